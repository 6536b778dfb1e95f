#include "common/api/events.hpp"

#include <algorithm>
#include <type_traits>

/// Every payload is described once, by a describe() that both the writer and the reader walk.
namespace narae::api::events {

namespace {

using Json = nlohmann::json;

class Writer {
public:
    Json json = Json::object();

    template <class T>
    void field(const char* name, const T& value)
    {
        json[name] = written(value);
    }
    template <class T>
    void laterField(const char* name, const T& value)
    {
        field(name, value);
    }

private:
    template <class T>
    static Json written(const T& value)
    {
        if constexpr (std::is_same_v<T, Instant>)
            return toRfc3339(value);
        else if constexpr (std::is_same_v<T, std::optional<Instant>>)
            return value ? Json(toRfc3339(*value)) : Json(nullptr);
        else if constexpr (std::is_same_v<T, Money>)
            return Json{{"amountMinor", value.amountMinor()}, {"currency", value.currency().code()}};
        else if constexpr (std::is_same_v<T, std::vector<CabinOffer>> || std::is_same_v<T, std::vector<RefundStep>>) {
            Json list = Json::array();
            for (const auto& item : value) {
                Writer writer;
                describe(writer, item);
                list.push_back(std::move(writer.json));
            }
            return list;
        } else
            return value;
    }
};

/// The first field that is missing or of another type is kept; what follows is not read.
class Reader {
public:
    explicit Reader(const Json& json) : json_(json) {}
    std::string wrongField;

    template <class T>
    void field(const char* name, T& value)
    {
        if (!wrongField.empty()) return;
        const auto found = json_.is_object() ? json_.find(name) : json_.end();
        if (!json_.is_object() || found == json_.end() || !read(*found, value)) wrongField = name;
    }
    /// One that came later: events that were told before lack it, and are as good.
    template <class T>
    void laterField(const char* name, T& value)
    {
        if (json_.is_object() && json_.contains(name)) field(name, value);
    }

private:
    static bool read(const Json& json, std::string& value) { return json.is_string() && (json.get_to(value), true); }
    static bool read(const Json& json, bool& value) { return json.is_boolean() && (json.get_to(value), true); }
    static bool read(const Json& json, std::int64_t& value)
    {
        return json.is_number_integer() && (json.get_to(value), true);
    }
    static bool read(const Json& json, int& value) { return json.is_number_integer() && (json.get_to(value), true); }
    static bool read(const Json& json, Instant& value)
    {
        if (!json.is_string()) return false;
        const auto instant = parseRfc3339(json.get_ref<const std::string&>());
        if (instant) value = *instant;
        return instant.has_value();
    }
    static bool read(const Json& json, std::optional<Instant>& value)
    {
        if (json.is_null()) return true;
        value.emplace();
        return read(json, *value);
    }
    static bool read(const Json& json, Money& value)
    {
        if (!json.is_object() || !json.contains("amountMinor") || !json.contains("currency")) return false;
        if (!json["amountMinor"].is_number_integer() || !json["currency"].is_string()) return false;
        const auto money = Money::make(json["amountMinor"].get<std::int64_t>(), json["currency"].get<std::string>());
        if (money) value = *money;
        return money.has_value();
    }
    template <class Item>
    static bool read(const Json& json, std::vector<Item>& list)
    {
        if (!json.is_array()) return false;
        for (const Json& item : json) {
            Item value{};
            if constexpr (std::is_same_v<Item, CabinOffer> || std::is_same_v<Item, RefundStep>) {
                Reader reader(item);
                describe(reader, value);
                if (!reader.wrongField.empty()) return false;
            } else if (!read(item, value))
                return false;
            list.push_back(std::move(value));
        }
        return true;
    }

    const Json& json_;
};

/// `E` is the event, const when it is written.
template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, CabinOffer>
void describe(A& a, E& e)
{
    a.field("cabin", e.cabin);
    a.field("capacity", e.capacity);
    a.field("price", e.price);
    a.field("seatMap", e.seatMap);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, RefundStep>
void describe(A& a, E& e)
{
    a.field("daysBefore", e.daysBefore);
    a.field("percent", e.percent);
}

template <class A, class E>
requires requires(E& e)
{
    e.flight.flightId;
}
void describe(A& a, E& e)
{
    auto& flight = e.flight;
    a.field("flightId", flight.flightId);
    a.field("flightName", flight.flightName);
    a.field("price", flight.price);
    a.field("seat", flight.seat);
    a.field("destination", flight.destination);
    a.field("origin", flight.origin);
    a.field("destinationIsAirport", flight.destinationIsAirport);
    a.field("departsAt", flight.departsAt);
    a.field("arrivesAt", flight.arrivesAt);
    a.field("aircraft", flight.aircraft);
    a.field("version", flight.version);
    a.field("cabins", flight.cabins);
    a.field("refundSteps", flight.refundSteps);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, FlightCancelled>
void describe(A& a, E& e)
{
    a.field("flightId", e.flightId);
    a.field("flightName", e.flightName);
    a.field("reason", e.reason);
    a.field("version", e.version);
}

template <class A, class E>
requires requires(E& e)
{
    e.seats.flightName;
}
void describe(A& a, E& e)
{
    auto& seats = e.seats;
    a.field("flightId", seats.flightId);
    a.field("flightName", seats.flightName);
    a.field("seat", seats.seat);
    a.field("reservationId", seats.reservationId);
    a.field("cabin", seats.cabin);
    a.field("count", seats.count);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, ReservationPlaced>
void describe(A& a, E& e)
{
    a.field("reservationId", e.reservationId);
    a.field("phone", e.phone);
    a.field("flightId", e.flightId);
    a.field("count", e.count);
    a.field("price", e.price);
    a.field("currency", e.currency);
    a.field("locator", e.locator);
    a.field("cabin", e.cabin);
    a.field("seats", e.seats);
    a.field("customerId", e.customerId);
    a.field("paying", e.paying);
    a.field("holdExpiresAt", e.holdExpiresAt);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, ReservationConfirmed>
void describe(A& a, E& e)
{
    a.field("reservationId", e.reservationId);
    a.field("flightId", e.flightId);
    a.field("cabin", e.cabin);
    a.field("count", e.count);
    a.field("seats", e.seats);
    a.field("payId", e.payId);
    a.field("seatsTakenAgain", e.seatsTakenAgain);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, ReservationCancelled>
void describe(A& a, E& e)
{
    a.field("reservationId", e.reservationId);
    a.field("phone", e.phone);
    a.field("flightId", e.flightId);
    a.field("count", e.count);
    a.field("price", e.price);
    a.field("currency", e.currency);
    a.field("cabin", e.cabin);
    a.field("seats", e.seats);
    a.field("passengers", e.passengers);
    a.field("cancellation", e.cancellation);
    a.field("remaining", e.remaining);
    a.field("fee", e.fee);
    a.field("reason", e.reason);
    a.field("seatsReturned", e.seatsReturned);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, ReservationPaymentUnknown>
void describe(A& a, E& e)
{
    a.field("reservationId", e.reservationId);
    a.field("flightId", e.flightId);
    a.field("attempt", e.attempt);
    a.field("known", e.known);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, ReservationExpired>
void describe(A& a, E& e)
{
    a.field("reservationId", e.reservationId);
    a.field("flightId", e.flightId);
    a.field("cabin", e.cabin);
    a.field("count", e.count);
    a.field("seats", e.seats);
    a.field("reason", e.reason);
}

template <class A, class P>
void describePayment(A& a, P& payment)
{
    a.field("payId", payment.payId);
    a.field("reservationId", payment.reservationId);
    a.field("flightId", payment.flightId);
    a.field("count", payment.count);
    a.field("price", payment.price);
    a.field("currency", payment.currency);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, PayApproved>
void describe(A& a, E& e)
{
    describePayment(a, e.payment);
    a.field("cabin", e.cabin);
    a.laterField("locator", e.locator);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, PayDeclined>
void describe(A& a, E& e)
{
    describePayment(a, e.payment);
    a.field("reason", e.reason);
}

template <class A, class E>
requires std::is_same_v<std::remove_const_t<E>, PayCancelled>
void describe(A& a, E& e)
{
    describePayment(a, e.payment);
    a.field("cabin", e.cabin);
    a.field("cancellation", e.cancellation);
    a.field("refundId", e.refundId);
}

template <class Event>
Json write(const Event& event)
{
    Writer writer;
    describe(writer, event);
    return std::move(writer.json);
}

} // namespace

template <class Event>
Result<Event> fromJson(const Json& json)
{
    Event event{};
    Reader reader(json);
    describe(reader, event);
    if (!reader.wrongField.empty()) return refuse("event.malformed").with("field", reader.wrongField);
    return event;
}

#define NARAE_EVENT(Event)                                                                                             \
    Json toJson(const Event& event)                                                                                    \
    {                                                                                                                  \
        return write(event);                                                                                           \
    }                                                                                                                  \
    template Result<Event> fromJson<Event>(const Json& json);

NARAE_EVENT(FlightAdded)
NARAE_EVENT(FlightChanged)
NARAE_EVENT(FlightCancelled)
NARAE_EVENT(FlightSeatRequested)
NARAE_EVENT(FlightSeatReturned)
NARAE_EVENT(ReservationPlaced)
NARAE_EVENT(ReservationConfirmed)
NARAE_EVENT(ReservationCancelled)
NARAE_EVENT(ReservationPaymentUnknown)
NARAE_EVENT(ReservationExpired)
NARAE_EVENT(PayApproved)
NARAE_EVENT(PayDeclined)
NARAE_EVENT(PayCancelled)

#undef NARAE_EVENT

bool isType(std::string_view type)
{
    constexpr std::string_view kTypes[] = {
        FlightAdded::kType,          FlightChanged::kType,        FlightCancelled::kType,
        FlightSeatRequested::kType,  FlightSeatReturned::kType,   ReservationPlaced::kType,
        ReservationConfirmed::kType, ReservationCancelled::kType, ReservationPaymentUnknown::kType,
        ReservationExpired::kType,   PayApproved::kType,          PayDeclined::kType,
        PayCancelled::kType};
    return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

} // namespace narae::api::events
