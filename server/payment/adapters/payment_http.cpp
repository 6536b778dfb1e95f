#include "server/payment/adapters/payment_http.hpp"

#include "common/api/payments.hpp"
#include "server/platform/http/paging.hpp"

#include <charconv>
#include <limits>

namespace narae::payment {

namespace {

constexpr std::int64_t kIdMost = std::numeric_limits<std::int64_t>::max();

api::Payment onTheWire(const PaymentFacts& payment)
{
    return {payment.id.value(),
            payment.purchase.reservation.value(),
            payment.purchase.flight.value(),
            payment.purchase.cabin,
            payment.purchase.passengers,
            payment.purchase.amount,
            std::string(name(payment.state)),
            payment.reason,
            payment.method,
            payment.gatewayReference,
            payment.refunded,
            payment.passengersOut,
            payment.recordedAt,
            payment.changedAt};
}

api::PaymentDetail onTheWire(const PaymentRecord& record)
{
    api::PaymentDetail detail{onTheWire(record.payment), {}, {}, {}};
    for (const LedgerEntry& entry : record.ledger) {
        detail.ledger.push_back({entry.number, std::string(name(entry.kind)), entry.amount, entry.gatewayReference,
                                 entry.detail, entry.at});
    }
    for (const RefundFacts& refund : record.refunds) {
        detail.refunds.push_back(
            {refund.id.value(), refund.key.cancellation, refund.passengers, refund.amount,
             std::string(name(refund.state)), refund.attempts,
             refund.state == RefundState::Pending ? std::optional(refund.nextAttemptAt) : std::nullopt, refund.trouble,
             refund.gatewayReference, refund.begunAt, refund.doneAt});
    }
    for (const SuperfluousFacts& charge : record.superfluous) {
        const bool waiting = charge.state == SuperfluousState::Waiting;
        detail.superfluousCharges.push_back(
            {charge.key.reference, charge.attempt, charge.amount, std::string(name(charge.state)), charge.attempts,
             waiting ? std::optional(charge.nextAttemptAt) : std::nullopt, charge.trouble, charge.refundReference,
             charge.foundAt, charge.givenBackAt});
    }
    return detail;
}

Result<PaymentSelection> readSelection(const http::Request& request)
{
    PaymentSelection selection;
    const auto page = http::readPage(request);
    if (!page) return page.error();
    selection.limit = static_cast<std::size_t>(page->limit);
    if (page->after) {
        std::int64_t id = 0;
        const char* end = page->after->data() + page->after->size();
        const auto [stop, error] = std::from_chars(page->after->data(), end, id);
        if (error != std::errc() || stop != end || id < 1) {
            return refuse("request.invalid_parameter")
                .with("parameter", "after")
                .with("reason", "it is not a cursor of this list");
        }
        selection.before = PaymentId(id);
    }
    const auto reservation = http::readInteger(request, "reservationId", 1, kIdMost);
    if (!reservation) return reservation.error();
    if (reservation->has_value()) selection.reservation = ReservationId(**reservation);
    if (const auto text = request.queryParameter("state")) {
        const auto state = parsePaymentState(*text);
        if (!state)
            return refuse("request.invalid_parameter")
                .with("parameter", "state")
                .with("reason", "it must be captured, declined or abandoned");
        selection.state = *state;
    }
    return selection;
}

Result<http::Response> list(PaymentQueries& queries, const http::Request& request)
{
    const auto selection = readSelection(request);
    if (!selection) return selection.error();
    const auto page = queries.page(*selection);
    if (!page) return page.error();
    auto items = nlohmann::json::array();
    for (const PaymentFacts& payment : page->payments)
        items.push_back(api::toJson(onTheWire(payment)));
    std::optional<std::string> next;
    if (page->hasMore) next = page->payments.back().id.text();
    return http::pageResponse(std::move(items), next);
}

Result<http::Response> show(PaymentQueries& queries, const http::Request& request)
{
    const auto id = request.idParameter("paymentId");
    if (!id) return id.error();
    const auto record = queries.record(PaymentId(*id));
    if (!record) return record.error();
    if (!record->has_value()) return refuse("payment.unknown");
    return http::Response::json(200, api::toJson(onTheWire(**record)));
}

} // namespace

std::vector<http::Route> routes(PaymentQueries& queries)
{
    const http::Access access = http::Access::of({http::Role::Staff, http::Role::Integration}, "payments:read");
    return {{http::Method::Get, "/v1/payments", access,
             [&queries](const http::Request& request) { return list(queries, request); }},
            {http::Method::Get, "/v1/payments/{paymentId}", access,
             [&queries](const http::Request& request) { return show(queries, request); }}};
}

} // namespace narae::payment
