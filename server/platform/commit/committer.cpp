#include "server/platform/commit/committer.hpp"

#include "common/base/fail_point.hpp"
#include "server/platform/log/log.hpp"

#include <exception>

namespace narae::commit {

namespace {

using database::Failure;

/// How often a committer without a connection looks whether the database is back.
constexpr auto kReconnectPause = std::chrono::milliseconds(250);
/// How long a batch whose COMMIT got no answer waits for the database to come back and tell.
constexpr auto kSettleLongest = std::chrono::seconds(20);

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

} // namespace

Committer::Committer(database::Database& database, const Clock& clock, CommitterOptions options)
    : database_(database), clock_(clock), options_(std::move(options))
{
}

Committer::~Committer()
{
    stop();
}

void Committer::start()
{
    connect();
    thread_ = std::thread([this] { run(); });
}

void Committer::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Committer::submit(std::shared_ptr<Command> command)
{
    std::string_view code;
    {
        const std::lock_guard lock(mutex_);
        if (stopping_)
            code = "server.stopping";
        else if (queue_.size() >= options_.queueMax)
            code = "server.busy";
        else
            queue_.push_back(std::move(command));
    }
    if (code.empty())
        arrived_.notify_one();
    else
        command->failed(refuse(code).retryAfter(1));
}

CommitterCounts Committer::counts() const
{
    const std::lock_guard lock(mutex_);
    CommitterCounts counts = counts_;
    counts.waiting = queue_.size();
    return counts;
}

void Committer::run()
{
    for (;;) {
        Batch batch = takeWaiting();
        if (!batch.empty()) {
            carryOut(std::move(batch));
            continue;
        }
        const std::lock_guard lock(mutex_);
        if (stopping_ && queue_.empty()) break;
    }
    if (session_ && !session_->failure()) ids_.giveBack(*session_);
}

/// Everything waiting, up to the bound: never waits for a batch to fill. Without a connection it comes back
/// empty-handed now and then, having looked for one.
Committer::Batch Committer::takeWaiting()
{
    std::unique_lock lock(mutex_);
    const auto something = [this] { return stopping_ || !queue_.empty(); };
    if (healthy_ || fenced_)
        arrived_.wait(lock, something);
    else if (!arrived_.wait_for(lock, kReconnectPause, something)) {
        lock.unlock();
        connect();
        return {};
    }
    Batch batch;
    while (!queue_.empty() && batch.size() < options_.batchMax) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

/// Nothing was begun for those who wait behind a batch whose outcome is not known yet: they need not wait for it.
void Committer::turnAwayWaiting()
{
    Batch waiting;
    {
        const std::lock_guard lock(mutex_);
        waiting.assign(std::move_iterator(queue_.begin()), std::move_iterator(queue_.end()));
        queue_.clear();
    }
    failAll(waiting, away());
}

void Committer::carryOut(Batch batch)
{
    bool alone = false; // whether it has been poisoned while it was the only one
    for (int attempts = 1;; ++attempts) {
        switch (attempt(batch)) {
        case Outcome::Done: tellAll(batch); return;
        case Outcome::Again:
            if (attempts == options_.attemptsMax) return failAll(batch, refuse("server.busy").retryAfter(1));
            {
                const std::lock_guard lock(mutex_);
                ++counts_.retries;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(attempts * attempts));
            break;
        case Outcome::Poisoned:
            // Alone, a command is decided once more: another process may have inserted the same new key meanwhile, and
            // the second look finds it.
            if (batch.size() == 1) {
                if (alone) return failAll(batch, refuse("server.internal"));
                alone = true;
                break;
            }
            for (auto& command : batch)
                carryOut({std::move(command)});
            return;
        case Outcome::Away: return failAll(batch, away());
        case Outcome::NoRoom: return failAll(batch, refuse("database.full").retryAfter(30));
        case Outcome::Unknown: return failAll(batch, refuse("commit.outcome_unknown").retryAfter(5));
        case Outcome::Fenced: return failAll(batch, refuse("server.fenced"));
        }
    }
}

Committer::Outcome Committer::attempt(const Batch& batch)
{
    clear();
    if (fenced_) return Outcome::Fenced;
    if (!connect()) return fenced_ ? Outcome::Fenced : Outcome::Away;
    ids_.topUp(*session_);
    if (session_->failure()) return afterFailure();

    session_->begin();
    openShelves();
    loadAll(batch);
    if (session_->failure()) return afterFailure();
    if (!decideAll(batch)) {
        session_->rollback();
        return Outcome::Poisoned;
    }
    if (!anythingChanged()) {
        session_->rollback();
        return Outcome::Done;
    }
    return writeAndCommit();
}

void Committer::openShelves()
{
    for (Shelf* shelf : shelves_)
        shelf->open(*session_);
}

void Committer::loadAll(const Batch& batch)
{
    // Bounded: every round loads rows that a command named after seeing others, and chains of names are short.
    for (int round = 0; round < 8 && !session_->failure(); ++round) {
        for (const auto& command : batch)
            command->want();
        bool more = false;
        for (Shelf* shelf : shelves_) {
            if (!shelf->wantsMore()) continue;
            more = true;
            shelf->load(*session_);
        }
        if (!more) return;
    }
    check(session_->failure().has_value(), "commands stop wanting rows");
}

/// Answers whether every command could decide, be it to refuse.
bool Committer::decideAll(const Batch& batch)
{
    const Instant now = clock_.now();
    verdicts_.clear();
    for (const auto& command : batch) {
        outbox_.beginDecision(command->traceId(), now);
        for (Shelf* shelf : shelves_)
            shelf->mark();
        try {
            verdicts_.push_back(command->decide(now));
        } catch (const std::exception& error) {
            log::error("commit.decision_threw", {{"what", error.what()}, {"trace", command->traceId()}});
            return false;
        }
        if (verdicts_.back() == Command::Verdict::Accepted) continue;
        for (Shelf* shelf : shelves_)
            shelf->revert();
        outbox_.revertDecision();
    }
    return true;
}

bool Committer::anythingChanged() const
{
    if (!outbox_.empty()) return true;
    for (const Shelf* shelf : shelves_)
        if (shelf->changed()) return true;
    return false;
}

Committer::Outcome Committer::writeAndCommit()
{
    const std::int64_t seqAfter = seq_ + static_cast<std::int64_t>(outbox_.size());
    const std::int64_t batchAfter = batchNumber_ + 1;
    // Guard: the epoch. Zero rows found means that another process has claimed this writer's name.
    // It stands before all other writes: that process may have used our next numbers already, and a duplicate number
    // must not be taken for a fault of the commands.
    const auto found = session_->execute("UPDATE event_writers SET seq = ?, batch = ? WHERE writer = ? AND epoch = ?",
                                         {seqAfter, batchAfter, options_.writer, epoch_});
    if (session_->failure()) return afterFailure();
    if (found != 1) {
        session_->rollback();
        fenced_ = true;
        log::error("commit.fenced", {{"writer", options_.writer}});
        return Outcome::Fenced;
    }
    for (Shelf* shelf : shelves_)
        shelf->write(*session_);
    outbox_.write(*session_, options_.writer, seq_);
    failPoint("commit.before_commit");
    session_->commit();
    if (session_->failure()) {
        if (session_->failure()->kind != Failure::Kind::ConnectionLost) return afterFailure();
        const Outcome settled = settleUnknown(batchAfter);
        if (settled != Outcome::Done) return settled;
    }
    failPoint("commit.after_commit");
    seq_ = seqAfter;
    batchNumber_ = batchAfter;
    return Outcome::Done;
}

Committer::Outcome Committer::afterFailure()
{
    const Failure failure = *session_->failure();
    log::warning("commit.failure", {{"code", failure.code}, {"message", failure.message}});
    session_->rollback();
    switch (failure.kind) {
    case Failure::Kind::Transient:
        if (session_->failure()) session_.reset();
        return Outcome::Again;
    case Failure::Kind::ConnectionLost:
        // Nothing was committed: the COMMIT had not been sent. One fresh connection may do; a dead server will not.
        session_.reset();
        healthy_ = false;
        return connect() ? Outcome::Again : Outcome::Away;
    case Failure::Kind::Constraint: return Outcome::Poisoned;
    case Failure::Kind::NoRoom: log::error("database.full", {{"message", failure.message}}); return Outcome::NoRoom;
    case Failure::Kind::Broken: session_.reset(); return Outcome::Poisoned;
    }
    return Outcome::Poisoned;
}

bool Committer::connect()
{
    if (session_ && !session_->failure()) return true;
    session_ = database_.open();
    const bool up = !session_->failure() && claimWriter();
    if (!up) session_.reset();
    healthy_ = up;
    return up;
}

/// Takes the writer's row under a new epoch, and learns where its numbers stand.
bool Committer::claimWriter()
{
    const std::string lock =
        "SELECT epoch, seq, batch FROM event_writers WHERE writer = ?" + std::string(session_->forUpdate());
    session_->begin();
    const auto rows = session_->query(lock, {options_.writer});
    const std::int64_t epochThere = rows.empty() ? 0 : rows.integer(0, 0);
    // Once we held the row, another epoch is another process with our name: it won, we stop writing. (A claim of our
    // own whose COMMIT got no answer leaves our next epoch there.)
    if (epoch_ != 0 && epochThere != epoch_ && epochThere != claiming_ && !session_->failure()) {
        session_->rollback();
        fenced_ = true;
        log::error("commit.fenced", {{"writer", options_.writer}});
        return false;
    }
    claiming_ = epochThere + 1;
    if (rows.empty())
        session_->execute("INSERT INTO event_writers (writer, epoch, seq, batch) VALUES (?, 1, 0, 0)",
                          {options_.writer});
    else
        session_->execute("UPDATE event_writers SET epoch = ? WHERE writer = ?", {epochThere + 1, options_.writer});
    session_->commit();
    if (session_->failure()) return false;
    // A restart reads the same as a second server: the row does not know whether its holder still runs.
    if (epoch_ == 0 && !rows.empty())
        log::info(
            "commit.name_taken_over",
            {{"writer", options_.writer}, {"epoch", claiming_}, {"fences", "whoever wrote under this name before"}});
    epoch_ = epochThere + 1;
    seq_ = rows.empty() ? 0 : rows.integer(0, 1);
    batchNumber_ = rows.empty() ? 0 : rows.integer(0, 2);
    return true;
}

/// The connection died at COMMIT. The writer's row tells whether the batch is there; its lock waits for a transaction
/// that the server may still be finishing.
Committer::Outcome Committer::settleUnknown(std::int64_t expectedBatch)
{
    const auto deadline = clock_.steady() + kSettleLongest;
    healthy_ = false;
    while (clock_.steady() < deadline) {
        session_.reset();
        if (fenced_) return Outcome::Fenced;
        if (!connect()) {
            turnAwayWaiting();
            std::this_thread::sleep_for(kReconnectPause);
            continue;
        }
        session_->begin();
        const auto rows = session_->query(
            "SELECT batch FROM event_writers WHERE writer = ?" + std::string(session_->forUpdate()), {options_.writer});
        session_->rollback();
        if (session_->failure() || rows.empty()) continue;
        const bool there = rows.integer(0, 0) == expectedBatch;
        log::warning("commit.settled", {{"batch", expectedBatch}, {"committed", there ? 1 : 0}});
        return there ? Outcome::Done : Outcome::Again;
    }
    return Outcome::Unknown;
}

void Committer::tellAll(const Batch& batch)
{
    auto events = outbox_.take();
    {
        const std::lock_guard lock(mutex_);
        ++counts_.batches;
        counts_.commands += batch.size();
        counts_.events += events.size();
        for (const auto verdict : verdicts_)
            if (verdict == Command::Verdict::Refused) ++counts_.refused;
    }
    // The readers first: who is answered may look at once, and should find what was done.
    if (!events.empty() && told_) told_(std::move(events));
    for (Shelf* shelf : shelves_)
        shelf->committed();
    for (const auto& command : batch)
        command->settled();
}

void Committer::failAll(const Batch& batch, const Refusal& why)
{
    {
        const std::lock_guard lock(mutex_);
        counts_.failed += batch.size();
    }
    for (const auto& command : batch)
        command->failed(why);
}

void Committer::clear()
{
    for (Shelf* shelf : shelves_)
        shelf->clear();
    outbox_.clear();
}

} // namespace narae::commit
