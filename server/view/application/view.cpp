#include "server/view/application/view.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <unordered_map>

namespace narae::view {

namespace {

/// How much is done under the lock at a time.
constexpr std::size_t kEventsAtATime = 64;
constexpr std::size_t kPurchasesAtATime = 16384;
/// Of fingerprints, see Mark.
constexpr std::string_view kFormat = "2:";

} // namespace

void View::take(std::span<const Occurrence> occurrences)
{
    while (!occurrences.empty()) {
        const auto some = occurrences.first(std::min(occurrences.size(), kEventsAtATime));
        const std::unique_lock lock(mutex_);
        for (const Occurrence& occurrence : some)
            state_.apply(occurrence);
        occurrences = occurrences.subspan(some.size());
    }
}

Changes View::publish()
{
    std::vector<FlightBoard::Flight> flights;
    Changes changes;
    {
        const std::unique_lock lock(mutex_);
        flights = state_.takeChanged();
        changes.purchases = state_.takeChangedPurchases();
    }
    if (!flights.empty()) board_.publish(flights);
    for (const FlightBoard::Flight& flight : flights)
        changes.flights.push_back(flight->flightId);
    return changes;
}

HistoryPage View::history(const PurchaseQuery& query, const std::optional<HistoryCursor>& before,
                          std::size_t limit) const
{
    HistoryPage page;
    std::optional<HistoryCursor> at = before;
    constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();
    if (query.placedUntilMs != kEver)
        at = std::min(before.value_or(HistoryCursor{kEver, kEver}), {query.placedUntilMs, 0});
    for (std::size_t looked = 0; looked < kLookedAtMost; looked += kPurchasesAtATime) {
        bool full = false;
        bool old = false;
        // Let go between the parts, so that the fold is never long behind.
        const std::shared_lock lock(mutex_);
        const PurchaseTable& table = state_.purchases();
        const auto last = table.walk(query.customerId, at, kPurchasesAtATime, [&](PurchaseTable::Place place) {
            const PurchaseRecord& record = table.at(place);
            old = record.placedAtMs() < query.placedFromMs;
            if (old) return false;
            if (!query.matches(record)) return true;
            full = page.purchases.size() == limit;
            if (!full) page.purchases.push_back(table.purchase(place));
            return !full;
        });
        if (full) {
            page.next = HistoryCursor{toEpochMs(page.purchases.back().placedAt), page.purchases.back().reservationId};
            return page;
        }
        if (!last || old) return page;
        at = last;
    }
    page.next = at;
    return page;
}

std::optional<Purchase> View::purchase(std::int64_t reservationId) const
{
    const std::shared_lock lock(mutex_);
    const auto place = state_.purchases().find(reservationId);
    if (!place) return std::nullopt;
    return state_.purchases().purchase(*place);
}

std::vector<EventPosition> View::trail(std::int64_t reservationId) const
{
    const std::shared_lock lock(mutex_);
    return state_.trail(reservationId);
}

std::vector<std::vector<std::pair<SeatCode, std::int64_t>>> View::sitting(const FlightStatus& flight) const
{
    const std::shared_lock lock(mutex_);
    std::vector<std::vector<std::pair<SeatCode, std::int64_t>>> cabins;
    for (const CabinUse& use : flight.cabins) {
        auto& seats = cabins.emplace_back();
        for (const TakenSeat& taken : use.taken)
            seats.emplace_back(taken.seat, state_.purchases().at(taken.purchase).reservationId);
    }
    return cabins;
}

std::vector<CurvePoint> View::bookingCurve(const std::vector<FlightBoard::Flight>& flights) const
{
    std::unordered_map<std::int64_t, std::int64_t> departsAtMs;
    for (const FlightBoard::Flight& flight : flights)
        departsAtMs[flight->flightId] = toEpochMs(flight->facts->departsAt);
    std::map<int, std::int64_t, std::greater<>> seats;
    for (std::size_t begin = 0;; begin += kPurchasesAtATime) {
        // Let go between the parts, so that the fold is never long behind.
        const std::shared_lock lock(mutex_);
        const PurchaseTable& table = state_.purchases();
        if (begin >= table.size()) break;
        const std::size_t end = std::min(table.size(), begin + kPurchasesAtATime);
        for (std::size_t place = begin; place < end; ++place) {
            const PurchaseRecord& record = table.at(static_cast<PurchaseTable::Place>(place));
            if (!record.placed || !record.confirmed || record.remaining() == 0) continue;
            const auto departs = departsAtMs.find(record.flightId);
            if (departs == departsAtMs.end()) continue;
            const std::int64_t daysBefore = std::max<std::int64_t>(0, (departs->second - record.placedAtMs()) / kDayMs);
            seats[static_cast<int>(daysBefore)] += record.remaining();
        }
    }
    std::vector<CurvePoint> curve;
    std::int64_t cumulative = 0;
    for (const auto& [daysBefore, count] : seats)
        curve.push_back({daysBefore, count, cumulative += count});
    return curve;
}

Mark View::mark() const
{
    const std::shared_lock lock(mutex_);
    // 32 characters, as ever: the column is no longer.
    return {state_.cursors(), std::string(kFormat) + state_.fingerprint().text().substr(kFormat.size())};
}

bool isOfOtherFormat(std::string_view fingerprint)
{
    constexpr std::size_t kLength = 32;
    if (fingerprint.size() != kLength || fingerprint.starts_with(kFormat)) return false;
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const auto colon = fingerprint.find(':');
    const std::string_view digits = fingerprint.substr(colon == std::string_view::npos ? 0 : colon + 1);
    return std::ranges::all_of(digits, isHex);
}

ViewCounts View::counts() const
{
    ViewCounts counts;
    counts.flights = board_.size();
    const std::shared_lock lock(mutex_);
    counts.events = state_.events();
    counts.purchases = state_.purchases().size();
    counts.purchaseBytes = state_.purchases().bytes();
    counts.anomalies = state_.anomalies();
    return counts;
}

} // namespace narae::view
