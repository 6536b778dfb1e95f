#include "client-customer/booking/booking_draft.hpp"

#include <QJsonArray>

#include <algorithm>

namespace narae::customer {

using desktop::CabinStatus;
using desktop::FlightStatus;
using desktop::instantFromJson;
using desktop::moneyFromJson;
using desktop::moneyToJson;

namespace {

QString textOf(const QDateTime& instant)
{
    return instant.isValid() ? instant.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QStringList listOf(const QJsonValue& json)
{
    QStringList list;
    for (const QJsonValue& value : json.toArray())
        list << value.toString();
    return list;
}

/// In the server's own words, so that FlightStatus::fromJson() reads it back.
QJsonObject flightToJson(const FlightStatus& flight)
{
    QJsonArray cabins;
    for (const CabinStatus& cabin : flight.cabins)
        cabins.append(QJsonObject{{"cabin", cabin.cabin},
                                  {"capacity", cabin.capacity},
                                  {"left", cabin.left},
                                  {"price", moneyToJson(cabin.price)},
                                  {"numbered", cabin.numbered}});
    return {{"flightId", flight.flightId},
            {"flightNumber", flight.flightNumber},
            {"origin", flight.origin},
            {"destination", flight.destination},
            {"departsAt", textOf(flight.departsAt)},
            {"arrivesAt", textOf(flight.arrivesAt)},
            {"durationMinutes", flight.durationMinutes},
            {"aircraft", flight.aircraft},
            {"price", moneyToJson(flight.price)},
            {"cabins", cabins}};
}

QJsonObject holdToJson(const BookingDraft::Hold& hold)
{
    return {{"reservationId", hold.reservationId},
            {"locator", hold.locator},
            {"placedAt", textOf(hold.placedAt)},
            {"expiresAt", textOf(hold.expiresAt)},
            {"total", moneyToJson(hold.total)},
            {"names", QJsonArray::fromStringList(hold.names)},
            {"seats", QJsonArray::fromStringList(hold.seats)},
            {"phone", hold.phone},
            {"email", hold.email}};
}

BookingDraft::Hold holdFromJson(const QJsonObject& json)
{
    return {json["reservationId"].toInteger(),
            json["locator"].toString(),
            instantFromJson(json["placedAt"]),
            instantFromJson(json["expiresAt"]),
            moneyFromJson(json["total"]),
            listOf(json["names"]),
            listOf(json["seats"]),
            json["phone"].toString(),
            json["email"].toString()};
}

} // namespace

bool BookingDraft::numbered() const
{
    const CabinStatus* status = flight.cabin(cabin);
    return status != nullptr && status->numbered;
}

bool BookingDraft::seatsComplete() const
{
    return !numbered() || std::none_of(seats.begin(), seats.end(), [](const QString& seat) { return seat.isEmpty(); });
}

bool BookingDraft::holdFits() const
{
    return hold && hold->names == names && hold->phone == phone && hold->email == email &&
           (!numbered() || hold->seats == seats);
}

Money BookingDraft::fareEach() const
{
    return Money(total.amountMinor() / std::max(1, travellers()), total.currency());
}

BookingDraft BookingDraft::of(const desktop::Reservation& reservation, const QString& phone)
{
    BookingDraft draft;
    draft.flight.flightId = reservation.flightId;
    draft.flight.flightNumber = reservation.flightNumber;
    draft.flight.origin = reservation.origin;
    draft.flight.destination = reservation.destination;
    draft.flight.departsAt = reservation.departsAt;
    draft.flight.arrivesAt = reservation.arrivesAt;
    draft.flight.durationMinutes = static_cast<int>(reservation.departsAt.secsTo(reservation.arrivesAt) / 60);
    draft.flight.price = reservation.unitPrice;
    draft.cabin = reservation.cabin;
    bool numbered = false;
    for (const desktop::Passenger& passenger : reservation.passengers) {
        if (passenger.cancelled) continue;
        draft.names << passenger.name;
        numbered = numbered || !passenger.seat.isEmpty();
    }
    CabinStatus cabin;
    cabin.cabin = reservation.cabin;
    cabin.price = reservation.unitPrice;
    cabin.numbered = numbered;
    draft.flight.cabins.push_back(cabin);
    draft.phone = phone;
    draft.email = reservation.email;
    draft.takeHold(reservation);
    return draft;
}

void BookingDraft::takeHold(const desktop::Reservation& reservation)
{
    Hold made;
    made.reservationId = reservation.reservationId;
    made.locator = reservation.locator;
    made.placedAt = reservation.placedAt;
    made.expiresAt = reservation.holdExpiresAt;
    made.total = reservation.total;
    made.names = names;
    made.phone = phone;
    made.email = email;
    for (const desktop::Passenger& passenger : reservation.passengers)
        if (!passenger.cancelled) made.seats << passenger.seat;
    seats = made.seats;
    total = made.total;
    hold = made;
}

QJsonObject BookingDraft::toJson() const
{
    QJsonObject json{{"flight", flightToJson(flight)},
                     {"cabin", cabin},
                     {"names", QJsonArray::fromStringList(names)},
                     {"seats", QJsonArray::fromStringList(seats)},
                     {"phone", phone},
                     {"email", email},
                     {"total", moneyToJson(total)},
                     {"attempt", attempt},
                     {"paying", paying}};
    if (hold) json["hold"] = holdToJson(*hold);
    return json;
}

std::optional<BookingDraft> BookingDraft::fromJson(const QJsonObject& json)
{
    BookingDraft draft;
    draft.flight = FlightStatus::fromJson(json["flight"].toObject());
    draft.cabin = json["cabin"].toString();
    draft.names = listOf(json["names"]);
    draft.seats = listOf(json["seats"]);
    draft.phone = json["phone"].toString();
    draft.email = json["email"].toString();
    draft.total = moneyFromJson(json["total"]);
    draft.attempt = json["attempt"].toString();
    draft.paying = json["paying"].toBool();
    if (json["hold"].isObject()) draft.hold = holdFromJson(json["hold"].toObject());
    if (draft.flight.flightId == 0 || draft.names.isEmpty() || draft.seats.size() != draft.names.size()) return {};
    return draft;
}

QJsonObject BookingDraft::orderBody() const
{
    QJsonArray passengers;
    for (int number = 0; number < travellers(); ++number) {
        QJsonObject passenger{{"name", names[number]}};
        if (numbered()) passenger["seat"] = seats[number];
        passengers.append(passenger);
    }
    QJsonObject contact{{"phone", phone}};
    if (!email.isEmpty()) contact["email"] = email;
    return {{"flightId", flight.flightId},
            {"cabin", cabin},
            {"passengers", passengers},
            {"contact", contact},
            {"expectedTotal", moneyToJson(total)}};
}

} // namespace narae::customer
