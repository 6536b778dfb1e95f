#include "tests/bench/figures.hpp"
#include "tests/bench/house.hpp"
#include "tests/bench/load/booking_client.hpp"
#include "tests/bench/load/connection.hpp"
#include "tests/bench/load/event_stream.hpp"
#include "tests/bench/pace.hpp"

#include "common/base/check.hpp"

#include <array>
#include <sys/epoll.h>
#include <unistd.h>

/// From a booking to the moment when every open stream has shown the seat as sold.
namespace {

using namespace narae;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr int kStreams = 1000;
constexpr int kRounds = 3;
constexpr int kBookings = 40;

/// Travellers who look at one flight, each with a stream of their own.
class Onlookers {
public:
    Onlookers(int port, std::int64_t flight)
    {
        const std::string target = "/v1/stream?watch=flight-statuses&flightId=" + std::to_string(flight);
        for (int i = 0; i < kStreams; ++i) {
            streams_.push_back(std::make_unique<bench::EventStream>(port, target));
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = static_cast<std::uint64_t>(i);
            check(::epoll_ctl(poll_, EPOLL_CTL_ADD, streams_.back()->socket(), &event) == 0, "epoll takes it");
        }
        std::size_t ready = 0;
        listen([&](std::size_t, std::string_view name, std::string_view) { ready += name == "ready"; },
               [&] { return ready == streams_.size(); });
    }
    ~Onlookers() { ::close(poll_); }
    Onlookers(const Onlookers&) = delete;
    Onlookers& operator=(const Onlookers&) = delete;

    /// Waits until all have seen that so many seats are left, and adds how long each waited since `begin`.
    void see(std::int64_t left, SteadyClock::time_point begin, bench::Latencies& waited)
    {
        std::vector<bool> seen(streams_.size());
        std::size_t count = 0;
        listen(
            [&](std::size_t stream, std::string_view name, std::string_view data) {
                bench::Reply shown;
                shown.body = data;
                if (name != "flight-status" || seen[stream] || shown.integer("left") != left) return;
                seen[stream] = true;
                ++count;
                waited.add((SteadyClock::now() - begin).count());
            },
            [&] { return count == streams_.size(); });
    }

private:
    template <class Told, class Enough>
    void listen(Told told, Enough enough)
    {
        const auto deadline = SteadyClock::now() + 20s;
        std::array<epoll_event, 256> events;
        while (!enough()) {
            check(SteadyClock::now() < deadline, "every stream is told in time");
            const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 100);
            for (int i = 0; i < count; ++i) {
                const auto stream = static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.u64);
                const bool open = streams_[stream]->read(
                    [&](std::string_view name, std::string_view data) { told(stream, name, data); });
                check(open, "the streams stay open");
            }
        }
    }

    const int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<std::unique_ptr<bench::EventStream>> streams_;
};

} // namespace

int main(int argc, char** argv)
{
    bench::House house;
    house.open(1);
    const auto flights = house.offer(1, {{"rows", "1-30"}, {"layout", "ABC_DEF"}});
    Onlookers onlookers(house.port(), flights.front());
    bench::BookingClient::Run run{"stream", flights, {}};
    bench::BookingClient traveller(run, 0, house.customerLines(0));
    bench::Connection connection(house.port());

    bench::Series median{"a seat sold, shown on 1,000 streams, p50", "ms", {}};
    bench::Series late{"a seat sold, shown on 1,000 streams, p99", "ms", {}};
    std::int64_t left = house.airline.left(flights.front());
    for (int round = 0; round < bench::rounds(kRounds); ++round) {
        bench::Latencies waited;
        for (int booking = 0; booking < kBookings; ++booking) {
            std::string request;
            traveller.ask(request);
            const auto begin = SteadyClock::now();
            check(connection.askAndWait(request), "the booking is answered");
            const bench::Verdict verdict = traveller.answered(connection.reply());
            check(verdict.outcome == bench::Verdict::Outcome::Done, verdict.trouble);
            onlookers.see(--left, begin, waited);
        }
        median.values.push_back(waited.percentile(50));
        late.values.push_back(waited.percentile(99));
    }
    bench::report("The live stream", {bench::alone(median), bench::alone(late, bench::Bar::atMost(500))},
                  argc > 1 ? argv[1] : "stream.json",
                  {"From the moment a booking is asked for until each of the streams has shown one seat less."});
    return 0;
}
