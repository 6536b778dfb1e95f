#include "server/payment/application/conclude_charge.hpp"

namespace narae::payment {

std::optional<PaymentOutcome> knownOutcome(PaymentQueries& queries, const ChargeRequest& request)
{
    const auto known = queries.ofReservation(request.purchase.reservation);
    if (!known) return OutcomeUnknown{};
    if (!known->has_value()) return std::nullopt;
    return outcomeOf(**known, request.attempt);
}

Result<PaymentOutcome> concludeCharge(PaymentDesk& desk, const ChargeRequest& request, ChargeAnswer answer,
                                      const std::string& traceId)
{
    RecordCharge record{request.purchase, request.attempt, request.method, ChargeCalledOff{}};
    if (auto* captured = std::get_if<ChargeCaptured>(&answer)) {
        record.news = std::move(*captured);
    } else if (auto* declined = std::get_if<ChargeDeclined>(&answer)) {
        record.news = std::move(*declined);
    } else if (const auto* refused = std::get_if<ChargeRefused>(&answer)) {
        return refuse("payment.gateway_refused")
            .with("reservationId", request.purchase.reservation.value())
            .with("reason", refused->reason);
    } else if (!std::holds_alternative<ChargeCalledOff>(answer)) {
        return PaymentOutcome(OutcomeUnknown{});
    }
    Result<PaymentOutcome> outcome = desk.carryOut(std::move(record), traceId);
    if (outcome || outcome.error().code().starts_with("payment.")) return outcome;
    // The gateway knows, our ledger does not yet: true to say is only that it is to be settled.
    return PaymentOutcome(OutcomeUnknown{});
}

} // namespace narae::payment
