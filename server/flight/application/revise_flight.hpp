#pragma once

#include "server/flight/application/flight_books.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::flight {

/// What is to be different about a flight; what is not named stays.
struct FlightRevision {
    std::optional<Instant> departsAt{};
    std::optional<Instant> arrivesAt{};
    std::optional<std::string> aircraft{};      ///< its seats as it is fitted out now; fares of cabins that stay, stay
    std::optional<std::vector<Cabin>> cabins{}; ///< all of them, by hand
    std::vector<Fare> fares{};
    std::optional<RefundSteps> refundSteps{};

    /// The plan that `flight` would have; `type` is the aircraft named, or nothing when there is none of that name.
    /// Refuses `aircraft.unknown`, `flight.fare_missing`, `flight.fare_without_cabin`.
    Result<FlightPlan> applyTo(const Flight& flight, const Aircraft* type) const;
};

/// The airline changes a flight. Publishes FlightChanged, unless nothing is different.
///
/// Where seats go away, the seats on sale must have been narrowed before (FlightEditor does it): this only writes down.
struct ReviseFlight {
    FlightId flight;
    std::optional<std::int64_t> expectedVersion; ///< nothing: whichever it has
    FlightRevision revision;

    using Answer = Flight;

    void want(FlightBooks& books) const;
    /// Refuses `flight.unknown`, `precondition.failed`, `flight.already_registered`, and what FlightRevision::applyTo
    /// and Flight::revise refuse.
    Result<Answer> decide(FlightBooks& books, Instant now) const;
};

} // namespace narae::flight
