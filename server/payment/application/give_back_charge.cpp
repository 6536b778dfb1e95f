#include "server/payment/application/give_back_charge.hpp"

namespace narae::payment {

Result<bool> GiveBackCharge::decide(PaymentBooks& books, Instant now) const
{
    const SuperfluousCharge* known = books.findSuperfluous(key);
    if (known == nullptr) return refuse("payment.refund_unknown").with("reservationId", key.reservation.value());
    if (known->isGivenBack()) return true;
    SuperfluousCharge* charge = books.changeSuperfluous(key);
    if (const auto* made = std::get_if<RefundMade>(&outcome)) {
        charge->givenBack(made->reference, now);
        return true;
    }
    const auto& notYet = std::get<NotYet>(outcome);
    charge->postpone(notYet.nextAttemptAt, notYet.trouble);
    return false;
}

} // namespace narae::payment
