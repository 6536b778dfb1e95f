#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/platform/database/pool.hpp"
#include "server/platform/kafka/consumer.hpp"

#include <string>
#include <utility>

namespace narae::event_bus {

/// Where to go on reading each partition of a topic. On the committer's thread only.
class OffsetShelf final : public commit::Shelf {
public:
    void want(const std::string& topic, std::int32_t partition) { rows_.want({topic, partition}); }
    /// It may go back: a topic that was made anew begins at 0.
    void put(const std::string& topic, std::int32_t partition, std::int64_t next);

    bool wantsMore() const override { return rows_.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override { rows_.mark(); }
    void revert() override { rows_.revert(); }
    bool changed() const override { return rows_.changed(); }
    void write(database::Session& session) override;
    void clear() override { rows_.clear(); }

private:
    using Key = std::pair<std::string, std::int32_t>; ///< topic, partition
    commit::IdentityMap<Key, std::int64_t> rows_;
};

/// Everything before these offsets is in this database.
struct StoreOffsets {
    using Answer = bool;
    std::string topic;
    kafka::Offsets next;

    void want(OffsetShelf& shelf) const;
    Result<bool> decide(OffsetShelf& shelf, Instant now) const;
};

/// Refuses `database.away`.
Result<kafka::Offsets> storedOffsets(database::Pool& pool, const std::string& topic);

} // namespace narae::event_bus
