#pragma once

#include <QObject>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace narae::testing {

/// Watches from a thread of its own how long the thread of the windows stays away from its event loop.
///
/// It leaves a message there, over and over, and measures how long the answer takes. On a machine that others use too
/// the clock on the wall says little, so it counts what the thread did with that time: worked (its own processor time)
/// or slept although a message waited (a blocking call). Time in which it was ready and another program had the
/// processor is nobody's freeze and is not counted.
class Watchdog {
public:
    struct Away {
        std::chrono::microseconds worked{0};
        std::chrono::microseconds slept{0};
        std::chrono::microseconds onTheWall{0}; ///< everything, others' turns too

        std::chrono::microseconds frozen() const { return worked + slept; }
        QString words() const;
    };

    /// Made in the thread that it watches, and begins.
    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// Ends it; the longest that the thread stayed away. Called in the watched thread.
    Away stop();

private:
    void watch();

    QObject bell_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> answered_ = 0;
    clockid_t clock_{};
    long thread_ = 0;
    Away longest_;
    std::thread watcher_;
};

/// Lets the event loop run until it holds, without the pauses of QTest::qWait, in which a window would seem frozen.
bool loopUntil(const std::function<bool()>& holds, std::chrono::milliseconds longest = std::chrono::seconds(10));
/// Lets it run so long.
void loopFor(std::chrono::milliseconds time);

} // namespace narae::testing
