#include "tests/bench/load/load.hpp"

#include "common/base/check.hpp"
#include "tests/bench/load/connection.hpp"

#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace narae::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{10};

/// All clients of one load, on one epoll.
class Crowd {
public:
    Crowd(int port, Clients& clients);
    ~Crowd() { ::close(poll_); }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    Outcome work(std::chrono::milliseconds duration);

private:
    struct Desk {
        Client* client = nullptr;
        std::unique_ptr<Connection> connection;
        SteadyClock::time_point began;
    };

    void begin(Desk& desk);
    void send(Desk& desk);
    void happened(Desk& desk);
    void heard(Desk& desk, const Verdict& verdict);
    void close(Desk& desk);
    void lose(Desk& desk, const std::string& trouble);

    const int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Desk> desks_;
    std::size_t open_ = 0;
    SteadyClock::time_point end_;
    Outcome outcome_;
};

Crowd::Crowd(int port, Clients& clients)
{
    check(poll_ >= 0, "there are descriptors left");
    for (const auto& client : clients) {
        desks_.push_back({client.get(), std::make_unique<Connection>(port), {}});
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = desks_.size() - 1;
        check(::epoll_ctl(poll_, EPOLL_CTL_ADD, desks_.back().connection->socket(), &event) == 0, "epoll takes it");
    }
    open_ = desks_.size();
}

Outcome Crowd::work(std::chrono::milliseconds duration)
{
    const auto start = SteadyClock::now();
    end_ = start + duration;
    outcome_.seconds = std::chrono::duration<double>(duration).count();
    for (Desk& desk : desks_)
        begin(desk);
    std::array<epoll_event, 256> events;
    while (open_ > 0) {
        const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < count; ++i) {
            Desk& desk = desks_[events[static_cast<std::size_t>(i)].data.u64];
            if (desk.connection) happened(desk);
        }
        if (SteadyClock::now() < end_ + kPatience) continue;
        for (Desk& desk : desks_)
            if (desk.connection) lose(desk, "no answer came in time");
    }
    return std::move(outcome_);
}

void Crowd::begin(Desk& desk)
{
    desk.began = SteadyClock::now();
    if (desk.began >= end_) return close(desk);
    desk.client->ask(desk.connection->out());
    send(desk);
}

void Crowd::send(Desk& desk)
{
    // A request is far smaller than a socket's buffer: what cannot go at once waits for an answer that never comes.
    const auto sent = desk.connection->send();
    if (sent != Connection::Sent::All) lose(desk, "the request could not be sent");
}

void Crowd::happened(Desk& desk)
{
    switch (desk.connection->receive()) {
    case Connection::Received::Part: return;
    case Connection::Received::Broken: return lose(desk, "the connection broke");
    case Connection::Received::Answer: return heard(desk, desk.client->answered(desk.connection->reply()));
    }
}

void Crowd::heard(Desk& desk, const Verdict& verdict)
{
    if (verdict.outcome == Verdict::Outcome::Wrong) return lose(desk, verdict.trouble);
    if (verdict.outcome == Verdict::Outcome::GoesOn) {
        desk.client->ask(desk.connection->out());
        return send(desk);
    }
    const auto now = SteadyClock::now();
    const auto kind = static_cast<std::size_t>(verdict.kind);
    if (outcome_.kinds.size() <= kind) outcome_.kinds.resize(kind + 1);
    outcome_.kinds[kind].add(std::chrono::duration_cast<std::chrono::nanoseconds>(now - desk.began).count());
    if (now < end_) {
        ++outcome_.done;
        if (verdict.outcome == Verdict::Outcome::Refused) ++outcome_.refused;
    }
    begin(desk);
}

void Crowd::close(Desk& desk)
{
    desk.connection.reset();
    --open_;
}

void Crowd::lose(Desk& desk, const std::string& trouble)
{
    ++outcome_.wrong;
    if (outcome_.trouble.empty()) outcome_.trouble = trouble;
    close(desk);
}

} // namespace

Latencies Outcome::all() const
{
    Latencies together;
    for (const Latencies& kind : kinds)
        together.add(kind);
    return together;
}

Outcome load(int port, Clients& clients, std::chrono::milliseconds duration)
{
    Crowd crowd(port, clients);
    return crowd.work(duration);
}

} // namespace narae::bench
