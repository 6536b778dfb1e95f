#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"
#include "server/platform/database/open.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QTest>
#include <atomic>
#include <future>
#include <latch>
#include <thread>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::sandbox;
using namespace std::chrono_literals;
using narae::testing::TemporaryFolder;

namespace {

Money won(std::int64_t amount)
{
    return Money(amount, Currency::krw());
}

/// A sandbox on a file of its own, which can be closed and opened again.
class Sandbox {
public:
    explicit Sandbox(SandboxOptions options = {5000ms, 20ms, 20ms}) : options_(options)
    {
        database::Address address;
        address.path = folder_.path() / "sandbox.db";
        database_ = database::open(address, "");
        reopen();
    }
    void reopen()
    {
        gateway_.reset();
        gateway_ = std::make_unique<SandboxGateway>(*database_, clock_, options_);
        check(gateway_->start().has_value(), "the sandbox starts");
    }
    SandboxGateway* operator->() { return gateway_.get(); }
    std::vector<SandboxCharge> charges()
    {
        std::vector<SandboxCharge> all;
        const auto session = database_->open();
        check(readCharges(*session, [&](const SandboxCharge& charge) { all.push_back(charge); }).has_value(),
              "the sandbox's books are there");
        return all;
    }

private:
    TemporaryFolder folder_;
    SystemClock clock_;
    SandboxOptions options_;
    std::unique_ptr<database::Database> database_;
    std::unique_ptr<SandboxGateway> gateway_;
};

template <class Kind, class Answer>
bool is(const Answer& answer)
{
    return std::holds_alternative<Kind>(answer);
}

std::string refOf(const ChargeAnswer& answer)
{
    const auto* captured = std::get_if<ChargeCaptured>(&answer);
    return captured == nullptr ? "" : captured->charge.reference;
}

std::string reasonOf(const RefundAnswer& answer)
{
    const auto* refused = std::get_if<RefundRefused>(&answer);
    return refused == nullptr ? "" : refused->reason;
}

struct Race {
    ChargeAnswer capture;
    ChargeAnswer callOff;

    bool bothHappened() const { return is<ChargeCaptured>(capture) && is<ChargeCalledOff>(callOff); }
};

/// Two who ask at the same moment.
Race raced(Sandbox& sandbox, const std::string& captured, const std::string& calledOff)
{
    std::latch go(2);
    auto capture = std::async(std::launch::async, [&] {
        go.arrive_and_wait();
        return sandbox->capture(captured, won(1000), "pm_card_ok");
    });
    go.arrive_and_wait();
    ChargeAnswer callOff = sandbox->callOff(calledOff);
    return {capture.get(), std::move(callOff)};
}

} // namespace

class TestSandboxGateway : public QObject {
    Q_OBJECT

private slots:
    void methodsBehaveAsTheySay()
    {
        Sandbox sandbox;
        QVERIFY(is<ChargeCaptured>(sandbox->capture("ok", won(1000), "pm_card_ok")));
        QVERIFY(is<ChargeCaptured>(sandbox->capture("slow", won(1000), "pm_card_slow")));
        QVERIFY(is<NoAnswer>(sandbox->capture("lost", won(1000), "pm_card_lost")));
        QVERIFY(is<NotDelivered>(sandbox->capture("down", won(1000), "pm_card_down")));
        QCOMPARE(std::get<ChargeDeclined>(sandbox->capture("no", won(1000), "pm_card_declined")).reason,
                 std::string("card_declined"));
        QCOMPARE(std::get<ChargeDeclined>(sandbox->capture("what", won(1000), "pm_other")).reason,
                 std::string("unknown_method"));

        QVERIFY(is<ChargeCaptured>(sandbox->find("ok")));
        QVERIFY(is<ChargeCaptured>(sandbox->find("slow")));
        QVERIFY(is<ChargeCaptured>(sandbox->find("lost")));
        QVERIFY(is<ChargeNotFound>(sandbox->find("down")));
        QVERIFY(is<ChargeDeclined>(sandbox->find("no")));
        QVERIFY(is<ChargeNotFound>(sandbox->find("nobody's")));
    }

    void aKeyIsChargedOnceWhateverComesAfter()
    {
        Sandbox sandbox;
        const ChargeAnswer first = sandbox->capture("key", won(1000), "pm_card_ok");
        QCOMPARE(refOf(sandbox->capture("key", won(1000), "pm_card_declined")), refOf(first));
        const auto other = std::get<ChargeRefused>(sandbox->capture("key", won(1001), "pm_card_ok"));
        QCOMPARE(other.reason, std::string("key_reused"));
        QVERIFY(is<ChargeRefused>(sandbox->capture("key", *Money::make(1000, "USD"), "pm_card_ok")));
        QCOMPARE(sandbox.charges().size(), 1u);
        QCOMPARE(sandbox.charges()[0].amount.amountMinor(), 1000);
    }

    void manyWhoAskAtOnceChargeOnce()
    {
        Sandbox sandbox;
        std::atomic<int> captured = 0;
        std::vector<std::thread> callers;
        for (int i = 0; i < 32; ++i) {
            callers.emplace_back([&] {
                if (is<ChargeCaptured>(sandbox->capture("key", won(1000), "pm_card_ok"))) ++captured;
            });
        }
        for (std::thread& caller : callers)
            caller.join();
        QCOMPARE(captured.load(), 32);
        QCOMPARE(sandbox.charges().size(), 1u);
    }

    void whatIsCalledOffIsNeverCharged()
    {
        Sandbox sandbox;
        QVERIFY(is<ChargeCalledOff>(sandbox->callOff("key")));
        QVERIFY(is<ChargeCalledOff>(sandbox->callOff("key")));
        QVERIFY(is<ChargeCalledOff>(sandbox->capture("key", won(1000), "pm_card_ok")));
        QVERIFY(is<ChargeCalledOff>(sandbox->find("key")));
        QCOMPARE(sandbox.charges()[0].amount.amountMinor(), 0);
    }

    void whatIsChargedCannotBeCalledOff()
    {
        Sandbox sandbox;
        (void)sandbox->capture("key", won(1000), "pm_card_ok");
        QVERIFY(is<ChargeCaptured>(sandbox->callOff("key")));
        (void)sandbox->capture("no", won(1000), "pm_card_declined");
        QVERIFY(is<ChargeDeclined>(sandbox->callOff("no")));
    }

    void captureAndCallOffNeverBothHappen()
    {
        Sandbox sandbox;
        int captured = 0;
        int calledOff = 0;
        // Until either has been the faster one, and some more.
        for (int i = 0; i < 50 || (i < 5000 && (captured == 0 || calledOff == 0)); ++i) {
            const std::string key = "key-" + std::to_string(i);
            const Race race = raced(sandbox, key, key);
            QVERIFY(!race.bothHappened());
            QCOMPARE(is<ChargeCaptured>(race.capture), is<ChargeCaptured>(race.callOff));
            ++(is<ChargeCaptured>(race.capture) ? captured : calledOff);
        }
        QVERIFY(captured > 0 && calledOff > 0);
    }

    /// The control: where nothing holds the two together, the same race has both.
    void captureAndCallOffOfTwoKeysBothHappen()
    {
        Sandbox sandbox;
        QVERIFY(raced(sandbox, "one", "other").bothHappened());
    }

    void refundsStayWithinTheChargeAndAreMadeOnce()
    {
        Sandbox sandbox;
        const std::string charge = refOf(sandbox->capture("key", won(1000), "pm_card_ok"));
        QVERIFY(is<RefundMade>(sandbox->refund("refund-1", charge, won(600))));
        QVERIFY(is<RefundMade>(sandbox->refund("refund-1", charge, won(600))));
        QCOMPARE(reasonOf(sandbox->refund("refund-1", charge, won(599))), std::string("key_reused"));
        QCOMPARE(reasonOf(sandbox->refund("refund-2", charge, won(401))), std::string("refund_above_charge"));
        QVERIFY(is<RefundMade>(sandbox->refund("refund-2", charge, won(400))));
        QCOMPARE(reasonOf(sandbox->refund("refund-3", charge, won(1))), std::string("refund_above_charge"));
        QCOMPARE(reasonOf(sandbox->refund("refund-4", charge, won(-1))), std::string("amount_not_positive"));
        QCOMPARE(reasonOf(sandbox->refund("refund-5", charge, *Money::make(1, "USD"))),
                 std::string("refund_above_charge"));
        QCOMPARE(reasonOf(sandbox->refund("refund-6", "ch_nobody's", won(1))), std::string("charge_unknown"));
        QCOMPARE(reasonOf(sandbox->refund("refund-7", "key", won(1))), std::string("charge_unknown"));
        QCOMPARE(sandbox.charges()[0].refunded.amountMinor(), 1000);
    }

    void theBooksOutliveTheGateway()
    {
        Sandbox sandbox;
        QVERIFY(is<NoAnswer>(sandbox->capture("key", won(1000), "pm_card_lost")));
        const std::string charge = refOf(sandbox->find("key"));
        (void)sandbox->callOff("off");
        (void)sandbox->refund("refund", charge, won(300));
        sandbox.reopen();
        QCOMPARE(refOf(sandbox->find("key")), charge);
        QVERIFY(is<ChargeCalledOff>(sandbox->capture("off", won(1000), "pm_card_ok")));
        QVERIFY(is<RefundMade>(sandbox->refund("refund", charge, won(300))));
        QCOMPARE(sandbox.charges()[0].refunded.amountMinor(), 300);
    }

    void aSlowCardHoldsUpNobodyElse()
    {
        Sandbox sandbox({60s, 30s, 30s});
        auto slow = std::async(std::launch::async, [&] { return sandbox->capture("slow", won(1000), "pm_card_slow"); });
        QTRY_VERIFY(is<ChargeCaptured>(sandbox->find("slow")));
        for (int i = 0; i < 20; ++i)
            QVERIFY(is<ChargeCaptured>(sandbox->capture("ok-" + std::to_string(i), won(1000), "pm_card_ok")));
        QVERIFY(slow.wait_for(0s) == std::future_status::timeout);
        sandbox->stop();
        QVERIFY(is<NoAnswer>(slow.get()));
    }

    void anAnswerAfterTheDeadlineIsNone()
    {
        Sandbox sandbox({50ms, 60s, 60s});
        QVERIFY(is<NoAnswer>(sandbox->capture("slow", won(1000), "pm_card_slow")));
        QVERIFY(is<NoAnswer>(sandbox->capture("lost", won(1000), "pm_card_lost")));
        QVERIFY(is<ChargeCaptured>(sandbox->find("slow")));
    }

    void aClosedSandboxTakesNothing()
    {
        Sandbox sandbox;
        sandbox->stop();
        QVERIFY(is<NotDelivered>(sandbox->capture("key", won(1000), "pm_card_ok")));
        QVERIFY(is<NoAnswer>(sandbox->refund("refund", "ch_key", won(1))));
        QVERIFY(sandbox.charges().empty());
    }
};

QTEST_GUILESS_MAIN(TestSandboxGateway)
#include "tst_sandbox_gateway.moc"
