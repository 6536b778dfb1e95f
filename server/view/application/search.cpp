#include "server/view/application/search.hpp"

#include <algorithm>

namespace narae::view {

namespace {

constexpr Instant kEver = Instant::max();

std::int64_t currencyNumber(Currency currency)
{
    std::int64_t number = 0;
    for (const char letter : currency.code())
        number = number << 8U | letter;
    return number;
}

SortKey keyOf(const FlightStatus& flight, const SearchQuery& query)
{
    const FlightFacts& facts = *flight.facts;
    SortKey key{0, 0, toEpochMs(facts.departsAt), flight.flightId};
    switch (query.sort) {
    case SortBy::Departure: break;
    case SortBy::Price: {
        // Sold out flights come last, by the fare they had.
        const auto price = flight.lowestPrice(query.passengers.value_or(1), query.cabin);
        const Money shown = price.value_or(flight.fromPrice());
        key[0] = currencyNumber(shown.currency()) | (price ? 0 : std::int64_t{1} << 32U);
        key[1] = shown.amountMinor();
        break;
    }
    case SortBy::Duration: key[1] = (facts.arrivesAt - facts.departsAt).count(); break;
    case SortBy::Left: key[1] = -flight.left(); break;
    }
    return key;
}

bool isWanted(const FlightStatus& flight, const SearchQuery& query)
{
    if (flight.cancelled && !query.all) return false;
    if (!query.passengers && query.cabin.empty()) return true;
    return flight.lowestPrice(query.passengers.value_or(1), query.cabin).has_value();
}

/// The departures asked for: of the day, and not gone yet.
FlightBoard::Window windowOf(const Zones& zones, const SearchQuery& query, Instant now)
{
    FlightBoard::Window window{query.origin, query.destination, Instant(), kEver};
    if (query.date) {
        window.from = dayStart(zones, query.origin, *query.date);
        window.until = dayStart(zones, query.origin, *query.date + 1);
    }
    if (!query.all) window.from = std::max(window.from, now);
    return window;
}

SearchPage cut(std::vector<std::pair<SortKey, FlightBoard::Flight>> found, std::size_t limit)
{
    SearchPage page;
    const bool hasMore = found.size() > limit;
    if (hasMore) found.resize(limit);
    for (auto& [key, flight] : found)
        page.flights.push_back(std::move(flight));
    if (hasMore) page.next = found.back().first;
    return page;
}

SearchPage byDeparture(const FlightBoard& board, FlightBoard::Window window, const SearchQuery& query)
{
    // The page begins where the last one ended.
    if (query.after) window.from = std::max(window.from, fromEpochMs((*query.after)[2]));
    std::vector<std::pair<SortKey, FlightBoard::Flight>> found;
    board.each(window, [&](const FlightBoard::Flight& flight) {
        const SortKey key = keyOf(*flight, query);
        if ((!query.after || key > *query.after) && isWanted(*flight, query)) found.emplace_back(key, flight);
        return found.size() <= query.limit;
    });
    return cut(std::move(found), query.limit);
}

} // namespace

Result<SearchPage> search(const FlightBoard& board, const Zones& zones, const SearchQuery& query, Instant now)
{
    const FlightBoard::Window window = windowOf(zones, query, now);
    if (query.sort == SortBy::Departure) return byDeparture(board, window, query);

    std::size_t fitting = 0;
    std::vector<std::pair<SortKey, FlightBoard::Flight>> found;
    board.each(window, [&](const FlightBoard::Flight& flight) {
        if (!isWanted(*flight, query)) return true;
        const SortKey key = keyOf(*flight, query);
        if (!query.after || key > *query.after) found.emplace_back(key, flight);
        return ++fitting <= kSortedMax;
    });
    if (fitting > kSortedMax)
        return refuse("view.search_too_broad").with("most", static_cast<std::int64_t>(kSortedMax));
    const auto wanted = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), query.limit + 1));
    const auto isBefore = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::partial_sort(found.begin(), wanted, found.end(), isBefore);
    found.erase(wanted, found.end());
    return cut(std::move(found), query.limit);
}

std::vector<DayPrice> lowestPrices(const FlightBoard& board, const Zones& zones, const std::string& origin,
                                   const std::string& destination, DayNumber from, int days, Instant now)
{
    std::vector<DayPrice> strip;
    for (DayNumber day = from; day < from + days; ++day) {
        DayPrice price;
        price.day = day;
        const Instant begins = dayStart(zones, origin, day);
        const Instant ends = dayStart(zones, origin, day + 1);
        board.each({origin, destination, std::max(begins, now), ends}, [&](const FlightBoard::Flight& flight) {
            if (flight->cancelled) return true;
            const auto lowest = flight->lowestPrice(1);
            if (!lowest) return true;
            ++price.flights;
            if (!price.price || lowest->amountMinor() < price.price->amountMinor()) price.price = lowest;
            return true;
        });
        strip.push_back(price);
    }
    return strip;
}

} // namespace narae::view
