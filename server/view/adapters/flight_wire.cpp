#include "server/view/adapters/flight_wire.hpp"

#include "common/base/check.hpp"

#include <algorithm>

namespace narae::view {

namespace {

namespace views = api::views;

std::string_view text(SeatUse use)
{
    switch (use) {
    case SeatUse::Free: return "free";
    case SeatUse::Held: return "held";
    case SeatUse::Sold: return "taken";
    }
    check(false, "a seat's use is one of its enumerators");
    return {};
}

views::Cabin toWire(const FlightStatus& flight, std::size_t number, bool forStaff)
{
    const CabinFacts& facts = flight.facts->cabins[number];
    const CabinUse& use = flight.cabins[number];
    views::Cabin cabin;
    cabin.cabin = facts.cabin;
    cabin.capacity = facts.capacity;
    cabin.left = flight.left(number);
    cabin.price = facts.price;
    cabin.numbered = facts.seatMap != nullptr;
    if (forStaff) {
        cabin.held = use.held;
        cabin.sold = use.sold;
    }
    return cabin;
}

views::SeatRow toWire(const SeatMap& map, const SeatMap::Row& row, const CabinUse& use,
                      const std::vector<std::pair<SeatCode, std::int64_t>>* sitting)
{
    views::SeatRow wire;
    wire.row = row.number;
    wire.letters = row.letters;
    wire.exit = row.exit;
    const std::string& letters = row.letters;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] == '_') continue;
        views::Seat seat;
        seat.seat = std::to_string(row.number) + letters[i];
        const SeatCode code = toSeatCode(seat.seat);
        seat.state = map.has(seat.seat) ? text(use.useOf(code)) : "blocked";
        seat.window = i == 0 || i + 1 == letters.size();
        seat.aisle = (i > 0 && letters[i - 1] == '_') || (i + 1 < letters.size() && letters[i + 1] == '_');
        seat.adultsOnly = row.exit;
        if (sitting != nullptr) {
            const auto who =
                std::find_if(sitting->begin(), sitting->end(), [&](const auto& taken) { return taken.first == code; });
            if (who != sitting->end()) seat.reservationId = who->second;
        }
        wire.seats.push_back(std::move(seat));
    }
    return wire;
}

} // namespace

views::FlightStatus toWire(const FlightStatus& flight, bool forStaff)
{
    const FlightFacts& facts = *flight.facts;
    views::FlightStatus wire;
    wire.flightId = flight.flightId;
    wire.flightNumber = facts.number;
    wire.origin = facts.origin;
    wire.destination = facts.destination;
    wire.departsAt = facts.departsAt;
    wire.arrivesAt = facts.arrivesAt;
    wire.aircraft = facts.aircraft;
    wire.status = text(flight.mood);
    wire.cancelled = flight.cancelled;
    wire.capacity = flight.capacity();
    wire.left = flight.left();
    wire.price = flight.lowestPrice(1).value_or(flight.fromPrice());
    for (std::size_t cabin = 0; cabin < facts.cabins.size(); ++cabin)
        wire.cabins.push_back(toWire(flight, cabin, forStaff));
    wire.version = flight.version();
    if (forStaff) {
        wire.held = flight.held();
        wire.sold = flight.sold();
        wire.leftByAirline = flight.airlineLeft();
    }
    return wire;
}

views::FlightSeats seatsToWire(const FlightStatus& flight, const Sitting* sitting)
{
    views::FlightSeats wire;
    wire.flightId = flight.flightId;
    wire.flightNumber = flight.facts->number;
    for (std::size_t number = 0; number < flight.facts->cabins.size(); ++number) {
        views::CabinSeats& cabin = wire.cabins.emplace_back();
        cabin.cabin = toWire(flight, number, sitting != nullptr);
        const auto& map = flight.facts->cabins[number].seatMap;
        if (!map) continue;
        for (const SeatMap::Row& row : map->rows())
            cabin.rows.push_back(toWire(*map, row, flight.cabins[number], sitting ? &(*sitting)[number] : nullptr));
    }
    return wire;
}

api::views::Purchase toWire(const Purchase& purchase, const FlightBoard& board)
{
    api::views::Purchase wire;
    wire.reservationId = purchase.reservationId;
    wire.locator = purchase.locator;
    wire.flightId = purchase.flightId;
    if (const auto flight = board.find(purchase.flightId)) {
        wire.flightNumber = flight->facts->number;
        wire.origin = flight->facts->origin;
        wire.destination = flight->facts->destination;
        wire.departsAt = flight->facts->departsAt;
        wire.arrivesAt = flight->facts->arrivesAt;
    }
    wire.cabin = purchase.cabin;
    wire.count = purchase.count;
    wire.cancelled = purchase.cancelled;
    wire.seats = purchase.seats;
    wire.state = text(purchase.state);
    wire.endReason = text(purchase.endReason);
    wire.total = purchase.total;
    wire.paid = purchase.captured;
    wire.refunded = purchase.refunded;
    wire.placedAt = purchase.placedAt;
    return wire;
}

views::OriginalFlightStatus toOriginalWire(const FlightStatus& flight)
{
    return {flight.flightId,
            flight.facts->number,
            flight.facts->destination,
            flight.lowestPrice(1).value_or(flight.fromPrice()).amountMinor(),
            flight.left(),
            text(flight.mood)};
}

} // namespace narae::view
