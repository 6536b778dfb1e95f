#pragma once

#include "common/base/clock.hpp"
#include "server/platform/commit/command.hpp"
#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/outbox.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/platform/database/session.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace narae::commit {

struct CommitterOptions {
    std::string writer = "narae-1"; ///< the name of this committer in the stream of events
    std::size_t batchMax = 256;     ///< commands in one transaction; 1 is one transaction each
    std::size_t queueMax = 4096;    ///< commands waiting; beyond, submit() answers `server.busy` at once
    int attemptsMax = 8;            ///< of a batch that meets deadlocks or lost connections
};

/// What a committer did so far, for /metrics and the bench.
struct CommitterCounts {
    std::uint64_t batches = 0;
    std::uint64_t commands = 0;
    std::uint64_t refused = 0;
    std::uint64_t retries = 0;
    std::uint64_t failed = 0;
    std::uint64_t events = 0;
    std::size_t waiting = 0;
};

/// The one place where a database is written: a thread that takes all commands waiting, decides them one after the
/// other in memory, and commits what they changed in one transaction (group commit).
///
/// One committer is one writer of events. Its row in `event_writers` is taken at the start with a new epoch, which
/// fences whoever held it before, and moves with every batch: after a connection that died at COMMIT, that row tells
/// whether the batch is there. Commands are answered only once their commit is durable. See ARCHITECTURE.md, "Writing".
class Committer {
public:
    /// `shelves` outlive the committer. Nothing runs before start().
    Committer(database::Database& database, const Clock& clock, CommitterOptions options);
    ~Committer();

    // Before start(): what the commands will work on.
    void add(Shelf& shelf) { shelves_.push_back(&shelf); }
    Outbox& outbox() { return outbox_; }
    IdBlocks& ids() { return ids_; }
    /// Called after each commit that had events, on the committer's thread, in order. Must not wait.
    void onEvents(std::function<void(std::vector<Envelope>)> told) { told_ = std::move(told); }

    void start();
    /// Finishes what is queued, gives unused ids back, and stops. Idempotent.
    void stop();

    /// Any thread. Never waits; the command's settled() or failed() is called later, on the committer's thread (or at
    /// once, on this one, when the queue is full).
    void submit(std::shared_ptr<Command> command);

    /// Whether the last attempt to reach the database went well and nobody has taken this writer's name.
    bool healthy() const { return healthy_ && !fenced_; }
    bool fenced() const { return fenced_; }
    CommitterCounts counts() const;
    const std::string& writer() const { return options_.writer; }

private:
    using Batch = std::vector<std::shared_ptr<Command>>;
    /// How an attempt to carry out a batch ended.
    enum class Outcome {
        Done,     ///< durable, or nothing to write
        Again,    ///< nothing happened; the reason passes
        Poisoned, ///< nothing happened; one of its commands breaks a guard of the schema
        Away,     ///< nothing happened; the database cannot be reached
        NoRoom,   ///< nothing happened; the database's disk is full
        Unknown,  ///< the connection died at COMMIT, and the database stayed away
        Fenced,   ///< nothing happened; another process writes under this name now
    };

    void run();
    Batch takeWaiting();
    void turnAwayWaiting();
    void carryOut(Batch batch);
    Outcome attempt(const Batch& batch);
    void loadAll(const Batch& batch);
    bool decideAll(const Batch& batch);
    bool anythingChanged() const;
    Outcome writeAndCommit();
    Outcome afterFailure();
    bool connect();
    bool claimWriter();
    Outcome settleUnknown(std::int64_t expectedBatch);
    void tellAll(const Batch& batch);
    void failAll(const Batch& batch, const Refusal& why);
    void openShelves();
    void clear();

    database::Database& database_;
    const Clock& clock_;
    const CommitterOptions options_;
    std::vector<Shelf*> shelves_;
    Outbox outbox_;
    IdBlocks ids_;
    std::function<void(std::vector<Envelope>)> told_;

    std::unique_ptr<database::Session> session_;
    std::int64_t epoch_ = 0;    ///< of our hold on the writer's row; 0 while we hold none
    std::int64_t claiming_ = 0; ///< the epoch that our last claim asked for
    std::int64_t seq_ = 0;      ///< of the writer's last durable event
    std::int64_t batchNumber_ = 0;

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::shared_ptr<Command>> queue_;
    bool stopping_ = false;
    CommitterCounts counts_;
    std::vector<Command::Verdict> verdicts_; ///< of the running attempt, by command
    std::atomic<bool> healthy_{false};
    std::atomic<bool> fenced_{false};
    std::thread thread_;
};

} // namespace narae::commit
