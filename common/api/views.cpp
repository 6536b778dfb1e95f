#include "common/api/views.hpp"

#include "common/api/json_text.hpp"

namespace narae::api::views {

namespace {

void writeText(JsonText& json, std::string_view name, std::string_view text)
{
    json.name(name);
    if (text.empty())
        json.null();
    else
        json.value(text);
}

template <class Value>
void writeIfThere(JsonText& json, std::string_view name, const std::optional<Value>& value)
{
    if (value) json.field(name, *value);
}

void writeFields(JsonText& json, const Cabin& cabin)
{
    json.field("cabin", cabin.cabin).field("capacity", cabin.capacity).field("left", cabin.left);
    writeIfThere(json, "held", cabin.held);
    writeIfThere(json, "sold", cabin.sold);
    json.field("price", cabin.price).field("numbered", cabin.numbered);
}

void write(JsonText& json, const FlightStatus& flight)
{
    json.beginObject().field("flightId", flight.flightId).field("flightNumber", flight.flightNumber);
    writeText(json, "origin", flight.origin);
    json.field("destination", flight.destination);
    json.field("departsAt", flight.departsAt).field("arrivesAt", flight.arrivesAt);
    json.field("durationMinutes",
               std::chrono::duration_cast<std::chrono::minutes>(flight.arrivesAt - flight.departsAt).count());
    writeText(json, "aircraft", flight.aircraft);
    json.field("status", flight.status).field("cancelled", flight.cancelled);
    json.field("capacity", flight.capacity).field("left", flight.left);
    writeIfThere(json, "held", flight.held);
    writeIfThere(json, "sold", flight.sold);
    writeIfThere(json, "leftByAirline", flight.leftByAirline);
    json.field("price", flight.price).name("cabins").beginArray();
    for (const Cabin& cabin : flight.cabins) {
        json.beginObject();
        writeFields(json, cabin);
        json.endObject();
    }
    json.endArray().field("version", flight.version).endObject();
}

void endPage(JsonText& json, const std::optional<std::string>& next)
{
    json.endArray().field("hasMore", next.has_value()).name("next");
    if (next)
        json.value(*next);
    else
        json.null();
    json.endObject();
}

void write(JsonText& json, const Seat& seat)
{
    json.beginObject().field("seat", seat.seat).field("state", seat.state);
    json.field("window", seat.window).field("aisle", seat.aisle).field("adultsOnly", seat.adultsOnly);
    writeIfThere(json, "reservationId", seat.reservationId);
    json.endObject();
}

void write(JsonText& json, const CabinSeats& seats)
{
    json.beginObject();
    writeFields(json, seats.cabin);
    json.name("rows").beginArray();
    for (const SeatRow& row : seats.rows) {
        json.beginObject().field("row", row.row).field("letters", row.letters).field("exit", row.exit);
        json.name("seats").beginArray();
        for (const Seat& seat : row.seats)
            write(json, seat);
        json.endArray().endObject();
    }
    json.endArray().endObject();
}

void writeInstant(JsonText& json, std::string_view name, const std::optional<Instant>& instant)
{
    json.name(name);
    if (instant)
        json.value(*instant);
    else
        json.null();
}

void write(JsonText& json, const Purchase& purchase)
{
    json.beginObject().field("reservationId", purchase.reservationId).field("locator", purchase.locator);
    json.field("flightId", purchase.flightId);
    writeText(json, "flightNumber", purchase.flightNumber);
    writeText(json, "origin", purchase.origin);
    writeText(json, "destination", purchase.destination);
    writeInstant(json, "departsAt", purchase.departsAt);
    writeInstant(json, "arrivesAt", purchase.arrivesAt);
    json.field("cabin", purchase.cabin).field("count", purchase.count).field("cancelled", purchase.cancelled);
    json.name("seats").beginArray();
    for (const std::string& seat : purchase.seats)
        json.value(seat);
    json.endArray().field("state", purchase.state);
    writeText(json, "endReason", purchase.endReason);
    json.field("total", purchase.total).field("paid", purchase.paid);
    json.field("refunded", purchase.refunded).field("placedAt", purchase.placedAt).endObject();
}

void write(JsonText& json, const OriginalFlightStatus& flight)
{
    json.beginObject().field("flightId", flight.flightId).field("flightName", flight.flightName);
    json.field("destination", flight.destination).field("price", flight.price).field("seat", flight.seat);
    json.field("status", flight.status).endObject();
}

} // namespace

std::string toText(const FlightStatus& flight)
{
    JsonText json;
    write(json, flight);
    return json.take();
}

std::string toText(const std::vector<FlightStatus>& flights, const std::optional<std::string>& next)
{
    JsonText json;
    json.beginObject().name("items").beginArray();
    for (const FlightStatus& flight : flights)
        write(json, flight);
    endPage(json, next);
    return json.take();
}

std::string toText(const FlightSeats& seats)
{
    JsonText json;
    json.beginObject().field("flightId", seats.flightId).field("flightNumber", seats.flightNumber);
    json.name("cabins").beginArray();
    for (const CabinSeats& cabin : seats.cabins)
        write(json, cabin);
    json.endArray().endObject();
    return json.take();
}

std::string toText(const std::vector<DayPrice>& days)
{
    JsonText json;
    json.beginObject().name("items").beginArray();
    for (const DayPrice& day : days) {
        json.beginObject().field("date", day.date).field("flights", day.flights).name("price");
        if (day.price)
            json.value(*day.price);
        else
            json.null();
        json.endObject();
    }
    endPage(json, std::nullopt);
    return json.take();
}

std::string toText(const Purchase& purchase)
{
    JsonText json;
    write(json, purchase);
    return json.take();
}

std::string toText(const std::vector<Purchase>& purchases, const std::optional<std::string>& next)
{
    JsonText json;
    json.beginObject().name("items").beginArray();
    for (const Purchase& purchase : purchases)
        write(json, purchase);
    endPage(json, next);
    return json.take();
}

std::string toText(std::int64_t reservationId, const std::vector<TimelineEvent>& events)
{
    JsonText json;
    json.beginObject().field("reservationId", reservationId).name("items").beginArray();
    for (const TimelineEvent& event : events) {
        json.beginObject().field("id", event.writer + "/" + std::to_string(event.seq));
        json.field("writer", event.writer).field("seq", event.seq).field("type", event.type);
        json.field("source", event.source).field("subject", event.subject).field("time", event.time);
        json.field("traceId", event.traceId).name("data").raw(event.data).endObject();
    }
    endPage(json, std::nullopt);
    return json.take();
}

std::string toText(const OriginalFlightStatus& flight)
{
    JsonText json;
    write(json, flight);
    return json.take();
}

std::string toText(const std::vector<OriginalFlightStatus>& flights)
{
    JsonText json;
    json.beginObject().name("_embedded").beginObject().name("flightStatuses").beginArray();
    for (const OriginalFlightStatus& flight : flights)
        write(json, flight);
    json.endArray().endObject().endObject();
    return json.take();
}

} // namespace narae::api::views
