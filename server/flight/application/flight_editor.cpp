#include "server/flight/application/flight_editor.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

/// Whether a seat that is there would not be there any more.
bool losesSeats(const Cabin& before, const Cabin& after)
{
    if (after.capacity < before.capacity) return true;
    // Free seating that becomes numbered, or back, moves every claim: the sale decides whether it has any.
    if (before.seatMap.empty() != after.seatMap.empty()) return true;
    return std::any_of(before.seatMap.seats().begin(), before.seatMap.seats().end(),
                       [&](const std::string& seat) { return !after.seatMap.has(seat); });
}

} // namespace

Result<Flight> FlightEditor::rehearse(const ReviseFlight& wish, Flight flight)
{
    if (wish.expectedVersion && *wish.expectedVersion != flight.version())
        return refuse("precondition.failed").with("version", flight.version());
    std::optional<Aircraft> type;
    if (wish.revision.aircraft) {
        auto found = queries_.aircraft(*wish.revision.aircraft);
        if (!found) return found.error();
        type = *std::move(found);
    }
    auto plan = wish.revision.applyTo(flight, type ? &*type : nullptr);
    if (!plan) return plan.error();
    if (*plan == flight.plan()) return flight;
    if (auto revised = flight.revise(*std::move(plan), clock_.now()); !revised) return revised.error();
    return flight;
}

Result<Flight> FlightEditor::revise(const ReviseFlight& wish, const std::string& traceId)
{
    const auto before = queries_.flight(wish.flight);
    if (!before) return before.error();
    if (!*before) return refuse("flight.unknown").with("flightId", wish.flight.value());
    const auto after = rehearse(wish, (*before)->flight);
    if (!after) return after.error();

    std::vector<CabinClass> narrowed;
    for (const Cabin& cabin : (*before)->flight.plan().cabins) {
        const Cabin* left = after->cabin(cabin.cabin);
        if (left != nullptr && !losesSeats(cabin, *left)) continue;
        const auto done = left == nullptr
                              ? seats_.narrow(wish.flight, cabin.cabin, 0, {})
                              : seats_.narrow(wish.flight, cabin.cabin, left->capacity, left->seatMap.notation());
        if (!done) {
            putBack(wish.flight, narrowed);
            return done.error();
        }
        narrowed.push_back(cabin.cabin);
    }

    // What was rehearsed is what is carried out: not a later version that somebody else made meanwhile.
    ReviseFlight pinned = wish;
    if (!narrowed.empty()) pinned.expectedVersion = (*before)->flight.version();
    auto revised = desk_.carryOut(std::move(pinned), traceId);
    if (!revised && !narrowed.empty()) putBack(wish.flight, narrowed);
    return revised;
}

void FlightEditor::putBack(FlightId id, const std::vector<CabinClass>& narrowed)
{
    if (narrowed.empty()) return;
    // By the flight as it stands now: the one who was faster may have changed these cabins too.
    const auto stands = queries_.flight(id);
    if (!stands || !*stands) return;
    for (const CabinClass name : narrowed) {
        const Cabin* cabin = (*stands)->flight.cabin(name);
        // A refusal leaves fewer seats on sale than the flight has: safe, and mended by the next edit.
        if (cabin != nullptr) (void)seats_.narrow(id, name, cabin->capacity, cabin->seatMap.notation());
    }
}

} // namespace narae::flight
