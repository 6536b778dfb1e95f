#include "server/app/audit/told_events.hpp"

#include <algorithm>

namespace narae::audit {

using database::Rows;

ToldEvents::ToldEvents(const Books& books)
{
    database::Session& session = books.session();
    // By the index a writer costs a look; DISTINCT would walk the table.
    for (Rows next = session.query("SELECT writer FROM event_outbox ORDER BY writer LIMIT 1"); !next.empty();) {
        const std::string writer = next.text(0, 0);
        count(session, writer);
        next = session.query("SELECT writer FROM event_outbox WHERE writer > ? ORDER BY writer LIMIT 1", {writer});
    }
}

const ToldEvents::CountByFlight& ToldEvents::ofType(std::string_view type) const
{
    static const CountByFlight kNone;
    const auto found = byType_.find(type);
    return found == byType_.end() ? kNone : found->second;
}

void ToldEvents::count(database::Session& session, const std::string& writer)
{
    constexpr std::int64_t kEventsAtOnce = 50'000;
    Numbers& numbers = byWriter_[writer];
    for (std::int64_t above = std::numeric_limits<std::int64_t>::min(); !session.failure();) {
        const Rows first =
            session.query("SELECT MIN(seq) FROM event_outbox WHERE writer = ? AND seq > ?", {writer, above});
        if (first.empty() || first.isNull(0, 0)) return;
        // Numbers are dense, but where some are missing; a span begins at one that is there.
        const std::int64_t from = first.integer(0, 0);
        above = from > std::numeric_limits<std::int64_t>::max() - kEventsAtOnce
                    ? std::numeric_limits<std::int64_t>::max()
                    : from + kEventsAtOnce;
        const Rows rows = session.query("SELECT type, flight_id, COUNT(*), MIN(seq), MAX(seq) FROM event_outbox "
                                        "WHERE writer = ? AND seq >= ? AND seq <= ? GROUP BY type, flight_id",
                                        {writer, from, above});
        for (std::size_t row = 0; row < rows.size(); ++row) {
            byType_[rows.text(row, 0)][rows.integer(row, 1)] += rows.integer(row, 2);
            numbers.count += rows.integer(row, 2);
            numbers.first = std::min(numbers.first, rows.integer(row, 3));
            numbers.last = std::max(numbers.last, rows.integer(row, 4));
        }
    }
}

} // namespace narae::audit
