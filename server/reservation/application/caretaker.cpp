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
    const auto holds = letHoldsExpire();
    if (!holds) return holds.error();
    const auto payments = settlePayments();
    if (!payments) return payments.error();
    return *holds + *payments;
}

Result<int> Caretaker::letHoldsExpire()
{
    const auto due = queries_.due(ReservationQueries::Due::Holds, clock_.now(), kAtOnce);
    if (!due) return due.error();
    int looked = 0;
    for (const Reservation& party : *due) {
        if (leaving_) break;
        ++looked;
        failPoint("expire.before_commit");
        const auto expired = desk_.carryOut(ExpireReservation{party.id}, kTrace);
        failPoint("expire.after_commit");
        if (!expired && expired.error().code() == "database.away") return expired.error();
        // Any other refusal means that somebody was faster: the state has moved on.
    }
    return looked;
}

Result<int> Caretaker::settlePayments()
{
    const auto due = queries_.due(ReservationQueries::Due::Payments, clock_.now(), kAtOnce);
    if (!due) return due.error();
    int looked = 0;
    for (const Reservation& party : *due) {
        if (leaving_) break;
        ++looked;
        const auto known = settle(party);
        if (!known && known.error().code() == "database.away") return known.error();
        // The others keep their places: this one is due again only after a pause.
        if (known && !*known) break;
    }
    return looked;
}

Result<bool> Caretaker::lookAtUnknown(ReservationId reservation)
{
    const auto found = queries_.find(reservation);
    if (!found) return found.error();
    if (leaving_) return false;
    if (!*found || (*found)->reservation.state != Reservation::State::PaymentUnknown) return true;
    return settle((*found)->reservation);
}

/// Answers whether the payment's outcome is known now.
Result<bool> Caretaker::settle(const Reservation& party)
{
    const PaymentOutcome outcome = payments_.settle(paymentRequest(party, "", kTrace));
    const bool tooLong = clock_.now() >= party.paymentBeganAt + policy_.unknownHold;
    auto concluded = booking_.conclude(party, outcome, kTrace);
    if (!concluded) return concluded.error();
    if (tooLong && concluded->state == Reservation::State::PaymentUnknown) {
        auto expired = desk_.carryOut(ExpireReservation{party.id}, kTrace);
        if (!expired) return expired.error();
    }
    return outcome.kind != PaymentOutcome::Kind::Unknown;
}

} // namespace narae::reservation
