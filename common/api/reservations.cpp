#include "common/api/reservations.hpp"

#include <set>

namespace narae::api {

namespace {

constexpr TextLimits kPaymentMethod{1, 100};

} // namespace

Result<PlaceReservationRequest> PlaceReservationRequest::parse(const Json& body)
{
    ObjectReader reader(body);
    PlaceReservationRequest request;
    request.flightId = reader.integer("flightId", 1, std::numeric_limits<std::int64_t>::max());
    request.cabin = reader.text("cabin", {1, 20});
    reader.objects("passengers", 1, 9, [&request](ObjectReader& passenger) {
        TravellerInput input;
        input.name = passenger.text("name", {1, 100});
        input.seat = passenger.optionalText("seat", {2, 4});
        request.passengers.push_back(std::move(input));
    });
    reader.object("contact", [&request](ObjectReader& contact) {
        request.phone = contact.text("phone", {1, 40});
        request.email = contact.optionalText("email", {1, 254}).value_or("");
    });
    request.expectedTotal = reader.optionalMoney("expectedTotal");
    request.paymentMethod = reader.optionalText("paymentMethod", kPaymentMethod).value_or("");
    if (auto finished = reader.finish(); !finished) return finished.error();
    return request;
}

Result<PayReservationRequest> PayReservationRequest::parse(const Json& body)
{
    ObjectReader reader(body);
    PayReservationRequest request{reader.text("paymentMethod", kPaymentMethod)};
    if (auto finished = reader.finish(); !finished) return finished.error();
    return request;
}

Result<QuoteCancellationRequest> QuoteCancellationRequest::parse(const Json& body)
{
    ObjectReader reader(body);
    QuoteCancellationRequest request;
    if (reader.has("passengers"))
        for (const std::int64_t number : reader.integers("passengers", 9, 1, 9))
            request.passengers.push_back(static_cast<int>(number));
    const std::set<int> different(request.passengers.begin(), request.passengers.end());
    request.waiveFee = reader.boolean("waiveFee", false);
    if (different.size() != request.passengers.size()) reader.complain("passengers", "field.repeated");
    if (auto finished = reader.finish(); !finished) return finished.error();
    return request;
}

Result<CancelReservationRequest> CancelReservationRequest::parse(const Json& body)
{
    ObjectReader reader(body);
    CancelReservationRequest request;
    request.quoteId = reader.integer("quoteId", 1, std::numeric_limits<std::int64_t>::max());
    request.reason = reader.optionalText("reason", {1, 40}).value_or("");
    if (auto finished = reader.finish(); !finished) return finished.error();
    return request;
}

namespace {

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json toJson(const PassengerResource& passenger)
{
    return {{"number", passenger.number},
            {"name", passenger.name},
            {"seat", textOrNull(passenger.seat)},
            {"cancelled", passenger.cancelled}};
}

Json toJson(const CancellationResource& cancellation)
{
    return {{"number", cancellation.number},
            {"passengers", cancellation.passengers},
            {"refund", api::toJson(cancellation.refund)},
            {"fee", api::toJson(cancellation.fee)},
            {"reason", cancellation.reason},
            {"at", toRfc3339(cancellation.at)}};
}

Json toJson(const ReservationFlightResource& flight)
{
    return {{"flightId", flight.flightId},
            {"flightNumber", flight.flightNumber},
            {"origin", textOrNull(flight.origin)},
            {"destination", flight.destination},
            {"departsAt", toRfc3339(flight.departsAt)},
            {"arrivesAt", toRfc3339(flight.arrivesAt)},
            {"cancelled", flight.cancelled}};
}

template <class Item>
Json list(const std::vector<Item>& items)
{
    Json json = Json::array();
    for (const Item& item : items)
        json.push_back(toJson(item));
    return json;
}

} // namespace

Json toJson(const ReservationResource& reservation)
{
    return {{"reservationId", reservation.reservationId},
            {"locator", reservation.locator},
            {"state", reservation.state},
            {"flight", toJson(reservation.flight)},
            {"cabin", reservation.cabin},
            {"passengers", list(reservation.passengers)},
            {"contact", {{"phone", reservation.phone}, {"email", textOrNull(reservation.email)}}},
            {"unitPrice", toJson(reservation.unitPrice)},
            {"total", toJson(reservation.total)},
            {"refunded", toJson(reservation.refunded)},
            {"placedAt", toRfc3339(reservation.placedAt)},
            {"holdExpiresAt", reservation.holdExpiresAt ? Json(toRfc3339(*reservation.holdExpiresAt)) : Json(nullptr)},
            {"paymentId", reservation.paymentId ? Json(*reservation.paymentId) : Json(nullptr)},
            {"endReason", textOrNull(reservation.endReason)},
            {"cancellations", list(reservation.cancellations)}};
}

Json toJson(const CancellationQuoteResource& quote)
{
    return {{"quoteId", quote.quoteId}, {"passengers", quote.passengers}, {"refund", toJson(quote.refund)},
            {"fee", toJson(quote.fee)}, {"feeWaived", quote.feeWaived},   {"expiresAt", toRfc3339(quote.expiresAt)}};
}

} // namespace narae::api
