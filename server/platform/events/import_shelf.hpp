#pragma once

#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/platform/events/event_source.hpp"

#include <optional>
#include <set>

namespace narae::events {

/// The writers of other databases whose events are copied into this one, and how far each has come. Their events stand
/// in the same outbox as our own, under their own names and numbers: all who read events find them as they find ours,
/// and the primary key lets none in twice. On the committer's thread only.
class ImportShelf final : public commit::Shelf {
public:
    /// `log` is told of what was imported once that is durable; it outlives the shelf.
    explicit ImportShelf(EventLog& log) : log_(log) {}

    struct Writer {
        std::string installation; ///< of the database that it writes; empty: this one
        std::int64_t loaded = 0;  ///< the guard of its row
        std::int64_t seq = 0;
    };
    void want(const std::string& writer) { writers_.want(writer); }
    const Writer* find(const std::string& writer) const { return writers_.find(writer); }
    /// REQUIRES: the writer is unknown here, or of that installation, and this is its next event.
    void append(const ForeignEvent& event);

    bool wantsMore() const override { return writers_.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override { return !events_.empty(); }
    void write(database::Session& session) override;
    std::function<void()> whenDurable() override;
    void clear() override;

private:
    EventLog& log_;
    commit::IdentityMap<std::string, Writer> writers_;
    std::vector<Envelope> events_;
    std::size_t marked_ = 0;
};

/// Puts the next events of foreign writers on record: what is there already is passed over. Refuses
/// event.writer_taken (a writer of that name is one of this database's own), event.installation_changed (the name is
/// known of another database), event.gap.
struct ImportEvents {
    using Answer = int; ///< how many were new
    std::vector<ForeignEvent> events;

    void want(ImportShelf& shelf) const;
    Result<int> decide(ImportShelf& shelf, Instant now) const;
};

/// How far each foreign writer has come here, and whose it is.
Result<std::vector<ForeignHead>> foreignWriters(database::Pool& pool);
/// Whether this name is a writer of another database here.
bool isForeign(database::Session& session, const std::string& writer);

} // namespace narae::events
