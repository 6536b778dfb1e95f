#include "server/platform/http/loop.hpp"

#include "server/platform/http/answer.hpp"
#include "server/platform/log/log.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::http {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLingerMost{1000};
constexpr std::chrono::seconds kTellPause{1};
constexpr int kEventsAtOnce = 512;

} // namespace

Loop::Loop(const House& house, std::size_t connectionsMost, std::size_t waitingMost)
    : house_(house),
      connectionsMost_(connectionsMost),
      waitingMost_(waitingMost),
      epoll_(::epoll_create1(EPOLL_CLOEXEC))
{
    check(epoll_ >= 0, "the system has a descriptor left");
    watch(wakeUp_.descriptor(), EPOLLIN, kWakeUpTag);
    line(Connection::Wait::Request).span = house_.options.keepAlive;
    line(Connection::Wait::Rest).span = house_.options.requestDeadline;
    line(Connection::Wait::Handler).span = Clock::duration::max(); // handlers have deadlines of their own
    line(Connection::Wait::Taking).span = house_.options.answerDeadline;
    line(Connection::Wait::Heartbeat).span = house_.options.heartbeat;
    line(Connection::Wait::Linger).span = kLingerMost;
}

Loop::~Loop()
{
    stop();
    join();
    ::close(epoll_);
}

bool Loop::watch(int descriptor, std::uint32_t events, std::uint64_t tag) const
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = tag;
    return ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Loop::start()
{
    thread_ = std::thread([this] { run(); });
}

void Loop::stop()
{
    if (stopping_.exchange(true)) return;
    post([this] { beginStopping(); });
}

void Loop::join()
{
    if (thread_.joinable()) thread_.join();
}

ServerCounts Loop::counts() const
{
    return {open_, streamingCount_, 0};
}

void Loop::run()
{
    std::array<epoll_event, kEventsAtOnce> events;
    tellsAt_ = now_ + kTellPause;
    while (!isEnding_ || !connections_.empty()) {
        const int count = ::epoll_wait(epoll_, events.data(), kEventsAtOnce, millisecondsToWait());
        now_ = Clock::now();
        for (int i = 0; i < count; ++i)
            handle(events[static_cast<std::size_t>(i)].data.u64, events[static_cast<std::size_t>(i)].events);
        for (Connection* const connection : std::exchange(delayed_, {})) {
            if (!connection->isOver())
                connection->isStreaming() ? connection->onNews() : connection->onReady(false, false);
            sweep(*connection);
        }
        passDeadlines();
        // Only now: an event of this round may have named a connection that an earlier one ended.
        graves_.clear();
        while (!waiting_.empty() && (connections_.size() < connectionsMost_ || giveWay(kSilentBeforeGivingWay))) {
            Arrival next = std::move(waiting_.front());
            waiting_.pop_front();
            open(std::move(next));
        }
        if (now_ < tellsAt_) continue;
        tellsAt_ = now_ + kTellPause;
        known.tell(house_.observer);
    }
    known.tell(house_.observer);
}

void Loop::handle(std::uint64_t tag, std::uint32_t events)
{
    if (tag == kWakeUpTag) return readMail();
    if ((tag & 1U) != 0) return accept(*doors_[tag >> 1U]);
    auto& connection = *reinterpret_cast<Connection*>(tag);
    if (connection.isOver()) return;
    const bool hasEnded = (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
    connection.onReady((events & EPOLLIN) != 0 || hasEnded, hasEnded);
    sweep(connection);
}

/// After a connection's turn: if it is over, it leaves.
void Loop::sweep(Connection& connection)
{
    out.clear();
    if (connection.isOver()) bury(connection);
}

void Loop::bury(Connection& connection)
{
    const auto at = connections_.find(connection.id());
    if (at == connections_.end()) return; // in its grave already
    line(connection.wait_).connections.erase(connection.place_);
    std::erase(delayed_, &connection);
    if (streaming_.erase(&connection) > 0) streamingCount_ = streaming_.size();
    graves_.push_back(std::move(at->second));
    connections_.erase(at);
    open_ = connections_.size();
    // The client learns of it now, not when the round is over.
    ::shutdown(connection.descriptor(), SHUT_RDWR);
}

int Loop::millisecondsToWait() const
{
    if (!delayed_.empty()) return 0;
    auto first = tellsAt_;
    for (const Line& each : lines_)
        if (!each.connections.empty()) first = std::min(first, each.connections.front().at);
    if (!waiting_.empty()) first = std::min(first, now_ + kSilentBeforeGivingWay);
    if (doorsPaused_) first = std::min(first, doorsOpenAt_);
    const auto left = std::chrono::ceil<milliseconds>(first - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

void Loop::passDeadlines()
{
    for (Line& each : lines_)
        while (!each.connections.empty() && each.connections.front().at <= now_) {
            Connection& connection = *each.connections.front().connection;
            connection.onDeadline();
            sweep(connection);
        }
    if (doorsPaused_ && now_ >= doorsOpenAt_) pauseDoors(false);
}

void Loop::await(Connection& connection, Connection::Wait wait)
{
    Line& to = line(wait);
    to.connections.splice(to.connections.end(), line(connection.wait_).connections, connection.place_);
    connection.place_->at = to.span == Clock::duration::max() ? Clock::time_point::max() : now_ + to.span;
    connection.wait_ = wait;
}

std::string_view Loop::date()
{
    const Instant now = house_.clock.now();
    const std::int64_t second = toEpochMs(now) / 1000;
    if (second != dateSecond_) {
        dateSecond_ = second;
        dateText_ = httpDate(now);
    }
    return dateText_;
}

void Loop::beginStopping()
{
    isEnding_ = true;
    for (const auto& watched : doors_)
        watched->door->close();
    for (const Arrival& arrival : waiting_)
        turnAway(arrival);
    waiting_.clear();
    std::vector<Connection*> all;
    for (const auto& [id, connection] : connections_)
        all.push_back(connection.get());
    for (Connection* const connection : all) {
        if (!connection->isOver()) connection->onStopping();
        sweep(*connection);
    }
}

} // namespace narae::http
