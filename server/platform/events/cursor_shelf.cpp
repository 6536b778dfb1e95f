#include "server/platform/events/cursor_shelf.hpp"

#include "server/platform/database/bulk.hpp"

namespace narae::events {

std::int64_t CursorShelf::position(const std::string& reader, const std::string& writer) const
{
    const Cursor* cursor = cursors_.find({reader, writer});
    return cursor == nullptr ? 0 : cursor->seq;
}

void CursorShelf::advance(const std::string& reader, const std::string& writer, std::int64_t seq)
{
    if (Cursor* cursor = cursors_.change({reader, writer}))
        cursor->seq = seq;
    else
        cursors_.add({reader, writer}, Cursor{0, seq});
}

void CursorShelf::bury(const std::string& reader, const commit::Envelope& event, const std::string& reason, Instant now)
{
    letters_.push_back({reader, event, reason, now, false});
}

void CursorShelf::markReplayed(const std::string& reader, const commit::Envelope& event, Instant now)
{
    letters_.push_back({reader, event, "", now, true});
}

void CursorShelf::load(database::Session& session)
{
    std::vector<database::Value> keys;
    for (const auto& [reader, writer] : cursors_.takeWanted()) {
        keys.emplace_back(reader);
        keys.emplace_back(writer);
    }
    database::selectInTuples(session, "SELECT reader, writer, seq FROM event_cursors WHERE (reader, writer)", keys, 2,
                             session.forUpdate(), [this](const database::Rows& rows, std::size_t row) {
                                 const std::int64_t seq = rows.integer(row, 2);
                                 cursors_.put({rows.text(row, 0), rows.text(row, 1)}, Cursor{seq, seq});
                             });
}

void CursorShelf::mark()
{
    cursors_.mark();
    marked_ = letters_.size();
}

void CursorShelf::revert()
{
    cursors_.revert();
    letters_.resize(marked_);
}

bool CursorShelf::changed() const
{
    return cursors_.changed() || !letters_.empty();
}

void CursorShelf::write(database::Session& session)
{
    cursors_.eachChanged(
        [&session](const Key& key, const Cursor& cursor) {
            // Guard: the primary key refuses a second first event.
            session.execute("INSERT INTO event_cursors (reader, writer, seq) VALUES (?, ?, ?)",
                            {key.first, key.second, cursor.seq});
        },
        [&session](const Key& key, const Cursor& cursor) {
            // Guard: the position that the decisions were made on; the row is also locked since it was loaded.
            session.executeGuarded("UPDATE event_cursors SET seq = ? WHERE reader = ? AND writer = ? AND seq = ?",
                                   {cursor.seq, key.first, key.second, cursor.loaded});
        });
    for (const Letter& letter : letters_) {
        if (letter.replayed)
            // Guard: a letter is replayed once.
            session.executeGuarded(
                "UPDATE event_dead_letters SET replayed_at_ms = ? WHERE reader = ? AND writer = ? AND seq = ? "
                "AND replayed_at_ms IS NULL",
                {toEpochMs(letter.at), letter.reader, letter.event.writer, letter.event.seq});
        else
            session.execute("INSERT INTO event_dead_letters (reader, writer, seq, type, reason, buried_at_ms) "
                            "VALUES (?, ?, ?, ?, ?, ?)",
                            {letter.reader, letter.event.writer, letter.event.seq, letter.event.type, letter.reason,
                             toEpochMs(letter.at)});
    }
}

void CursorShelf::clear()
{
    cursors_.clear();
    letters_.clear();
    marked_ = 0;
}

} // namespace narae::events
