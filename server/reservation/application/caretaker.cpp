#include "server/reservation/application/caretaker.hpp"

#include "common/base/fail_point.hpp"

namespace narae::reservation {

namespace {

/// The caretaker's own doings carry a trace id that says so.
constexpr auto kTrace = "00000000000000000000000000ca7e00";

} // namespace

Caretaker::Caretaker(ReservationQueries& queries, Desk& desk, Payments& payments, BookAndPay& booking,
                     const Clock& clock, BookingPolicy policy)
    : queries_(queries), desk_(desk), payments_(payments), booking_(booking), clock_(clock), policy_(policy)
{
}

Result<int> Caretaker::lookAround()
{
    const auto due = queries_.due(clock_.now(), kAtOnce);
    if (!due) return due.error();
    for (const Reservation& party : *due) {
        const auto looked = lookAt(party);
        if (!looked && looked.error().code() == "database.away") return looked.error();
        // Any other refusal means that somebody was faster: the state has moved on.
    }
    return static_cast<int>(due->size());
}

Result<void> Caretaker::lookAt(const Reservation& party)
{
    if (party.state == Reservation::State::Held) {
        failPoint("expire.before_commit");
        auto expired = desk_.carryOut(ExpireReservation{party.id}, kTrace);
        failPoint("expire.after_commit");
        if (!expired) return expired.error();
        return {};
    }
    const PaymentOutcome outcome = payments_.settle(paymentRequest(party, "", kTrace));
    const bool tooLong = clock_.now() >= party.placedAt + policy_.unknownHold;
    auto concluded = booking_.conclude(party, outcome, kTrace);
    if (!concluded) return concluded.error();
    if (tooLong && concluded->state == Reservation::State::PaymentUnknown) {
        auto expired = desk_.carryOut(ExpireReservation{party.id}, kTrace);
        if (!expired) return expired.error();
    }
    return {};
}

} // namespace narae::reservation
