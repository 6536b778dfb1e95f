#pragma once

#include "common/base/money.hpp"
#include "common/base/seat_map.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace narae::flight {

/// What a traveller's seat is sold as, from the nose to the tail.
enum class CabinClass { First, Business, Premium, Economy };

inline constexpr std::array kCabinClasses{CabinClass::First, CabinClass::Business, CabinClass::Premium,
                                          CabinClass::Economy};

/// economy, premium, business, first: as on the wire and in the database.
std::string_view name(CabinClass cabin);

/// Refuses `cabin.unknown`.
Result<CabinClass> parseCabinClass(std::string_view text);

/// One cabin of one flight, as it is sold: so many seats, each at the same fare.
struct Cabin {
    CabinClass cabin = CabinClass::Economy;
    int capacity = 0;
    SeatMap seatMap; ///< empty where seats have no numbers
    Money fare;      ///< for one passenger

    bool operator==(const Cabin&) const = default;
};

/// From the nose to the tail, so that the same cabins compare equal in whatever order they were named.
template <class HasCabin>
void sortFrontToBack(std::vector<HasCabin>& cabins)
{
    std::stable_sort(cabins.begin(), cabins.end(),
                     [](const HasCabin& left, const HasCabin& right) { return left.cabin < right.cabin; });
}

/// A fare that is not bound to its seats yet: those come from the aircraft.
struct Fare {
    CabinClass cabin = CabinClass::Economy;
    Money amount;
};

constexpr int kCabinCapacityMax = 1000;
/// Nobody pays more for a seat: a slipped key, not a fare.
constexpr std::int64_t kFareMinorMax = 1'000'000'000;

/// Whether these cabins can make a flight: at least one, none twice, capacity as many as numbered seats, no row number
/// in two cabins, fares above zero and in one currency. Refuses `flight.no_cabin`, `flight.cabin_twice`,
/// `flight.capacity_out_of_range`, `flight.row_twice`, `flight.fare_out_of_range`, `money.mixed_currencies`.
Result<void> checkCabins(const std::vector<Cabin>& cabins);

/// The same of layouts without fares: refuses `flight.row_twice`.
Result<void> checkRowsDistinct(const std::vector<const SeatMap*>& seatMaps);

} // namespace narae::flight
