#pragma once

#include "server/platform/database/session.hpp"

namespace narae::commit {

/// One context's entities during a batch: its part of the unit of work.
///
/// The committer calls, on its own thread: open(); then load() after each round of want(); then mark() before and
/// perhaps revert() after each decision; then write() once; then, when that is durable, committed(); and clear() before
/// the next batch. Adapters implement it, mostly with IdentityMap.
class Shelf {
public:
    virtual ~Shelf() = default;

    /// A batch begins on this connection; the last one's entities are gone.
    virtual void open(database::Session&) {}
    /// Whether a want() since the last load() named a row not loaded yet.
    virtual bool wantsMore() const = 0;
    /// Loads, locked and in sorted order, all rows wanted and not loaded yet.
    virtual void load(database::Session& session) = 0;
    /// A decision begins: revert() comes back to here.
    virtual void mark() = 0;
    virtual void revert() = 0;
    /// Whether write() would write anything.
    virtual bool changed() const = 0;
    /// Writes what changed, with as few statements as can be, every update guarded.
    virtual void write(database::Session& session) = 0;
    /// The batch is durable, or had nothing to write; nobody was told yet. Must not wait.
    virtual void committed() {}
    virtual void clear() = 0;
};

} // namespace narae::commit
