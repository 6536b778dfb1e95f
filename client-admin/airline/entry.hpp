#pragma once

#include "common/base/money.hpp"

#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <optional>

/// What a clerk types, read generously: with or without signs, separators and blanks.
namespace narae::admin::entry {

/// "₩62,000", "62000", "249.50": an amount of `currency`.
std::optional<Money> money(const QString& text, Currency currency);
/// "10:50", "1050", "9:05".
std::optional<QTime> time(const QString& text);
/// "2026-11-24", "2026. 11. 24.", "24 Nov 2026", "20261124".
std::optional<QDate> date(const QString& text);
/// "2026-11-24 10:50" at `zone`, or an instant with its own offset (RFC 3339).
std::optional<QDateTime> moment(const QString& text, const QTimeZone& zone);
/// "2026-11-24 10:50" at `zone`: what moment() reads.
QString momentText(const QDateTime& utc, const QTimeZone& zone);
/// "NR1207" of "nr 1207"; empty where it is no flight number.
QString flightNumber(const QString& text);
/// The amount in digits, without a sign: "62000", "249.50".
QString plainAmount(Money money);

} // namespace narae::admin::entry
