#include "client-admin/airline/entry.hpp"

#include <QLocale>
#include <QRegularExpression>

namespace narae::admin::entry {

std::optional<Money> money(const QString& text, Currency currency)
{
    static const QRegularExpression shape("^(\\d{1,13})(?:\\.(\\d{1,3}))?$");
    QString digits = text;
    digits.remove(QRegularExpression("[,\\s\\x{20A9}\\x{C6D0}$\\x{20AC}\\x{A5}\\x{A3}]"));
    const auto match = shape.match(digits);
    if (!match.hasMatch()) return std::nullopt;
    const QString cents = match.captured(2);
    if (cents.size() > currency.minorDigits()) return std::nullopt;
    const QString minor = match.captured(1) + cents + QString(currency.minorDigits() - cents.size(), '0');
    return Money(minor.toLongLong(), currency);
}

std::optional<QTime> time(const QString& text)
{
    static const QRegularExpression shape("^(\\d{1,2}):?(\\d{2})$");
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch()) return std::nullopt;
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt());
    if (!time.isValid()) return std::nullopt;
    return time;
}

std::optional<QDate> date(const QString& text)
{
    static const QRegularExpression numbers("^(\\d{4})\\s*[-./]?\\s*(\\d{1,2})\\s*[-./]?\\s*(\\d{1,2})\\.?$");
    const auto match = numbers.match(text.trimmed());
    QDate date;
    if (match.hasMatch())
        date = QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    else
        date = QLocale(QLocale::English).toDate(text.simplified(), "d MMM yyyy");
    if (!date.isValid()) return std::nullopt;
    return date;
}

std::optional<QDateTime> moment(const QString& text, const QTimeZone& zone)
{
    const QString words = text.simplified();
    static const QRegularExpression withOffset("(Z|[+-]\\d{2}:\\d{2})$");
    if (withOffset.match(words).hasMatch() && words.contains('T')) {
        const QDateTime instant = QDateTime::fromString(words, Qt::ISODate);
        if (!instant.isValid()) return std::nullopt;
        return instant.toUTC();
    }
    const auto cut = std::max(words.lastIndexOf(' '), words.lastIndexOf('T'));
    if (cut < 0) return std::nullopt;
    QString clock = words.mid(cut + 1);
    if (clock.size() == 8) clock.chop(3); // a spreadsheet's seconds
    const auto day = date(words.left(cut));
    const auto hour = time(clock);
    if (!day || !hour) return std::nullopt;
    return QDateTime(*day, *hour, zone).toUTC();
}

QString momentText(const QDateTime& utc, const QTimeZone& zone)
{
    return utc.toTimeZone(zone).toString("yyyy-MM-dd HH:mm");
}

QString flightNumber(const QString& text)
{
    static const QRegularExpression shape("^[A-Z0-9]{2}\\d{1,4}[A-Z]?$");
    QString number = text.trimmed().toUpper();
    number.remove(QRegularExpression("[\\s\\x{A0}]"));
    return shape.match(number).hasMatch() ? number : QString();
}

QString plainAmount(Money money)
{
    const int digits = money.currency().minorDigits();
    QString text = QString::number(money.amountMinor());
    if (digits == 0) return text;
    text = text.rightJustified(digits + 1, '0');
    return text.left(text.size() - digits) + '.' + text.right(digits);
}

} // namespace narae::admin::entry
