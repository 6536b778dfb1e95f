#include "tests/store/payment_house.hpp"

#include <QTest>
#include <thread>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::fakes;
using namespace narae::payment::testing;
using namespace std::chrono_literals;

class TestPaymentStore : public QObject {
    Q_OBJECT

private slots:
    void aPaymentIsKeptWithItsLedgerAndTold()
    {
        House house;
        {
            Process process(house.stored.database(), *house.gateway);
            QVERIFY(captured(process.take(17)));
        }
        Process again(house.stored.database(), *house.gateway);
        const PaymentRecord record = again.record(17);
        QCOMPARE(record.payment.id, PaymentId(1));
        QVERIFY(record.payment.purchase == purchaseOf(17));
        QCOMPARE(record.payment.method, std::string("pm_card_ok"));
        QCOMPARE(record.payment.gatewayReference, std::string("ch_reservation-17"));
        QCOMPARE(record.ledger.size(), 1u);
        QCOMPARE(record.ledger[0].kind, LedgerKind::Capture);
        QVERIFY(record.refunds.empty());
        QVERIFY(captured(again.take(17, "pm_card_ok", 1, Asked::Again)));
        QVERIFY(captured(again.take(17)));
        QCOMPARE(house.told("PayApproved"), 1);

        const auto session = house.stored.open();
        const auto rows = session->query("SELECT subject, flight_id, data FROM event_outbox");
        QCOMPARE(rows.text(0, 0), std::string("payment/1"));
        QCOMPARE(rows.integer(0, 1), 7);
        const auto event = api::events::fromText<api::events::PayApproved>(rows.text(0, 2));
        QVERIFY(event.has_value());
        QCOMPARE(event->payment.price, 300000);
        QCOMPARE(event->payment.count, 2);
    }

    void aDeclinedPartyPaysWithAnotherCard()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        QVERIFY(*process.take(17, "pm_card_declined") == PaymentOutcome(OutcomeDeclined{"card_declined"}));
        QCOMPARE(process.record(17).payment.reason, std::string("card_declined"));
        QVERIFY(captured(process.take(17, "pm_card_ok", 2)));
        const PaymentRecord record = process.record(17);
        QCOMPARE(record.payment.attempt, 2);
        QCOMPARE(record.payment.gatewayReference, std::string("ch_reservation-17-2"));
        QCOMPARE(record.ledger.size(), 2u);
        QCOMPARE(record.ledger[0].kind, LedgerKind::Decline);
        QCOMPARE(house.told("PayDeclined"), 1);
        QCOMPARE(house.told("PayApproved"), 1);
    }

    void aLostAnswerIsSettledAndACardThatIsDownIsNotCharged()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        QVERIFY(*process.take(17, "pm_card_lost") == PaymentOutcome(OutcomeUnknown{}));
        QVERIFY(*process.take(18, "pm_card_down") == PaymentOutcome(OutcomeUnavailable{}));
        QCOMPARE(house.told("PayApproved"), 0);
        QVERIFY(
            captured(process.settling.settle({purchaseOf(17), 1, ""}, SettlePayment::WhenNotFound::CallOff, kTrace)));
        QCOMPARE(process.record(17).payment.method, std::string("pm_card_lost"));
        QCOMPARE(process.record(18).payment.state, PaymentState::Abandoned);
        QCOMPARE(process.record(18).ledger[0].kind, LedgerKind::Void);
        bool same = false;
        const auto net = house.net(same);
        QVERIFY(same);
        QCOMPARE(net.size(), 1u);
    }

    void manyAtOnceAreEachPaidOnce()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        std::vector<std::thread> customers;
        std::atomic<int> paid = 0;
        for (int i = 0; i < 48; ++i) {
            customers.emplace_back([&, i] {
                // Three ask for each reservation.
                if (captured(process.take(1 + i % 16, "pm_card_ok", 1, i < 16 ? Asked::First : Asked::Again))) ++paid;
            });
        }
        for (std::thread& customer : customers)
            customer.join();
        QCOMPARE(paid.load(), 48);
        QCOMPARE(house.count("payment_payments"), 16);
        QCOMPARE(house.count("payment_ledger"), 16);
        QCOMPARE(house.told("PayApproved"), 16);
    }

    void twoProcessesOnOneReservationMakeOnePayment()
    {
        House house;
        Process first(house.stored.database(), *house.gateway, "narae-1");
        Process second(house.stored.database(), *house.gateway, "narae-2");
        for (std::int64_t reservation = 1; reservation <= 20; ++reservation) {
            std::thread other([&] { (void)second.take(reservation); });
            (void)first.take(reservation);
            other.join();
            // One may have been told that it is unknown; the record is there and tells.
            QVERIFY(captured(first.take(reservation, "pm_card_ok", 1, Asked::Again)));
            QVERIFY(captured(second.take(reservation, "pm_card_ok", 1, Asked::Again)));
        }
        QCOMPARE(house.count("payment_payments"), 20);
        QCOMPARE(house.told("PayApproved"), 20);
    }

    void aCancellationIsRefundedOnceAndTold()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        process.reader.start();
        process.worker.start();
        QVERIFY(captured(process.take(17)));
        process.sayCancelled(17, 1, 90000);
        process.sayCancelled(17, 1, 90000);
        process.sayCancelled(17, 2, 0);
        QTRY_COMPARE(house.told("PayCancelled"), 2);
        process.sayCancelled(17, 1, 90000);
        QTRY_COMPARE(process.reader.lag(), 0);

        const PaymentRecord record = process.record(17);
        QCOMPARE(record.refunds.size(), 2u);
        QCOMPARE(record.refunds[0].state, RefundState::Done);
        QCOMPARE(record.refunds[0].gatewayReference, std::string("re_refund-17-1"));
        QCOMPARE(record.payment.passengersOut, 2);
        QCOMPARE(record.ledger.size(), 2u);
        bool same = false;
        QCOMPARE(house.net(same)["reservation-17"], 210000);
        QVERIFY(same);
        QCOMPARE(house.told("PayCancelled"), 2);
        QCOMPARE(house.count("event_dead_letters"), 0);
    }

    void whatCannotBeRefundedIsADeadLetterAndTheRestGoesOn()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        process.reader.start();
        process.worker.start();
        QVERIFY(captured(process.take(17)));
        process.sayCancelled(99, 1, 1000);   // never paid
        process.sayCancelled(98, 1, 0);      // never paid, and nothing to give back
        process.sayCancelled(17, 1, 300001); // more than was paid
        process.sayCancelled(17, 2, 300000);
        QTRY_COMPARE(house.told("PayCancelled"), 1);
        QTRY_COMPARE(house.count("event_dead_letters"), 2);
        const auto session = house.stored.open();
        const auto reasons = session->query("SELECT reason FROM event_dead_letters ORDER BY seq");
        QVERIFY(reasons.text(0, 0).starts_with("payment.not_captured"));
        QVERIFY(reasons.text(1, 0).starts_with("payment.refund_above_capture"));
        bool same = false;
        QCOMPARE(house.net(same)["reservation-17"], 0);
        QVERIFY(same);
    }

    void aWholeFlightIsRefundedByTwoProcesses()
    {
        constexpr std::int64_t kParties = 120;
        House house;
        Process first(house.stored.database(), *house.gateway, "narae-1");
        Process second(house.stored.database(), *house.gateway, "narae-2");
        for (std::int64_t reservation = 1; reservation <= kParties; ++reservation)
            QVERIFY(captured(first.take(reservation)));
        first.reader.start();
        first.worker.start();
        second.worker.start();
        for (std::int64_t reservation = 1; reservation <= kParties; ++reservation)
            first.sayCancelled(reservation, 1, 300000);
        QTRY_COMPARE_WITH_TIMEOUT(house.told("PayCancelled"), kParties, 30000);
        bool same = false;
        for (const auto& [key, net] : house.net(same))
            QCOMPARE(net, 0);
        QVERIFY(same);
        QCOMPARE(house.count("payment_refunds WHERE state = 'done'"), kParties);
    }

    void aRefundWaitsForItsGateway()
    {
        House house;
        FakeGateway gateway;
        Process process(house.stored.database(), gateway);
        QVERIFY(captured(process.take(17)));
        QVERIFY(process.carryOut(BeginRefund{{ReservationId(17), 1}, 1, won(90000)}));
        gateway.line = FakeGateway::Line::LosesAnswers;
        const auto due = process.refunds.due(10);
        QCOMPARE(due->size(), 1u);
        QCOMPARE((*due)[0].chargeReference, std::string("ch_reservation-17"));
        QCOMPARE(*process.refunds.pay((*due)[0], kTrace), PayRefunds::Paid::Postponed);
        QVERIFY(process.refunds.due(10)->empty());
        const auto pause = process.refunds.untilNext();
        QVERIFY(**pause > 0ms && **pause <= 1000ms);
        QCOMPARE(process.record(17).refunds[0].trouble, std::string("no_answer"));
        gateway.line = FakeGateway::Line::Good;
        QCOMPARE(*process.refunds.pay((*due)[0], kTrace), PayRefunds::Paid::Done);
        QCOMPARE(gateway.netOf(17), 210000);
        QVERIFY(!process.refunds.untilNext()->has_value());
    }

    void pagesRunFromTheNewestToTheOldest()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        for (std::int64_t reservation = 1; reservation <= 7; ++reservation)
            QVERIFY(process.take(reservation, reservation == 3 ? "pm_card_down" : "pm_card_ok"));
        PaymentSelection selection;
        selection.limit = 3;
        std::vector<std::int64_t> seen;
        for (bool more = true; more;) {
            const auto page = process.queries.page(selection);
            QVERIFY(page);
            for (const PaymentFacts& payment : page->payments)
                seen.push_back(payment.id.value());
            selection.before = page->payments.back().id;
            more = page->hasMore;
        }
        QVERIFY(seen == (std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1}));
        PaymentSelection abandoned;
        abandoned.state = PaymentState::Abandoned;
        QCOMPARE(process.queries.page(abandoned)->payments.at(0).purchase.reservation, ReservationId(3));
        PaymentSelection ofOne;
        ofOne.reservation = ReservationId(5);
        QCOMPARE(process.queries.page(ofOne)->payments.size(), 1u);
        PaymentSelection told;
        told.chargedOrDeclinedOnly = true;
        QCOMPARE(process.queries.page(told)->payments.size(), 6u);
        QVERIFY(!process.queries.record(PaymentId(99))->has_value());
    }

    void theSchemaRefusesRefundsAboveTheCapture()
    {
        House house;
        Process process(house.stored.database(), *house.gateway);
        QVERIFY(captured(process.take(17)));
        const auto session = house.stored.open();
        session->execute("UPDATE payment_payments SET refunded_minor = amount_minor + 1");
        QVERIFY(session->failure() && session->failure()->kind == database::Failure::Kind::Constraint);
    }
};

QTEST_GUILESS_MAIN(TestPaymentStore)
#include "tst_payment_store.moc"
