#include "server/payment/application/settle_payment.hpp"

#include "server/payment/application/conclude_charge.hpp"

namespace narae::payment {

Result<PaymentOutcome> SettlePayment::settle(const ChargeRequest& request, WhenNotFound whenNotFound,
                                             const std::string& traceId)
{
    if (const auto known = knownOutcome(queries_, request)) return *known;

    const bool callOff = whenNotFound == WhenNotFound::CallOff;
    // A payment of nothing never goes to the gateway, and has no key there that could be called off.
    if (request.purchase.amount.isZero())
        return concludeCharge(desk_, request, callOff ? ChargeAnswer(ChargeCalledOff{}) : NoAnswer{}, traceId);
    ChargeAnswer answer = gateway_.find(request.gatewayKey());
    if (std::holds_alternative<ChargeNotFound>(answer) && callOff) answer = gateway_.callOff(request.gatewayKey());
    return concludeCharge(desk_, request, std::move(answer), traceId);
}

} // namespace narae::payment
