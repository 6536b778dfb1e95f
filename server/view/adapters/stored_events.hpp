#pragma once

#include "common/base/result.hpp"
#include "server/platform/commit/envelope.hpp"
#include "server/platform/database/pool.hpp"
#include "server/view/application/purchase.hpp"

#include <string>
#include <vector>

namespace narae::view {

/// The events of one writer after `seq` and up to `last`, in order, at most `max`. Ask the session whether it failed.
std::vector<commit::Envelope> readEvents(database::Session& session, const std::string& writer, std::int64_t seq,
                                         std::int64_t last, std::size_t max);

/// Events by their place in the stream: a port. Any thread.
class EventArchive {
public:
    virtual ~EventArchive() = default;
    /// Those of `positions` that are on record, by time; refuses `database.away`.
    virtual Result<std::vector<commit::Envelope>> find(const std::vector<EventPosition>& positions) = 0;
};

/// The archive that is the outbox of this database.
class OutboxArchive final : public EventArchive {
public:
    explicit OutboxArchive(database::Pool& pool) : pool_(pool) {}
    Result<std::vector<commit::Envelope>> find(const std::vector<EventPosition>& positions) override;

private:
    database::Pool& pool_;
};

} // namespace narae::view
