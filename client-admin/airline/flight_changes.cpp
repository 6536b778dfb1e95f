#include "client-admin/airline/flight_changes.hpp"

#include <algorithm>

namespace narae::admin {

namespace {

QString instantText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

bool FlightChanges::empty() const
{
    return !departsMs && !arrivesMs && !aircraft && fares.empty() && !refundSteps;
}

QJsonObject FlightChanges::toJson() const
{
    QJsonObject json;
    if (departsMs) json["departsAt"] = instantText(*departsMs);
    if (arrivesMs) json["arrivesAt"] = instantText(*arrivesMs);
    if (aircraft) json["aircraft"] = *aircraft;
    if (!fares.empty()) {
        QJsonArray list;
        for (const auto& [cabin, price] : fares)
            list.append(QJsonObject{{"cabin", cabin}, {"price", desktop::moneyToJson(price)}});
        json["fares"] = list;
    }
    if (refundSteps) json["refundSteps"] = admin::toJson(*refundSteps);
    return json;
}

FlightRecord FlightChanges::appliedTo(FlightRecord flight) const
{
    flight.departsMs = departsMs.value_or(flight.departsMs);
    flight.arrivesMs = arrivesMs.value_or(flight.arrivesMs);
    flight.aircraft = aircraft.value_or(flight.aircraft);
    flight.refundSteps = refundSteps.value_or(flight.refundSteps);
    for (const auto& [cabin, price] : fares)
        for (CabinRecord& record : flight.cabins)
            if (record.cabin == cabin) record.price = price;
    return flight;
}

FlightChanges FlightChanges::undoing(const FlightRecord& before) const
{
    FlightChanges back;
    if (departsMs) back.departsMs = before.departsMs;
    if (arrivesMs) back.arrivesMs = before.arrivesMs;
    if (refundSteps) back.refundSteps = before.refundSteps;
    // Seats that were given by hand have no aircraft to go back to.
    if (aircraft && !before.aircraft.isEmpty()) {
        back.aircraft = before.aircraft;
        for (const CabinRecord& cabin : before.cabins)
            back.setFare(cabin.cabin, cabin.price);
    }
    for (const auto& fare : fares)
        if (const CabinRecord* cabin = before.cabin(fare.first)) back.setFare(cabin->cabin, cabin->price);
    return back;
}

void FlightChanges::setFare(const QString& cabin, Money price)
{
    dropFare(cabin);
    fares.emplace_back(cabin, price);
}

void FlightChanges::dropFare(const QString& cabin)
{
    std::erase_if(fares, [&cabin](const auto& fare) { return fare.first == cabin; });
}

std::optional<Money> FlightChanges::fare(const QString& cabin) const
{
    for (const auto& [name, price] : fares)
        if (name == cabin) return price;
    return std::nullopt;
}

} // namespace narae::admin
