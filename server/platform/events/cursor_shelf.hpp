#pragma once

#include "server/platform/commit/envelope.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"

#include <string>
#include <utility>
#include <vector>

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
    /// Marks a dead letter as applied after all.
    void markReplayed(const std::string& reader, const commit::Envelope& event, Instant now);

    bool wantsMore() const override { return cursors_.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override;
    void write(database::Session& session) override;
    void clear() override;

private:
    using Key = std::pair<std::string, std::string>; ///< reader, writer
    struct Cursor {
        std::int64_t loaded = 0; ///< what the row says: the guard of its update
        std::int64_t seq = 0;
    };
    struct Letter {
        std::string reader;
        commit::Envelope event;
        std::string reason;
        Instant at;
        bool replayed = false;
    };

    commit::IdentityMap<Key, Cursor> cursors_;
    std::vector<Letter> letters_;
    std::size_t marked_ = 0;
};

} // namespace narae::events
