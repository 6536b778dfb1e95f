#pragma once

#include "server/platform/commit/envelope.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"

#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace narae::events {

/// Where each reader of this database stands with each writer, and the events that it could not apply. On the
/// committer's thread only.
class CursorShelf final : public commit::Shelf {
public:
    void want(const std::string& reader, const std::string& writer) { cursors_.want({reader, writer}); }
    /// The number of the last event that the reader is done with; 0 before the first.
    std::int64_t position(const std::string& reader, const std::string& writer) const;
    void advance(const std::string& reader, const std::string& writer, std::int64_t seq);
    /// Keeps the event among the dead letters, with the reason.
    void bury(const std::string& reader, const commit::Envelope& event, const std::string& reason, Instant now);

    void wantLetter(const std::string& reader, const commit::Envelope& event);
    /// Whether the event is a dead letter that was not applied after all.
    bool isBuried(const std::string& reader, const commit::Envelope& event) const;
    /// It was applied after all. REQUIRES: isBuried().
    void markReplayed(const std::string& reader, const commit::Envelope& event, Instant now);

    bool wantsMore() const override { return cursors_.wantsMore() || letters_.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override { return cursors_.changed() || letters_.changed(); }
    void write(database::Session& session) override;
    void clear() override;

private:
    void loadCursors(database::Session& session);
    void loadLetters(database::Session& session);

    using Key = std::pair<std::string, std::string>; ///< reader, writer
    struct Cursor {
        std::int64_t loaded = 0; ///< what the row says: the guard of its update
        std::int64_t seq = 0;
    };
    using LetterKey = std::tuple<std::string, std::string, std::int64_t>; ///< reader, writer, seq
    struct Letter {
        std::string type;
        std::string reason;
        Instant buriedAt;
        std::optional<Instant> replayedAt;
    };
    static LetterKey keyOf(const std::string& reader, const commit::Envelope& event)
    {
        return {reader, event.writer, event.seq};
    }

    commit::IdentityMap<Key, Cursor> cursors_;
    commit::IdentityMap<LetterKey, Letter> letters_;
};

} // namespace narae::events
