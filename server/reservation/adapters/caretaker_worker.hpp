#pragma once

#include "server/reservation/application/caretaker.hpp"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace narae::reservation {

/// Lets the caretaker look around now and then, on a thread of its own from start() to stop().
class CaretakerWorker {
public:
    CaretakerWorker(Caretaker& caretaker, std::chrono::milliseconds pause) : caretaker_(caretaker), pause_(pause) {}
    ~CaretakerWorker() { stop(); }

    void start();
    void stop();

    /// Has Caretaker::lookAtUnknown done soon. Any thread; never waits. When too many are waiting it is forgotten: the
    /// caretaker comes to it on its rounds.
    void prompt(ReservationId reservation);

private:
    static constexpr std::size_t kPromptsMost = 1024;

    void run();
    void heed(std::set<ReservationId>& prompts);

    Caretaker& caretaker_;
    const std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::set<ReservationId> prompts_;
    std::thread thread_;
};

} // namespace narae::reservation
