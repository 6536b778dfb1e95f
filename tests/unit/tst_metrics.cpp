#include "server/platform/metrics/metrics.hpp"

#include <QTest>
#include <thread>

using namespace narae::metrics;

class TestMetrics : public QObject {
    Q_OBJECT

private slots:
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
