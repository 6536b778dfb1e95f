#include "server/platform/metrics/metrics.hpp"
#include "server/platform/metrics/recent_times.hpp"

#include <QTest>
#include <thread>

using namespace narae::metrics;

class TestMetrics : public QObject {
    Q_OBJECT

private slots:
    void recentTimesAreThoseOfTheLastMinute()
    {
        using namespace std::chrono;
        RecentTimes recent;
        const RecentTimes::Clock::time_point start{hours(1)};
        QCOMPARE(recent.summary(start).count, 0);
        for (int i = 0; i < 98; ++i)
            recent.note(milliseconds(2), false, start);
        recent.note(milliseconds(300), false, start + seconds(25));
        recent.note(milliseconds(300), true, start + seconds(25));
        const auto summary = recent.summary(start + seconds(30));
        QCOMPARE(summary.count, 100);
        QCOMPARE(summary.errors, 1);
        QVERIFY(summary.median > microseconds(1800) && summary.median < microseconds(2250));
        QVERIFY(summary.p99 > milliseconds(260) && summary.p99 < milliseconds(340));
        // The ninety-eight of the first step are out, the last two stay.
        QCOMPARE(recent.summary(start + seconds(65)).count, 2);
        recent.note(milliseconds(2), false, start + seconds(61));
        QCOMPARE(recent.summary(start + seconds(65)).count, 3);
        QCOMPARE(recent.summary(start + seconds(200)).count, 0);
    }

    void everyTimeHasItsPlace()
    {
        using namespace std::chrono;
        const RecentTimes::Clock::time_point now{hours(1)};
        for (const std::int64_t us : {0, 1, 3, 4, 5, 7, 8, 1000, 123'456, 59'000'000}) {
            RecentTimes recent;
            recent.note(microseconds(us), false, now);
            const std::int64_t shown = recent.summary(now).p99.count();
            QVERIFY2(std::abs(shown - us) * 8 <= us, qPrintable(QString("%1 is shown as %2").arg(us).arg(shown)));
        }
        RecentTimes recent;
        recent.note(hours(5), false, now);
        recent.note(microseconds(-1), false, now);
        QCOMPARE(recent.summary(now).count, 2);
    }

    void everyKindIsReadAsText()
    {
        Registry registry;
        registry.counter("narae_bookings_total", "Bookings made.", {{"cabin", "economy"}}).add(3);
        registry.gauge("narae_waiting", "Commands waiting.").set(7);
        registry.histogram("narae_commit_seconds", "How long a commit took.", {0.1, 1}).observe(0.5);
        const std::string text = registry.text();
        for (const auto* line : {"# TYPE narae_bookings_total counter", "narae_bookings_total{cabin=\"economy\"} 3",
                                 "narae_waiting 7", "narae_commit_seconds_bucket{le=\"0.1\"} 0",
                                 "narae_commit_seconds_bucket{le=\"1\"} 1", "narae_commit_seconds_count 1"})
            QVERIFY2(text.find(line) != std::string::npos, text.c_str());
    }

    void theSameNameIsTheSameMetric()
    {
        Registry registry;
        registry.counter("a_total", "A.").add();
        registry.counter("a_total", "A.").add();
        QVERIFY(registry.text().find("a_total 2\n") != std::string::npos);
    }

    void aReadGaugeIsAskedWhenSomebodyLooks()
    {
        Registry registry;
        double length = 1;
        registry.gaugeOf("length", "Of a queue.", {}, [&length] { return length; });
        QVERIFY(registry.text().find("length 1\n") != std::string::npos);
        length = 2;
        QVERIFY(registry.text().find("length 2\n") != std::string::npos);
    }

    void noCountIsLostBetweenThreads()
    {
        Registry registry;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&registry] {
                for (int n = 0; n < 1000; ++n)
                    registry.counter("n_total", "N.").add();
            });
        for (auto& thread : threads)
            thread.join();
        QVERIFY(registry.text().find("n_total 4000\n") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
