#include "server/platform/breaker/breaker.hpp"

#include <QTest>
#include <vector>

using namespace narae;
using namespace narae::breaker;
using namespace std::chrono_literals;

namespace {

class HeldClock final : public Clock {
public:
    Instant now() const override { return {}; }
    std::chrono::steady_clock::time_point steady() const override { return steady_; }
    void pass(std::chrono::milliseconds time) { steady_ += time; }

private:
    std::chrono::steady_clock::time_point steady_ = std::chrono::steady_clock::now();
};

struct House {
    HeldClock clock;
    BreakerOptions options;
    Breaker breaker{"payment", clock, options};

    /// Whether the call was made at all.
    bool call(bool well, std::chrono::milliseconds took = 1ms)
    {
        auto permit = breaker.enter();
        if (!permit) return false;
        clock.pass(took);
        well ? permit->wentWell() : permit->failed();
        return true;
    }
    int callsUntilOpen()
    {
        int calls = 0;
        while (calls < 100 && call(false))
            ++calls;
        return calls;
    }
    Breaker::State state() const { return breaker.figures().state; }
};

} // namespace

/// What stands between a booking and a payment service that does not answer.
class TestBreaker : public QObject {
    Q_OBJECT

private slots:
    void itOpensWithinTenCallsOfADeadService()
    {
        House house;
        QVERIFY(house.callsUntilOpen() <= 10);
        QCOMPARE(house.state(), Breaker::State::Open);
        QVERIFY(!house.breaker.admits());
        QVERIFY(house.breaker.retryAfter() >= 1s);
    }

    void aFewFailuresAmongManyAreNoReason()
    {
        House house;
        for (int i = 0; i < 200; ++i)
            QVERIFY(house.call(i % 4 != 0 || i < 4));
        QCOMPARE(house.state(), Breaker::State::Closed);
    }

    void answersThatComeLateOpenItToo()
    {
        House house;
        int calls = 0;
        while (calls < 100 && house.call(true, house.options.slowAfter))
            ++calls;
        QVERIFY(calls <= 10);
    }

    void whatWasTriedTwiceForNothingCountsTwice()
    {
        House house;
        for (int i = 0; i < house.options.window; ++i)
            QVERIFY(house.call(true));
        int calls = 0;
        for (; house.state() == Breaker::State::Closed && calls < 100; calls += 2)
            house.breaker.enter()->failed(2);
        QVERIFY(calls <= 10);
    }

    void whoSaysNothingHasFailed()
    {
        House house;
        for (int i = 0; i < 10; ++i)
            house.breaker.enter();
        QCOMPARE(house.state(), Breaker::State::Open);
        QCOMPARE(house.breaker.figures().underWay, 0);
    }

    void itTriesOneCallAfterThePauseAndClosesWhenTriesGoWell()
    {
        House house;
        house.callsUntilOpen();
        house.clock.pass(house.options.pauseFirst - 1ms);
        QVERIFY(!house.breaker.admits());
        house.clock.pass(1ms);
        QVERIFY(house.breaker.admits());
        {
            auto probe = house.breaker.enter();
            QVERIFY(probe.has_value());
            QVERIFY(!house.breaker.admits());
            QVERIFY(!house.breaker.enter().has_value());
            probe->wentWell();
        }
        QCOMPARE(house.state(), Breaker::State::HalfOpen);
        QVERIFY(house.call(true));
        QCOMPARE(house.state(), Breaker::State::Closed);
    }

    void aFailedTryDoublesThePauseUpToABoundAndSuccessResetsIt()
    {
        House house;
        house.callsUntilOpen();
        auto pause = house.options.pauseFirst;
        for (int tries = 0; tries < 8; ++tries) {
            house.clock.pass(pause);
            QVERIFY(house.call(false, 0ms));
            pause = std::min(2 * pause, house.options.pauseLongest);
            house.clock.pass(pause - 1ms);
            QVERIFY(!house.breaker.admits());
            house.clock.pass(1ms);
            QVERIFY(house.breaker.admits());
            house.clock.pass(-pause);
        }
        QCOMPARE(pause, house.options.pauseLongest);
        house.clock.pass(pause);
        QVERIFY(house.call(true) && house.call(true));
        QCOMPARE(house.state(), Breaker::State::Closed);
        house.callsUntilOpen();
        house.clock.pass(house.options.pauseFirst);
        QVERIFY(house.breaker.admits());
    }

    void aLateAnswerFromBeforeSaysNothingAboutNow()
    {
        House house;
        auto late = house.breaker.enter();
        house.callsUntilOpen();
        house.clock.pass(house.options.pauseFirst);
        QVERIFY(house.call(true) && house.call(true));
        late->failed();
        QCOMPARE(house.state(), Breaker::State::Closed);
        QCOMPARE(house.breaker.figures().underWay, 0);
    }

    void onlySoManyCallsAreUnderWayAtOnce()
    {
        House house;
        std::vector<Breaker::Permit> permits;
        for (int i = 0; i < house.options.atOnceMost; ++i)
            permits.push_back(*house.breaker.enter());
        QVERIFY(!house.breaker.admits());
        QVERIFY(!house.breaker.enter().has_value());
        QCOMPARE(house.breaker.figures().refused, std::uint64_t(1));
        permits.back().wentWell();
        QVERIFY(house.breaker.admits());
    }
};

QTEST_GUILESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
