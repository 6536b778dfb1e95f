#pragma once

#include "common/base/clock.hpp"
#include "server/platform/commit/command.hpp"
#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/outbox.hpp"
#include "server/platform/commit/shelves.hpp"
#include "server/platform/commit/writer_row.hpp"
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
    std::size_t batchMax = 256;     ///< commands in one transaction; 1 is one transaction each, one after the other
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

/// The one place where a database is written. Two threads, each with a connection, take turns: whose turn it is takes
/// all commands waiting, decides them one after the other in memory, and writes what they changed in one transaction
/// (group commit). The turn ends when COMMIT is sent, so that the next batch is decided while the last one is flushed
/// to disk; it is not committed, nor is anybody told of it, before the last one is known to be durable. SQLite has one
/// writer at a time: there one thread does it all.
///
/// "The committer's thread", in what follows and in the shelves, is the one whose turn it is. One committer is one
/// writer of events (WriterRow). Commands are answered only once their commit is durable. See ARCHITECTURE.md,
/// "Writing".
class Committer {
public:
    /// `shelves` outlive the committer. Nothing runs before start().
    Committer(database::Database& database, const Clock& clock, CommitterOptions options);
    ~Committer();

    // Before start(): what the commands will work on.
    void add(Shelf& shelf) { shelves_.add(shelf); }
    Outbox& outbox() { return outbox_; }
    IdBlocks& ids() { return ids_; }
    /// Called after each commit that had events, in order, never twice at once. Must not wait.
    void onEvents(std::function<void(std::vector<Envelope>)> told) { told_ = std::move(told); }

    void start();
    /// Finishes what is queued, gives unused ids back, and stops. Idempotent.
    void stop();

    /// Any thread. Never waits; the command's settled() or failed() is called later, on a thread of the committer's (or
    /// at once, on this one, when the queue is full).
    void submit(const std::shared_ptr<Command>& command);

    /// Whether the last attempt to reach the database went well and nobody has taken this writer's name. While nothing
    /// is written, it is tried each second.
    bool healthy() const { return healthy_ && !fenced_; }
    bool fenced() const { return fenced_; }
    CommitterCounts counts() const;
    const std::string& writer() const { return options_.writer; }

private:
    using Batch = std::vector<std::shared_ptr<Command>>;
    using Turn = std::unique_lock<std::mutex>;
    /// One of the threads, with its connection.
    struct Pump {
        std::unique_ptr<database::Session> session;
        std::thread thread;
        /// Whether what is on the shelves is what its last batch left in the database. Only where nobody takes turns
        /// with it: the other's batch would be between.
        bool shelvesHoldWhatIsThere = false;
    };
    /// How an attempt to carry out a batch ended.
    enum class Outcome {
        Done,     ///< durable, or nothing to write; everybody was told
        Again,    ///< nothing happened; the reason passes
        Behind,   ///< nothing happened; the batch before this one is in trouble, and comes first
        Poisoned, ///< nothing happened; one of its commands breaks a guard of the schema
        Away,     ///< nothing happened; the database cannot be reached
        NoRoom,   ///< nothing happened; the database's disk is full
        Unknown,  ///< the connection died at COMMIT, and the database stayed away
        Fenced,   ///< nothing happened; another process writes under this name now
    };
    /// What becomes of the batch whose COMMIT was sent last.
    enum class Flush {
        None,     ///< it is durable, or is known not to be there
        UnderWay, ///< nobody knows yet
        Lost,     ///< its COMMIT failed: whose batch it is wants the turn, to find out and to do it again
    };
    /// What is to be told once a batch is durable.
    struct News {
        std::vector<Command::Verdict> verdicts; ///< by command
        std::vector<Envelope> events;
        std::vector<std::function<void()>> shelves;
    };

    void run(Pump& pump);
    Batch takeWaiting(Pump& pump);
    void putBack(Batch batch);
    void turnAwayWaiting();
    void carryOut(Pump& pump, Batch batch, Turn& turn, int attemptsMax);
    void oneByOne(Pump& pump, Batch batch, Turn& turn, int attemptsMax);
    void takeBack(Turn& turn);
    /// By a batch that is not over. REQUIRES: mutex_ is held.
    bool turnIsWanted() const { return flush_ == Flush::Lost || wantingTurn_ > 0; }
    Outcome attempt(Pump& pump, const Batch& batch, Turn& turn);
    void clearShelves(Pump& pump);
    void loadAll(database::Session& session, const Batch& batch);
    bool decideAll(const Batch& batch);
    bool anythingChanged() const;
    Outcome commit(Pump& pump, const Batch& batch, Turn& turn);
    bool lastIsDurable();
    void flushIs(Flush flush);
    Outcome failed(Pump& pump);
    Outcome afterFailure(Pump& pump);
    Outcome nameTaken(Pump& pump);
    void lookFor(Pump& pump);
    bool connect(Pump& pump);
    void disconnect();
    Outcome settleUnknown(Pump& pump);
    News takeNews();
    void tellAll(const Batch& batch, News news);
    void failAll(const Batch& batch, const Refusal& why);

    database::Database& database_;
    const Clock& clock_;
    const CommitterOptions options_;
    Shelves shelves_;
    std::function<void(std::vector<Envelope>)> told_;
    std::vector<Pump> pumps_;

    std::mutex turn_; ///< held by the thread whose turn it is; taken before mutex_
    Outbox outbox_;
    IdBlocks ids_;
    WriterRow row_;
    std::vector<Command::Verdict> verdicts_; ///< of the running attempt, by command

    std::mutex telling_; ///< taken before a batch is called durable, so that they are told of in order

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable flushed_;
    std::deque<std::shared_ptr<Command>> queue_;
    Flush flush_ = Flush::None;
    int wantingTurn_ = 0; ///< threads in the middle of a batch that goes on command by command
    bool stopping_ = false;
    CommitterCounts counts_;
    std::atomic<bool> healthy_{false};
    std::atomic<bool> fenced_{false};
};

} // namespace narae::commit
