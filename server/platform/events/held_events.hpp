#pragma once

#include "server/platform/events/event_source.hpp"

#include <map>

namespace narae::events {

/// Events of other databases that have come and are not safe in ours yet, sorted by their writers' numbers. A broker
/// may bring one twice, or a later one first: what is ahead of a gap is held until the gap is filled. Bounded. One
/// thread.
class HeldEvents {
public:
    explicit HeldEvents(std::size_t most) : most_(most) {}

    /// Where each writer stands in our database; what is held and not after that is let go.
    void standAt(Cursors safe);
    const Cursors& safe() const { return safe_; }

    /// What is there already is passed over. When full, only what comes next for its writer is taken: the others come
    /// again from the feed that fills the gap.
    void take(ForeignEvent event);
    /// Of one writer what follows without a gap, at most so many; they stay held until they are safe. Empty: of none.
    std::vector<ForeignEvent> next(std::size_t most) const;
    /// All of these are in our database.
    void areSafe(const std::vector<ForeignEvent>& events);
    /// Lets go of everything that this database told.
    void forget(const std::string& installation);

    /// Whether something waits for what has not come. REQUIRES: next() was taken until it was empty.
    bool gap() const { return count_ > 0; }
    std::size_t count() const { return count_; }

private:
    using Line = std::map<std::int64_t, ForeignEvent>;
    std::int64_t safeOf(const std::string& writer) const;
    void letGo(Line& line, std::int64_t upTo);

    const std::size_t most_;
    Cursors safe_;
    std::map<std::string, Line> lines_; ///< by writer
    std::size_t count_ = 0;
};

} // namespace narae::events
