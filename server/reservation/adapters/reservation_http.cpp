#include "server/reservation/adapters/reservation_http.hpp"

#include "common/base/fail_point.hpp"
#include "common/base/text.hpp"
#include "server/platform/http/idempotency_key.hpp"
#include "server/platform/http/paging.hpp"
#include "server/reservation/adapters/fingerprint.hpp"
#include "server/reservation/adapters/reservation_json.hpp"

#include <charconv>

namespace narae::reservation {

using http::Request;
using http::Response;

namespace {

/// Whose Idempotency-Keys these are: nobody learns of another's booking by guessing a key.
std::string intentScope(const http::Caller& caller)
{
    if (caller.account.valid()) return "account/" + caller.account.text();
    if (caller.apiKey.valid()) return "key/" + caller.apiKey.text();
    return "guest";
}

/// `12a` is seat 12A.
std::optional<std::string> seatInCapitals(std::optional<std::string> seat)
{
    if (seat)
        for (char& c : *seat)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return seat;
}

Result<Asker> askerOf(const Request& request)
{
    Asker asker;
    asker.account = request.caller.role == http::Role::Customer ? request.caller.account : AccountId();
    asker.staff = request.caller.isStaff() || request.caller.role == http::Role::Integration;
    if (const auto locator = request.queryParameter("locator")) {
        const auto parsed = Locator::parse(*locator);
        if (!parsed) return parsed.error();
        asker.locator = *parsed;
        asker.phone = request.queryParameter("phone").value_or("");
    }
    return asker;
}

Response bookedResponse(const BookAndPay::Booked& booked, int done)
{
    const bool unknown = booked.reservation.state == Reservation::State::PaymentUnknown;
    Response response =
        Response::json(unknown ? 202 : done, api::toJson(resourceOf(booked.reservation, booked.flight)));
    response.header("Location", "/v1/reservations/" + booked.reservation.id.text());
    if (booked.repeated) response.header("Idempotent-Replayed", "true");
    return response;
}

Result<Response> place(const ReservationServices& services, const Request& request)
{
    const auto key = http::readIdempotencyKey(request);
    if (!key) return key.error();
    const auto json = api::parseJson(request.body);
    if (!json) return json.error();
    const auto body = api::PlaceReservationRequest::parse(*json);
    if (!body) return body.error();
    auto contact = makeContact(body->phone, body->email);
    if (!contact) return contact.error();

    PlaceReservation order;
    order.intent = IntentKey{intentScope(request.caller), *key};
    order.fingerprint = fingerprint("place", *json);
    order.flight = FlightId(body->flightId);
    order.cabin = body->cabin;
    for (const auto& passenger : body->passengers)
        order.travellers.push_back({passenger.name, seatInCapitals(passenger.seat)});
    if (auto party = validateParty(order.travellers); !party) return party.error();
    order.contact = *std::move(contact);
    if (request.caller.role == http::Role::Customer) order.customer = request.caller.account;
    order.expectedTotal = body->expectedTotal;
    order.policy = services.policy;
    const auto booked = services.booking.book(std::move(order), body->paymentMethod, request.traceId);
    if (!booked) return booked.error();
    return bookedResponse(*booked, 201);
}

Result<Response> pay(const ReservationServices& services, const Request& request)
{
    const auto key = http::readIdempotencyKey(request);
    if (!key) return key.error();
    const auto id = request.idParameter("reservationId");
    if (!id) return id.error();
    const auto json = api::parseJson(request.body);
    if (!json) return json.error();
    const auto body = api::PayReservationRequest::parse(*json);
    if (!body) return body.error();
    auto asker = askerOf(request);
    if (!asker) return asker.error();
    const StartPayment order{ReservationId(*id), *std::move(asker), IntentKey{intentScope(request.caller), *key},
                             fingerprint("pay/" + std::to_string(*id), *json), services.policy};
    const auto paid = services.booking.pay(order, body->paymentMethod, request.traceId);
    if (!paid) return paid.error();
    return bookedResponse(*paid, 200);
}

Result<Response> quote(const ReservationServices& services, const Request& request)
{
    const auto id = request.idParameter("reservationId");
    if (!id) return id.error();
    const auto json = api::parseJson(request.body.empty() ? "{}" : request.body);
    if (!json) return json.error();
    const auto body = api::QuoteCancellationRequest::parse(*json);
    if (!body) return body.error();
    auto asker = askerOf(request);
    if (!asker) return asker.error();
    if (body->waiveFee && !request.caller.isStaff()) return refuse("quote.waiver_unauthorised");
    const auto offered = services.desk.carryOut(
        QuoteCancellation{ReservationId(*id), *std::move(asker), body->passengers, body->waiveFee}, request.traceId);
    if (!offered) return offered.error();
    return Response::json(201, api::toJson(resourceOf(*offered)));
}

Result<Response> read(const ReservationServices& services, const Request& request, ReservationId id)
{
    const auto asker = askerOf(request);
    if (!asker) return asker.error();
    const auto found = services.queries.find(id);
    if (!found) return found.error();
    if (!*found || !asker->mayHandle((*found)->reservation))
        return refuse("reservation.unknown").with("reservationId", id.value());
    return Response::json(200, api::toJson(resourceOf((*found)->reservation, (*found)->flight)));
}

Result<Response> cancel(const ReservationServices& services, const Request& request)
{
    const auto id = request.idParameter("reservationId");
    if (!id) return id.error();
    const auto json = api::parseJson(request.body);
    if (!json) return json.error();
    const auto body = api::CancelReservationRequest::parse(*json);
    if (!body) return body.error();
    auto asker = askerOf(request);
    if (!asker) return asker.error();
    if (!body->reason.empty() && !request.caller.isStaff()) return refuse("payment.refund_unauthorised");
    if (looksLikeCardNumber(body->reason)) return refuse("card_number.refused");
    failPoint("cancel.before_commit");
    const auto done =
        services.desk.carryOut(CancelReservation{ReservationId(*id), *std::move(asker), QuoteId(body->quoteId),
                                                 !body->reason.empty()      ? body->reason
                                                 : request.caller.isStaff() ? "staff"
                                                                            : "traveller"},
                               request.traceId);
    failPoint("cancel.after_commit");
    if (!done) return done.error();
    return read(services, request, ReservationId(*id));
}

/// A guest's one reservation, by its locator and phone number.
Result<Response> listOfGuest(const ReservationServices& services, const Asker& asker)
{
    const auto found = services.queries.find(*asker.locator);
    if (!found) return found.error();
    nlohmann::json items = nlohmann::json::array();
    if (*found && asker.mayHandle((*found)->reservation))
        items.push_back(api::toJson(resourceOf((*found)->reservation, (*found)->flight)));
    return http::pageResponse(std::move(items), std::nullopt);
}

Result<Response> list(const ReservationServices& services, const Request& request)
{
    const auto asker = askerOf(request);
    if (!asker) return asker.error();
    if (asker->locator) return listOfGuest(services, *asker);
    if (!asker->account.valid())
        return request.caller.role == http::Role::Guest ? refuse("access.unauthenticated") : refuse("access.forbidden");
    const auto page = http::readPage(request);
    if (!page) return page.error();
    std::optional<ReservationId> before;
    if (page->after) {
        std::int64_t value = 0;
        const char* end = page->after->data() + page->after->size();
        const auto [read, error] = std::from_chars(page->after->data(), end, value);
        if (error != std::errc() || read != end)
            return refuse("request.invalid_parameter")
                .with("parameter", "after")
                .with("reason", "it is not a cursor of this list");
        before = ReservationId(value);
    }
    const auto records = services.queries.ofCustomer(asker->account, before, page->limit + 1);
    if (!records) return records.error();
    nlohmann::json items = nlohmann::json::array();
    std::optional<std::string> next;
    for (const ReservationRecord& record : *records) {
        if (items.size() == static_cast<std::size_t>(page->limit)) {
            next = std::to_string(items.back()["reservationId"].get<std::int64_t>());
            break;
        }
        items.push_back(api::toJson(resourceOf(record.reservation, record.flight)));
    }
    return http::pageResponse(std::move(items), next);
}

} // namespace

std::vector<http::Route> reservationRoutes(ReservationServices services)
{
    using http::Method;
    http::Access reading = http::Access::everyone();
    reading.scope = "reservations:read";
    http::Access writing = http::Access::everyone();
    writing.scope = "reservations:write";
    const auto with = [services](auto handler) {
        return [services, handler](const Request& request) { return handler(services, request); };
    };
    return {
        {Method::Post, "/v1/reservations", writing, with(place), true},
        {Method::Get, "/v1/reservations", reading, with(list)},
        {Method::Get, "/v1/reservations/{reservationId}", reading,
         with([](const ReservationServices& s, const Request& request) -> Result<Response> {
             const auto id = request.idParameter("reservationId");
             if (!id) return id.error();
             return read(s, request, ReservationId(*id));
         })},
        {Method::Post, "/v1/reservations/{reservationId}/payment", writing, with(pay), true},
        {Method::Post, "/v1/reservations/{reservationId}/cancellation-quotes", writing, with(quote)},
        {Method::Post, "/v1/reservations/{reservationId}/cancellation", writing, with(cancel), true},
    };
}

} // namespace narae::reservation
