#pragma once

#include "server/reservation/application/book_and_pay.hpp"
#include "server/reservation/application/queries.hpp"

namespace narae::reservation {

/// Looks after what nobody asks about any more: lets holds expire, and finds out what became of payments that gave no
/// answer. Whatever it does could be done twice without harm, so several copies may run.
class Caretaker {
public:
    Caretaker(ReservationQueries& queries, Desk& desk, Payments& payments, BookAndPay& booking, const Clock& clock,
              BookingPolicy policy);

    /// Looks at everything that is due now, at most kAtOnce; answers how many there were. Refuses database.away.
    Result<int> lookAround();

    static constexpr int kAtOnce = 256;

private:
    Result<void> lookAt(const Reservation& reservation);

    ReservationQueries& queries_;
    Desk& desk_;
    Payments& payments_;
    BookAndPay& booking_;
    const Clock& clock_;
    const BookingPolicy policy_;
};

} // namespace narae::reservation
