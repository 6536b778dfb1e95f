#include "server/app/apart/payments_over_http.hpp"

#include "common/api/json.hpp"
#include "server/app/apart/peer_gate.hpp"
#include "server/payment/domain/payment_method.hpp"

namespace narae::app {

namespace {

using reservation::PaymentOutcome;
using reservation::PaymentRequest;
using Kind = PaymentOutcome::Kind;
using std::chrono::milliseconds;

constexpr std::string_view kCharges = "/internal/charges";
constexpr std::string_view kSettlements = "/internal/charges/settlement";
/// A connection that breaks so soon was an old one, closed at that moment, or a peer that is restarted: the same key is
/// asked once more.
constexpr milliseconds kSoon{1'000};

constexpr std::pair<Kind, std::string_view> kKinds[] = {{Kind::Captured, "captured"},
                                                        {Kind::Declined, "declined"},
                                                        {Kind::Unknown, "unknown"},
                                                        {Kind::Unavailable, "unavailable"},
                                                        {Kind::Refused, "refused"}};

nlohmann::json toJson(const PaymentRequest& request)
{
    return {{"reservationId", request.reservation.value()},
            {"attempt", request.attempt},
            {"flightId", request.flight.value()},
            {"cabin", request.cabin},
            {"count", request.count},
            {"amount", api::toJson(request.amount)},
            {"paymentMethod", request.method},
            {"repeated", request.repeated},
            {"locator", request.locator}};
}

Result<PaymentRequest> readRequest(const http::Request& asked)
{
    const auto body = api::parseJson(asked.body);
    if (!body) return body.error();
    constexpr std::int64_t kMost = api::kAmountMinorMost;
    api::ObjectReader reader(*body);
    PaymentRequest request;
    request.reservation = ReservationId(reader.integer("reservationId", 1, kMost));
    request.attempt = static_cast<int>(reader.integer("attempt", 0, 1'000'000));
    request.flight = FlightId(reader.integer("flightId", 1, kMost));
    request.cabin = reader.text("cabin");
    request.count = static_cast<int>(reader.integer("count", 0, 1'000'000));
    request.amount = reader.money("amount");
    request.method = reader.text("paymentMethod", {0, 200});
    request.repeated = reader.boolean("repeated", true);
    request.locator = reader.optionalText("locator", {0, 6}).value_or(""); // an older peer does not tell it
    request.traceId = asked.traceId;
    if (auto read = reader.finish(); !read) return read.error();
    return request;
}

nlohmann::json toJson(const PaymentOutcome& outcome)
{
    std::string_view kind;
    for (const auto& [each, name] : kKinds)
        if (each == outcome.kind) kind = name;
    return {{"outcome", kind}, {"paymentId", outcome.payment.value()}, {"reason", outcome.reason}};
}

/// What cannot be read leaves the outcome unknown.
PaymentOutcome readOutcome(const nlohmann::json& body)
{
    PaymentOutcome outcome;
    try {
        const auto kind = body.at("outcome").get<std::string>();
        for (const auto& [each, name] : kKinds)
            if (name == kind) outcome.kind = each;
        outcome.payment = PaymentId(body.at("paymentId").get<std::int64_t>());
        outcome.reason = body.at("reason").get<std::string>();
        if (outcome.kind == Kind::Captured && !outcome.payment.valid()) return {};
        return outcome;
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

} // namespace

Result<void> PaymentsOverHttp::accepts(std::string_view method) const
{
    if (const auto token = payment::PaymentMethod::parse(method); !token) return token.error();
    return {};
}

Result<void> PaymentsOverHttp::ready() const
{
    if (!breaker_.admits())
        return refuse("payment.resting").retryAfter(static_cast<int>(breaker_.retryAfter().count()));
    return {};
}

PaymentOutcome PaymentsOverHttp::charge(const PaymentRequest& request)
{
    return ask(kCharges, request);
}

PaymentOutcome PaymentsOverHttp::settle(const PaymentRequest& request)
{
    // Whatever was sent before: what is not settled now is settled later.
    PaymentRequest again = request;
    again.repeated = true;
    return ask(kSettlements, again);
}

PaymentOutcome PaymentsOverHttp::ask(std::string_view target, const PaymentRequest& request)
{
    auto permit = breaker_.enter();
    // Of a request that was never sent nothing can come; of an earlier one something may have.
    const PaymentOutcome notSent{request.repeated ? Kind::Unknown : Kind::Unavailable, {}, ""};
    if (!permit) return notSent;
    PaymentRequest sent = request;
    for (const int tries : {1, 2}) {
        const auto began = std::chrono::steady_clock::now();
        const PeerReply reply = peer_.post(std::string(target), toJson(sent), sent.traceId, longest_);
        if (reply.fate == PeerReply::Fate::Answered) {
            PaymentOutcome outcome = readOutcome(reply.body);
            // To a settlement, Unavailable is an answer: nothing was charged, and never will be.
            const bool cameToNothing =
                outcome.kind == Kind::Unknown || (outcome.kind == Kind::Unavailable && target == kCharges);
            if (!cameToNothing) permit->wentWell();
            return outcome;
        }
        const bool last = tries == 2 || std::chrono::steady_clock::now() - began > kSoon;
        if (last || reply.fate == PeerReply::Fate::NotDone) permit->failed(tries);
        if (reply.fate == PeerReply::Fate::NotDone)
            return sent.repeated ? PaymentOutcome{Kind::Unknown, {}, ""} : notSent;
        if (last) break;
        sent.repeated = true;
    }
    return {Kind::Unknown, {}, ""};
}

std::vector<http::Route> paymentPeerRoutes(reservation::Payments& payments, const std::string& key)
{
    const auto answering = [&payments](auto member) {
        return [&payments, member](const http::Request& asked) -> Result<http::Response> {
            const auto request = readRequest(asked);
            if (!request) return request.error();
            return http::Response::json(200, toJson((payments.*member)(*request)));
        };
    };
    return {peerRoute(http::Method::Post, std::string(kCharges), key, answering(&reservation::Payments::charge)),
            peerRoute(http::Method::Post, std::string(kSettlements), key, answering(&reservation::Payments::settle))};
}

} // namespace narae::app
