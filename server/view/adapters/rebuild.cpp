#include "server/view/adapters/rebuild.hpp"

#include "server/view/adapters/cursors_text.hpp"
#include "server/view/adapters/event_translation.hpp"
#include "server/view/adapters/stored_events.hpp"
#include "server/view/application/view.hpp"

#include <vector>

namespace narae::view {

namespace {

constexpr std::size_t kEventsAtOnce = 1000;

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

/// Replays each writer's events up to `goal`; the order of the writers does not matter to the view.
void replay(database::Session& session, View& view, const Cursors& goal)
{
    const Cursors reached = view.mark().cursors;
    for (const auto& [writer, last] : goal) {
        const auto from = reached.find(writer);
        std::int64_t seq = from == reached.end() ? 0 : from->second;
        while (seq < last) {
            const auto envelopes = readEvents(session, writer, seq, last, kEventsAtOnce);
            if (envelopes.empty()) break;
            std::vector<Occurrence> occurrences;
            for (const commit::Envelope& envelope : envelopes)
                occurrences.push_back(translate(envelope));
            view.take(occurrences);
            seq = envelopes.back().seq;
        }
    }
}

} // namespace

Result<RebuildReport> rebuild(database::Session& session)
{
    RebuildReport report;
    const auto checkpoints =
        session.query("SELECT cursors, hash FROM view_checkpoints ORDER BY at_ms DESC, name LIMIT 1");
    Cursors heads;
    const auto writers = session.query("SELECT writer, seq FROM event_writers");
    for (std::size_t row = 0; row < writers.size(); ++row)
        heads[writers.text(row, 0)] = writers.integer(row, 1);
    if (session.failure()) return away();

    View view;
    if (!checkpoints.empty()) {
        report.comparedAtCursor = checkpoints.text(0, 0);
        report.storedHash = checkpoints.text(0, 1);
        const auto cursors = parseCursors(report.comparedAtCursor);
        if (cursors) replay(session, view, *cursors);
        const Mark mark = view.mark();
        report.replayedHash = mark.fingerprint;
        report.equal = cursors && mark.cursors == *cursors && mark.fingerprint == report.storedHash;
    }
    replay(session, view, heads);
    if (session.failure()) return away();
    view.publish();
    const ViewCounts counts = view.counts();
    report.events = static_cast<std::int64_t>(counts.events);
    report.hash = view.mark().fingerprint;
    report.gaps = counts.anomalies.gaps;
    report.unreadable = counts.anomalies.unreadable;
    return report;
}

} // namespace narae::view
