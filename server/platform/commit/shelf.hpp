#pragma once

#include "server/platform/database/session.hpp"

#include <functional>

namespace narae::commit {

/// One context's entities during a batch: its part of the unit of work.
///
/// The committer calls, on its own thread: open(); then load() after each round of want(); then mark() before and
/// perhaps revert() after each decision; then write() once, and whenDurable(); and clear() or keep() before the next
/// batch.
/// Adapters implement it, mostly with IdentityMap.
class Shelf {
public:
    virtual ~Shelf() = default;

    /// A batch begins on this connection, after clear() or keep().
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
    /// What is to be done once this batch is durable, or had nothing to write, before anybody is told; nothing when
    /// empty. Called on a thread of the committer's, perhaps while the next batch is on the shelf. Must not wait.
    virtual std::function<void()> whenDurable() { return {}; }
    /// Forgets the last batch, whatever became of it.
    virtual void clear() = 0;
    /// The same after a batch that is durable, where nobody has written since: what the next one probably wants may
    /// stay.
    virtual void keep() { clear(); }
};

} // namespace narae::commit
