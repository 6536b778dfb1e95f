#include "client-admin/airline/flight_record.hpp"

#include <algorithm>
#include <numeric>

namespace narae::admin {

using desktop::instantFromJson;
using desktop::moneyFromJson;
using desktop::moneyToJson;

QJsonArray toJson(const RefundStepRecords& steps)
{
    QJsonArray json;
    for (const RefundStepRecord& step : steps)
        json.append(QJsonObject{{"daysBefore", step.daysBefore}, {"percent", step.percent}});
    return json;
}

QString refundText(const RefundStepRecords& steps)
{
    if (steps.empty()) return "-";
    QStringList words;
    for (const RefundStepRecord& step : steps)
        words << QString("%1:%2").arg(step.daysBefore).arg(step.percent);
    return words.join(' ');
}

std::optional<RefundStepRecords> refundStepsFromText(const QString& text)
{
    RefundStepRecords steps;
    if (text.trimmed() == "-") return steps;
    for (const QString& word : text.simplified().split(' ', Qt::SkipEmptyParts)) {
        const QStringList parts = word.split(':');
        bool daysRead = false;
        bool percentRead = false;
        const int days = parts.value(0).toInt(&daysRead);
        const int percent = parts.value(1).toInt(&percentRead);
        if (parts.size() != 2 || !daysRead || !percentRead) return std::nullopt;
        if (days < 0 || days > 365 || percent < 0 || percent > 100) return std::nullopt;
        if (!steps.empty() && (days >= steps.back().daysBefore || percent > steps.back().percent)) return std::nullopt;
        steps.push_back({days, percent});
    }
    constexpr std::size_t kStepsMax = 10;
    if (steps.empty() || steps.size() > kStepsMax) return std::nullopt;
    return steps;
}

FlightRecord FlightRecord::fromJson(const QJsonObject& json)
{
    FlightRecord flight;
    flight.flightId = json["flightId"].toInteger();
    flight.number = json["flightNumber"].toString();
    flight.origin = json["origin"].toString();
    flight.destination = json["destination"].toString();
    flight.departsMs = instantFromJson(json["departsAt"]).toMSecsSinceEpoch();
    flight.arrivesMs = instantFromJson(json["arrivesAt"]).toMSecsSinceEpoch();
    flight.aircraft = json["aircraft"].toString();
    for (const QJsonValue& value : json["cabins"].toArray())
        flight.cabins.push_back({value["cabin"].toString(), value["capacity"].toInt(), value["seatMap"].toString(),
                                 moneyFromJson(value["price"])});
    for (const QJsonValue& value : json["refundSteps"].toArray())
        flight.refundSteps.push_back({value["daysBefore"].toInt(), value["percent"].toInt()});
    flight.cancelReason = json["cancelReason"].toString();
    flight.sold = json["seatsSold"].toInt();
    flight.left = json["seatsLeft"].toInt();
    flight.cancelled = json["state"].toString() == "cancelled";
    flight.version = json["version"].toInteger();
    return flight;
}

int FlightRecord::capacity() const
{
    return std::accumulate(cabins.begin(), cabins.end(), 0,
                           [](int sum, const CabinRecord& cabin) { return sum + cabin.capacity; });
}

const CabinRecord* FlightRecord::cabin(const QString& name) const
{
    const auto found =
        std::find_if(cabins.begin(), cabins.end(), [&](const CabinRecord& cabin) { return cabin.cabin == name; });
    return found == cabins.end() ? nullptr : &*found;
}

const CabinRecord* FlightRecord::mainCabin() const
{
    if (const CabinRecord* economy = cabin("economy")) return economy;
    return cabins.empty() ? nullptr : &cabins.back();
}

AircraftRecord AircraftRecord::fromJson(const QJsonObject& json)
{
    AircraftRecord type;
    type.aircraftId = json["aircraftId"].toInteger();
    type.name = json["name"].toString();
    type.version = json["version"].toInteger();
    for (const QJsonValue& value : json["cabins"].toArray())
        type.cabins.push_back({value["cabin"].toString(), value["capacity"].toInt(), value["seatMap"].toString()});
    return type;
}

int AircraftRecord::capacity() const
{
    return std::accumulate(cabins.begin(), cabins.end(), 0,
                           [](int sum, const CabinLayoutRecord& cabin) { return sum + cabin.capacity; });
}

QJsonObject FlightDraft::toJson() const
{
    QJsonArray cabins;
    for (const auto& [cabin, price] : fares)
        cabins.append(QJsonObject{{"cabin", cabin}, {"price", moneyToJson(price)}});
    QJsonObject json{{"flightNumber", number},
                     {"origin", origin},
                     {"destination", destination},
                     {"departsAt", departsAt.toUTC().toString(Qt::ISODate)},
                     {"arrivesAt", arrivesAt.toUTC().toString(Qt::ISODate)},
                     {"aircraft", aircraft},
                     {"fares", cabins}};
    if (refundSteps) json["refundSteps"] = admin::toJson(*refundSteps);
    return json;
}

} // namespace narae::admin
