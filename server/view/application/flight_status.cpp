#include "server/view/application/flight_status.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <map>

namespace narae::view {

std::string_view text(Mood mood)
{
    switch (mood) {
    case Mood::NewFlight: return "new flight";
    case Mood::SeatRequested: return "seat requested";
    case Mood::SeatReturned: return "seat returned";
    case Mood::RecentlyBooked: return "Recently Booked!";
    }
    check(false, "a mood is one of its enumerators");
    return {};
}

SeatUse CabinUse::useOf(SeatCode seat) const
{
    // Two parties may seem to have one seat while one's word is on its way: then it is the buyer's.
    SeatUse use = SeatUse::Free;
    for (auto at = std::lower_bound(taken.begin(), taken.end(), TakenSeat{seat}); at != taken.end() && at->seat == seat;
         ++at)
        if (use != SeatUse::Sold) use = at->sold ? SeatUse::Sold : SeatUse::Held;
    return use;
}

CancellationFigures& CancellationFigures::operator+=(const CancellationFigures& other)
{
    cancellations += other.cancellations;
    passengers += other.passengers;
    refundMinor += other.refundMinor;
    feeMinor += other.feeMinor;
    return *this;
}

Fingerprint FlightStatus::fingerprint() const
{
    Digest digest("flight");
    digest.add(flightId).add(static_cast<std::int64_t>(mood)).add(moodAt.timeMs).add(moodAt.seq);
    digest.add(cancelled).add(cancelledVersion).add(cancelReason).add(airlineSold).add(events).add(takenSeats);
    if (facts) digest.add(facts->fingerprint);
    const std::size_t offered = facts ? facts->cabins.size() : 0;
    for (std::size_t i = 0; i < cabins.size(); ++i)
        if (i < offered || !cabins[i].isEmpty()) digest.add(cabins[i].cabin).add(cabins[i].held).add(cabins[i].sold);
    // These lists grow in the order of arrival; their sums do not depend on it.
    Fingerprint figures;
    for (const Takings& sum : takings)
        figures +=
            Digest("takings").add(sum.currency.code()).add(sum.capturedMinor).add(sum.refundedMinor).fingerprint();
    // By reason alone: checkpoints of the time before the quarters were kept stay comparable.
    std::map<std::pair<std::string_view, std::string>, CancellationFigures> byReason;
    for (const CancellationFigures& sum : cancellations)
        byReason[{sum.reason, std::string(sum.currency.code())}] += sum;
    for (const auto& [key, sum] : byReason)
        figures += Digest("cancellations")
                       .add(key.first)
                       .add(key.second)
                       .add(sum.cancellations)
                       .add(sum.passengers)
                       .add(sum.refundMinor)
                       .add(sum.feeMinor)
                       .fingerprint();
    return digest.add(figures).fingerprint();
}

int FlightStatus::capacity() const
{
    int seats = 0;
    for (const CabinFacts& cabin : facts->cabins)
        seats += cabin.capacity;
    return seats;
}

int FlightStatus::held() const
{
    int seats = 0;
    for (const CabinUse& cabin : cabins)
        seats += cabin.held;
    return seats;
}

int FlightStatus::sold() const
{
    int seats = 0;
    for (const CabinUse& cabin : cabins)
        seats += cabin.sold;
    return seats;
}

int FlightStatus::left(std::size_t cabin) const
{
    return std::max(0, facts->cabins[cabin].capacity - cabins[cabin].held - cabins[cabin].sold);
}

int FlightStatus::left() const
{
    int seats = 0;
    for (std::size_t cabin = 0; cabin < facts->cabins.size(); ++cabin)
        seats += left(cabin);
    return seats;
}

int FlightStatus::leftInOneCabin() const
{
    int most = 0;
    for (std::size_t cabin = 0; cabin < facts->cabins.size(); ++cabin)
        most = std::max(most, left(cabin));
    return most;
}

std::optional<Money> FlightStatus::lowestPrice(int passengers, std::string_view cabin) const
{
    std::optional<Money> lowest;
    for (std::size_t i = 0; i < facts->cabins.size(); ++i) {
        const CabinFacts& offer = facts->cabins[i];
        if ((!cabin.empty() && offer.cabin != cabin) || left(i) < passengers) continue;
        if (!lowest || offer.price.amountMinor() < lowest->amountMinor()) lowest = offer.price;
    }
    return lowest;
}

Money FlightStatus::fromPrice() const
{
    const auto cheapest =
        std::min_element(facts->cabins.begin(), facts->cabins.end(), [](const CabinFacts& a, const CabinFacts& b) {
            return a.price.amountMinor() < b.price.amountMinor();
        });
    return cheapest == facts->cabins.end() ? Money() : cheapest->price;
}

std::int64_t FlightStatus::version() const
{
    return std::max(facts->version, cancelledVersion);
}

} // namespace narae::view
