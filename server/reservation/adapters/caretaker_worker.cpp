#include "server/reservation/adapters/caretaker_worker.hpp"

#include "server/platform/log/log.hpp"

#include <utility>

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
    caretaker_.leave();
    stopped_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void CaretakerWorker::prompt(ReservationId reservation)
{
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || prompts_.size() >= kPromptsMost) return;
        prompts_.insert(reservation);
    }
    stopped_.notify_all();
}

/// Leaves those that are to be looked at later: while the gateway gives no answer, holds must run out in between.
void CaretakerWorker::heed(std::set<ReservationId>& prompts)
{
    while (!prompts.empty()) {
        const auto known = caretaker_.lookAtUnknown(prompts.extract(prompts.begin()).value());
        if (!known) {
            log::warning("caretaker.waits", {{"reason", known.error().code()}});
            return prompts.clear();
        }
        if (!*known) return;
    }
}

void CaretakerWorker::run()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        std::set<ReservationId> prompts = std::exchange(prompts_, {});
        lock.unlock();
        heed(prompts);
        const auto looked = caretaker_.lookAround();
        if (!looked) log::warning("caretaker.waits", {{"reason", looked.error().code()}});
        // A full round means that more is due.
        const bool more = looked && *looked >= Caretaker::kAtOnce;
        lock.lock();
        prompts_.merge(prompts);
        if (!more) stopped_.wait_for(lock, pause_, [this] { return stopping_ || !prompts_.empty(); });
    }
}

} // namespace narae::reservation
