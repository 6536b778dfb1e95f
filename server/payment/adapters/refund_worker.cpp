#include "server/payment/adapters/refund_worker.hpp"

#include "server/platform/log/log.hpp"

#include <algorithm>

namespace narae::payment {

namespace {

constexpr std::chrono::milliseconds kPauseLeast{100};

}

RefundWorker::RefundWorker(PayRefunds& refunds, std::function<std::string()> newTraceId, RefundWorkerOptions options)
    : refunds_(refunds), newTraceId_(std::move(newTraceId)), options_(options)
{
}

RefundWorker::~RefundWorker()
{
    stop();
}

void RefundWorker::start()
{
    for (int i = 0; i < options_.threads; ++i)
        threads_.emplace_back([this] { run(); });
}

void RefundWorker::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stirred_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

void RefundWorker::wake()
{
    {
        const std::lock_guard lock(mutex_);
        mayBeDue_ = true;
    }
    stirred_.notify_one();
}

void RefundWorker::run()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        if (!due_.empty())
            payFirst(lock);
        else if (mayBeDue_ && !looking_)
            look(lock);
        else
            rest(lock);
    }
}

void RefundWorker::payFirst(std::unique_lock<std::mutex>& lock)
{
    const DueRefund refund = std::move(due_.front());
    const std::string key = refund.gatewayKey();
    due_.pop_front();
    lock.unlock();
    const log::TraceScope trace(newTraceId_());
    const auto paid = refunds_.pay(refund, log::TraceScope::current());
    if (!paid) {
        log::warning("refund.not_recorded", {{"refund", key}, {"code", paid.error().code()}});
    } else if (*paid == PayRefunds::Paid::Postponed) {
        log::warning("refund.postponed", {{"refund", key}, {"attempts", refund.attempts + 1}});
    } else if (const auto* charge = std::get_if<SuperfluousKey>(&refund.key)) {
        // It should never have been made: someone may want to ask the gateway why.
        log::warning("charge.given_back",
                     {{"charge", charge->reference}, {"reservation", charge->reservation.value()}});
    }
    lock.lock();
    // Not on record, it is due still; in hand until the pause is over, so that nobody hammers an ailing database with
    // it.
    if (!paid) stirred_.wait_for(lock, options_.awayPause, [this] { return stopping_; });
    inHand_.erase(key);
    if (inHand_.empty()) mayBeDue_ = true;
}

void RefundWorker::look(std::unique_lock<std::mutex>& lock)
{
    looking_ = true;
    mayBeDue_ = false;
    lock.unlock();
    const auto due = refunds_.due(options_.takenMax);
    const auto next = refunds_.untilNext();
    lock.lock();
    looking_ = false;
    auto pause = options_.awayPause;
    if (due && next) {
        // What is in hand counts as due until it is on record: not worth another look at once.
        pause = std::clamp(next->value_or(options_.lookAtLeastEvery), kPauseLeast, options_.lookAtLeastEvery);
        for (const DueRefund& refund : *due)
            if (inHand_.insert(refund.gatewayKey()).second) due_.push_back(refund);
    }
    nextLook_ = std::chrono::steady_clock::now() + pause;
    stirred_.notify_all();
}

void RefundWorker::rest(std::unique_lock<std::mutex>& lock)
{
    // A look ends with a word to all who rest.
    if (looking_)
        stirred_.wait(lock);
    else if (stirred_.wait_until(lock, nextLook_) == std::cv_status::timeout && !looking_)
        mayBeDue_ = true;
}

} // namespace narae::payment
