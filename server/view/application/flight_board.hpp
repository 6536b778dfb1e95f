#pragma once

#include "common/base/clock.hpp"
#include "server/view/application/flight_status.hpp"
#include "server/view/application/published_map.hpp"
#include "server/view/application/zones.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace narae::view {

/// The flights as published: every reader sees immutable records, and none waits for the fold.
///
/// Beside the records it keeps who departs when, by UTC day: all flights, those of an origin, of a destination, of a
/// route. Only a description changes these lists; a sale touches the flight's own record alone.
class FlightBoard {
public:
    using Flight = std::shared_ptr<const FlightStatus>;

    /// Replaces the records of these flights. One thread. REQUIRES: each has facts.
    void publish(const std::vector<Flight>& changed);

    // Any thread, for the rest.

    /// Grows with each publish(), once what it brought can be seen: as long as it stays, nothing has changed.
    std::uint64_t version() const { return version_.load(std::memory_order_acquire); }

    /// Nothing for a flight nobody described.
    Flight find(std::int64_t flightId) const;

    /// Which departures: an empty origin or destination stands for any; `from` <= departure < `until`.
    struct Window {
        std::string_view origin;
        std::string_view destination;
        Instant from;
        Instant until;
    };
    /// Calls `visit` for each flight in the window, by (departure, id), until it answers false. A flight moved
    /// meanwhile may be met at its new place, its old one (if that is in the window too) or both.
    void each(const Window& window, const std::function<bool(const Flight&)>& visit) const;

    std::size_t size() const;
    /// All flights, by id.
    std::vector<Flight> all() const;

private:
    struct Departure {
        std::int64_t departsAtMs = 0;
        std::int64_t flightId = 0;

        auto operator<=>(const Departure&) const = default;
    };
    using Departures = std::vector<Departure>; ///< sorted
    using Changes = std::map<std::uint64_t, std::shared_ptr<Departures>>;

    static std::uint64_t listKey(std::string_view origin, std::string_view destination, DayNumber day);
    Departures& listToChange(Changes& changes, std::uint64_t key) const;
    void enlist(Changes& changes, const FlightFacts& facts) const;
    void delist(Changes& changes, const FlightFacts& facts) const;
    void publishLists(const Changes& changes, const std::vector<DayNumber>& days);
    std::shared_ptr<const std::vector<DayNumber>> days() const;

    std::atomic<std::uint64_t> version_{0};
    PublishedMap<FlightStatus> flights_;
    PublishedMap<Departures> departures_; ///< by listKey(); a collision of keys only adds flights that are filtered out
    mutable std::mutex mutex_;            ///< of the pointers below, held to take or swap them
    std::shared_ptr<const std::vector<DayNumber>> days_ = std::make_shared<const std::vector<DayNumber>>();
    std::shared_ptr<const std::vector<std::int64_t>> ids_ = std::make_shared<const std::vector<std::int64_t>>();
};

} // namespace narae::view
