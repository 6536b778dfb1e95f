#include "server/platform/http/answer.hpp"
#include "server/platform/http/loop.hpp"
#include "server/platform/log/log.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/// How clients come in to a loop, and what happens when they are too many.
namespace narae::http {

namespace {

constexpr int kArrivalsAtOnce = 128;
constexpr std::chrono::milliseconds kPause{100};

} // namespace

void Loop::watch(std::shared_ptr<Door> door, std::vector<Loop*> loops)
{
    post([this, door = std::move(door), loops = std::move(loops)]() mutable {
        if (isEnding_) return;
        doors_.push_back(std::make_unique<Watched>(Watched{std::move(door), std::move(loops), 0}));
        if (!doorsPaused_) watchDoor(doors_.size() - 1);
    });
}

void Loop::watchDoor(std::size_t place)
{
    check(watch(doors_[place]->door->descriptor(), EPOLLIN, place << 1U | 1U), "a door can be watched");
}

void Loop::pauseDoors(bool paused)
{
    doorsPaused_ = paused;
    doorsOpenAt_ = now_ + kPause;
    for (std::size_t place = 0; place < doors_.size() && !isEnding_; ++place) {
        if (paused)
            ::epoll_ctl(epoll_, EPOLL_CTL_DEL, doors_[place]->door->descriptor(), nullptr);
        else
            watchDoor(place);
    }
}

void Loop::accept(Watched& watched)
{
    for (int i = 0; i < kArrivalsAtOnce && !isEnding_ && !doorsPaused_; ++i) {
        Arrival arrival;
        switch (watched.door->accept(arrival)) {
        case Door::Outcome::NobodyWaits: return;
        case Door::Outcome::Arrived: break;
        case Door::Outcome::NoDescriptorLeft:
            // Whoever waits outside is still there when somebody has left.
            log::warning("http.no_descriptor_left", {{"connections", static_cast<std::int64_t>(connections_.size())}});
            if (!giveWay(std::chrono::milliseconds(0))) pauseDoors(true);
            return;
        }
        Loop* const next = watched.loops[watched.next++ % watched.loops.size()];
        if (next == this)
            admit(std::move(arrival));
        else
            next->adopt(std::move(arrival));
    }
}

void Loop::adopt(Arrival arrival)
{
    post([this, arrival = std::move(arrival)] { admit(arrival); });
}

void Loop::admit(Arrival arrival)
{
    if (isEnding_) return turnAway(arrival);
    if (waiting_.empty() && (connections_.size() < connectionsMost_ || giveWay(kSilentBeforeGivingWay)))
        return open(std::move(arrival));
    if (waiting_.size() < waitingMost_)
        waiting_.push_back(std::move(arrival));
    else
        turnAway(arrival);
}

void Loop::open(Arrival arrival)
{
    const int socket = arrival.socket;
    auto made = std::make_unique<Connection>(++lastId_, socket, std::move(arrival.peerAddress), *this);
    Connection& connection = *made;
    Line& idle = line(Connection::Wait::Request);
    connection.place_ = idle.connections.insert(idle.connections.end(), {&connection, now_ + idle.span});
    connections_.emplace(connection.id(), std::move(made));
    open_ = connections_.size();
    // Its first event comes at once: there is room to send.
    const auto tag = reinterpret_cast<std::uint64_t>(&connection);
    if (!watch(socket, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, tag)) connection.end();
    sweep(connection);
}

/// Says that the server is busy, without waiting for anything.
void Loop::turnAway(const Arrival& arrival)
{
    if (house_.identity) { // no handshake, no words
        ::close(arrival.socket);
        return;
    }
    RawRequest unread;
    unread.peerAddress = arrival.peerAddress;
    const Outgoing busy =
        outgoingOf(house_.pipeline.answerRefused(std::move(unread), refuse("server.busy").retryAfter(1)), false, false);
    static_cast<void>(::send(arrival.socket, busy.bytes.data(), busy.bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
    // Left unread, what the client sent would reset the connection before it reads the answer.
    while (::recv(arrival.socket, in.data(), in.size(), MSG_DONTWAIT) > 0) {
    }
    ::close(arrival.socket);
}

/// Ends the connection that was idle for longest, if that is long enough. A refused client that lingers goes first.
bool Loop::giveWay(std::chrono::milliseconds silentFor)
{
    for (const Connection::Wait wait : {Connection::Wait::Linger, Connection::Wait::Request}) {
        const Line& idle = line(wait);
        if (idle.connections.empty()) continue;
        const Connection::Due& first = idle.connections.front();
        if (now_ - (first.at - idle.span) < silentFor) continue;
        Connection& connection = *first.connection;
        connection.end();
        bury(connection);
        return true;
    }
    return false;
}

} // namespace narae::http
