#include "server/platform/breaker/breaker.hpp"

#include "server/platform/log/log.hpp"

#include <algorithm>
#include <utility>

namespace narae::breaker {

Breaker::Breaker(std::string name, const Clock& clock, BreakerOptions options)
    : name_(std::move(name)), clock_(clock), options_(options), pause_(options.pauseFirst)
{
}

Breaker::Permit::Permit(Breaker& breaker, std::uint64_t era, std::chrono::steady_clock::time_point began)
    : breaker_(&breaker), era_(era), began_(began)
{
}

Breaker::Permit::Permit(Permit&& other) noexcept
    : breaker_(std::exchange(other.breaker_, nullptr)), era_(other.era_), began_(other.began_)
{
}

Breaker::Permit::~Permit()
{
    failed();
}

void Breaker::Permit::wentWell()
{
    if (Breaker* breaker = std::exchange(breaker_, nullptr)) breaker->ended(era_, began_, true, 1);
}

void Breaker::Permit::failed(int calls)
{
    if (Breaker* breaker = std::exchange(breaker_, nullptr)) breaker->ended(era_, began_, false, calls);
}

std::optional<Breaker::Permit> Breaker::enter()
{
    const auto now = clock_.steady();
    const std::lock_guard lock(mutex_);
    if (!admitsAt(now)) {
        ++refused_;
        return std::nullopt;
    }
    if (state_ == State::Open) {
        state_ = State::HalfOpen;
        ++era_;
        probes_ = wentWell_ = 0;
        log::info("breaker.half_open", {{"to", name_}});
    }
    if (state_ == State::HalfOpen) ++probes_;
    ++underWay_;
    return Permit(*this, era_, now);
}

bool Breaker::admits() const
{
    const auto now = clock_.steady();
    const std::lock_guard lock(mutex_);
    return admitsAt(now);
}

bool Breaker::admitsAt(std::chrono::steady_clock::time_point now) const
{
    if (underWay_ >= options_.atOnceMost) return false;
    switch (state_) {
    case State::Closed: return true;
    case State::Open: return now >= openUntil_;
    case State::HalfOpen: return probes_ < options_.probesMost;
    }
    return false;
}

std::chrono::seconds Breaker::retryAfter() const
{
    const auto now = clock_.steady();
    const std::lock_guard lock(mutex_);
    if (state_ != State::Open || now >= openUntil_) return std::chrono::seconds(1);
    return std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(openUntil_ - now));
}

Breaker::Figures Breaker::figures() const
{
    const std::lock_guard lock(mutex_);
    return {state_, underWay_, opened_, refused_};
}

void Breaker::ended(std::uint64_t era, std::chrono::steady_clock::time_point began, bool well, int calls)
{
    const auto now = clock_.steady();
    const std::lock_guard lock(mutex_);
    --underWay_;
    if (era != era_) return;
    const bool good = well && now - began < options_.slowAfter;
    if (state_ == State::HalfOpen) {
        --probes_;
        if (!good) {
            pause_ = std::min(2 * pause_, options_.pauseLongest);
            open(now);
        } else if (++wentWell_ >= options_.probesWell)
            close();
        return;
    }
    for (int call = 0; call < calls; ++call) {
        window_.push_back(good);
        bad_ += good ? 0 : 1;
        if (static_cast<int>(window_.size()) <= options_.window) continue;
        bad_ -= window_.front() ? 0 : 1;
        window_.pop_front();
    }
    judgeWindow(now);
}

void Breaker::judgeWindow(std::chrono::steady_clock::time_point now)
{
    const int calls = static_cast<int>(window_.size());
    if (calls >= options_.callsLeast && bad_ * 100 >= calls * options_.failurePercent) open(now);
}

void Breaker::open(std::chrono::steady_clock::time_point now)
{
    state_ = State::Open;
    ++era_;
    ++opened_;
    openUntil_ = now + pause_;
    log::warning("breaker.open",
                 {{"to", name_}, {"calls", window_.size()}, {"bad", bad_}, {"pause_ms", pause_.count()}});
    window_.clear();
    bad_ = 0;
}

void Breaker::close()
{
    state_ = State::Closed;
    ++era_;
    pause_ = options_.pauseFirst;
    log::info("breaker.closed", {{"to", name_}});
}

std::string_view name(Breaker::State state)
{
    switch (state) {
    case Breaker::State::Closed: return "closed";
    case Breaker::State::Open: return "open";
    case Breaker::State::HalfOpen: return "half_open";
    }
    return "";
}

} // namespace narae::breaker
