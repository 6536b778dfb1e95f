#include "server/payment/application/take_payment.hpp"

#include "common/base/fail_point.hpp"
#include "server/payment/application/conclude_charge.hpp"
#include "server/payment/domain/payment_method.hpp"

namespace narae::payment {

Result<PaymentOutcome> TakePayment::take(const ChargeRequest& request, Asked asked, const std::string& traceId,
                                         PaymentDesk& desk)
{
    const Result<PaymentMethod> token = PaymentMethod::parse(request.method);
    if (!token) return token.error();
    if (request.purchase.amount.amountMinor() < 0) return refuse("payment.amount_negative");
    if (asked == Asked::Again)
        if (const auto known = knownOutcome(queries_, request)) return *known;
    Result<PaymentOutcome> outcome = ask(request, asked, traceId, desk);
    failPoint("pay.after_record");
    return outcome;
}

Result<PaymentOutcome> TakePayment::ask(const ChargeRequest& request, Asked asked, const std::string& traceId,
                                        PaymentDesk& desk)
{
    const Money price = request.purchase.amount;
    if (price.isZero()) return concludeCharge(desk, request, ChargeCaptured{{"", "", request.method}, price}, traceId);
    failPoint("pay.before_gateway");
    ChargeAnswer answer = asked == Asked::First ? gateway_.capture(request.gatewayKey(), price, request.method)
                                                : gateway_.captureAgain(request.gatewayKey(), price, request.method);
    failPoint("pay.after_gateway");
    if (std::holds_alternative<NotDelivered>(answer)) {
        // The gateway may take this smaller request: then nobody who asks at the same time can be charged any more.
        answer = gateway_.callOff(request.gatewayKey());
        const bool away = std::holds_alternative<NotDelivered>(answer) || std::holds_alternative<NoAnswer>(answer);
        if (away && asked == Asked::First) return PaymentOutcome(OutcomeUnavailable{});
    }
    return concludeCharge(desk, request, std::move(answer), traceId);
}

} // namespace narae::payment
