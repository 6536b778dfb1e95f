#include "server/platform/events/event_log.hpp"

#include <algorithm>

namespace narae::events {

namespace {

constexpr std::string_view kColumns = "writer, seq, type, source, subject, flight_id, trace_id, time_ms, data";

std::vector<Envelope> read(database::Rows rows)
{
    std::vector<Envelope> events(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Envelope& event = events[row];
        event.writer = rows.takeText(row, 0);
        event.seq = rows.integer(row, 1);
        event.type = rows.takeText(row, 2);
        event.source = rows.takeText(row, 3);
        event.subject = rows.takeText(row, 4);
        event.flightId = rows.integer(row, 5);
        event.traceId = rows.takeText(row, 6);
        event.time = fromEpochMs(rows.integer(row, 7));
        event.data = rows.takeText(row, 8);
    }
    return events;
}

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

std::int64_t positionOf(const Cursors& cursors, const std::string& writer)
{
    const auto found = cursors.find(writer);
    return found == cursors.end() ? 0 : found->second;
}

} // namespace

EventLog::EventLog(database::Pool& pool, std::size_t inMemoryMax) : pool_(pool), inMemoryMax_(inMemoryMax) {}

void EventLog::append(std::vector<Envelope> events)
{
    {
        const std::lock_guard lock(mutex_);
        note(std::move(events));
    }
    arrived_.notify_all();
}

void EventLog::appendForeign(std::vector<Envelope> events)
{
    {
        const std::lock_guard lock(mutex_);
        // Known as foreign before they can be seen: our own feed must never tell them on.
        for (const Envelope& event : events)
            foreign_.insert(event.writer);
        note(std::move(events));
    }
    arrived_.notify_all();
}

void EventLog::note(std::vector<Envelope> events)
{
    for (Envelope& event : events) {
        auto& recent = recent_[event.writer];
        // After a batch whose outcome stayed unknown there may be a gap: what is before it is in the outbox only.
        if (!recent.empty() && event.seq != recent.back().seq + 1) recent.clear();
        std::int64_t& head = heads_[event.writer];
        head = std::max(head, event.seq);
        recent.push_back(std::move(event));
        if (recent.size() > inMemoryMax_) recent.pop_front();
    }
}

Cursors EventLog::headsOf(Whose whose) const
{
    Cursors heads = heads_;
    if (whose == Whose::OurOwn)
        std::erase_if(heads, [this](const auto& head) { return foreign_.contains(head.first); });
    return heads;
}

Result<std::vector<Envelope>> EventLog::after(const Cursors& cursors, std::size_t max, Whose whose)
{
    if (auto looked = lookForOthers(); !looked) return looked.error();
    Cursors heads;
    {
        const std::lock_guard lock(mutex_);
        heads = headsOf(whose);
    }
    std::vector<Envelope> events;
    for (const auto& [writer, head] : heads) {
        const std::int64_t seq = positionOf(cursors, writer);
        if (head <= seq || events.size() >= max) continue;
        auto found = fromMemory(writer, seq, max - events.size());
        if (!found) {
            auto stored = fromOutbox(writer, seq, max - events.size());
            if (!stored) return stored.error();
            found = *std::move(stored);
        }
        if (events.empty())
            events = *std::move(found);
        else
            std::move(found->begin(), found->end(), std::back_inserter(events));
    }
    return events;
}

Result<std::optional<Envelope>> EventLog::at(const std::string& writer, std::int64_t seq)
{
    auto found = fromMemory(writer, seq - 1, 1);
    if (!found) {
        auto stored = fromOutbox(writer, seq - 1, 1);
        if (!stored) return stored.error();
        found = *std::move(stored);
    }
    if (found->empty() || found->front().seq != seq) return std::optional<Envelope>();
    return std::optional<Envelope>(std::move(found->front()));
}

void EventLog::wait(const Cursors& cursors, std::chrono::milliseconds longest, Whose whose)
{
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, longest, [&] { return interrupted_ || somethingAfter(cursors, whose); });
}

void EventLog::interrupt()
{
    {
        const std::lock_guard lock(mutex_);
        interrupted_ = true;
    }
    arrived_.notify_all();
}

Result<Cursors> EventLog::heads(Whose whose)
{
    if (auto looked = lookForOthers(); !looked) return looked.error();
    const std::lock_guard lock(mutex_);
    return headsOf(whose);
}

Result<Cursors> EventLog::headsNow(Whose whose)
{
    {
        const std::lock_guard lock(mutex_);
        lookedForOthers_.reset();
    }
    return heads(whose);
}

Result<std::vector<Envelope>> EventLog::about(const std::string& subject, std::size_t max)
{
    auto session = pool_.lease();
    auto rows = session->query("SELECT " + std::string(kColumns) +
                                   " FROM event_outbox WHERE subject = ? ORDER BY time_ms, writer, seq LIMIT ?",
                               {subject, static_cast<std::int64_t>(max)});
    if (session->failure()) return away();
    return read(std::move(rows));
}

bool EventLog::somethingAfter(const Cursors& cursors, Whose whose) const
{
    return std::any_of(heads_.begin(), heads_.end(), [&](const auto& head) {
        return head.second > positionOf(cursors, head.first) &&
               (whose == Whose::Everybodys || !foreign_.contains(head.first));
    });
}

/// Our own commits tell us of their events; those of other processes on the same database are looked for now and then.
Result<void> EventLog::lookForOthers()
{
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(mutex_);
        if (lookedForOthers_ && now - *lookedForOthers_ < kOthersPause) return {};
        lookedForOthers_ = now;
    }
    auto session = pool_.lease();
    const auto rows = session->query("SELECT w.writer, w.seq, i.installation FROM event_writers w "
                                     "LEFT JOIN event_imports i ON i.writer = w.writer");
    const std::lock_guard lock(mutex_);
    if (session->failure()) {
        lookedForOthers_.reset();
        return away();
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::int64_t& head = heads_[rows.text(row, 0)];
        head = std::max(head, rows.integer(row, 1));
        if (!rows.isNull(row, 2)) foreign_.insert(rows.text(row, 0));
    }
    return {};
}

std::optional<std::vector<Envelope>> EventLog::fromMemory(const std::string& writer, std::int64_t seq, std::size_t max)
{
    const std::lock_guard lock(mutex_);
    const auto found = recent_.find(writer);
    if (found == recent_.end() || found->second.empty() || found->second.front().seq > seq + 1) return std::nullopt;
    const auto& recent = found->second;
    if (recent.back().seq <= seq) return std::nullopt;
    const auto first = recent.begin() + (seq + 1 - recent.front().seq);
    const auto count = std::min(static_cast<std::ptrdiff_t>(max), recent.end() - first);
    return std::vector<Envelope>(first, first + count);
}

Result<std::vector<Envelope>> EventLog::fromOutbox(const std::string& writer, std::int64_t seq, std::size_t max)
{
    auto session = pool_.lease();
    auto rows = session->query("SELECT " + std::string(kColumns) +
                                   " FROM event_outbox WHERE writer = ? AND seq > ? ORDER BY seq LIMIT ?",
                               {writer, seq, static_cast<std::int64_t>(max)});
    if (session->failure()) return away();
    return read(std::move(rows));
}

} // namespace narae::events
