#include "server/view/application/view_state.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace narae::view {

namespace {

constexpr std::uint64_t kInstantMask = (std::uint64_t{1} << 48U) - 1;

bool has(const Claim& claim, SeatCode seat)
{
    return std::find(claim.seats.begin(), claim.seats.end(), seat) != claim.seats.end();
}

EndReason cancelReason(std::string_view reason)
{
    for (const EndReason known : {EndReason::Traveller, EndReason::FlightCancelled, EndReason::Unpaid})
        if (reason == text(known)) return known;
    return EndReason::Staff;
}

} // namespace

/// Lets `change` work on a reservation's record, and moves what it takes out of its cabin accordingly.
template <class Change>
void ViewState::change(std::int64_t reservationId, std::int64_t flightId, std::string_view cabin, Change change)
{
    const std::size_t sizeBefore = purchases_.size();
    const PurchaseTable::Place place = purchases_.findOrAdd(reservationId);
    PurchaseRecord& record = purchases_.at(place);
    const bool isNew = purchases_.size() > sizeBefore;
    if (!isNew) settled_ -= purchases_.fingerprint(place);
    if (record.flightId == 0) record.flightId = flightId;
    if (record.flightId != flightId) ++anomalies_.contradictions;
    if (record.cabin == 0) record.cabin = purchases_.nameNumber(cabin);
    const Claim before = record.claim();
    change(record);
    if (isNew && !record.placed) ++anomalies_.earlyPurchases;
    moveClaim(place, before);
    if (changedPurchases_) changedPurchases_->push_back(reservationId);
    purchases_.remember(place, writer_, now_.seq);
    settled_ += purchases_.fingerprint(place);
    settled_ +=
        Digest("event").add(reservationId).add(static_cast<std::int64_t>(now_.writer)).add(now_.seq).fingerprint();
}

void ViewState::moveClaim(PurchaseTable::Place place, const Claim& before)
{
    const PurchaseRecord& record = purchases_.at(place);
    const Claim after = record.claim();
    if (after == before) return;
    FlightStatus& flight = edit(record.flightId);
    CabinUse& use = useOf(flight, purchases_.name(record.cabin));
    use.held += after.held - before.held;
    use.sold += after.sold - before.sold;
    const auto fingerprint = [&](SeatCode seat) {
        return Digest("seat").add(use.cabin).add(seat).add(record.reservationId).fingerprint();
    };
    for (const SeatCode seat : before.seats) {
        if (seat == 0 || has(after, seat)) continue;
        const TakenSeat left{seat, false, place};
        const auto taken = std::lower_bound(use.taken.begin(), use.taken.end(), left);
        if (taken == use.taken.end() || *taken != left) continue;
        use.taken.erase(taken);
        flight.takenSeats -= fingerprint(seat);
    }
    for (const SeatCode seat : after.seats) {
        if (seat == 0) continue;
        const TakenSeat taken{seat, after.sold > 0, place};
        const auto at = std::lower_bound(use.taken.begin(), use.taken.end(), taken);
        if (at != use.taken.end() && *at == taken) {
            // Held seats are bought; the numbers of held and sold ones change with it, and so does the flight's tag.
            at->sold = taken.sold;
            continue;
        }
        use.taken.insert(at, taken);
        flight.takenSeats += fingerprint(seat);
    }
}

void ViewState::on(const AirlineRecorded& happening)
{
    FlightStatus& flight = hearOf(happening.flightId);
    flight.airlineSold += happening.returned ? -happening.count : happening.count;
    setMood(flight, happening.returned ? Mood::SeatReturned : Mood::SeatRequested);
    if (happening.reservationId != 0) change(happening.reservationId, happening.flightId, {}, [](PurchaseRecord&) {});
}

void ViewState::on(const SeatsHeld& happening)
{
    hearOf(happening.flightId);
    change(happening.reservationId, happening.flightId, happening.cabin, [&](PurchaseRecord& record) {
        if (record.placed) {
            ++anomalies_.contradictions;
            return;
        }
        record.placed = 1;
        record.paying = happening.paying ? 1 : 0;
        record.count = counted(happening.count);
        record.customerId = happening.customerId;
        record.locator = PurchaseTable::packLocator(happening.locator);
        record.totalMinor = happening.total.amountMinor();
        record.currency = purchases_.nameNumber(happening.total.currency().code());
        record.placedAt = static_cast<std::uint64_t>(now_.timeMs) & kInstantMask;
        // The seats of a confirmation that was heard of first are the later word.
        if (!record.confirmed && !record.takeSeats(happening.seats)) ++anomalies_.contradictions;
        purchases_.addToHistory(*purchases_.find(happening.reservationId));
    });
}

void ViewState::on(const SeatsSold& happening)
{
    hearOf(happening.flightId);
    change(happening.reservationId, happening.flightId, happening.cabin, [&](PurchaseRecord& record) {
        if (record.confirmed) {
            ++anomalies_.contradictions;
            return;
        }
        record.confirmed = 1;
        if (!record.placed) record.count = counted(happening.count);
        if (!record.takeSeatsInstead(happening.seats)) ++anomalies_.contradictions;
    });
}

void ViewState::on(const PassengersCancelled& happening)
{
    FlightStatus& flight = hearOf(happening.flightId);
    const std::int64_t quarter = now_.timeMs / kQuarterMs;
    const auto known =
        std::find_if(flight.cancellations.begin(), flight.cancellations.end(), [&](const CancellationFigures& sum) {
            return sum.reason == happening.reason && sum.quarter == quarter &&
                   sum.currency == happening.refund.currency();
        });
    CancellationFigures& sum = known != flight.cancellations.end() ? *known : flight.cancellations.emplace_back();
    sum.reason = happening.reason;
    sum.quarter = quarter;
    sum.currency = happening.refund.currency();
    ++sum.cancellations;
    sum.passengers += happening.count;
    addTo(sum.refundMinor, happening.refund.amountMinor());
    addTo(sum.feeMinor, happening.feeMinor);
    change(happening.reservationId, happening.flightId, happening.cabin, [&](PurchaseRecord& record) {
        record.cancelled = counted(record.cancelled + happening.count);
        // The last one decides, in whichever order they are heard of.
        const std::pair last{counted(happening.cancellation), cancelReason(happening.reason)};
        if (last > std::pair{record.lastCancellation, record.cancelReason})
            std::tie(record.lastCancellation, record.cancelReason) = last;
        if (!record.leaveSeats(happening.seats)) ++anomalies_.contradictions;
    });
}

void ViewState::on(const SeatsReturned& happening)
{
    hearOf(happening.flightId);
    change(happening.reservationId, happening.flightId, happening.cabin, [&](PurchaseRecord& record) {
        const auto reason = static_cast<std::uint64_t>(happening.reason) & 7U;
        if (record.expired && record.returnReason >= reason) return;
        record.expired = 1;
        record.returnReason = reason & 7U;
    });
}

void ViewState::on(const PaymentLostSight& happening)
{
    hearOf(happening.flightId);
    change(happening.reservationId, happening.flightId, {}, [&](PurchaseRecord& record) {
        const auto attempt = static_cast<std::uint64_t>(std::clamp(happening.attempt, 0, 15)) & 15U;
        if (happening.known)
            record.settledAttempt = std::max<std::uint64_t>(record.settledAttempt, attempt) & 15U;
        else
            record.unknownAttempt = std::max<std::uint64_t>(record.unknownAttempt, attempt) & 15U;
    });
}

void ViewState::book(FlightStatus& flight, Money captured, Money refunded)
{
    const auto known = std::find_if(flight.takings.begin(), flight.takings.end(),
                                    [&](const Takings& sum) { return sum.currency == captured.currency(); });
    Takings& sum = known != flight.takings.end() ? *known : flight.takings.emplace_back();
    sum.currency = captured.currency();
    addTo(sum.capturedMinor, captured.amountMinor());
    addTo(sum.refundedMinor, refunded.amountMinor());
}

void ViewState::on(const PaymentRecorded& happening)
{
    FlightStatus& flight = hearOf(happening.flightId);
    const Money nothing(0, happening.amount.currency());
    const bool captured = happening.kind == PaymentRecorded::Kind::Captured;
    const bool refunded = happening.kind == PaymentRecorded::Kind::Refunded;
    if (captured) {
        setMood(flight, Mood::RecentlyBooked);
        book(flight, happening.amount, nothing);
    }
    if (refunded) book(flight, nothing, happening.amount);
    change(happening.reservationId, happening.flightId, {}, [&](PurchaseRecord& record) {
        if (record.currency == 0) record.currency = purchases_.nameNumber(happening.amount.currency().code());
        if (captured) addTo(record.capturedMinor, happening.amount.amountMinor());
        if (refunded) addTo(record.refundedMinor, happening.amount.amountMinor());
    });
}

} // namespace narae::view
