#include "server/reservation/application/follow_flight.hpp"

namespace narae::reservation {

Result<void> offerFlight(ReservationBooks& books, const FlightDescription& description)
{
    const SeatsOnSale* known = books.seats(description.flight);
    if (known != nullptr && known->version >= description.version) return {};
    SeatsOnSale next = known != nullptr ? *known : SeatsOnSale{};
    next.flight = description.flight;
    next.flightNumber = description.flightNumber;
    next.origin = description.origin;
    next.destination = description.destination;
    next.departsAt = description.departsAt;
    next.arrivesAt = description.arrivesAt;
    next.refundRule = RefundRule(description.refundSteps);
    next.version = description.version;
    std::vector<SeatsOnSale::NewCabin> cabins;
    for (const auto& cabin : description.cabins) {
        if (auto parsed = SeatMap::parse(cabin.seatMap); !cabin.seatMap.empty() && !parsed) return parsed.error();
        cabins.push_back({cabin.cabin, cabin.capacity, cabin.price, books.seatMap(cabin.seatMap)});
    }
    if (auto fits = next.redescribe(cabins); !fits) return fits;
    if (known != nullptr)
        *books.changeSeats(description.flight) = std::move(next);
    else
        books.add(std::move(next));
    return {};
}

Result<void> withdrawFlight(ReservationBooks& books, FlightId flight, std::int64_t version, Instant now)
{
    if (books.seats(flight) == nullptr) return refuse("flight.unknown").with("flightId", flight.value());
    SeatsOnSale& seats = *books.changeSeats(flight);
    seats.cancelled = true;
    seats.version = std::max(seats.version, version);
    for (const ReservationId id : books.activeOn(flight)) {
        const Reservation& found = *books.reservation(id);
        const bool bought = found.state == Reservation::State::Confirmed;
        if (!bought && found.state != Reservation::State::Held) continue;
        Reservation& party = *books.changeReservation(id);
        const auto numbers = party.travellingNumbers();
        const Money nothing(0, party.total.currency());
        auto paid = party.unitPrice.times(static_cast<std::int64_t>(numbers.size()));
        if (!paid) return paid.error();
        const auto part = party.cancel(numbers, bought ? *paid : nothing, nothing, "flight_cancelled", QuoteId(), now);
        if (!part) return part.error();
        const auto names = party.seatsOf(numbers);
        const int count = static_cast<int>(numbers.size());
        if (bought) {
            seats.giveBackSold(party.cabin, count, names);
            books.tellCancelled(party, *part, true);
        } else {
            seats.giveBackHeld(party.cabin, count, names);
            books.tellExpired(party, names, "flight_cancelled");
        }
    }
    return {};
}

Result<bool> NarrowCabin::decide(ReservationBooks& books, Instant) const
{
    if (books.seats(flight) == nullptr) return refuse("flight.unknown").with("flightId", flight.value());
    if (auto parsed = SeatMap::parse(seatMap); !seatMap.empty() && !parsed) return parsed.error();
    if (auto narrowed = books.changeSeats(flight)->narrow(cabin, capacity, books.seatMap(seatMap)); !narrowed)
        return narrowed.error();
    return true;
}

} // namespace narae::reservation
