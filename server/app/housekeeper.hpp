#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace narae::app {

/// Does something now and then that nobody waits for, on a thread of its own from start() to stop().
class Housekeeper {
public:
    Housekeeper(std::function<void()> chore, std::chrono::seconds pause) : chore_(std::move(chore)), pause_(pause) {}
    ~Housekeeper() { stop(); }

    void start()
    {
        thread_ = std::thread([this] {
            std::unique_lock lock(mutex_);
            while (!stirred_.wait_for(lock, pause_, [this] { return stopping_; })) {
                lock.unlock();
                chore_();
                lock.lock();
            }
        });
    }
    void stop()
    {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        stirred_.notify_all();
        if (thread_.joinable()) thread_.join();
    }

private:
    const std::function<void()> chore_;
    const std::chrono::seconds pause_;
    std::mutex mutex_;
    std::condition_variable stirred_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace narae::app
