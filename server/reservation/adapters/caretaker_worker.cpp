#include "server/reservation/adapters/caretaker_worker.hpp"

#include "server/platform/log/log.hpp"

namespace narae::reservation {

void CaretakerWorker::start()
{
    thread_ = std::thread([this] { run(); });
}

void CaretakerWorker::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void CaretakerWorker::run()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        const auto looked = caretaker_.lookAround();
        if (!looked) log::warning("caretaker.waits", {{"reason", looked.error().code()}});
        // A full round means that more is due.
        const bool more = looked && *looked == Caretaker::kAtOnce;
        lock.lock();
        if (!more) stopped_.wait_for(lock, pause_, [this] { return stopping_; });
    }
}

} // namespace narae::reservation
