#include "server/view/adapters/live_stream.hpp"

#include "common/api/views.hpp"
#include "server/view/adapters/flight_wire.hpp"

#include <charconv>

namespace narae::view {

namespace {

constexpr std::size_t kChangesAtOnce = 256;

} // namespace

LiveStream::LiveStream(const House& house, LiveWish wish, const std::string& lastEventId)
    : house_(house), wish_(std::move(wish)), place_(house.news.log().head())
{
    if (lastEventId.empty()) return;
    const auto place = placeOf(lastEventId);
    greeting_ = place ? Greeting::Resumed : Greeting::Lost;
    place_ = place.value_or(place_);
}

/// `NAME.NUMBER`, where the name is this log's and nothing after the number is forgotten.
std::optional<LiveLog::Number> LiveStream::placeOf(const std::string& lastEventId) const
{
    const std::string prefix = house_.news.name() + ".";
    if (!lastEventId.starts_with(prefix)) return std::nullopt;
    const char* const end = lastEventId.data() + lastEventId.size();
    LiveLog::Number place = 0;
    const auto [read, error] = std::from_chars(lastEventId.data() + prefix.size(), end, place);
    if (error != std::errc() || read != end || !house_.news.log().after(place, 0)) return std::nullopt;
    return place;
}

std::string LiveStream::take(std::size_t bytesWanted)
{
    std::string text;
    if (!greeted_) greet(text);
    while (text.size() < bytesWanted) {
        const auto changes = house_.news.log().after(place_, kChangesAtOnce);
        if (!changes) {
            place_ = house_.news.log().head();
            write(text, "reset", place_, "{}");
            continue;
        }
        if (changes->empty()) break;
        for (const LiveLog::Change& change : *changes) {
            tell(text, change);
            place_ = change.number;
            if (text.size() >= bytesWanted) break;
        }
    }
    return text;
}

void LiveStream::greet(std::string& text)
{
    greeted_ = true;
    // A reader that lost its connection comes back after this many milliseconds.
    text += "retry: 2000\n";
    // Whoever resumes goes on where they were; whoever cannot has to ask for everything anew.
    if (greeting_ == Greeting::Lost) write(text, "reset", place_, "{}");
    if (greeting_ != Greeting::Lost) write(text, "ready", place_, "{}");
}

bool LiveStream::wants(const FlightStatus& flight) const
{
    if (wish_.flightId && *wish_.flightId != flight.flightId) return false;
    if (!wish_.origin.empty() && wish_.origin != flight.facts->origin) return false;
    return wish_.destination.empty() || wish_.destination == flight.facts->destination;
}

void LiveStream::tell(std::string& text, const LiveLog::Change& change)
{
    if (change.kind == LiveLog::Kind::Purchase) {
        if (wish_.purchases) tellPurchase(text, change);
        return;
    }
    if (!wish_.flightStatuses && !wish_.seats) return;
    const FlightBoard::Flight flight = house_.parts.view.board().find(change.id);
    if (flight && wants(*flight)) tellFlight(text, change, flight);
}

void LiveStream::tellFlight(std::string& text, const LiveLog::Change& change, const FlightBoard::Flight& flight)
{
    const std::string question = std::to_string(change.id) + (wish_.forStaff ? "!" : "?");
    const std::string version = flight->tag.text();
    if (wish_.flightStatuses) {
        const auto body = house_.bodies.get(question, version, [&] { return toText(toWire(*flight, wish_.forStaff)); });
        write(text, "flight-status", change.number, *body->plain());
    }
    if (!wish_.seats) return;
    const auto body = house_.bodies.get(question + "seats", version, [&] {
        if (!wish_.forStaff) return toText(seatsToWire(*flight, nullptr));
        const Sitting sitting = house_.parts.view.sitting(*flight);
        return toText(seatsToWire(*flight, &sitting));
    });
    write(text, "seats", change.number, *body->plain());
}

void LiveStream::tellPurchase(std::string& text, const LiveLog::Change& change)
{
    const auto purchase = house_.parts.view.purchase(change.id);
    if (!purchase || (wish_.customerId && *wish_.customerId != purchase->customerId)) return;
    if (wish_.flightId && *wish_.flightId != purchase->flightId) return;
    write(text, "purchase", change.number, toText(toWire(*purchase, house_.parts.view.board())));
}

/// One event (HTML, 9.2). Our JSON has no line ends.
void LiveStream::write(std::string& text, std::string_view event, LiveLog::Number number, std::string_view data) const
{
    text.append("id: ").append(house_.news.name()).append(".").append(std::to_string(number));
    text.append("\nevent: ").append(event).append("\ndata: ").append(data).append("\n\n");
}

} // namespace narae::view
