#include "common/base/fail_point.hpp"
#include "server/platform/http/idempotency_key.hpp"
#include "server/reservation/adapters/fingerprint.hpp"
#include "server/reservation/adapters/reservation_http.hpp"
#include "server/reservation/adapters/reservation_json.hpp"

#include <charconv>

/// The original system's calls of this context. Its clients (httpie's `name=value`) send every value as a JSON string,
/// and fields it never had are ignored, as they were.
namespace narae::reservation {

using http::Request;
using http::Response;

namespace {

std::string textOf(const nlohmann::json& body, const char* name)
{
    const auto found = body.find(name);
    if (found == body.end() || found->is_null()) return "";
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// A whole number, sent as a number or as text. Refuses request.invalid.
Result<std::int64_t> numberOf(const nlohmann::json& body, const char* name)
{
    const std::string text = textOf(body, name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return refuse("request.invalid").at(std::string("/") + name, "field.not_integer");
    return value;
}

nlohmann::json originalReservation(const Reservation& reservation)
{
    const bool over = reservation.state == Reservation::State::Cancelled;
    return {{"reservationId", reservation.id.value()}, {"flightId", reservation.flight.value()},
            {"count", reservation.passengers.size()},  {"price", reservation.total.amountMinor()},
            {"phone", reservation.contact.phone},      {"reserveStatus", over ? "cancel" : "place"},
            {"state", name(reservation.state)},        {"locator", reservation.locator.text()}};
}

Result<Response> place(const ReservationServices& services, const Request& request, const nlohmann::json& body)
{
    const auto flight = numberOf(body, "flightId");
    if (!flight) return flight.error();
    const auto count = numberOf(body, "count");
    if (!count) return count.error();
    if (*count < 1 || *count > kPassengersMax) return refuse("party.size").with("most", kPassengersMax);
    auto contact = makeContact(textOf(body, "phone"), "");
    if (!contact) return contact.error();

    PlaceReservation order;
    if (request.header("idempotency-key")) {
        const auto key = http::readIdempotencyKey(request);
        if (!key) return key.error();
        order.intent = IntentKey{"original", *key};
        order.fingerprint = fingerprint("place", body);
    }
    order.flight = FlightId(*flight);
    order.cabin = "economy";
    for (std::int64_t number = 1; number <= *count; ++number)
        order.travellers.push_back({"Traveller " + std::to_string(number), std::nullopt});
    order.contact = *std::move(contact);
    order.policy = services.policy;
    // `price` was the client's word for it; ours decides, and the client's must agree with it.
    if (!textOf(body, "price").empty()) {
        const auto price = numberOf(body, "price");
        if (!price) return price.error();
        order.expectedPrice = *price;
    }
    const std::string method = textOf(body, "paymentMethod");
    const auto booked =
        services.booking.book(std::move(order), method.empty() ? "pm_card_ok" : method, request.traceId);
    if (!booked) return booked.error();
    const bool unknown = booked->reservation.state == Reservation::State::PaymentUnknown;
    return Response::json(unknown ? 202 : 201, originalReservation(booked->reservation));
}

Result<Response> cancel(const ReservationServices& services, const Request& request, const nlohmann::json& body)
{
    const auto id = numberOf(body, "reservationId");
    if (!id) return id.error();
    // Whoever was let in here may handle everything, as in the original; `count` is not the client's to say.
    Asker asker;
    asker.staff = true;
    failPoint("cancel.before_commit");
    const auto done = services.desk.carryOut(CancelReservation{ReservationId(*id), asker, std::nullopt, "traveller"},
                                             request.traceId);
    failPoint("cancel.after_commit");
    if (!done) return done.error();
    return Response::json(200, originalReservation(done->reservation));
}

Result<Response> post(const ReservationServices& services, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    if (!body->is_object()) return refuse("request.invalid").at("", "It must be an object.");
    const std::string status = textOf(*body, "reserveStatus");
    if (status == "place") return place(services, request, *body);
    if (status == "cancel") return cancel(services, request, *body);
    return refuse("request.invalid").at("/reserveStatus", "field.not_place_or_cancel");
}

Result<Response> get(const ReservationServices& services, const Request& request)
{
    const auto id = request.idParameter("reservationId");
    if (!id) return id.error();
    const auto found = services.queries.find(ReservationId(*id));
    if (!found) return found.error();
    if (!*found) return refuse("reservation.unknown").with("reservationId", *id);
    return Response::json(200, originalReservation((*found)->reservation));
}

} // namespace

std::vector<http::Route> originalReservationRoutes(ReservationServices services)
{
    return {{http::Method::Post, "/reservations", http::Access::everyoneHere(),
             [services](const Request& request) { return post(services, request); }},
            {http::Method::Get, "/reservations/{reservationId}", http::Access::everyoneHere(),
             [services](const Request& request) { return get(services, request); }}};
}

} // namespace narae::reservation
