#pragma once

#include "server/payment/application/pay_refunds.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace narae::payment {

struct RefundWorkerOptions {
    int threads = 4;            ///< refunds under way at once: a gateway that answers slowly holds up so many
    std::size_t takenMax = 256; ///< read from the database at once
    /// How long nobody looks when nothing is due and nobody wakes: refunds begun by another process wait so long at
    /// most. At least 100 ms.
    std::chrono::milliseconds lookAtLeastEvery{2000};
    /// How long it waits when the database is away.
    std::chrono::milliseconds awayPause{500};
};

/// Pays the refunds, and gives back what was charged twice, as they become due, on threads of its own from start() to
/// stop().
class RefundWorker {
public:
    /// `newTraceId` gives each attempt its name in the logs; any thread.
    RefundWorker(PayRefunds& refunds, std::function<std::string()> newTraceId, RefundWorkerOptions options = {});
    ~RefundWorker();
    RefundWorker(const RefundWorker&) = delete;
    RefundWorker& operator=(const RefundWorker&) = delete;

    void start();
    /// Finishes the attempts under way. Idempotent.
    void stop();

    /// Refunds may be due now. Any thread; never waits.
    void wake();

private:
    void run();
    void payFirst(std::unique_lock<std::mutex>& lock);
    void look(std::unique_lock<std::mutex>& lock);
    void rest(std::unique_lock<std::mutex>& lock);

    PayRefunds& refunds_;
    const std::function<std::string()> newTraceId_;
    const RefundWorkerOptions options_;

    std::mutex mutex_;
    std::condition_variable stirred_;
    std::deque<DueRefund> due_;
    std::set<std::string> inHand_; ///< gateway keys: waiting in due_, or being paid
    bool looking_ = false;         ///< one thread at a time asks the database
    bool mayBeDue_ = true;
    std::chrono::steady_clock::time_point nextLook_; ///< when nobody wakes before
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace narae::payment
