#include "client-admin/insights/report_rows.hpp"

#include <QJsonArray>

namespace narae::admin {

RouteLoad RouteLoad::fromJson(const QJsonObject& json)
{
    return {json["origin"].toString(), json["destination"].toString(), json["flights"].toInt(),
            json["capacity"].toInteger(), json["sold"].toInteger()};
}

FlightLoad FlightLoad::fromJson(const QJsonObject& json)
{
    FlightLoad load;
    load.flightId = json["flightId"].toInteger();
    load.number = json["flightNumber"].toString();
    load.origin = json["origin"].toString();
    load.destination = json["destination"].toString();
    load.departsAt = QDateTime::fromString(json["departsAt"].toString(), Qt::ISODateWithMs);
    load.capacity = json["capacity"].toInteger();
    load.sold = json["sold"].toInteger();
    return load;
}

DayMoney DayMoney::fromJson(const QJsonObject& json)
{
    return {QDate::fromString(json["date"].toString(), Qt::ISODate), json["flights"].toInt(),
            desktop::moneyFromJson(json["captured"]), desktop::moneyFromJson(json["refunded"]),
            desktop::moneyFromJson(json["net"])};
}

DaysBeforeOut DaysBeforeOut::fromJson(const QJsonObject& json)
{
    return {json["daysBefore"].toInt(), json["cancellations"].toInt(), json["passengers"].toInt(),
            desktop::moneyFromJson(json["refunds"]), desktop::moneyFromJson(json["fees"])};
}

BookingCurve BookingCurve::fromJson(const QJsonObject& json)
{
    BookingCurve curve;
    curve.flights = json["flights"].toInt();
    curve.capacity = json["capacity"].toInteger();
    curve.sold = json["sold"].toInteger();
    for (const QJsonValue& item : json["items"].toArray())
        curve.steps.push_back({item["daysBefore"].toInt(), item["cumulative"].toInteger()});
    return curve;
}

double BookingCurve::shareAt(int daysBefore) const
{
    qint64 booked = 0;
    for (const Step& step : steps)
        if (step.daysBefore >= daysBefore) booked = step.cumulative;
    return capacity == 0 ? 0 : static_cast<double>(booked) / static_cast<double>(capacity);
}

} // namespace narae::admin
