#include "server/platform/http/connection_threads.hpp"

namespace narae::http {

namespace {

thread_local bool servesOverCrowded = false;

} // namespace

ConnectionThreads::ConnectionThreads(std::size_t threadsMost, std::size_t waitingMost, SignalEvent& pressure,
                                     SignalEvent& stopping)
    : threadsMost_(threadsMost), waitingMost_(waitingMost), pressure_(pressure), stopping_(stopping)
{
}

ConnectionThreads::~ConnectionThreads()
{
    ConnectionThreads::shutdown();
}

void ConnectionThreads::enqueue(std::function<void()> connection)
{
    {
        const std::scoped_lock lock(mutex_);
        const bool threadIsFree = idle_ > waiting_.size();
        const bool mayBegin = threads_.size() < threadsMost_;
        if (threadIsFree || mayBegin || waiting_.size() < waitingMost_) {
            waiting_.push_back(std::move(connection));
            connection = nullptr;
            if (!threadIsFree && mayBegin)
                threads_.emplace_back([this] { serve(); });
            else if (!threadIsFree)
                pressure_.give();
        }
    }
    wake_.notify_one();
    if (!connection) return;
    servesOverCrowded = true;
    connection();
    servesOverCrowded = false;
}

void ConnectionThreads::serve()
{
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        wake_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
        --idle_;
        // What was accepted is served also while stopping.
        if (waiting_.empty()) return;
        const std::function<void()> connection = std::move(waiting_.front());
        waiting_.pop_front();
        // When nobody waits any more, nobody needs to give way.
        while (waiting_.empty() && pressure_.take()) {
        }
        lock.unlock();
        connection();
        lock.lock();
    }
}

void ConnectionThreads::shutdown()
{
    stopping_.give();
    {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

bool ConnectionThreads::overCrowded()
{
    return servesOverCrowded;
}

} // namespace narae::http
