#include "server/platform/events/import_shelf.hpp"

#include "server/platform/database/bulk.hpp"

namespace narae::events {

void ImportShelf::append(const ForeignEvent& foreign)
{
    const std::string& name = foreign.event.writer;
    if (Writer* writer = writers_.change(name)) {
        check(writer->installation == foreign.installation && writer->seq + 1 == foreign.event.seq,
              "the next event of that writer");
        writer->seq = foreign.event.seq;
    } else {
        check(foreign.event.seq == 1, "the first event of a new writer");
        writers_.add(name, Writer{foreign.installation, 0, 1});
    }
    events_.push_back(foreign.event);
}

void ImportShelf::load(database::Session& session)
{
    std::vector<database::Value> names;
    for (const std::string& writer : writers_.takeWanted())
        names.emplace_back(writer);
    database::selectIn(session,
                       "SELECT w.writer, w.seq, i.installation FROM event_writers w "
                       "LEFT JOIN event_imports i ON i.writer = w.writer WHERE w.writer",
                       names, session.forUpdate(), [this](const database::Rows& rows, std::size_t row) {
                           const std::int64_t seq = rows.integer(row, 1);
                           const std::string installation = rows.isNull(row, 2) ? std::string() : rows.text(row, 2);
                           writers_.put(rows.text(row, 0), Writer{installation, seq, seq});
                       });
}

void ImportShelf::mark()
{
    writers_.mark();
    marked_ = events_.size();
}

void ImportShelf::revert()
{
    writers_.revert();
    events_.resize(marked_);
}

void ImportShelf::write(database::Session& session)
{
    writers_.eachChanged(
        [&session](const std::string& name, const Writer& writer) {
            // Guard: the primary keys. Of two copies that meet a new writer together, one is first.
            session.execute("INSERT INTO event_imports (writer, installation) VALUES (?, ?)",
                            {name, writer.installation});
            session.execute("INSERT INTO event_writers (writer, epoch, seq, batch) VALUES (?, 0, ?, 0)",
                            {name, writer.seq});
        },
        [&session](const std::string& name, const Writer& writer) {
            // Guard: the number that the decisions were made on; the row is also locked since it was loaded.
            session.executeGuarded("UPDATE event_writers SET seq = ? WHERE writer = ? AND seq = ? AND epoch = 0",
                                   {writer.seq, name, writer.loaded});
        });
    database::BulkInsert rows("event_outbox", "writer, seq, type, source, subject, flight_id, trace_id, time_ms, data");
    for (const Envelope& event : events_)
        rows.add(event.writer, event.seq, event.type, event.source, event.subject, event.flightId, event.traceId,
                 toEpochMs(event.time), event.data);
    rows.send(session);
}

std::function<void()> ImportShelf::whenDurable()
{
    if (events_.empty()) return {};
    return [this, events = std::exchange(events_, {})] { log_.appendForeign(events); };
}

void ImportShelf::clear()
{
    writers_.clear();
    events_.clear();
    marked_ = 0;
}

void ImportEvents::want(ImportShelf& shelf) const
{
    for (const ForeignEvent& foreign : events)
        shelf.want(foreign.event.writer);
}

Result<int> ImportEvents::decide(ImportShelf& shelf, Instant) const
{
    int added = 0;
    for (const ForeignEvent& foreign : events) {
        const ImportShelf::Writer* writer = shelf.find(foreign.event.writer);
        if (writer && writer->installation.empty())
            return refuse("event.writer_taken").with("writer", foreign.event.writer);
        if (writer && writer->installation != foreign.installation)
            return refuse("event.installation_changed")
                .with("writer", foreign.event.writer)
                .with("known", writer->installation)
                .with("told", foreign.installation);
        const std::int64_t seq = writer ? writer->seq : 0;
        if (foreign.event.seq <= seq) continue;
        if (foreign.event.seq != seq + 1)
            return refuse("event.gap").with("writer", foreign.event.writer).with("seq", seq + 1);
        shelf.append(foreign);
        ++added;
    }
    return added;
}

Result<std::vector<ForeignHead>> foreignWriters(database::Pool& pool)
{
    auto session = pool.lease();
    const auto rows = session->query("SELECT i.installation, i.writer, w.seq FROM event_imports i "
                                     "JOIN event_writers w ON w.writer = i.writer");
    if (session->failure()) return refuse("database.away").retryAfter(1);
    std::vector<ForeignHead> heads;
    for (std::size_t row = 0; row < rows.size(); ++row)
        heads.push_back({rows.text(row, 0), rows.text(row, 1), rows.integer(row, 2)});
    return heads;
}

bool isForeign(database::Session& session, const std::string& writer)
{
    return !session.query("SELECT writer FROM event_imports WHERE writer = ?", {writer}).empty();
}

} // namespace narae::events
