#include "server/view/adapters/event_translation.hpp"

#include "common/api/events.hpp"
#include "server/platform/log/log.hpp"

#include <map>

namespace narae::view {

namespace {

namespace events = api::events;

Money moneyOf(std::int64_t amountMinor, const std::string& currency)
{
    return Money::make(amountMinor, currency).value_or(Money(amountMinor, Currency::krw()));
}

/// Seats of a cabin without numbers have no names.
std::vector<std::string> named(const std::vector<std::string>& seats)
{
    std::vector<std::string> names;
    for (const std::string& seat : seats)
        if (!seat.empty()) names.push_back(seat);
    return names;
}

FlightDescribed describe(const events::FlightDescription& flight, bool isNew)
{
    FlightDescribed described;
    described.isNew = isNew;
    described.flightId = flight.flightId;
    described.version = flight.version;
    described.number = flight.flightName;
    described.origin = flight.origin;
    described.destination = flight.destination;
    described.destinationIsAirport = flight.destinationIsAirport;
    described.departsAt = flight.departsAt;
    described.arrivesAt = flight.arrivesAt;
    described.aircraft = flight.aircraft;
    for (const events::CabinOffer& cabin : flight.cabins)
        described.cabins.push_back({cabin.cabin, cabin.capacity, cabin.price, cabin.seatMap});
    return described;
}

AirlineRecorded record(const events::FlightSeats& seats, bool returned)
{
    return {seats.flightId, seats.reservationId, seats.count, returned};
}

ReturnReason returnReason(const std::string& reason)
{
    if (reason == "declined") return ReturnReason::Declined;
    if (reason == "payment_unavailable") return ReturnReason::PaymentUnavailable;
    if (reason == "hold_expired") return ReturnReason::HoldExpired;
    if (reason == "payment_unknown") return ReturnReason::PaymentUnknown;
    if (reason == "flight_cancelled") return ReturnReason::FlightCancelled;
    return ReturnReason::GivenUp;
}

PaymentRecorded record(const events::Payment& payment, PaymentRecorded::Kind kind)
{
    return {kind, payment.reservationId, payment.flightId, moneyOf(payment.price, payment.currency)};
}

Happening means(const events::FlightAdded& event)
{
    return describe(event.flight, true);
}

Happening means(const events::FlightChanged& event)
{
    return describe(event.flight, false);
}

Happening means(const events::FlightCancelled& event)
{
    return FlightWithdrawn{event.flightId, event.version, event.reason};
}

Happening means(const events::FlightSeatRequested& event)
{
    return record(event.seats, false);
}

Happening means(const events::FlightSeatReturned& event)
{
    return record(event.seats, true);
}

Happening means(const events::ReservationPlaced& event)
{
    SeatsHeld held;
    held.reservationId = event.reservationId;
    held.flightId = event.flightId;
    held.locator = event.locator;
    held.cabin = event.cabin;
    held.count = event.count;
    held.total = moneyOf(event.price, event.currency);
    held.seats = named(event.seats);
    held.customerId = event.customerId;
    held.paying = event.paying;
    return held;
}

Happening means(const events::ReservationConfirmed& event)
{
    return SeatsSold{event.reservationId, event.flightId, event.cabin, event.count, named(event.seats)};
}

Happening means(const events::ReservationCancelled& event)
{
    PassengersCancelled cancelled;
    cancelled.reservationId = event.reservationId;
    cancelled.flightId = event.flightId;
    cancelled.cabin = event.cabin;
    cancelled.count = event.count;
    cancelled.seats = named(event.seats);
    cancelled.refund = moneyOf(event.price, event.currency);
    cancelled.feeMinor = event.fee;
    cancelled.reason = event.reason;
    cancelled.cancellation = event.cancellation;
    return cancelled;
}

Happening means(const events::ReservationPaymentUnknown& event)
{
    return PaymentLostSight{event.reservationId, event.flightId, event.attempt, event.known};
}

Happening means(const events::ReservationExpired& event)
{
    return SeatsReturned{event.reservationId, event.flightId, event.cabin, event.count, returnReason(event.reason)};
}

Happening means(const events::PayApproved& event)
{
    return record(event.payment, PaymentRecorded::Kind::Captured);
}

Happening means(const events::PayDeclined& event)
{
    return record(event.payment, PaymentRecorded::Kind::Declined);
}

Happening means(const events::PayCancelled& event)
{
    return record(event.payment, PaymentRecorded::Kind::Refunded);
}

template <class Event>
Happening read(const commit::Envelope& envelope)
{
    auto event = events::fromText<Event>(envelope.data);
    if (event) return means(*event);
    log::warning("view.event_unreadable", {{"event", envelope.id()}, {"type", envelope.type}});
    return Unreadable{};
}

using Read = Happening (*)(const commit::Envelope&);

template <class... Events>
std::map<std::string_view, Read> readersOf()
{
    return {{Events::kType, &read<Events>}...};
}

} // namespace

Occurrence translate(const commit::Envelope& envelope)
{
    static const std::map<std::string_view, Read> readers =
        readersOf<events::FlightAdded, events::FlightChanged, events::FlightCancelled, events::FlightSeatRequested,
                  events::FlightSeatReturned, events::ReservationPlaced, events::ReservationConfirmed,
                  events::ReservationCancelled, events::ReservationPaymentUnknown, events::ReservationExpired,
                  events::PayApproved, events::PayDeclined, events::PayCancelled>();
    const auto reader = readers.find(envelope.type);
    Happening happening = reader == readers.end() ? Happening(Unknown{}) : reader->second(envelope);
    return {envelope.writer, envelope.seq, envelope.time, std::move(happening)};
}

} // namespace narae::view
