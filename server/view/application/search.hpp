#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"
#include "server/view/application/flight_board.hpp"
#include "server/view/application/zones.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace narae::view {

enum class SortBy { Departure, Price, Duration, Left };

/// Where in a sorted list a flight stands: two numbers of the sorting (currency and amount; duration; seats left, most
/// first), then departure and id.
using SortKey = std::array<std::int64_t, 4>;

/// A traveller's question. Empty texts and absent values ask for anything.
struct SearchQuery {
    std::string origin;
    std::string destination;
    std::optional<DayNumber> date; ///< of departure, by the calendar at the origin
    std::optional<int> passengers; ///< that one cabin must still seat together
    std::string cabin;             ///< the one they must sit in
    SortBy sort = SortBy::Departure;
    std::size_t limit = 20;
    std::optional<SortKey> after; ///< the last flight of the page before
    bool all = false;             ///< departed and cancelled flights too
};

struct SearchPage {
    std::vector<FlightBoard::Flight> flights;
    std::optional<SortKey> next; ///< nothing on the last page
};

/// Finds flights on the board. Sorting by anything but departure has to see all that fit, which must be no more than
/// kSortedMax: else it refuses `view.search_too_broad`. Any thread.
Result<SearchPage> search(const FlightBoard& board, const Zones& zones, const SearchQuery& query, Instant now);

inline constexpr std::size_t kSortedMax = 5000;

/// One day of a route.
struct DayPrice {
    DayNumber day = 0;
    int flights = 0;            ///< that can still be booked
    std::optional<Money> price; ///< the lowest of them; nothing when all are full or there is none
};

/// The lowest price of each of `days` days from `from`, by the calendar at the origin. Any thread.
std::vector<DayPrice> lowestPrices(const FlightBoard& board, const Zones& zones, const std::string& origin,
                                   const std::string& destination, DayNumber from, int days, Instant now);

} // namespace narae::view
