#include "tests/desktop/watchdog.hpp"

#include "common/base/check.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTimer>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace narae::testing {

namespace {

using std::chrono::microseconds;
using Steady = std::chrono::steady_clock;
constexpr microseconds kLook{500};

microseconds processorTime(clockid_t clock)
{
    timespec at{};
    ::clock_gettime(clock, &at);
    return std::chrono::duration_cast<microseconds>(std::chrono::seconds(at.tv_sec) +
                                                    std::chrono::nanoseconds(at.tv_nsec));
}

/// Whether the kernel says that it sleeps: S in a call that may be interrupted, D in one that may not.
bool sleeps(long thread)
{
    QFile stat(QString("/proc/self/task/%1/stat").arg(thread));
    if (!stat.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return false;
    const QByteArray line = stat.read(512);
    // The program's name stands in brackets before it, and may hold anything.
    const char state = line.mid(line.lastIndexOf(')') + 2, 1).front();
    return state == 'S' || state == 'D';
}

} // namespace

QString Watchdog::Away::words() const
{
    const auto ms = [](microseconds time) { return QString::number(static_cast<double>(time.count()) / 1000, 'f', 1); };
    return QString("away for %1 ms: worked %2, slept %3 (on the wall %4)")
        .arg(ms(frozen()), ms(worked), ms(slept), ms(onTheWall));
}

Watchdog::Watchdog() : thread_(::syscall(SYS_gettid))
{
    check(::pthread_getcpuclockid(::pthread_self(), &clock_) == 0, "a thread has a clock");
    watcher_ = std::thread([this] { watch(); });
}

Watchdog::~Watchdog()
{
    stop();
}

void Watchdog::watch()
{
    while (!stopping_) {
        const int call = answered_ + 1;
        const microseconds before = processorTime(clock_);
        const auto since = Steady::now();
        QMetaObject::invokeMethod(
            &bell_, [this] { ++answered_; }, Qt::QueuedConnection);
        Away away;
        auto lookedAt = Steady::now();
        while (answered_ < call && !stopping_) {
            std::this_thread::sleep_for(kLook);
            const auto now = Steady::now();
            if (answered_ < call && sleeps(thread_))
                away.slept += std::chrono::duration_cast<microseconds>(now - lookedAt);
            lookedAt = now;
        }
        away.worked = processorTime(clock_) - before;
        away.onTheWall = std::chrono::duration_cast<microseconds>(Steady::now() - since);
        // One look may fall into the moment between the message and the waking up for it.
        if (away.slept < 4 * kLook) away.slept = microseconds(0);
        if (away.frozen() > longest_.frozen()) longest_ = away;
    }
}

Watchdog::Away Watchdog::stop()
{
    stopping_ = true;
    if (watcher_.joinable()) watcher_.join();
    return longest_;
}

bool loopUntil(const std::function<bool()>& holds, std::chrono::milliseconds longest)
{
    if (holds()) return true;
    QEventLoop loop;
    QTimer look;
    bool held = false;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (held = holds(); held) loop.quit();
    });
    look.start(10);
    QTimer::singleShot(longest, &loop, &QEventLoop::quit);
    loop.exec();
    return held || holds();
}

void loopFor(std::chrono::milliseconds time)
{
    loopUntil([] { return false; }, time);
}

} // namespace narae::testing
