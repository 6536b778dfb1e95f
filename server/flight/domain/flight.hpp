#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "server/flight/domain/cabin.hpp"
#include "server/flight/domain/flight_number.hpp"
#include "server/flight/domain/refund_steps.hpp"
#include "server/flight/domain/route.hpp"

#include <string>
#include <vector>

namespace narae::flight {

/// What the airline lays down about a flight; everything of it but the number and the route may be revised.
struct FlightPlan {
    FlightNumber number;
    Route route;
    Instant departsAt;
    Instant arrivesAt;
    std::string aircraft; ///< the type's name; empty where the seats were given by hand
    std::vector<Cabin> cabins;
    RefundSteps refundSteps;

    bool operator==(const FlightPlan&) const = default;
};

/// One departure of one flight number, and the root of its aggregate.
///
/// The airline schedules it and may revise its plan until it departs or is cancelled; each change counts its version
/// up. How many of its seats are sold is not its affair: the seats on sale are the reservation context's, and the
/// airline's own count is a SeatTally.
///
///     Scheduled --revise--> Scheduled      Scheduled --cancel--> Cancelled
class Flight {
public:
    enum class State { Scheduled, Cancelled };

    static constexpr std::chrono::hours kLongestFlight{24};
    static constexpr std::chrono::days kFarthestDeparture{730};

    /// Refuses `flight.departure_out_of_range` (over, or more than two years away), `flight.arrival_out_of_range` (not
    /// within 24 hours after departure), and what checkCabins refuses.
    /// It has no id yet.
    static Result<Flight> schedule(FlightPlan plan, Instant now);
    /// Gives a new flight its id. REQUIRES: it has none.
    void identify(FlightId id);
    /// As it was kept.
    static Flight restore(FlightId id, FlightPlan plan, State state, std::string cancelReason, std::int64_t version);

    /// REQUIRES: the same number and route. Refuses `flight.cancelled`, `flight.departed`, and what schedule() refuses.
    Result<void> revise(FlightPlan plan, Instant now);
    /// Refuses `flight.cancelled` and `flight.departed`.
    Result<void> cancel(std::string_view reason, Instant now);

    FlightId id() const { return id_; }
    const FlightPlan& plan() const { return plan_; }
    State state() const { return state_; }
    bool cancelled() const { return state_ == State::Cancelled; }
    const std::string& cancelReason() const { return cancelReason_; }
    /// Counts its changes, from 1.
    std::int64_t version() const { return version_; }
    int capacity() const;
    const Cabin* cabin(CabinClass cabin) const;
    /// The fare of its cheapest cabin.
    Money lowestFare() const;

private:
    Flight() = default;
    Result<void> openForChange(Instant now) const;

    FlightId id_;
    FlightPlan plan_;
    State state_ = State::Scheduled;
    std::string cancelReason_;
    std::int64_t version_ = 1;
};

/// scheduled, cancelled: as on the wire and in the database.
std::string_view name(Flight::State state);
/// Refuses `flight.state_unknown`.
Result<Flight::State> parseFlightState(std::string_view text);

} // namespace narae::flight
