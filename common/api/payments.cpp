#include "common/api/payments.hpp"

#include "common/api/json.hpp"

namespace narae::api {

namespace {

Json instantOrNull(const std::optional<Instant>& instant)
{
    return instant ? Json(toRfc3339(*instant)) : Json();
}

Json toJson(const LedgerEntry& entry)
{
    return {{"entry", entry.entry},
            {"kind", entry.kind},
            {"amount", api::toJson(entry.amount)},
            {"gatewayReference", entry.gatewayReference},
            {"detail", entry.detail},
            {"at", toRfc3339(entry.at)}};
}

Json toJson(const Refund& refund)
{
    return {{"refundId", refund.refundId},
            {"cancellation", refund.cancellation},
            {"count", refund.count},
            {"amount", api::toJson(refund.amount)},
            {"state", refund.state},
            {"attempts", refund.attempts},
            {"nextAttemptAt", instantOrNull(refund.nextAttemptAt)},
            {"trouble", refund.trouble},
            {"gatewayReference", refund.gatewayReference},
            {"begunAt", toRfc3339(refund.begunAt)},
            {"doneAt", instantOrNull(refund.doneAt)}};
}

Json toJson(const SuperfluousCharge& charge)
{
    return {{"gatewayReference", charge.gatewayReference},
            {"attempt", charge.attempt},
            {"amount", api::toJson(charge.amount)},
            {"state", charge.state},
            {"attempts", charge.attempts},
            {"nextAttemptAt", instantOrNull(charge.nextAttemptAt)},
            {"trouble", charge.trouble},
            {"refundReference", charge.refundReference},
            {"foundAt", toRfc3339(charge.foundAt)},
            {"givenBackAt", instantOrNull(charge.givenBackAt)}};
}

} // namespace

Json toJson(const Payment& payment)
{
    return {{"paymentId", payment.paymentId},
            {"reservationId", payment.reservationId},
            {"flightId", payment.flightId},
            {"cabin", payment.cabin},
            {"count", payment.count},
            {"amount", toJson(payment.amount)},
            {"state", payment.state},
            {"reason", payment.reason},
            {"method", payment.method},
            {"gatewayReference", payment.gatewayReference},
            {"refunded", toJson(payment.refunded)},
            {"countOut", payment.countOut},
            {"recordedAt", toRfc3339(payment.recordedAt)},
            {"changedAt", toRfc3339(payment.changedAt)}};
}

Json toJson(const PaymentDetail& detail)
{
    Json json = toJson(detail.payment);
    json["ledger"] = Json::array();
    for (const LedgerEntry& entry : detail.ledger)
        json["ledger"].push_back(toJson(entry));
    json["refunds"] = Json::array();
    for (const Refund& refund : detail.refunds)
        json["refunds"].push_back(toJson(refund));
    json["superfluousCharges"] = Json::array();
    for (const SuperfluousCharge& charge : detail.superfluousCharges)
        json["superfluousCharges"].push_back(toJson(charge));
    return json;
}

} // namespace narae::api
