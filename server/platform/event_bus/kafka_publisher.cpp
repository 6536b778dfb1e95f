#include "server/platform/event_bus/kafka_publisher.hpp"

#include "server/platform/commit/carry_out.hpp"
#include "server/platform/events/cloud_event.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
#include <limits>

namespace narae::event_bus {

namespace {

using std::chrono::milliseconds;
using Whose = events::EventLog::Whose;

constexpr std::size_t kEventsAtOnce = 500;
/// How long to wait for news of the log, or of the brokers, before looking at the other.
constexpr milliseconds kIdleWait{500};
constexpr milliseconds kBusyWait{20};
constexpr milliseconds kLookWait{200};
constexpr milliseconds kLastWait{2'000};

std::int64_t at(const events::Cursors& cursors, const std::string& writer)
{
    const auto found = cursors.find(writer);
    return found == cursors.end() ? 0 : found->second;
}

} // namespace

void MoveCursor::want(events::CursorShelf& shelf) const
{
    for (const auto& entry : upTo)
        shelf.want(reader, entry.first);
}

Result<bool> MoveCursor::decide(events::CursorShelf& shelf, Instant) const
{
    // Of two copies that tell the same events the one that is further is right.
    for (const auto& [writer, seq] : upTo)
        if (shelf.position(reader, writer) < seq) shelf.advance(reader, writer, seq);
    return true;
}

KafkaPublisher::KafkaPublisher(kafka::Cluster cluster, const std::string& installation, events::EventLog& log,
                               commit::Committer& committer, events::CursorShelf& cursors, database::Pool& pool,
                               Options options)
    : cluster_(std::move(cluster)),
      installation_(installation),
      log_(log),
      committer_(committer),
      shelf_(cursors),
      pool_(pool),
      options_(options)
{
}

KafkaPublisher::~KafkaPublisher()
{
    stop();
}

void KafkaPublisher::start()
{
    thread_ = std::thread([this] { run(); });
}

void KafkaPublisher::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stirred_.notify_all();
    if (thread_.joinable()) thread_.join();
}

KafkaPublisher::Figures KafkaPublisher::figures() const
{
    const std::lock_guard lock(mutex_);
    return figures_;
}

void KafkaPublisher::run()
{
    auto pause = options_.pauseFirst;
    while (!stopping_) {
        const auto went = turn();
        if (went) {
            pause = options_.pauseFirst;
            continue;
        }
        say(went.error().code());
        if (producer_) takeAcknowledgements();
        // What was on its way may have arrived or not: it is told again, from what is known to be safe.
        producer_.reset();
        std::unique_lock lock(mutex_);
        stirred_.wait_for(lock, pause, [this] { return stopping_.load(); });
        pause = std::min(2 * pause, options_.pauseLongest);
    }
    if (producer_) bringHome();
    moveCursor(true);
    tellWhatIsLeft();
    producer_.reset();
}

void KafkaPublisher::tellWhatIsLeft() const
{
    const auto heads = log_.heads(Whose::OurOwn);
    std::int64_t left = 0;
    for (const auto& [writer, head] : heads ? *heads : events::Cursors())
        if (tells(writer)) left += std::max<std::int64_t>(0, head - std::max(at(stored_, writer), at(safe_, writer)));
    if (left > 0) log::warning("kafka.left_behind", {{"topic", cluster_.topic}, {"events", left}});
}

/// What is on its way at the end is waited for, but not long: the next start tells it again.
void KafkaPublisher::bringHome()
{
    if (!sendNews()) return;
    const auto deadline = Steady::now() + kLastWait;
    while (producer_->onTheirWay() > 0 && !producer_->trouble() && Steady::now() < deadline)
        if (!producer_->wait(kBusyWait)) break;
    takeAcknowledgements();
}

Result<void> KafkaPublisher::turn()
{
    if (!producer_)
        if (auto opened = open(); !opened) return opened;
    if (!lookedAt_ || Steady::now() - *lookedAt_ > options_.othersPause)
        if (auto looked = lookAround(); !looked) return looked;
    const auto news = sendNews();
    if (!news) return news.error();
    if (producer_->onTheirWay() > 0 || *news) {
        if (auto waited = producer_->wait(kBusyWait); !waited) return waited;
    } else {
        log_.wait(watched_, kIdleWait, Whose::OurOwn);
        if (auto looked = producer_->look(kLookWait); !looked) return looked;
    }
    takeAcknowledgements();
    moveCursor(false);
    const auto trouble = producer_->trouble();
    say(trouble ? trouble->code() : "");
    return {};
}

Result<void> KafkaPublisher::open()
{
    lookedAt_.reset();
    if (auto looked = lookAround(); !looked) return looked;
    auto producer = kafka::Producer::open(cluster_, {options_.onTheirWayMost, "application/cloudevents+json"});
    if (!producer) return producer.error();
    producer_ = *std::move(producer);
    position_ = 0;
    onTheirWay_.clear();
    for (const auto& [writer, seq] : stored_)
        safe_[writer] = std::max(safe_[writer], seq);
    sent_ = safe_;
    return {};
}

/// Learns where the cursor stands, and whether the other copies tell their events themselves.
Result<void> KafkaPublisher::lookAround()
{
    const auto heads = log_.heads(Whose::OurOwn);
    if (!heads) return heads.error();
    const auto session = pool_.lease();
    const auto rows = session->query("SELECT writer, seq FROM event_cursors WHERE reader = ?", {kReader});
    if (session->failure()) return refuse("database.away").retryAfter(1);
    events::Cursors stored;
    for (std::size_t row = 0; row < rows.size(); ++row)
        stored[rows.text(row, 0)] = rows.integer(row, 1);
    const auto now = Steady::now();
    for (const auto& [writer, head] : *heads) {
        const std::int64_t seq = at(stored, writer);
        if (writer == committer_.writer()) continue;
        Other& other = others_.try_emplace(writer, Other{seq, now, false}).first->second;
        const bool weMovedIt = other.adopted && seq <= at(safe_, writer);
        if (head <= seq || (seq != other.stored && !weMovedIt)) {
            other = {seq, now, false};
        } else if (!other.adopted && now - other.since > options_.othersPatience) {
            log::info("kafka.tells_for_another", {{"writer", writer}, {"from", seq + 1}});
            other.adopted = true;
            safe_[writer] = sent_[writer] = seq;
        }
        other.stored = seq;
    }
    stored_ = std::move(stored);
    lookedAt_ = now;
    return {};
}

bool KafkaPublisher::tells(const std::string& writer) const
{
    if (writer == committer_.writer()) return true;
    const auto other = others_.find(writer);
    return other != others_.end() && other->second.adopted;
}

/// Answers whether more may be there than could be handed over.
Result<bool> KafkaPublisher::sendNews()
{
    watched_ = sent_;
    for (const auto& [writer, other] : others_)
        if (!other.adopted) watched_[writer] = std::numeric_limits<std::int64_t>::max();
    const auto events = log_.after(watched_, kEventsAtOnce, Whose::OurOwn);
    if (!events) return events.error();
    for (const events::Envelope& event : *events) {
        if (!tells(event.writer)) {
            others_.try_emplace(event.writer, Other{at(stored_, event.writer), Steady::now(), false});
            continue;
        }
        const std::string key = event.flightId > 0 ? std::to_string(event.flightId) : event.writer;
        const auto taken = producer_->offer(position_ + 1, key, events::toCloudEvent(event, installation_).dump());
        if (!taken) return taken.error();
        if (!*taken) return true;
        onTheirWay_.push_back({++position_, event.writer, event.seq});
        sent_[event.writer] = event.seq;
    }
    return events->size() == kEventsAtOnce;
}

void KafkaPublisher::takeAcknowledgements()
{
    std::uint64_t told = 0;
    for (; !onTheirWay_.empty() && onTheirWay_.front().position <= producer_->acknowledged(); onTheirWay_.pop_front()) {
        safe_[onTheirWay_.front().writer] = onTheirWay_.front().seq;
        ++told;
    }
    const auto heads = log_.heads(Whose::OurOwn);
    std::int64_t behind = 0;
    for (const auto& [writer, head] : heads ? *heads : events::Cursors())
        behind += std::max<std::int64_t>(0, head - std::max(at(stored_, writer), at(safe_, writer)));
    const std::lock_guard lock(mutex_);
    figures_.told += told;
    figures_.behind = behind;
}

/// Not for each acknowledgement: a cursor that lags behind costs a repetition after a crash, a commit costs now.
void KafkaPublisher::moveCursor(bool now)
{
    if (!now && Steady::now() - movedAt_ < options_.cursorPause) return;
    events::Cursors moved;
    for (const auto& [writer, seq] : safe_)
        if (seq > at(stored_, writer)) moved[writer] = seq;
    if (moved.empty()) return;
    movedAt_ = Steady::now();
    if (!commit::carryOut(committer_, shelf_, MoveCursor{kReader, moved}, "")) return;
    for (const auto& [writer, seq] : moved) {
        stored_[writer] = seq;
        if (const auto other = others_.find(writer); other != others_.end()) other->second.stored = seq;
    }
}

void KafkaPublisher::say(const std::string& trouble)
{
    {
        const std::lock_guard lock(mutex_);
        if (figures_.trouble == trouble) return;
        figures_.trouble = trouble;
    }
    if (trouble.empty())
        log::info("kafka.publishing", {{"topic", cluster_.topic}});
    else
        log::warning("kafka.not_publishing", {{"topic", cluster_.topic}, {"reason", trouble}});
}

} // namespace narae::event_bus
