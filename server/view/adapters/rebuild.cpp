#include "server/view/adapters/rebuild.hpp"

#include "server/view/adapters/cursors_text.hpp"
#include "server/view/adapters/event_translation.hpp"
#include "server/view/adapters/stored_events.hpp"
#include "server/view/application/view.hpp"

#include <algorithm>
#include <memory>
#include <optional>
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

struct Goal {
    ViewComparison comparison;
    std::optional<Cursors> cursors;

    std::int64_t events() const
    {
        std::int64_t sum = 0;
        for (const auto& [writer, seq] : cursors.value_or(Cursors()))
            sum += seq;
        return sum;
    }
};

/// Every checkpoint whose fingerprint can be compared, the one that stood before fewest events first; and how many
/// others there are.
std::vector<Goal> readCheckpoints(database::Session& session, std::int64_t& ofOtherFormats)
{
    std::vector<Goal> goals;
    const auto rows = session.query("SELECT name, cursors, hash FROM view_checkpoints ORDER BY at_ms, name");
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (isOfOtherFormat(rows.text(row, 2))) {
            ++ofOtherFormats;
            continue;
        }
        Goal goal{{rows.text(row, 0), rows.text(row, 1), false, rows.text(row, 2), ""},
                  parseCursors(rows.text(row, 1))};
        goals.push_back(std::move(goal));
    }
    std::stable_sort(goals.begin(), goals.end(), [](const Goal& a, const Goal& b) { return a.events() < b.events(); });
    return goals;
}

/// Whether a view that stands at `reached` has taken in nothing that lies beyond `goal`.
bool liesBefore(const Cursors& reached, const Cursors& goal)
{
    return std::all_of(reached.begin(), reached.end(), [&goal](const auto& place) {
        const auto there = goal.find(place.first);
        return there != goal.end() && place.second <= there->second;
    });
}

/// How many events stand behind every place that was compared.
std::int64_t countNotCompared(const Cursors& heads, const std::vector<Goal>& goals)
{
    std::int64_t count = 0;
    for (const auto& [writer, head] : heads) {
        std::int64_t compared = 0;
        for (const Goal& goal : goals) {
            if (!goal.comparison.reached) continue;
            const auto place = goal.cursors->find(writer);
            if (place != goal.cursors->end()) compared = std::max(compared, place->second);
        }
        count += head - compared;
    }
    return count;
}

} // namespace

bool RebuildReport::sound() const
{
    return gaps == 0 && unreadable == 0 &&
           std::all_of(comparisons.begin(), comparisons.end(),
                       [](const auto& comparison) { return comparison.equal(); });
}

Result<RebuildReport> rebuild(database::Session& session)
{
    RebuildReport report;
    std::vector<Goal> goals = readCheckpoints(session, report.ofOtherFormats);
    Cursors heads;
    const auto writers = session.query("SELECT writer, seq FROM event_writers");
    for (std::size_t row = 0; row < writers.size(); ++row)
        heads[writers.text(row, 0)] = writers.integer(row, 1);
    if (session.failure()) return away();

    auto view = std::make_unique<View>();
    for (Goal& goal : goals) {
        if (goal.cursors) {
            // Views of two processes may each have been ahead of the other: then one replay does not pass both places.
            if (!liesBefore(view->mark().cursors, *goal.cursors)) view = std::make_unique<View>();
            replay(session, *view, *goal.cursors);
            const Mark mark = view->mark();
            goal.comparison.reached = mark.cursors == *goal.cursors;
            goal.comparison.replayedHash = mark.fingerprint;
        }
    }
    replay(session, *view, heads);
    if (session.failure()) return away();
    view->publish();
    report.notCompared = countNotCompared(heads, goals);
    for (Goal& goal : goals)
        report.comparisons.push_back(std::move(goal.comparison));
    const ViewCounts counts = view->counts();
    report.events = static_cast<std::int64_t>(counts.events);
    report.hash = view->mark().fingerprint;
    report.gaps = counts.anomalies.gaps;
    report.unreadable = counts.anomalies.unreadable;
    return report;
}

} // namespace narae::view
