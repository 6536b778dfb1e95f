#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>

namespace narae::flight {

/// From where to where. Between two airports of the list; or, for a flight of the original's call, to a place that is
/// only named (`korea`), from nowhere in particular.
class Route {
public:
    Route() = default;

    /// Takes codes in small letters too. Refuses `airport.unknown` with the code, and `flight.route_circular`.
    static Result<Route> between(std::string_view origin, std::string_view destination);
    /// Refuses `flight.destination_malformed`.
    static Result<Route> to(std::string_view place);
    /// As it was kept.
    static Route restore(std::string origin, std::string destination);

    const std::string& origin() const { return origin_; } ///< empty for a place only named
    const std::string& destination() const { return destination_; }
    bool betweenAirports() const { return !origin_.empty(); }

    bool operator==(const Route&) const = default;

private:
    std::string origin_;
    std::string destination_;
};

} // namespace narae::flight
