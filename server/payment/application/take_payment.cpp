#include "server/payment/application/take_payment.hpp"

#include "common/base/fail_point.hpp"
#include "server/payment/application/conclude_charge.hpp"

namespace narae::payment {

std::string gatewayKey(ReservationId reservation)
{
    return "reservation-" + reservation.text();
}

Result<PaymentOutcome> TakePayment::take(const Purchase& purchase, const std::string& method, Attempt attempt,
                                         const std::string& traceId)
{
    const Result<PaymentMethod> token = PaymentMethod::parse(method);
    if (!token) return token.error();
    if (purchase.amount.amountMinor() < 0) return refuse("payment.amount_negative");
    if (attempt == Attempt::Again) {
        const auto known = queries_.ofReservation(purchase.reservation);
        if (!known) return PaymentOutcome(OutcomeUnknown{});
        if (known->has_value()) return outcomeOf(**known);
    }
    Result<PaymentOutcome> outcome = ask(purchase, method, attempt, traceId);
    failPoint("pay.after_record");
    return outcome;
}

Result<PaymentOutcome> TakePayment::ask(const Purchase& purchase, const std::string& method, Attempt attempt,
                                        const std::string& traceId)
{
    if (purchase.amount.isZero()) {
        const ChargeCaptured nothing{{"", "", method}, purchase.amount};
        return concludeCharge(desk_, {purchase, method, nothing}, traceId);
    }
    failPoint("pay.before_gateway");
    ChargeAnswer answer = gateway_.capture(gatewayKey(purchase.reservation), purchase.amount, method);
    failPoint("pay.after_gateway");
    if (std::holds_alternative<NotDelivered>(answer) && attempt == Attempt::First)
        return PaymentOutcome(OutcomeUnavailable{});
    return concludeCharge(desk_, purchase, method, std::move(answer), traceId);
}

} // namespace narae::payment
