#include "server/view/adapters/stored_events.hpp"

#include "server/platform/database/bulk.hpp"

#include <algorithm>
#include <tuple>

namespace narae::view {

namespace {

constexpr std::string_view kSelect =
    "SELECT writer, seq, type, source, subject, flight_id, trace_id, time_ms, data FROM event_outbox ";

commit::Envelope read(const database::Rows& rows, std::size_t row)
{
    commit::Envelope event;
    event.writer = rows.text(row, 0);
    event.seq = rows.integer(row, 1);
    event.type = rows.text(row, 2);
    event.source = rows.text(row, 3);
    event.subject = rows.text(row, 4);
    event.flightId = rows.integer(row, 5);
    event.traceId = rows.text(row, 6);
    event.time = fromEpochMs(rows.integer(row, 7));
    event.data = rows.text(row, 8);
    return event;
}

} // namespace

std::vector<commit::Envelope> readEvents(database::Session& session, const std::string& writer, std::int64_t seq,
                                         std::int64_t last, std::size_t max)
{
    const auto rows =
        session.query(std::string(kSelect) + "WHERE writer = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
                      {writer, seq, last, static_cast<std::int64_t>(max)});
    std::vector<commit::Envelope> events;
    events.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        events.push_back(read(rows, row));
    return events;
}

Result<std::vector<commit::Envelope>> OutboxArchive::find(const std::vector<EventPosition>& positions)
{
    std::vector<database::Value> places;
    for (const EventPosition& position : positions) {
        places.emplace_back(position.writer);
        places.emplace_back(position.seq);
    }
    auto session = pool_.lease();
    std::vector<commit::Envelope> events;
    database::selectInTuples(*session, std::string(kSelect) + "WHERE (writer, seq)", places, 2, "",
                             [&](const database::Rows& rows, std::size_t row) { events.push_back(read(rows, row)); });
    if (session->failure()) return refuse("database.away").retryAfter(1);
    std::sort(events.begin(), events.end(), [](const commit::Envelope& a, const commit::Envelope& b) {
        return std::tie(a.time, a.writer, a.seq) < std::tie(b.time, b.writer, b.seq);
    });
    return events;
}

} // namespace narae::view
