#include "server/payment/application/conclude_charge.hpp"

namespace narae::payment {

Result<PaymentOutcome> concludeCharge(PaymentDesk& desk, const Purchase& purchase, const std::string& method,
                                      ChargeAnswer answer, const std::string& traceId)
{
    if (auto* captured = std::get_if<ChargeCaptured>(&answer))
        return concludeCharge(desk, {purchase, method, std::move(*captured)}, traceId);
    if (auto* declined = std::get_if<ChargeDeclined>(&answer))
        return concludeCharge(desk, {purchase, method, std::move(*declined)}, traceId);
    if (std::holds_alternative<ChargeCalledOff>(answer))
        return concludeCharge(desk, {purchase, method, ChargeCalledOff{}}, traceId);
    if (const auto* refused = std::get_if<ChargeRefused>(&answer)) {
        return refuse("payment.gateway_refused")
            .with("reservationId", purchase.reservation.value())
            .with("reason", refused->reason);
    }
    return PaymentOutcome(OutcomeUnknown{});
}

Result<PaymentOutcome> concludeCharge(PaymentDesk& desk, RecordCharge record, const std::string& traceId)
{
    Result<PaymentOutcome> outcome = desk.carryOut(std::move(record), traceId);
    if (outcome || outcome.error().code() == "payment.charge_differs") return outcome;
    // The gateway knows, our ledger does not yet: true to say is only that it is to be settled.
    return PaymentOutcome(OutcomeUnknown{});
}

} // namespace narae::payment
