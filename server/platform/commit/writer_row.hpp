#pragma once

#include "server/platform/database/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace narae::commit {

/// A committer's own row in `event_writers`: its hold on its name, and where its numbers stand.
///
/// The row is taken with a new epoch, which fences whoever held the name before, and moves with every batch: after a
/// connection that died at COMMIT it tells whether the batch is there. One thread at a time.
class WriterRow {
public:
    explicit WriterRow(std::string writer) : writer_(std::move(writer)) {}

    enum class Held {
        Ours,
        Other,  ///< another process has taken the name since we held it: it won
        Failed, ///< the session says why
    };

    /// Takes the row, in a transaction of its own, and learns its numbers. REQUIRES: no batch of ours is under way.
    Held take(database::Session& session);
    /// Whether the row is still as take() left it, as far as the epoch goes.
    Held look(database::Session& session) const;

    /// Writes, in the batch's transaction, that the batch with so many events is there. Other means that nothing may be
    /// committed. The numbers move once committed() is called.
    Held advance(database::Session& session, std::size_t events);
    /// What advance() wrote is durable.
    void committed();
    /// Whether what advance() wrote is in the database; nothing when it does not say. Waits for a transaction that the
    /// server may still be finishing.
    std::optional<bool> isThere(database::Session& session) const;

    /// Of the last durable event.
    std::int64_t seq() const { return seq_; }
    const std::string& writer() const { return writer_; }

private:
    const std::string writer_;
    std::int64_t epoch_ = 0;    ///< of our hold; 0 while we hold none
    std::int64_t claiming_ = 0; ///< the epoch that our last claim asked for
    std::int64_t seq_ = 0;
    std::int64_t batch_ = 0;    ///< the number of the last durable batch
    std::int64_t seqAfter_ = 0; ///< of what advance() wrote
    std::int64_t batchAfter_ = 0;
};

} // namespace narae::commit
