#include "server/payment/application/settle_payment.hpp"

#include "server/payment/application/conclude_charge.hpp"
#include "server/payment/application/take_payment.hpp"

namespace narae::payment {

Result<PaymentOutcome> SettlePayment::settle(const Purchase& purchase, WhenNotFound whenNotFound,
                                             const std::string& traceId)
{
    const auto known = queries_.ofReservation(purchase.reservation);
    if (!known) return PaymentOutcome(OutcomeUnknown{});
    if (known->has_value()) return outcomeOf(**known);

    const std::string key = gatewayKey(purchase.reservation);
    // A payment of nothing never goes to the gateway: where it is not on record, it was not taken. Calling the key off
    // there would close nothing, so the record alone does.
    if (purchase.amount.isZero() && whenNotFound == WhenNotFound::CallOff)
        return concludeCharge(desk_, {purchase, "", ChargeCalledOff{}}, traceId);
    ChargeAnswer answer = gateway_.find(key);
    if (std::holds_alternative<ChargeNotFound>(answer) && whenNotFound == WhenNotFound::CallOff)
        answer = gateway_.callOff(key);
    return concludeCharge(desk_, purchase, "", std::move(answer), traceId);
}

} // namespace narae::payment
