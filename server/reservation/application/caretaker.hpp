#pragma once

#include "server/reservation/application/book_and_pay.hpp"
#include "server/reservation/application/queries.hpp"

#include <atomic>

namespace narae::reservation {

/// Looks after what nobody asks about any more: lets holds expire, and finds out what became of payments that gave no
/// answer. Whatever it does could be done twice without harm, so several copies may run.
class Caretaker {
public:
    Caretaker(ReservationQueries& queries, Desk& desk, Payments& payments, BookAndPay& booking, const Clock& clock,
              BookingPolicy policy);

    /// Looks at what is due now: at all holds, and at payments until one stays unknown, for a gateway that gives no
    /// answer would keep it from everything else. At most kAtOnce of each. Answers how many it looked at. Refuses
    /// database.away.
    Result<int> lookAround();

    /// Somebody says that the outcome of this payment may be known now. Only one that is on record as unknown is looked
    /// into: of one that is being paid at this moment the question would call the charge off. Answers whether it is
    /// known now. Refuses database.away.
    Result<bool> lookAtUnknown(ReservationId reservation);

    /// It looks at nothing more, and is soon done with what it looks at. Any thread.
    void leave() { leaving_ = true; }

    static constexpr int kAtOnce = 256;

private:
    Result<int> letHoldsExpire();
    Result<int> settlePayments();
    Result<bool> settle(const Reservation& reservation);

    ReservationQueries& queries_;
    Desk& desk_;
    Payments& payments_;
    BookAndPay& booking_;
    const Clock& clock_;
    const BookingPolicy policy_;
    std::atomic<bool> leaving_{false};
};

} // namespace narae::reservation
