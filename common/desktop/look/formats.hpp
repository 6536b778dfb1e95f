#pragma once

#include "common/base/money.hpp"

#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <chrono>

/// How numbers, money and times are said, in the app's language. Instants are UTC; whoever shows one names the
/// airport's zone. Any thread that may read the Language: the GUI thread.
namespace narae::desktop::formats {

QString number(qint64 value);
/// "₩124,000"; a sign before the symbol.
QString money(Money money);
/// "+₩124,000", "−₩218,000".
QString signedMoney(Money money);
/// For a narrow place: "4.9만" in Korean, "₩49k" in English; other currencies in full.
QString moneyShort(Money money);
/// For a chart: "5.38억 원", "₩538m".
QString moneyLarge(Money money);

/// "10:50" at the airport.
QString time(const QDateTime& utc, const QTimeZone& zone);
/// "10:50:07" on this machine's clock.
QString clock(const QDateTime& utc);
/// "11월 24일 (화)", "Tue 24 Nov".
QString date(const QDate& date);
/// "2026년 11월 24일 (화)", "Tue 24 Nov 2026".
QString dateWithYear(const QDate& date);
/// "11월 24일 화요일", "Tuesday 24 November".
QString dateLong(const QDate& date);
/// "11월", "November".
QString month(const QDate& date);
/// "2026년 11월", "November 2026".
QString monthOfYear(const QDate& date);
/// "화", "Tue".
QString weekday(const QDate& date);
QDate dateAt(const QDateTime& utc, const QTimeZone& zone);

/// "1시간 10분", "1 h 10 min".
QString duration(std::chrono::minutes minutes);
/// How long from now to then, in its two largest units: "3일 22시간", "3 days 22 h".
QString until(const QDateTime& now, const QDateTime& then);
/// "07:48", for a countdown; "00:00" when it is over.
QString countdown(std::chrono::seconds left);
/// "+1" when a flight arrives on a later day at its destination, else empty.
QString dayShift(const QDateTime& departs, const QTimeZone& from, const QDateTime& arrives, const QTimeZone& to);
/// "NR 1207" for NR1207.
QString flightNumber(const QString& number);
/// "94%" for 940 per mille.
QString percent(int permille);

} // namespace narae::desktop::formats
