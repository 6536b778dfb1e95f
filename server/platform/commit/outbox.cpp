#include "server/platform/commit/outbox.hpp"

#include "server/platform/database/bulk.hpp"

namespace narae::commit {

void Outbox::append(std::string_view source, std::string_view type, std::string subject, std::int64_t flightId,
                    std::string data)
{
    Envelope event;
    event.type = type;
    event.source = source;
    event.subject = std::move(subject);
    event.flightId = flightId;
    event.traceId = traceId_;
    event.time = now_;
    event.data = std::move(data);
    events_.push_back(std::move(event));
}

void Outbox::beginDecision(const std::string& traceId, Instant now)
{
    marked_ = events_.size();
    traceId_ = traceId;
    now_ = now;
}

void Outbox::write(database::Session& session, const std::string& writer, std::int64_t lastSeq)
{
    database::BulkInsert rows("event_outbox", "writer, seq, type, source, subject, flight_id, trace_id, time_ms, data");
    for (Envelope& event : events_) {
        event.writer = writer;
        event.seq = ++lastSeq;
        rows.add(event.writer, event.seq, event.type, event.source, event.subject, event.flightId, event.traceId,
                 toEpochMs(event.time), event.data);
    }
    rows.send(session);
}

std::vector<Envelope> Outbox::take()
{
    return std::exchange(events_, {});
}

void Outbox::clear()
{
    events_.clear();
    marked_ = 0;
}

} // namespace narae::commit
