#include "common/api/events.hpp"

#include "common/api/json_text.hpp"

#include <algorithm>
#include <limits>
#include <simdjson.h>
#include <type_traits>

/// Every payload is described once, by a describe() that both the writer and the reader walk.
namespace narae::api::events {

namespace {

/// Members stand in the order of their names, as in every copy of the event that went through another process's JSON:
/// the audit compares texts.
class Writer {
public:
    template <class T>
    void field(std::string_view name, const T& value)
    {
        const std::size_t begin = members_.text().size();
        members_.name(name);
        write(members_, value);
        places_.push_back({name, begin, members_.text().size() - begin});
    }
    template <class T>
    void laterField(std::string_view name, const T& value)
    {
        field(name, value);
    }
    std::string text()
    {
        std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.name < b.name; });
        std::string text;
        text.reserve(members_.text().size() + 2);
        text += '{';
        for (const Place& place : places_) {
            std::string_view member = std::string_view(members_.text()).substr(place.begin, place.size);
            if (member.front() == ',') member.remove_prefix(1);
            if (text.size() > 1) text += ',';
            text += member;
        }
        text += '}';
        return text;
    }

private:
    /// A member's, in the text of all.
    struct Place {
        std::string_view name;
        std::size_t begin;
        std::size_t size;
    };

    template <class T>
    static void write(JsonText& json, const T& value)
    {
        if constexpr (std::is_same_v<T, CabinOffer> || std::is_same_v<T, RefundStep>) {
            Writer writer;
            describe(writer, value);
            json.raw(writer.text());
        } else
            json.value(value);
    }
    static void write(JsonText& json, const std::optional<Instant>& value)
    {
        if (value)
            json.value(*value);
        else
            json.null();
    }
    template <class Item>
    static void write(JsonText& json, const std::vector<Item>& list)
    {
        json.beginArray();
        for (const Item& item : list)
            write(json, item);
        json.endArray();
    }

    JsonText members_; ///< in the order of describe(), with commas between
    std::vector<Place> places_;
};

/// The first field that is missing or of another type is kept; what follows is not read.
class Reader {
public:
    using Element = simdjson::dom::element;
    explicit Reader(simdjson::simdjson_result<simdjson::dom::object> json) : json_(json) {}
    std::string wrongField;

    template <class T>
    void field(const char* name, T& value)
    {
        if (!wrongField.empty()) return;
        Element found;
        if (json_[name].get(found) != simdjson::SUCCESS || !read(found, value)) wrongField = name;
    }
    /// One that came later: events that were told before lack it, and are as good.
    template <class T>
    void laterField(const char* name, T& value)
    {
        if (json_[name].error() != simdjson::NO_SUCH_FIELD) field(name, value);
    }

private:
    static bool read(Element json, bool& value) { return json.get(value) == simdjson::SUCCESS; }
    static bool read(Element json, std::int64_t& value) { return json.get(value) == simdjson::SUCCESS; }
    static bool read(Element json, std::string& value)
    {
        std::string_view text;
        if (json.get(text) != simdjson::SUCCESS) return false;
        value = text;
        return true;
    }
    static bool read(Element json, int& value)
    {
        std::int64_t number = 0;
        if (!read(json, number) || number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
            return false;
        value = static_cast<int>(number);
        return true;
    }
    static bool read(Element json, Instant& value)
    {
        std::string_view text;
        if (json.get(text) != simdjson::SUCCESS) return false;
        const auto instant = parseRfc3339(text);
        if (instant) value = *instant;
        return instant.has_value();
    }
    static bool read(Element json, std::optional<Instant>& value)
    {
        if (json.is_null()) return true;
        value.emplace();
        return read(json, *value);
    }
    static bool read(Element json, Money& value)
    {
        std::int64_t amount = 0;
        std::string_view currency;
        if (json["amountMinor"].get(amount) != simdjson::SUCCESS) return false;
        if (json["currency"].get(currency) != simdjson::SUCCESS) return false;
        const auto money = Money::make(amount, currency);
        if (money) value = *money;
        return money.has_value();
    }
    template <class T>
    requires std::is_same_v<T, CabinOffer> || std::is_same_v<T, RefundStep>
    static bool read(Element json, T& value)
    {
        Reader reader(json.get_object());
        describe(reader, value);
        return reader.wrongField.empty();
    }
    template <class Item>
    static bool read(Element json, std::vector<Item>& list)
    {
        simdjson::dom::array items;
        if (json.get(items) != simdjson::SUCCESS) return false;
        for (const Element item : items) {
            Item value{};
            if (!read(item, value)) return false;
            list.push_back(std::move(value));
        }
        return true;
    }

    const simdjson::simdjson_result<simdjson::dom::object> json_;
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
std::string write(const Event& event)
{
    Writer writer;
    describe(writer, event);
    return writer.text();
}

} // namespace

template <class Event>
Result<Event> fromText(std::string_view text)
{
    // Its memory is used again by the next event of this thread. What is not JSON has no fields.
    thread_local simdjson::dom::parser parser;
    Event event{};
    Reader reader(parser.parse(text.data(), text.size()).get_object());
    describe(reader, event);
    if (!reader.wrongField.empty()) return refuse("event.malformed").with("field", reader.wrongField);
    return event;
}

#define NARAE_EVENT(Event)                                                                                             \
    std::string toText(const Event& event)                                                                             \
    {                                                                                                                  \
        return write(event);                                                                                           \
    }                                                                                                                  \
    template Result<Event> fromText<Event>(std::string_view text);

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
