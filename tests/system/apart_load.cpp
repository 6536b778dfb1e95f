#include "tests/system/apart_load.hpp"

#include "tests/support/wait_for.hpp"

#include <algorithm>

namespace narae::testing {

namespace {

/// Before a client that was refused tries another booking, and between two looks at the list: people, not machines.
constexpr std::chrono::milliseconds kMoment{20};

void endAll(std::vector<std::thread>& threads)
{
    for (std::thread& thread : threads)
        thread.join();
    threads.clear();
}

} // namespace

ApartLoad::ApartLoad(int port, std::vector<std::int64_t> flights, ServerProcess::Headers customer, int clients,
                     std::chrono::milliseconds pause)
    : port_(port), flights_(std::move(flights)), customer_(std::move(customer)), pause_(pause)
{
    for (int client = 0; client < clients; ++client)
        threads_.emplace_back([this, client] { work(client); });
}

ApartLoad::~ApartLoad()
{
    end();
}

void ApartLoad::end()
{
    ending_ = true;
    endAll(threads_);
}

bool ApartLoad::accepts(int more, std::chrono::milliseconds longest) const
{
    const int before = accepted_;
    return waitFor([&] { return accepted_ >= before + more; }, longest);
}

std::set<std::string> ApartLoad::refusals() const
{
    const std::lock_guard lock(mutex_);
    return refusals_;
}

std::string ApartLoad::refusalsText() const
{
    std::string text;
    for (const std::string& refusal : refusals())
        text += (text.empty() ? "" : ", ") + refusal;
    return text;
}

int ApartLoad::foundOut(ApartAirline& airline) const
{
    const std::lock_guard lock(mutex_);
    return static_cast<int>(std::count_if(unknown_.begin(), unknown_.end(), [&](const std::string& path) {
        return airline.of("reservation").get(path, customer_).json()["state"] == "confirmed";
    }));
}

std::int64_t ApartLoad::seatsOnRecord(ApartAirline& airline) const
{
    return airline.figure("reservation", "SELECT SUM(sold) FROM reservation_cabins WHERE flight_id >= " +
                                             std::to_string(firstFlight()));
}

void ApartLoad::work(int client)
{
    for (int turn = 0; !ending_; ++turn) {
        auto headers = customer_;
        headers.emplace_back("Idempotency-Key", "load-" + std::to_string(firstFlight()) + "-" + std::to_string(client) +
                                                    "-" + std::to_string(turn));
        const std::int64_t flight = flights_[static_cast<std::size_t>(turn) % flights_.size()];
        const auto askedAt = Latencies::Clock::now();
        const Answer answer =
            ServerProcess::ask(port_, "POST", "/v1/reservations", ApartAirline::order(flight, 1).dump(), headers);
        if (answer.status == 201) {
            latencies_.add(askedAt);
            ++accepted_;
            std::this_thread::sleep_for(pause_);
            continue;
        }
        {
            const std::lock_guard lock(mutex_);
            if (answer.status == 202) unknown_.push_back("/v1/reservations/" + answer.json()["reservationId"].dump());
            refusals_.insert(std::to_string(answer.status) + " " + answer.code());
        }
        std::this_thread::sleep_for(kMoment);
    }
}

ListReaders::ListReaders(int port, int clients) : port_(port)
{
    for (int client = 0; client < clients; ++client)
        threads_.emplace_back([this] { work(); });
}

ListReaders::~ListReaders()
{
    end();
}

void ListReaders::end()
{
    ending_ = true;
    endAll(threads_);
}

void ListReaders::work()
{
    while (!ending_) {
        const auto askedAt = Latencies::Clock::now();
        if (ServerProcess::ask(port_, "GET", "/v1/flight-statuses", "", {}).status == 200)
            latencies_.add(askedAt);
        else
            ++failures_;
        std::this_thread::sleep_for(kMoment);
    }
}

} // namespace narae::testing
