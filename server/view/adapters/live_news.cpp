#include "server/view/adapters/live_news.hpp"

#include "server/platform/http/trace.hpp"

namespace narae::view {

LiveNews::LiveNews() : name_(http::Trace::goOn(std::nullopt).spanId) {}

LiveNews::~LiveNews()
{
    stop();
}

void LiveNews::start(std::function<void()> tell)
{
    thread_ = std::thread([this, tell = std::move(tell)] { run(tell); });
}

void LiveNews::stop()
{
    if (!thread_.joinable()) return;
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void LiveNews::published(const Changes& changes)
{
    if (changes.flights.empty() && changes.purchases.empty()) return;
    log_.note(changes);
    {
        const std::scoped_lock lock(mutex_);
        hasNews_ = true;
    }
    changed_.notify_all();
}

void LiveNews::run(const std::function<void()>& tell)
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return stopping_ || hasNews_; });
        if (stopping_) return;
        hasNews_ = false;
        lock.unlock();
        tell();
        lock.lock();
        changed_.wait_for(lock, kPace, [this] { return stopping_; });
    }
}

} // namespace narae::view
