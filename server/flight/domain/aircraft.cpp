#include "server/flight/domain/aircraft.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <set>

namespace narae::flight {

namespace {

CabinLayout layout(CabinClass cabin, std::string_view notation)
{
    return {cabin, *SeatMap::parse(notation)};
}

} // namespace

Result<void> checkLayouts(const std::vector<CabinLayout>& cabins)
{
    std::set<CabinClass> classes;
    std::vector<const SeatMap*> seatMaps;
    for (const CabinLayout& cabin : cabins) {
        if (!classes.insert(cabin.cabin).second || cabin.seatMap.empty()) return refuse("aircraft.cabins_malformed");
        seatMaps.push_back(&cabin.seatMap);
    }
    if (cabins.empty()) return refuse("aircraft.cabins_malformed");
    return checkRowsDistinct(seatMaps);
}

Result<Aircraft> Aircraft::fitOut(std::string_view name, std::vector<CabinLayout> cabins)
{
    const std::string_view trimmed = trim(name);
    const auto length = countCodePoints(trimmed);
    if (!length || *length < 1 || *length > 40 || hasControlCharacter(trimmed))
        return refuse("aircraft.name_malformed");
    if (auto sound = checkLayouts(cabins); !sound) return sound.error();
    sortFrontToBack(cabins);
    return restore(AircraftId(), std::string(trimmed), std::move(cabins), 1);
}

void Aircraft::identify(AircraftId id)
{
    check(!id_.valid(), "an aircraft keeps its id");
    id_ = id;
}

Aircraft Aircraft::restore(AircraftId id, std::string name, std::vector<CabinLayout> cabins, std::int64_t version)
{
    Aircraft aircraft;
    aircraft.id_ = id;
    aircraft.name_ = std::move(name);
    aircraft.cabins_ = std::move(cabins);
    aircraft.version_ = version;
    return aircraft;
}

Result<void> Aircraft::refit(std::vector<CabinLayout> cabins)
{
    if (auto sound = checkLayouts(cabins); !sound) return sound;
    sortFrontToBack(cabins);
    cabins_ = std::move(cabins);
    ++version_;
    return {};
}

Result<std::vector<Cabin>> Aircraft::sellAt(const std::vector<Fare>& fares) const
{
    for (const Fare& fare : fares) {
        const bool known = std::any_of(cabins_.begin(), cabins_.end(),
                                       [&](const CabinLayout& cabin) { return cabin.cabin == fare.cabin; });
        if (!known) return refuse("flight.fare_without_cabin").with("cabin", flight::name(fare.cabin));
    }
    std::vector<Cabin> sold;
    for (const CabinLayout& cabin : cabins_) {
        const auto fare =
            std::find_if(fares.begin(), fares.end(), [&](const Fare& it) { return it.cabin == cabin.cabin; });
        if (fare == fares.end()) return refuse("flight.fare_missing").with("cabin", flight::name(cabin.cabin));
        sold.push_back({cabin.cabin, static_cast<int>(cabin.seatMap.capacity()), cabin.seatMap, fare->amount});
    }
    return sold;
}

int Aircraft::capacity() const
{
    std::size_t seats = 0;
    for (const CabinLayout& cabin : cabins_)
        seats += cabin.seatMap.capacity();
    return static_cast<int>(seats);
}

std::vector<StandardAircraft> standardAircraft()
{
    return {
        // A turboprop of 18 rows; its emergency exits are beside the first one.
        {"ATR 72-600", {layout(CabinClass::Economy, "1-18:AB_CD;x=1")}},
        // Two and three abreast; one overwing exit each side.
        {"A220-300",
         {layout(CabinClass::Business, "1-3:AB_CD"), layout(CabinClass::Economy, "7-31:AB_DEF;x=16;-=31A,31B")}},
        // Eight recliners in front; the doors amidships open at rows 17 and 18.
        {"A321neo", {layout(CabinClass::Business, "1-2:AC_DF"), layout(CabinClass::Economy, "7-35:ABC_DEF;x=17,18")}},
        // Suites with the aisle at every seat; the single last one stands beside the galley.
        {"A330-900",
         {layout(CabinClass::Business, "1-8:A_DG_K;-=8D,8G,8K"), layout(CabinClass::Premium, "10-13:AC_DEG_HK"),
          layout(CabinClass::Economy, "20-47:AC_DEFG_HK;x=20,34")}},
    };
}

} // namespace narae::flight
