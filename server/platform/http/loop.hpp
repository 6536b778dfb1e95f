#pragma once

#include "server/platform/http/connection.hpp"
#include "server/platform/http/door.hpp"
#include "server/platform/http/pipeline.hpp"
#include "server/platform/http/server.hpp"
#include "server/platform/http/signal_event.hpp"
#include "server/platform/http/workers.hpp"

#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace narae::http {

/// One thread that looks after many connections at once (epoll): it reads, frames, answers what it knows the answer to,
/// and leaves the rest to the workers. It never waits for anything but the next event.
class Loop {
public:
    /// What all loops of a server share; it outlives them.
    struct House {
        const Pipeline& pipeline;
        Observer& observer;
        const Clock& clock;
        const ServerOptions& options;
        Workers& workers;
        const TlsIdentity* identity; ///< nothing: in the clear
    };

    /// `connectionsMost` and `waitingMost` are this loop's share.
    Loop(const House& house, std::size_t connectionsMost, std::size_t waitingMost);
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    // Any thread.

    void start();
    /// Lets nobody in any more, ends what is idle, finishes what is under way, then its thread ends.
    void stop();
    void join();
    /// Accepts this door's clients, and deals them out among `loops` in turn.
    void watch(std::shared_ptr<Door> door, std::vector<Loop*> loops);
    void adopt(Arrival arrival);
    /// Streams may have something new.
    void giveNews();
    ServerCounts counts() const;
    bool isStopping() const { return stopping_; }

    // For its connections, on its own thread.

    const House& house() const { return house_; }
    /// Lets a worker answer; false when too many requests wait.
    bool work(const Connection& connection, RawRequest request, bool isHead, bool keepsAlive);
    /// Has it looked at by a worker whether a stream's reader may go on.
    void ask(const Connection& connection, std::shared_ptr<const std::function<bool()>> mayGoOn);
    void await(Connection& connection, Connection::Wait wait);
    /// Later, when the others have had their turn.
    void comeBackTo(Connection& connection) { delayed_.push_back(&connection); }
    void streams(Connection& connection)
    {
        streaming_.insert(&connection);
        streamingCount_ = streaming_.size();
    }

    KnownAnswers known;
    std::string out; ///< known answers on their way, of the connection that has its turn; empty between turns
    std::array<char, 64 * 1024> in; ///< bytes on their way, likewise
    std::string_view date();

private:
    using Clock = std::chrono::steady_clock;
    struct Line {
        Clock::duration span{};
        std::list<Connection::Due> connections; ///< by the time they are due
    };
    struct Watched {
        std::shared_ptr<Door> door;
        std::vector<Loop*> loops;
        std::size_t next = 0;
    };

    /// An idle connection that was silent this long may be asked to give way to one that waits.
    static constexpr std::chrono::milliseconds kSilentBeforeGivingWay{50};
    /// What an event is about: nothing (the wake-up), a door (its place, odd), or a connection (its address, even).
    static constexpr std::uint64_t kWakeUpTag = 0;

    void run();
    bool watch(int descriptor, std::uint32_t events, std::uint64_t tag) const;
    void handle(std::uint64_t tag, std::uint32_t events);
    void readMail();
    void post(std::function<void()> errand);
    void postAnswer(std::uint64_t id, Outgoing answer);
    void wake(std::unique_lock<std::mutex> lock);
    Connection* find(std::uint64_t id);
    void watchDoor(std::size_t place);
    void accept(Watched& watched);
    void pauseDoors(bool paused);
    void admit(Arrival arrival);
    void open(Arrival arrival);
    void turnAway(const Arrival& arrival);
    bool giveWay(std::chrono::milliseconds silentFor);
    void passDeadlines();
    void bury(Connection& connection);
    void sweep(Connection& connection);
    void beginStopping();
    int millisecondsToWait() const;
    Line& line(Connection::Wait wait) { return lines_[static_cast<std::size_t>(wait)]; }

    const House house_;
    const std::size_t connectionsMost_;
    const std::size_t waitingMost_;
    const int epoll_;
    SignalEvent wakeUp_;
    std::thread thread_;
    std::atomic<bool> stopping_{false};
    std::atomic<std::size_t> open_{0};
    std::atomic<std::size_t> streamingCount_{0};
    std::atomic<bool> newsGiven_{false};

    std::mutex mutex_; ///< of the mail
    std::vector<std::function<void()>> errands_;
    std::vector<std::pair<std::uint64_t, Outgoing>> answers_;

    // The thread's own.
    Clock::time_point now_ = Clock::now();
    Clock::time_point tellsAt_;
    Clock::time_point doorsOpenAt_;
    std::string dateText_;
    std::int64_t dateSecond_ = 0;
    std::uint64_t lastId_ = 0;
    std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
    std::unordered_set<Connection*> streaming_;
    std::array<Line, Connection::kWaits> lines_;
    std::vector<std::unique_ptr<Watched>> doors_;
    std::deque<Arrival> waiting_;
    std::vector<Connection*> delayed_;
    std::vector<std::unique_ptr<Connection>> graves_; ///< ended in this round; events of it may still name them
    bool doorsPaused_ = false;
    bool isEnding_ = false;
};

} // namespace narae::http
