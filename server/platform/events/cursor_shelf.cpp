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
    letters_.add(keyOf(reader, event), Letter{event.type, reason, now, std::nullopt});
}

void CursorShelf::wantLetter(const std::string& reader, const commit::Envelope& event)
{
    letters_.want(keyOf(reader, event));
}

bool CursorShelf::isBuried(const std::string& reader, const commit::Envelope& event) const
{
    const Letter* letter = letters_.find(keyOf(reader, event));
    return letter != nullptr && !letter->replayedAt;
}

void CursorShelf::markReplayed(const std::string& reader, const commit::Envelope& event, Instant now)
{
    letters_.change(keyOf(reader, event))->replayedAt = now;
}

void CursorShelf::load(database::Session& session)
{
    if (cursors_.wantsMore()) loadCursors(session);
    if (letters_.wantsMore()) loadLetters(session);
}

void CursorShelf::loadCursors(database::Session& session)
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

void CursorShelf::loadLetters(database::Session& session)
{
    std::vector<database::Value> keys;
    for (const auto& [reader, writer, seq] : letters_.takeWanted()) {
        keys.emplace_back(reader);
        keys.emplace_back(writer);
        keys.emplace_back(seq);
    }
    database::selectInTuples(
        session,
        "SELECT reader, writer, seq, type, reason, buried_at_ms, replayed_at_ms "
        "FROM event_dead_letters WHERE (reader, writer, seq)",
        keys, 3, session.forUpdate(), [this](const database::Rows& rows, std::size_t row) {
            Letter letter{rows.text(row, 3), rows.text(row, 4), fromEpochMs(rows.integer(row, 5)), std::nullopt};
            if (!rows.isNull(row, 6)) letter.replayedAt = fromEpochMs(rows.integer(row, 6));
            letters_.put({rows.text(row, 0), rows.text(row, 1), rows.integer(row, 2)}, std::move(letter));
        });
}

void CursorShelf::mark()
{
    cursors_.mark();
    letters_.mark();
}

void CursorShelf::revert()
{
    cursors_.revert();
    letters_.revert();
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
    letters_.eachChanged(
        [&session](const LetterKey& key, const Letter& letter) {
            const auto& [reader, writer, seq] = key;
            // Guard: the primary key refuses a second letter of one event.
            session.execute("INSERT INTO event_dead_letters (reader, writer, seq, type, reason, buried_at_ms) "
                            "VALUES (?, ?, ?, ?, ?, ?)",
                            {reader, writer, seq, letter.type, letter.reason, toEpochMs(letter.buriedAt)});
        },
        [&session](const LetterKey& key, const Letter& letter) {
            const auto& [reader, writer, seq] = key;
            // Guard: a letter is replayed once; the row is also locked since it was loaded.
            session.executeGuarded("UPDATE event_dead_letters SET replayed_at_ms = ? WHERE reader = ? AND writer = ? "
                                   "AND seq = ? AND replayed_at_ms IS NULL",
                                   {toEpochMs(*letter.replayedAt), reader, writer, seq});
        });
}

void CursorShelf::clear()
{
    cursors_.clear();
    letters_.clear();
}

} // namespace narae::events
