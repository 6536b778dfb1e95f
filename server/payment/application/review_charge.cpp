#include "server/payment/application/review_charge.hpp"

namespace narae::payment {

void ReviewCharge::want(PaymentBooks& books) const
{
    books.wantPayment(reservation);
    // Nobody else has such a row: a booking's own charge costs no look at them.
    const Payment* paid = books.findPayment(reservation);
    if (paid != nullptr && paid->isPaidByAnother(told.charge.reference)) books.wantSuperfluous(key());
}

Result<bool> ReviewCharge::decide(PaymentBooks& books, Instant now) const
{
    const Payment* paid = books.findPayment(reservation);
    const bool superfluous =
        paid != nullptr && paid->isPaidByAnother(told.charge.reference) && told.amount.amountMinor() > 0;
    if (!superfluous) return false;
    if (books.findSuperfluous(key()) != nullptr) return true;
    SuperfluousFacts found;
    found.key = key();
    found.payment = paid->facts().id;
    found.attempt = attempt;
    found.amount = told.amount;
    found.foundAt = now;
    books.addSuperfluous(SuperfluousCharge::find(std::move(found)));
    return true;
}

} // namespace narae::payment
