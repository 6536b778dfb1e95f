#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace narae::view {

/// What a publication changed.
struct Changes {
    std::vector<std::int64_t> flights;
    std::vector<std::int64_t> purchases; ///< reservations; some may stand twice
};

/// What has changed lately, for readers that follow: each thing once, at its latest change. A reader's place is one
/// number; whoever comes back late is told what is different now, not all that happened meanwhile. It forgets the
/// oldest changes when there are too many. Any thread.
class LiveLog {
public:
    using Number = std::uint64_t;
    enum class Kind { Flight, Purchase };
    struct Change {
        Number number = 0;
        Kind kind = Kind::Flight;
        std::int64_t id = 0;
    };

    explicit LiveLog(std::size_t changesMost = kChangesMost) : changesMost_(changesMost) {}

    /// REQUIRES: what it says can be seen already.
    void note(const Changes& changes);

    /// The number of the latest change.
    Number head() const;
    /// The latest change of one flight; 0 when it has not changed, or that is forgotten.
    Number latestOf(std::int64_t flightId) const;
    /// At most `most` changes after `place`, oldest first; nothing at all when some after it are forgotten, or when
    /// there is no such place yet.
    std::optional<std::vector<Change>> after(Number place, std::size_t most) const;

    static constexpr std::size_t kChangesMost = 50'000;

private:
    void note(Kind kind, std::int64_t id);

    const std::size_t changesMost_;
    mutable std::mutex mutex_;
    Number head_ = 0;
    Number forgotten_ = 0; ///< the latest that is
    std::map<Number, Change> changes_;
    std::unordered_map<std::int64_t, Number> flights_;
    std::unordered_map<std::int64_t, Number> purchases_;
};

} // namespace narae::view
