#include "server/platform/commit/committer.hpp"

#include "common/base/fail_point.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace narae::commit {

namespace {

using database::Failure;

/// How often a committer without a connection looks whether the database is back.
constexpr auto kReconnectPause = std::chrono::milliseconds(250);
/// How long nobody writes before a committer looks whether its connection still stands.
constexpr auto kIdlePause = std::chrono::seconds(1);
/// How long a batch whose COMMIT got no answer waits for the database to come back and tell.
constexpr auto kSettleLongest = std::chrono::seconds(20);

/// For each command of a batch that has been tried in vain as a whole: many may be waiting, and all wait for each.
constexpr int kAttemptsAlone = 3;

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

} // namespace

Committer::Committer(database::Database& database, const Clock& clock, CommitterOptions options)
    : database_(database), clock_(clock), options_(std::move(options)), row_(options_.writer)
{
}

Committer::~Committer()
{
    stop();
}

void Committer::start()
{
    const bool two = database_.dialect() == database::Dialect::MySql && options_.batchMax > 1;
    pumps_ = std::vector<Pump>(two ? 2 : 1);
    for (Pump& pump : pumps_)
        connect(pump);
    for (Pump& pump : pumps_)
        pump.thread = std::thread([this, &pump] { run(pump); });
}

void Committer::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    for (Pump& pump : pumps_)
        if (pump.thread.joinable()) pump.thread.join();
    const auto connected = std::find_if(pumps_.begin(), pumps_.end(),
                                        [](const Pump& pump) { return pump.session && !pump.session->failure(); });
    if (connected != pumps_.end()) ids_.giveBack(*connected->session);
    pumps_.clear();
}

void Committer::submit(const std::shared_ptr<Command>& command)
{
    std::string_view refusal;
    {
        const std::lock_guard lock(mutex_);
        if (stopping_)
            refusal = "server.stopping";
        else if (queue_.size() >= options_.queueMax)
            refusal = "server.busy";
        else
            queue_.push_back(command);
    }
    if (refusal.empty())
        arrived_.notify_one();
    else
        command->failed(refuse(refusal).retryAfter(1));
}

CommitterCounts Committer::counts() const
{
    const std::lock_guard lock(mutex_);
    CommitterCounts counts = counts_;
    counts.waiting = queue_.size();
    return counts;
}

void Committer::run(Pump& pump)
{
    for (;;) {
        Turn turn(turn_);
        Batch batch = takeWaiting(pump);
        if (!batch.empty()) {
            carryOut(pump, std::move(batch), turn, options_.attemptsMax);
            continue;
        }
        turn.unlock();
        std::unique_lock lock(mutex_);
        flushed_.wait(lock, [this] { return !turnIsWanted(); });
        if (stopping_ && queue_.empty()) return;
    }
}

/// Everything waiting, up to the bound: never waits for a batch to fill. It comes back empty-handed when the turn is
/// wanted by a batch in trouble, and now and then while nothing is waiting, having looked for the database.
Committer::Batch Committer::takeWaiting(Pump& pump)
{
    std::unique_lock lock(mutex_);
    const auto something = [this] { return stopping_ || !queue_.empty() || turnIsWanted(); };
    if (fenced_)
        arrived_.wait(lock, something);
    else if (!arrived_.wait_for(lock, healthy_ ? kIdlePause : kReconnectPause, something)) {
        lock.unlock();
        if (lastIsDurable()) lookFor(pump);
        return {};
    }
    Batch batch;
    while (!turnIsWanted() && !queue_.empty() && batch.size() < options_.batchMax) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

/// Nothing of it was begun: it waits on, before those who came later.
void Committer::putBack(Batch batch)
{
    const std::lock_guard lock(mutex_);
    queue_.insert(queue_.begin(), std::move_iterator(batch.begin()), std::move_iterator(batch.end()));
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

void Committer::carryOut(Pump& pump, Batch batch, Turn& turn, int attemptsMax)
{
    bool alone = false; // whether it has been poisoned while it was the only one
    for (int attempts = 1;; ++attempts) {
        switch (attempt(pump, batch, turn)) {
        case Outcome::Done: return;
        case Outcome::Again:
            if (attempts >= attemptsMax) {
                if (batch.size() == 1) return failAll(batch, refuse("server.busy").retryAfter(1));
                // What passes for most may not pass for one of them.
                return oneByOne(pump, std::move(batch), turn, kAttemptsAlone);
            }
            {
                const std::lock_guard lock(mutex_);
                ++counts_.retries;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(attempts * attempts));
            break;
        case Outcome::Behind: return putBack(std::move(batch));
        case Outcome::Poisoned:
            // Alone, a command is decided once more: another process may have inserted the same new key meanwhile, and
            // the second look finds it.
            if (batch.size() == 1) {
                if (alone) return failAll(batch, refuse("server.internal"));
                alone = true;
                break;
            }
            return oneByOne(pump, std::move(batch), turn, attemptsMax);
        case Outcome::Away: return failAll(batch, away());
        case Outcome::NoRoom: return failAll(batch, refuse("database.full").retryAfter(30));
        case Outcome::Unknown: return failAll(batch, refuse("commit.outcome_unknown").retryAfter(5));
        case Outcome::Fenced: return failAll(batch, refuse("server.fenced"));
        }
    }
}

/// So that a command that cannot be carried out fails alone.
void Committer::oneByOne(Pump& pump, Batch batch, Turn& turn, int attemptsMax)
{
    for (auto& command : batch) {
        if (!turn.owns_lock()) takeBack(turn);
        carryOut(pump, {std::move(command)}, turn, attemptsMax);
    }
}

/// Not by waiting for the turn alone: whose it is may be waiting for commands.
void Committer::takeBack(Turn& turn)
{
    {
        const std::lock_guard lock(mutex_);
        ++wantingTurn_;
    }
    arrived_.notify_all();
    turn.lock();
    {
        const std::lock_guard lock(mutex_);
        --wantingTurn_;
    }
    flushed_.notify_all();
}

/// REQUIRES: it is our turn. It still is at the end, unless the outcome is Done.
Committer::Outcome Committer::attempt(Pump& pump, const Batch& batch, Turn& turn)
{
    outbox_.clear();
    if (fenced_) return Outcome::Fenced;
    if (!pump.session || pump.session->failure()) {
        if (!lastIsDurable()) return Outcome::Behind;
        if (!connect(pump)) return fenced_ ? Outcome::Fenced : Outcome::Away;
    }
    database::Session& session = *pump.session;
    ids_.topUp(session);
    if (session.failure()) return failed(pump);

    session.begin();
    clearShelves(pump);
    shelves_.open(session);
    loadAll(session, batch);
    if (session.failure()) return failed(pump);
    if (!decideAll(batch)) {
        session.rollback();
        return lastIsDurable() ? Outcome::Poisoned : Outcome::Behind;
    }
    if (!anythingChanged()) {
        session.rollback();
        // What was refused, or found done, was decided on what the batch before this one left there.
        if (!lastIsDurable()) return Outcome::Behind;
        News news = takeNews();
        pump.shelvesHoldWhatIsThere = true;
        const std::lock_guard telling(telling_);
        tellAll(batch, std::move(news));
        return Outcome::Done;
    }
    return commit(pump, batch, turn);
}

/// For a batch that has begun: what the last one left stays where it is what the database still has.
void Committer::clearShelves(Pump& pump)
{
    const bool elsewhere = pump.session->changedElsewhere();
    if (std::exchange(pump.shelvesHoldWhatIsThere, false) && !elsewhere)
        shelves_.keep();
    else
        shelves_.clear();
}

void Committer::loadAll(database::Session& session, const Batch& batch)
{
    // Bounded: every round loads rows that a command named after seeing others, and chains of names are short.
    for (int round = 0; round < 8 && !session.failure(); ++round) {
        for (const auto& command : batch)
            command->want();
        if (!shelves_.load(session)) return;
    }
    check(session.failure().has_value(), "commands stop wanting rows");
}

/// Answers whether every command could decide, be it to refuse.
bool Committer::decideAll(const Batch& batch)
{
    const Instant now = clock_.now();
    verdicts_.clear();
    for (const auto& command : batch) {
        outbox_.beginDecision(command->traceId(), now);
        shelves_.mark();
        try {
            verdicts_.push_back(command->decide(now));
        } catch (const std::exception& error) {
            log::error("commit.decision_threw", {{"what", error.what()}, {"trace", command->traceId()}});
            return false;
        }
        if (verdicts_.back() == Command::Verdict::Accepted) continue;
        shelves_.revert();
        outbox_.revertDecision();
    }
    return true;
}

bool Committer::anythingChanged() const
{
    return !outbox_.empty() || shelves_.changed();
}

Committer::Outcome Committer::commit(Pump& pump, const Batch& batch, Turn& turn)
{
    database::Session& session = *pump.session;
    shelves_.write(session);
    if (session.failure()) return failed(pump);
    // From here on the numbers of the batch before this one count.
    if (!lastIsDurable()) {
        session.rollback();
        return Outcome::Behind;
    }
    // Before the events: another process may have used our next numbers already, and a duplicate number must not be
    // taken for a fault of the commands.
    const WriterRow::Held held = row_.advance(session, outbox_.size());
    if (held == WriterRow::Held::Other) return nameTaken(pump);
    outbox_.write(session, options_.writer, row_.seq());
    if (session.failure()) return failed(pump);
    failPoint("commit.before_commit");
    News news = takeNews();
    flushIs(Flush::UnderWay);
    turn.unlock();

    session.commit();
    Outcome outcome = Outcome::Done;
    if (session.failure()) {
        flushIs(Flush::Lost);
        turn.lock();
        const bool answered = session.failure()->kind != Failure::Kind::ConnectionLost;
        outcome = answered ? afterFailure(pump) : settleUnknown(pump);
        // Our numbers may be behind the row's: whoever writes next takes it anew.
        if (outcome == Outcome::Unknown) disconnect();
    }
    const std::lock_guard telling(telling_);
    if (outcome == Outcome::Done) row_.committed();
    flushIs(Flush::None);
    if (outcome != Outcome::Done) return outcome;
    pump.shelvesHoldWhatIsThere = true;
    failPoint("commit.after_commit");
    tellAll(batch, std::move(news));
    return outcome;
}

/// Waits until the batch before this one is durable. Otherwise (its COMMIT failed) nothing that builds on it may be
/// committed or told.
bool Committer::lastIsDurable()
{
    std::unique_lock lock(mutex_);
    flushed_.wait(lock, [this] { return flush_ != Flush::UnderWay; });
    return flush_ == Flush::None;
}

void Committer::flushIs(Flush flush)
{
    {
        const std::lock_guard lock(mutex_);
        flush_ = flush;
    }
    flushed_.notify_all();
    // Who waits for commands has the turn.
    if (flush == Flush::Lost) arrived_.notify_all();
}

Committer::Outcome Committer::failed(Pump& pump)
{
    if (lastIsDurable()) return afterFailure(pump);
    pump.session->rollback();
    return Outcome::Behind;
}

/// REQUIRES: no batch but this one is under way.
Committer::Outcome Committer::afterFailure(Pump& pump)
{
    auto& session = pump.session;
    const Failure failure = *session->failure();
    log::warning("commit.failure", {{"code", failure.code}, {"message", failure.message}});
    session->rollback();
    switch (failure.kind) {
    case Failure::Kind::Transient:
        if (session->failure()) session.reset();
        return Outcome::Again;
    case Failure::Kind::ConnectionLost:
        // Nothing was committed: the COMMIT had not been sent. One fresh connection may do; a dead server will not.
        session.reset();
        healthy_ = false;
        return connect(pump) ? Outcome::Again : Outcome::Away;
    case Failure::Kind::Constraint:
        // Who has our name may have written what we would: that is no fault of the commands.
        return row_.look(*session) == WriterRow::Held::Other ? nameTaken(pump) : Outcome::Poisoned;
    case Failure::Kind::NoRoom: log::error("database.full", {{"message", failure.message}}); return Outcome::NoRoom;
    case Failure::Kind::Broken: session.reset(); return Outcome::Poisoned;
    }
    return Outcome::Poisoned;
}

Committer::Outcome Committer::nameTaken(Pump& pump)
{
    if (pump.session) pump.session->rollback();
    fenced_ = true;
    log::error("commit.fenced", {{"writer", options_.writer}});
    return Outcome::Fenced;
}

/// A database that dies while nobody writes is missed too, before the next command finds out. REQUIRES: no batch is
/// under way.
void Committer::lookFor(Pump& pump)
{
    if (pump.session && pump.session->alive()) {
        healthy_ = true;
        return;
    }
    pump.session.reset();
    healthy_ = false;
    connect(pump);
}

/// REQUIRES: no batch but this thread's is under way.
bool Committer::connect(Pump& pump)
{
    if (pump.session && !pump.session->failure()) return true;
    pump.session = database_.open();
    healthy_ = false;
    if (pump.session->failure()) {
        pump.session.reset();
        return false;
    }
    switch (row_.take(*pump.session)) {
    case WriterRow::Held::Ours: healthy_ = true; break;
    case WriterRow::Held::Other: nameTaken(pump); break;
    case WriterRow::Held::Failed: break;
    }
    // The claim may be there although nobody said so: an epoch that no pump knows.
    if (!healthy_) disconnect();
    return healthy_;
}

/// REQUIRES: no batch but this thread's is under way.
void Committer::disconnect()
{
    for (Pump& each : pumps_)
        each.session.reset();
}

/// The connection died at COMMIT: the writer's row tells whether the batch is there.
Committer::Outcome Committer::settleUnknown(Pump& pump)
{
    const auto deadline = clock_.steady() + kSettleLongest;
    healthy_ = false;
    while (clock_.steady() < deadline) {
        pump.session.reset();
        if (fenced_) return Outcome::Fenced;
        if (!connect(pump)) {
            turnAwayWaiting();
            std::this_thread::sleep_for(kReconnectPause);
            continue;
        }
        const auto there = row_.isThere(*pump.session);
        if (!there) continue;
        log::warning("commit.settled", {{"committed", *there ? 1 : 0}});
        return *there ? Outcome::Done : Outcome::Again;
    }
    return Outcome::Unknown;
}

Committer::News Committer::takeNews()
{
    return {std::move(verdicts_), outbox_.take(), shelves_.whenDurable()};
}

void Committer::tellAll(const Batch& batch, News news)
{
    {
        const std::lock_guard lock(mutex_);
        ++counts_.batches;
        counts_.commands += batch.size();
        counts_.events += news.events.size();
        for (const auto verdict : news.verdicts)
            if (verdict == Command::Verdict::Refused) ++counts_.refused;
    }
    // The readers first: who is answered may look at once, and should find what was done.
    if (!news.events.empty() && told_) told_(std::move(news.events));
    for (const auto& whenDurable : news.shelves)
        whenDurable();
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

} // namespace narae::commit
