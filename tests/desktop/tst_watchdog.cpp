#include <QTest>

#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/watchdog.hpp"

#include <QTimer>
#include <QWidget>

using namespace narae::testing;
using namespace std::chrono_literals;

/// The watchdog sees a freeze of either kind, and sees none where there is none.
class TestWatchdog : public QObject {
    Q_OBJECT

    /// `once` happens in the event loop, as a handler of a window would.
    static Watchdog::Away during(const std::function<void()>& once)
    {
        Watchdog dog;
        bool done = false;
        QTimer::singleShot(20ms, qApp, [&] {
            once();
            done = true;
        });
        loopUntil([&done] { return done; });
        loopFor(20ms);
        return dog.stop();
    }

private slots:
    void aWindowAtRestIsNotAway()
    {
        QWidget window;
        window.show();
        const Watchdog::Away away = during([] {});
        QVERIFY2(away.frozen() < 30ms, qPrintable(away.words()));
    }

    void workIsSeen()
    {
        const Watchdog::Away away = during([] {
            // So much of the processor, however many others want it too.
            timespec begun{};
            timespec now{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun);
            do
                ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            while ((now.tv_sec - begun.tv_sec) * 1000 + (now.tv_nsec - begun.tv_nsec) / 1'000'000 < 80);
        });
        QVERIFY2(away.worked >= 75ms, qPrintable(away.words()));
    }

    void aCallThatBlocksIsSeen()
    {
        const Watchdog::Away away = during([] { std::this_thread::sleep_for(120ms); });
        QVERIFY2(away.slept >= 60ms, qPrintable(away.words()));
        QVERIFY2(away.worked < 60ms, qPrintable(away.words()));
    }
};

NARAE_DESKTOP_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
