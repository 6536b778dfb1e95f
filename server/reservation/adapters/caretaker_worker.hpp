#pragma once

#include "server/reservation/application/caretaker.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace narae::reservation {

/// Lets the caretaker look around now and then, on a thread of its own from start() to stop().
class CaretakerWorker {
public:
    CaretakerWorker(Caretaker& caretaker, std::chrono::milliseconds pause) : caretaker_(caretaker), pause_(pause) {}
    ~CaretakerWorker() { stop(); }

    void start();
    void stop();

private:
    void run();

    Caretaker& caretaker_;
    const std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace narae::reservation
