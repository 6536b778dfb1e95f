#include "common/desktop/client/records.hpp"

#include <algorithm>

namespace narae::desktop {

namespace {

CabinStatus cabinFromJson(const QJsonObject& json)
{
    CabinStatus cabin;
    cabin.cabin = json["cabin"].toString();
    cabin.capacity = json["capacity"].toInt();
    cabin.left = json["left"].toInt();
    cabin.price = moneyFromJson(json["price"]);
    cabin.numbered = json["numbered"].toBool();
    if (json["held"].isDouble()) cabin.held = json["held"].toInt();
    if (json["sold"].isDouble()) cabin.sold = json["sold"].toInt();
    return cabin;
}

std::vector<int> numbersFromJson(const QJsonValue& json)
{
    std::vector<int> numbers;
    for (const QJsonValue& number : json.toArray())
        numbers.push_back(number.toInt());
    return numbers;
}

SeatRowStatus rowFromJson(const QJsonObject& json)
{
    SeatRowStatus row;
    row.row = json["row"].toInt();
    row.letters = json["letters"].toString();
    row.exit = json["exit"].toBool();
    for (const QJsonValue& value : json["seats"].toArray()) {
        SeatStatus seat;
        seat.seat = value["seat"].toString();
        seat.state = value["state"].toString();
        seat.window = value["window"].toBool();
        seat.aisle = value["aisle"].toBool();
        seat.adultsOnly = value["adultsOnly"].toBool();
        if (value["reservationId"].isDouble()) seat.reservationId = value["reservationId"].toInteger();
        row.seats.push_back(seat);
    }
    return row;
}

} // namespace

Money moneyFromJson(const QJsonValue& json)
{
    const auto money = Money::make(json["amountMinor"].toInteger(), json["currency"].toString().toStdString());
    return money ? *money : Money();
}

QJsonObject moneyToJson(Money money)
{
    return {{"amountMinor", static_cast<qint64>(money.amountMinor())},
            {"currency", QString::fromUtf8(money.currency().code().data(), 3)}};
}

QDateTime instantFromJson(const QJsonValue& json)
{
    return QDateTime::fromString(json.toString(), Qt::ISODateWithMs).toUTC();
}

Airport Airport::fromJson(const QJsonObject& json)
{
    Airport airport;
    airport.code = json["code"].toString();
    airport.englishName = json["name"]["en"].toString();
    airport.koreanName = json["name"]["ko"].toString();
    airport.englishCity = json["city"]["en"].toString();
    airport.koreanCity = json["city"]["ko"].toString();
    airport.country = json["country"].toString();
    airport.zone = json["zone"].toString().toLatin1();
    airport.latitude = json["latitudeMicrodegrees"].toDouble() / 1e6;
    airport.longitude = json["longitudeMicrodegrees"].toDouble() / 1e6;
    return airport;
}

FlightStatus FlightStatus::fromJson(const QJsonObject& json)
{
    FlightStatus flight;
    flight.flightId = json["flightId"].toInteger();
    flight.flightNumber = json["flightNumber"].toString();
    flight.origin = json["origin"].toString();
    flight.destination = json["destination"].toString();
    flight.departsAt = instantFromJson(json["departsAt"]);
    flight.arrivesAt = instantFromJson(json["arrivesAt"]);
    flight.durationMinutes = json["durationMinutes"].toInt();
    flight.aircraft = json["aircraft"].toString();
    flight.status = json["status"].toString();
    flight.cancelled = json["cancelled"].toBool();
    flight.capacity = json["capacity"].toInt();
    flight.left = json["left"].toInt();
    flight.price = moneyFromJson(json["price"]);
    for (const QJsonValue& cabin : json["cabins"].toArray())
        flight.cabins.push_back(cabinFromJson(cabin.toObject()));
    flight.version = json["version"].toInteger();
    if (json["held"].isDouble()) flight.held = json["held"].toInt();
    if (json["sold"].isDouble()) flight.sold = json["sold"].toInt();
    if (json["leftByAirline"].isDouble()) flight.leftByAirline = json["leftByAirline"].toInt();
    return flight;
}

const CabinStatus* FlightStatus::cabin(const QString& name) const
{
    const auto found =
        std::find_if(cabins.begin(), cabins.end(), [&name](const CabinStatus& cabin) { return cabin.cabin == name; });
    return found == cabins.end() ? nullptr : &*found;
}

FlightSeats FlightSeats::fromJson(const QJsonObject& json)
{
    FlightSeats seats;
    seats.flightId = json["flightId"].toInteger();
    seats.flightNumber = json["flightNumber"].toString();
    for (const QJsonValue& value : json["cabins"].toArray()) {
        CabinSeats cabin{cabinFromJson(value.toObject()), {}};
        for (const QJsonValue& row : value["rows"].toArray())
            cabin.rows.push_back(rowFromJson(row.toObject()));
        seats.cabins.push_back(std::move(cabin));
    }
    return seats;
}

DayPrice DayPrice::fromJson(const QJsonObject& json)
{
    DayPrice day{QDate::fromString(json["date"].toString(), Qt::ISODate), json["flights"].toInt(), {}};
    if (json["price"].isObject()) day.price = moneyFromJson(json["price"]);
    return day;
}

Reservation Reservation::fromJson(const QJsonObject& json)
{
    Reservation reservation;
    reservation.reservationId = json["reservationId"].toInteger();
    reservation.locator = json["locator"].toString();
    reservation.state = json["state"].toString();
    const QJsonValue flight = json["flight"];
    reservation.flightId = flight["flightId"].toInteger();
    reservation.flightNumber = flight["flightNumber"].toString();
    reservation.origin = flight["origin"].toString();
    reservation.destination = flight["destination"].toString();
    reservation.departsAt = instantFromJson(flight["departsAt"]);
    reservation.arrivesAt = instantFromJson(flight["arrivesAt"]);
    reservation.flightCancelled = flight["cancelled"].toBool();
    reservation.cabin = json["cabin"].toString();
    for (const QJsonValue& value : json["passengers"].toArray())
        reservation.passengers.push_back(
            {value["number"].toInt(), value["name"].toString(), value["seat"].toString(), value["cancelled"].toBool()});
    reservation.phone = json["contact"]["phone"].toString();
    reservation.email = json["contact"]["email"].toString();
    reservation.unitPrice = moneyFromJson(json["unitPrice"]);
    reservation.total = moneyFromJson(json["total"]);
    reservation.refunded = moneyFromJson(json["refunded"]);
    reservation.placedAt = instantFromJson(json["placedAt"]);
    reservation.holdExpiresAt = instantFromJson(json["holdExpiresAt"]);
    if (json["paymentId"].isDouble()) reservation.paymentId = json["paymentId"].toInteger();
    reservation.endReason = json["endReason"].toString();
    for (const QJsonValue& value : json["cancellations"].toArray())
        reservation.cancellations.push_back({value["number"].toInt(), numbersFromJson(value["passengers"]),
                                             moneyFromJson(value["refund"]), moneyFromJson(value["fee"]),
                                             value["reason"].toString(), instantFromJson(value["at"])});
    return reservation;
}

int Reservation::travelling() const
{
    return static_cast<int>(std::count_if(passengers.begin(), passengers.end(),
                                          [](const Passenger& passenger) { return !passenger.cancelled; }));
}

bool Reservation::paymentOpen() const
{
    return state == "paying" || state == "payment_unknown" || (state == "expired" && endReason == "payment_unknown");
}

CancellationQuote CancellationQuote::fromJson(const QJsonObject& json)
{
    return {json["quoteId"].toInteger(), numbersFromJson(json["passengers"]), moneyFromJson(json["refund"]),
            moneyFromJson(json["fee"]), instantFromJson(json["expiresAt"])};
}

Purchase Purchase::fromJson(const QJsonObject& json)
{
    Purchase purchase;
    purchase.reservationId = json["reservationId"].toInteger();
    purchase.locator = json["locator"].toString();
    purchase.flightId = json["flightId"].toInteger();
    purchase.flightNumber = json["flightNumber"].toString();
    purchase.origin = json["origin"].toString();
    purchase.destination = json["destination"].toString();
    purchase.departsAt = instantFromJson(json["departsAt"]);
    purchase.arrivesAt = instantFromJson(json["arrivesAt"]);
    purchase.cabin = json["cabin"].toString();
    purchase.count = json["count"].toInt();
    purchase.cancelled = json["cancelled"].toInt();
    for (const QJsonValue& seat : json["seats"].toArray())
        purchase.seats << seat.toString();
    purchase.state = json["state"].toString();
    purchase.total = moneyFromJson(json["total"]);
    purchase.paid = moneyFromJson(json["paid"]);
    purchase.refunded = moneyFromJson(json["refunded"]);
    purchase.placedAt = instantFromJson(json["placedAt"]);
    purchase.phone = json["phone"].toString();
    return purchase;
}

Account Account::fromJson(const QJsonObject& json)
{
    return {json["accountId"].toInteger(),      json["email"].toString(),         json["name"].toString(),
            json["phone"].toString(),           json["role"].toString(),          json["state"].toString(),
            instantFromJson(json["createdAt"]), instantFromJson(json["closedAt"])};
}

} // namespace narae::desktop
