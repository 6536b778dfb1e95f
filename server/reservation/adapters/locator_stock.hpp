#pragma once

#include "common/base/locator.hpp"
#include "server/platform/database/session.hpp"

#include <vector>

namespace narae::reservation {

/// Locators drawn beforehand, of which no reservation had one when they were looked up: one question for hundreds of
/// bookings, instead of one in each batch. On the committer's thread only.
///
/// Guard: the unique index. Another process may have taken one since, once in hundreds of millions; the batch is then
/// decided again, with others.
class LocatorStock {
public:
    explicit LocatorStock(Randomness& randomness) : randomness_(randomness) {}

    /// Too few for a batch.
    bool low() const { return free_.size() < kBatch; }
    void topUp(database::Session& session);
    /// Unguessable, like each. When a batch takes more than are there, one that nobody has looked up.
    Locator take();

private:
    static constexpr std::size_t kBatch = 256;

    Randomness& randomness_;
    std::vector<Locator> free_; ///< as drawn: in any other order one would tell the next
};

} // namespace narae::reservation
