#include "common/desktop/look/formats.hpp"

#include "common/desktop/look/language.hpp"

#include <QCoreApplication>

namespace narae::desktop::formats {

namespace {

/// The words of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(formats)
};

QLocale locale()
{
    return Language::current().locale();
}

/// The symbol of a currency where everybody knows it, else its code and a space.
QString symbolOf(Currency currency)
{
    if (currency.code() == "KRW") return QString(QChar(0x20A9));
    if (currency.code() == "USD") return "$";
    if (currency.code() == "EUR") return QString(QChar(0x20AC));
    if (currency.code() == "JPY") return QString(QChar(0x00A5));
    return QString::fromUtf8(currency.code().data(), 3) + QChar(0x00A0);
}

QString digits(Money money)
{
    const std::int64_t minor = money.amountMinor();
    const auto positive = minor < 0 ? 0 - static_cast<quint64>(minor) : static_cast<quint64>(minor);
    quint64 unit = 1;
    for (int digit = 0; digit < money.currency().minorDigits(); ++digit)
        unit *= 10;
    QString text = locale().toString(positive / unit);
    if (unit > 1)
        text += locale().decimalPoint() +
                QString::number(positive % unit).rightJustified(money.currency().minorDigits(), '0');
    return text;
}

/// `value` in units of `unit`, with one decimal below 100 units where there is one.
QString inUnits(std::int64_t value, std::int64_t unit, int decimals)
{
    QString text = locale().toString(static_cast<double>(value) / static_cast<double>(unit), 'f', decimals);
    if (decimals > 0 && text.endsWith(locale().decimalPoint() + QString(decimals, '0'))) text.chop(decimals + 1);
    return text;
}

} // namespace

QString number(qint64 value)
{
    return locale().toString(value);
}

QString money(Money money)
{
    return (money.amountMinor() < 0 ? QString(QChar(0x2212)) : QString()) + symbolOf(money.currency()) + digits(money);
}

QString signedMoney(Money amount)
{
    return amount.amountMinor() > 0 ? "+" + money(amount) : money(amount);
}

QString moneyShort(Money amount)
{
    const std::int64_t won = amount.amountMinor();
    if (amount.currency().code() != "KRW" || won < 1000) return money(amount);
    if (Language::current().korean()) return inUnits(won, 10'000, 1) + QString::fromUtf8("만");
    return symbolOf(amount.currency()) + inUnits(won, 1000, 0) + "k";
}

QString moneyLarge(Money amount)
{
    const std::int64_t won = amount.amountMinor();
    if (amount.currency().code() != "KRW") return money(amount);
    if (Language::current().korean()) {
        if (won >= 100'000'000) return inUnits(won, 100'000'000, 2) + QString::fromUtf8("억 원");
        if (won >= 10'000) return inUnits(won, 10'000, 0) + QString::fromUtf8("만 원");
        return number(won) + QString::fromUtf8("원");
    }
    if (won >= 1'000'000) return symbolOf(amount.currency()) + inUnits(won, 1'000'000, won < 100'000'000 ? 1 : 0) + "m";
    return money(amount);
}

QString time(const QDateTime& utc, const QTimeZone& zone)
{
    return utc.toTimeZone(zone).toString("HH:mm");
}

QString clock(const QDateTime& utc)
{
    return utc.toLocalTime().toString("HH:mm:ss");
}

QString date(const QDate& date)
{
    return locale().toString(date, Language::current().korean() ? QString::fromUtf8("M월 d일 (ddd)") : "ddd d MMM");
}

QString dateWithYear(const QDate& date)
{
    return locale().toString(date, Language::current().korean() ? QString::fromUtf8("yyyy년 M월 d일 (ddd)")
                                                                : "ddd d MMM yyyy");
}

QString dateLong(const QDate& date)
{
    return locale().toString(date, Language::current().korean() ? QString::fromUtf8("M월 d일 dddd") : "dddd d MMMM");
}

QString month(const QDate& date)
{
    return locale().toString(date, "MMMM");
}

QString monthOfYear(const QDate& date)
{
    return locale().toString(date, Language::current().korean() ? QString::fromUtf8("yyyy년 M월") : "MMMM yyyy");
}

QString weekday(const QDate& date)
{
    return locale().toString(date, "ddd");
}

QDate dateAt(const QDateTime& utc, const QTimeZone& zone)
{
    return utc.toTimeZone(zone).date();
}

QString duration(std::chrono::minutes minutes)
{
    const auto hours = minutes.count() / 60;
    const auto rest = minutes.count() % 60;
    if (hours == 0) return Words::tr("%1 min").arg(rest);
    if (rest == 0) return Words::tr("%1 h").arg(hours);
    return Words::tr("%1 h %2 min").arg(hours).arg(rest);
}

QString until(const QDateTime& now, const QDateTime& then)
{
    const auto minutes = std::max<qint64>(0, now.secsTo(then) / 60);
    const int days = static_cast<int>(minutes / (24 * 60));
    const auto hours = minutes / 60 % 24;
    if (days == 0) return duration(std::chrono::minutes(minutes));
    if (hours == 0) return days == 1 ? Words::tr("1 day") : Words::tr("%1 days").arg(days);
    return days == 1 ? Words::tr("1 day %1 h").arg(hours) : Words::tr("%1 days %2 h").arg(days).arg(hours);
}

QString countdown(std::chrono::seconds left)
{
    const auto seconds = std::max<std::chrono::seconds::rep>(0, left.count());
    return QString("%1:%2").arg(seconds / 60, 2, 10, QChar('0')).arg(seconds % 60, 2, 10, QChar('0'));
}

QString dayShift(const QDateTime& departs, const QTimeZone& from, const QDateTime& arrives, const QTimeZone& to)
{
    const auto days = dateAt(departs, from).daysTo(dateAt(arrives, to));
    return days == 0  ? QString()
           : days > 0 ? QString("+%1").arg(days)
                      : QString(QChar(0x2212)) + QString::number(-days);
}

QString flightNumber(const QString& number)
{
    if (number.size() < 3) return number;
    return number.left(2) + QChar(0x00A0) + number.mid(2);
}

QString percent(int permille)
{
    return locale().toString((permille + 5) / 10) + "%";
}

} // namespace narae::desktop::formats
