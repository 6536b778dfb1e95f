#include "server/view/application/purchase_record.hpp"

#include "common/base/check.hpp"

#include <algorithm>

namespace narae::view {

namespace {

constexpr SeatCode bare(SeatCode code)
{
    return static_cast<SeatCode>(code & ~PurchaseRecord::kGone);
}

constexpr bool isGone(SeatCode code)
{
    return (code & PurchaseRecord::kGone) != 0;
}

} // namespace

std::string_view text(PurchaseState state)
{
    switch (state) {
    case PurchaseState::Held: return "held";
    case PurchaseState::Paying: return "paying";
    case PurchaseState::PaymentUnknown: return "payment_unknown";
    case PurchaseState::Confirmed: return "confirmed";
    case PurchaseState::PartiallyCancelled: return "partially_cancelled";
    case PurchaseState::Cancelled: return "cancelled";
    case PurchaseState::Declined: return "declined";
    case PurchaseState::Expired: return "expired";
    }
    check(false, "a purchase's state is one of its enumerators");
    return {};
}

std::string_view text(EndReason reason)
{
    switch (reason) {
    case EndReason::None: return {};
    case EndReason::HoldExpired: return "hold_expired";
    case EndReason::PaymentUnknown: return "payment_unknown";
    case EndReason::PaymentUnavailable: return "payment_unavailable";
    case EndReason::Declined: return "declined";
    case EndReason::GivenUp: return "given_up";
    case EndReason::Traveller: return "traveller";
    case EndReason::Staff: return "staff";
    case EndReason::FlightCancelled: return "flight_cancelled";
    case EndReason::Unpaid: return "unpaid";
    }
    check(false, "a reservation's end has one of its reasons");
    return {};
}

PurchaseState PurchaseRecord::state() const
{
    if (cancelled > 0) return remaining() > 0 ? PurchaseState::PartiallyCancelled : PurchaseState::Cancelled;
    // A late payment takes the seats again, so that confirmed outweighs expired.
    if (confirmed) return PurchaseState::Confirmed;
    if (expired) {
        switch (static_cast<ReturnReason>(returnReason)) {
        case ReturnReason::HoldExpired:
        case ReturnReason::PaymentUnknown:
        case ReturnReason::PaymentUnavailable: return PurchaseState::Expired;
        case ReturnReason::Declined: return PurchaseState::Declined;
        case ReturnReason::GivenUp:
        case ReturnReason::FlightCancelled: return PurchaseState::Cancelled;
        }
    }
    if (unknownAttempt > settledAttempt) return PurchaseState::PaymentUnknown;
    return paying ? PurchaseState::Paying : PurchaseState::Held;
}

EndReason PurchaseRecord::endReason() const
{
    // As state() weighs them.
    if (cancelled > 0) return remaining() > 0 ? EndReason::None : cancelReason;
    if (confirmed || !expired) return EndReason::None;
    switch (static_cast<ReturnReason>(returnReason)) {
    case ReturnReason::HoldExpired: return EndReason::HoldExpired;
    case ReturnReason::PaymentUnknown: return EndReason::PaymentUnknown;
    case ReturnReason::PaymentUnavailable: return EndReason::PaymentUnavailable;
    case ReturnReason::Declined: return EndReason::Declined;
    case ReturnReason::GivenUp: return EndReason::GivenUp;
    case ReturnReason::FlightCancelled: return EndReason::FlightCancelled;
    }
    return EndReason::None;
}

Claim PurchaseRecord::claim() const
{
    Claim claim;
    if (confirmed)
        claim.sold = remaining();
    else if (placed && !expired)
        claim.held = remaining();
    if (claim.sold + claim.held == 0) return claim;
    std::size_t next = 0;
    for (const SeatCode seat : seats)
        if (seat != 0 && !isGone(seat)) claim.seats[next++] = seat;
    return claim;
}

bool PurchaseRecord::takeSeats(std::span<const std::string> names)
{
    bool room = true;
    for (const std::string& name : names)
        room &= put(toSeatCode(name), false);
    sortSeats();
    return room;
}

bool PurchaseRecord::takeSeatsInstead(std::span<const std::string> names)
{
    for (SeatCode& seat : seats)
        if (!isGone(seat)) seat = 0;
    return takeSeats(names);
}

bool PurchaseRecord::leaveSeats(std::span<const std::string> names)
{
    bool room = true;
    for (const std::string& name : names)
        room &= put(toSeatCode(name), true);
    sortSeats();
    return room;
}

bool PurchaseRecord::put(SeatCode code, bool gone)
{
    if (code == 0) return false;
    const auto there = std::find_if(seats.begin(), seats.end(), [&](SeatCode seat) { return bare(seat) == code; });
    if (there != seats.end()) {
        // Gone stays gone: the word that it was taken may come after the word that it was left.
        if (gone) *there = static_cast<SeatCode>(code | kGone);
        return true;
    }
    const auto free = std::find(seats.begin(), seats.end(), SeatCode{0});
    if (free == seats.end()) return false;
    *free = gone ? static_cast<SeatCode>(code | kGone) : code;
    return true;
}

void PurchaseRecord::sortSeats()
{
    std::sort(seats.begin(), seats.end(), [](SeatCode a, SeatCode b) {
        if ((a == 0) != (b == 0)) return b == 0;
        return bare(a) < bare(b);
    });
}

} // namespace narae::view
