#include "server/payment/adapters/original_http.hpp"

#include "server/platform/http/paging.hpp"

namespace narae::payment {

namespace {

std::string_view payStatus(const PaymentFacts& payment)
{
    if (payment.state != PaymentState::Captured) return "declined";
    return payment.passengersOut >= payment.purchase.passengers ? "cancelled" : "approved";
}

nlohmann::json pay(const PaymentFacts& payment)
{
    return {{"payId", payment.id.value()},
            {"reservationId", payment.purchase.reservation.value()},
            {"flightId", payment.purchase.flight.value()},
            {"count", payment.purchase.passengers},
            {"price", payment.purchase.amount.amountMinor()},
            {"payStatus", payStatus(payment)}};
}

Result<http::Response> list(PaymentQueries& queries, const http::Request& request)
{
    const auto limit = http::readInteger(request, "limit", 1, http::kPageLimitMost);
    if (!limit) return limit.error();
    PaymentSelection selection;
    selection.chargedOrDeclinedOnly = true;
    selection.limit = static_cast<std::size_t>(limit->value_or(http::kPageLimitMost));
    const auto page = queries.page(selection);
    if (!page) return page.error();
    auto pays = nlohmann::json::array();
    for (const PaymentFacts& payment : page->payments)
        pays.push_back(pay(payment));
    return http::Response::json(200, {{"_embedded", {{"pays", std::move(pays)}}}});
}

Result<http::Response> show(PaymentQueries& queries, const http::Request& request)
{
    const auto id = request.idParameter("payId");
    if (!id) return id.error();
    const auto record = queries.record(PaymentId(*id));
    if (!record) return record.error();
    // The original has no word for a payment that was called off: to its callers there was none.
    if (!record->has_value() || (*record)->payment.state == PaymentState::Abandoned) return refuse("payment.unknown");
    return http::Response::json(200, pay((*record)->payment));
}

} // namespace

std::vector<http::Route> originalRoutes(PaymentQueries& queries)
{
    return {{http::Method::Get, "/pays", http::Access::everyoneHere(),
             [&queries](const http::Request& request) { return list(queries, request); }},
            {http::Method::Get, "/pays/{payId}", http::Access::everyoneHere(),
             [&queries](const http::Request& request) { return show(queries, request); }}};
}

} // namespace narae::payment
