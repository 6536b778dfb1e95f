#include "server/view/application/flight_board.hpp"

#include "server/view/application/digest.hpp"

#include <algorithm>

namespace narae::view {

namespace {

/// Adds what is missing to a sorted list; nothing when nothing is.
template <class T>
std::shared_ptr<const std::vector<T>> united(const std::vector<T>& list, std::vector<T> more)
{
    std::sort(more.begin(), more.end());
    more.erase(std::unique(more.begin(), more.end()), more.end());
    if (std::includes(list.begin(), list.end(), more.begin(), more.end())) return nullptr;
    auto all = std::make_shared<std::vector<T>>();
    all->reserve(list.size() + more.size());
    std::set_union(list.begin(), list.end(), more.begin(), more.end(), std::back_inserter(*all));
    return all;
}

} // namespace

std::uint64_t FlightBoard::listKey(std::string_view origin, std::string_view destination, DayNumber day)
{
    return Digest("departures").add(origin).add(destination).add(day).fingerprint().high;
}

FlightBoard::Departures& FlightBoard::listToChange(Changes& changes, std::uint64_t key) const
{
    std::shared_ptr<Departures>& list = changes[key];
    if (!list) {
        const auto now = departures_.find(key);
        list = now ? std::make_shared<Departures>(*now) : std::make_shared<Departures>();
    }
    return *list;
}

void FlightBoard::enlist(Changes& changes, const FlightFacts& facts) const
{
    const Departure departure{toEpochMs(facts.departsAt), facts.flightId};
    const DayNumber day = utcDay(departure.departsAtMs);
    // An empty origin is a flight of the original's call: it is in the list of all origins already.
    for (const std::string_view origin : {std::string_view(), std::string_view(facts.origin)}) {
        for (const std::string_view destination : {std::string_view(), std::string_view(facts.destination)}) {
            Departures& list = listToChange(changes, listKey(origin, destination, day));
            const auto at = std::lower_bound(list.begin(), list.end(), departure);
            if (at == list.end() || *at != departure) list.insert(at, departure);
        }
    }
}

void FlightBoard::delist(Changes& changes, const FlightFacts& facts) const
{
    const Departure departure{toEpochMs(facts.departsAt), facts.flightId};
    const DayNumber day = utcDay(departure.departsAtMs);
    for (const std::string_view origin : {std::string_view(), std::string_view(facts.origin)})
        for (const std::string_view destination : {std::string_view(), std::string_view(facts.destination)})
            std::erase(listToChange(changes, listKey(origin, destination, day)), departure);
}

void FlightBoard::publish(const std::vector<Flight>& changed)
{
    std::map<std::uint64_t, Flight> records;
    Changes lists;
    std::vector<DayNumber> newDays;
    std::vector<std::int64_t> newIds;
    for (const Flight& flight : changed) {
        records[static_cast<std::uint64_t>(flight->flightId)] = flight;
        const Flight before = find(flight->flightId);
        if (!before) newIds.push_back(flight->flightId);
        if (before && before->facts == flight->facts) continue;
        if (before) delist(lists, *before->facts);
        enlist(lists, *flight->facts);
        newDays.push_back(utcDay(toEpochMs(flight->facts->departsAt)));
    }
    // Records first: whoever finds a flight in a list finds its record.
    flights_.change(records);
    publishLists(lists, newDays);
    if (!newIds.empty()) {
        const std::lock_guard lock(mutex_);
        if (auto ids = united(*ids_, std::move(newIds))) ids_ = std::move(ids);
    }
    // Last: an answer that was made of the old and the new is one of the old version, and holds no longer.
    version_.fetch_add(1, std::memory_order_release);
}

void FlightBoard::publishLists(const Changes& changes, const std::vector<DayNumber>& days)
{
    if (changes.empty()) return;
    std::map<std::uint64_t, std::shared_ptr<const Departures>> lists;
    for (const auto& [key, list] : changes)
        lists[key] = list->empty() ? nullptr : list;
    departures_.change(lists);
    const std::lock_guard lock(mutex_);
    if (auto all = united(*days_, days)) days_ = std::move(all);
}

FlightBoard::Flight FlightBoard::find(std::int64_t flightId) const
{
    return flights_.find(static_cast<std::uint64_t>(flightId));
}

std::shared_ptr<const std::vector<DayNumber>> FlightBoard::days() const
{
    const std::lock_guard lock(mutex_);
    return days_;
}

void FlightBoard::each(const Window& window, const std::function<bool(const Flight&)>& visit) const
{
    const auto days = this->days();
    const std::int64_t fromMs = toEpochMs(window.from);
    const std::int64_t untilMs = toEpochMs(window.until);
    const auto isAsked = [&](const Flight& flight) {
        const FlightFacts& facts = *flight->facts;
        const std::int64_t departsMs = toEpochMs(facts.departsAt);
        return departsMs >= fromMs && departsMs < untilMs && (window.origin.empty() || facts.origin == window.origin) &&
               (window.destination.empty() || facts.destination == window.destination);
    };
    for (auto day = std::lower_bound(days->begin(), days->end(), utcDay(fromMs)); day != days->end(); ++day) {
        if (*day * kDayMs >= untilMs) return;
        const auto list = departures_.find(listKey(window.origin, window.destination, *day));
        if (!list) continue;
        for (auto at = std::lower_bound(list->begin(), list->end(), Departure{fromMs, 0});
             at != list->end() && at->departsAtMs < untilMs; ++at) {
            const Flight flight = find(at->flightId);
            if (flight && isAsked(flight) && !visit(flight)) return;
        }
    }
}

std::size_t FlightBoard::size() const
{
    const std::lock_guard lock(mutex_);
    return ids_->size();
}

std::vector<FlightBoard::Flight> FlightBoard::all() const
{
    std::shared_ptr<const std::vector<std::int64_t>> ids;
    {
        const std::lock_guard lock(mutex_);
        ids = ids_;
    }
    std::vector<Flight> flights;
    flights.reserve(ids->size());
    for (const std::int64_t id : *ids)
        if (Flight flight = find(id)) flights.push_back(std::move(flight));
    return flights;
}

} // namespace narae::view
