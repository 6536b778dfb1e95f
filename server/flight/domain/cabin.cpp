#include "server/flight/domain/cabin.hpp"

#include <set>

namespace narae::flight {

std::string_view name(CabinClass cabin)
{
    switch (cabin) {
    case CabinClass::First: return "first";
    case CabinClass::Business: return "business";
    case CabinClass::Premium: return "premium";
    case CabinClass::Economy: return "economy";
    }
    return {};
}

Result<CabinClass> parseCabinClass(std::string_view text)
{
    for (const CabinClass cabin : kCabinClasses)
        if (name(cabin) == text) return cabin;
    return refuse("cabin.unknown").with("cabin", text);
}

Result<void> checkRowsDistinct(const std::vector<const SeatMap*>& seatMaps)
{
    std::set<int> rows;
    for (const SeatMap* seatMap : seatMaps)
        for (const SeatMap::Row& row : seatMap->rows())
            if (!rows.insert(row.number).second) return refuse("flight.row_twice").with("row", row.number);
    return {};
}

Result<void> checkCabins(const std::vector<Cabin>& cabins)
{
    if (cabins.empty()) return refuse("flight.no_cabin");
    std::set<CabinClass> classes;
    std::vector<const SeatMap*> seatMaps;
    for (const Cabin& cabin : cabins) {
        if (!classes.insert(cabin.cabin).second) return refuse("flight.cabin_twice").with("cabin", name(cabin.cabin));
        const bool numbered = !cabin.seatMap.empty();
        const bool agrees = !numbered || cabin.capacity == static_cast<int>(cabin.seatMap.capacity());
        if (cabin.capacity < 1 || cabin.capacity > kCabinCapacityMax || !agrees)
            return refuse("flight.capacity_out_of_range")
                .with("cabin", name(cabin.cabin))
                .with("most", kCabinCapacityMax);
        if (cabin.fare.amountMinor() < 1 || cabin.fare.amountMinor() > kFareMinorMax)
            return refuse("flight.fare_out_of_range").with("cabin", name(cabin.cabin)).with("most", kFareMinorMax);
        if (cabin.fare.currency() != cabins.front().fare.currency()) return refuse("money.mixed_currencies");
        seatMaps.push_back(&cabin.seatMap);
    }
    return checkRowsDistinct(seatMaps);
}

} // namespace narae::flight
