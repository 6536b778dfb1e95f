#include "client-admin/insights/insight_makers.hpp"

#include "common/desktop/look/language.hpp"

namespace narae::admin {

using desktop::Language;

namespace {

/// "Gimpo" for "Seoul Gimpo": a route's two ends need no city.
QString stationName(const desktop::AirportBook& airports, const QString& code)
{
    const bool korean = Language::current().korean();
    QString name = airports.shortName(code, korean);
    const QString city = airports.city(code, korean) + " ";
    if (name.startsWith(city)) name.remove(0, city.size());
    return name;
}

} // namespace

QString routeName(const desktop::AirportBook& airports, const QString& origin, const QString& destination)
{
    const QString to = stationName(airports, destination);
    return origin.isEmpty() ? to : stationName(airports, origin) + QChar(0x2192) + to;
}

QString shareText(double share)
{
    const double percent = share * 100;
    const bool decimal = percent > 0 && percent < 9.95;
    return Language::current().locale().toString(percent, 'f', decimal ? 1 : 0) + "%";
}

QString dayText(const QDate& day)
{
    return Language::current().locale().toString(day,
                                                 Language::current().korean() ? QString::fromUtf8("M월 d일") : "d MMM");
}

QString periodText(const Period& period)
{
    if (period.from == period.to) return dayText(period.from);
    if (period.from.year() == period.to.year()) return dayText(period.from) + " ~ " + dayText(period.to);
    const auto withYear = [](const QDate& day) {
        const bool korean = Language::current().korean();
        return Language::current().locale().toString(day, korean ? QString::fromUtf8("yyyy년 M월 d일") : "d MMM yyyy");
    };
    return withYear(period.from) + " ~ " + withYear(period.to);
}

} // namespace narae::admin
