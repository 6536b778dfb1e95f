#include "tests/store/payment_house.hpp"

#include <QTest>
#include <thread>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::fakes;
using namespace narae::payment::testing;
using namespace std::chrono_literals;

/// One reservation charged twice at the gateway: what is one too many goes back by itself, once.
class TestSuperfluousCharges : public QObject {
    Q_OBJECT

private slots:
    void whatWasChargedTwiceIsGivenBackByItself()
    {
        House house;
        {
            Process process(house.stored.database(), *house.gateway);
            QVERIFY(captured(process.take(17)));
            QVERIFY(captured(process.take(17, "pm_card_ok", 2)));
            QVERIFY(captured(process.take(17, "pm_card_ok", 2)));
            QCOMPARE(house.count("payment_superfluous_charges WHERE state = 'waiting'"), 1);
            QCOMPARE(process.queries.pendingRefunds()->count, 1);
            QVERIFY(process.queries.pendingRefunds()->oldest.has_value());
            bool same = false;
            QCOMPARE(house.net(same)["reservation-17-2"], 300000);
        }
        // The process ended before it was given back: the next one finds it.
        Process again(house.stored.database(), *house.gateway);
        again.worker.start();
        QTRY_COMPARE(house.count("payment_superfluous_charges WHERE state = 'given_back'"), 1);
        bool same = false;
        const auto net = house.net(same);
        QCOMPARE(net.at("reservation-17-2"), 0);
        QCOMPARE(net.at("reservation-17"), 300000);
        const auto session = house.stored.open();
        const auto row = session->query("SELECT reservation_id, payment_id, attempt, amount_minor, refund_reference, "
                                        "trouble FROM payment_superfluous_charges");
        QCOMPARE(row.size(), 1u);
        QCOMPARE(row.integer(0, 0), 17);
        QCOMPARE(row.integer(0, 1), 1);
        QCOMPARE(row.integer(0, 2), 2);
        QCOMPARE(row.integer(0, 3), 300000);
        QCOMPARE(row.text(0, 4), std::string("re_give-back-ch_reservation-17-2"));
        QCOMPARE(house.told("PayApproved"), 1);
        QCOMPARE(house.told("PayCancelled"), 0);
        const PaymentRecord record = again.record(17);
        QCOMPARE(record.payment.attempt, 1);
        QCOMPARE(record.superfluous.size(), 1u);
        QCOMPARE(record.superfluous[0].key.reference, std::string("ch_reservation-17-2"));
        QVERIFY(record.superfluous[0].state == SuperfluousState::GivenBack);
        QVERIFY(record.superfluous[0].givenBackAt.has_value());
        QVERIFY(!again.refunds.untilNext()->has_value());
        // Told of once more, it is known.
        QVERIFY(captured(again.take(17, "pm_card_ok", 2)));
        QCOMPARE(house.count("payment_superfluous_charges"), 1);
    }

    void copiesGiveBackEachChargeOnce()
    {
        constexpr std::int64_t kParties = 30;
        House house;
        Process first(house.stored.database(), *house.gateway, "narae-1");
        Process second(house.stored.database(), *house.gateway, "narae-2");
        first.worker.start();
        second.worker.start();
        for (std::int64_t reservation = 1; reservation <= kParties; ++reservation) {
            QVERIFY(captured(first.take(reservation)));
            // Both hear of it; one of them may be told that it is unknown.
            std::thread other([&] { (void)second.take(reservation, "pm_card_ok", 2); });
            (void)first.take(reservation, "pm_card_ok", 2);
            other.join();
            QVERIFY(captured(first.take(reservation, "pm_card_ok", 2)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(house.count("payment_superfluous_charges WHERE state = 'given_back'"), kParties,
                                  60000);
        QCOMPARE(house.count("payment_superfluous_charges"), kParties);
        bool same = false;
        const auto net = house.net(same);
        for (std::int64_t reservation = 1; reservation <= kParties; ++reservation) {
            QCOMPARE(net.at("reservation-" + std::to_string(reservation)), 300000);
            QCOMPARE(net.at("reservation-" + std::to_string(reservation) + "-2"), 0);
        }
    }

    void twoChargesInOneCommitAreTheSaleAndOneTooMany()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        std::vector<std::thread> customers;
        for (int attempt = 1; attempt <= 4; ++attempt)
            customers.emplace_back([&, attempt] { (void)process.take(17, "pm_card_ok", attempt); });
        for (std::thread& customer : customers)
            customer.join();
        process.worker.start();
        QTRY_COMPARE(house.count("payment_superfluous_charges WHERE state = 'given_back'"), 3);
        QCOMPARE(house.told("PayApproved"), 1);
        std::int64_t charged = 0;
        bool same = false;
        for (const auto& [key, net] : house.net(same))
            charged += net;
        QCOMPARE(charged, 300000);
    }

    void aSuperfluousChargeWaitsForItsGateway()
    {
        House house;
        FakeGateway gateway;
        Process process(house.stored.database(), gateway);
        QVERIFY(captured(process.take(17)));
        QVERIFY(captured(process.take(17, "pm_card_ok", 2)));
        gateway.line = FakeGateway::Line::LosesAnswers;
        const auto due = process.refunds.due(10);
        QCOMPARE(due->size(), 1u);
        QCOMPARE(due->front().gatewayKey(), std::string("give-back-ch_reservation-17-2"));
        QCOMPARE(*process.refunds.pay(due->front(), kTrace), PayRefunds::Paid::Postponed);
        QVERIFY(process.refunds.due(10)->empty());
        const auto pause = process.refunds.untilNext();
        QVERIFY(**pause > 0ms && **pause <= 1000ms);
        gateway.line = FakeGateway::Line::Good;
        QCOMPARE(*process.refunds.pay(due->front(), kTrace), PayRefunds::Paid::Done);
        QCOMPARE(gateway.netOf("reservation-17-2"), 0);
        QVERIFY(!process.refunds.untilNext()->has_value());
        QVERIFY(process.refunds.due(10)->empty());
    }
};

QTEST_GUILESS_MAIN(TestSuperfluousCharges)
#include "tst_superfluous_charges.moc"
