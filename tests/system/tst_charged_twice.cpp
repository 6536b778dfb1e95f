#include "tests/support/airline.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae;
using namespace narae::testing;

namespace {

constexpr int kDiedAtThePoint = 134;

std::string text(std::int64_t number)
{
    return std::to_string(number);
}

} // namespace

/// The server dies on the way of a second charge back to the customer: it is given back all the same, and once.
class TestChargedTwice : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;

    std::int64_t gatewayFigure(const std::string& statement)
    {
        database::Address address;
        address.path = airline_->server.folder().path() / "data" / "sandbox-gateway.sqlite";
        const auto session = database::open(address, "")->open();
        const auto rows = session->query(statement);
        check(!session->failure() && !rows.empty(), statement);
        return rows.isNull(0, 0) ? 0 : rows.integer(0, 0);
    }
    void runAtGateway(const std::string& statement)
    {
        database::Address address;
        address.path = airline_->server.folder().path() / "data" / "sandbox-gateway.sqlite";
        const auto session = database::open(address, "")->open();
        session->execute(statement);
        check(!session->failure(), statement);
    }
    /// The gateway charged once more, and the commit that heard of it was the last thing the server did.
    void chargeAgain(std::int64_t reservation, std::int64_t amountMinor)
    {
        const std::string key = "reservation-" + text(reservation) + "-2";
        runAtGateway("INSERT INTO sandbox_charges VALUES ('" + key + "', " + text(amountMinor) +
                     ", 'KRW', 'pm_card_ok', 'captured', '', 0, 0)");
        airline_->run(
            "INSERT INTO payment_superfluous_charges (reservation_id, gateway_reference, payment_id, attempt, "
            "amount_minor, currency, state, attempts, next_attempt_ms, trouble, refund_reference, found_ms) "
            "SELECT reservation_id, 'ch_" +
            key + "', payment_id, 2, " + text(amountMinor) +
            ", 'KRW', 'waiting', 0, 0, '', '', 0 FROM payment_payments WHERE reservation_id = " + text(reservation));
    }

private slots:
    void itGoesBackOnceWhereverTheServerDies_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"", "refund.before_gateway", "gateway.after_refund", "refund.after_gateway"})
            QTest::newRow(*point == '\0' ? "nowhere" : point) << point;
    }
    void itGoesBackOnceWhereverTheServerDies()
    {
        QFETCH(QString, point);
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        const Answer booked = airline_->book(Airline::order(airline_->offer(2), 2));
        QCOMPARE(booked.status, 201);
        const auto reservation = booked.json()["reservationId"].get<std::int64_t>();
        QVERIFY(airline_->settle());
        QCOMPARE(airline_->server.stop(), 0);
        const std::int64_t price = 2 * Airline::kFareMinor;
        chargeAgain(reservation, price);
        const QString waiting = airline_->auditReport();
        QVERIFY2(waiting.isEmpty(), qPrintable(waiting));

        if (!point.isEmpty()) {
            airline_->server.environment("NARAE_FAILPOINT", point);
            (void)airline_->server.start();
            airline_->server.forgetEnvironment("NARAE_FAILPOINT");
            QCOMPARE(airline_->server.waitForEnd(60'000), std::optional<int>(kDiedAtThePoint));
            QCOMPARE(airline_->figure("SELECT COUNT(*) FROM payment_superfluous_charges WHERE state = 'waiting'"), 1);
        }
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        QVERIFY(airline_->settle());
        QCOMPARE(airline_->figure("SELECT COUNT(*) FROM payment_superfluous_charges WHERE state = 'given_back'"), 1);
        QVERIFY(airline_->server.log().contains("charge.given_back"));
        QCOMPARE(gatewayFigure("SELECT COUNT(*) FROM sandbox_refunds"), 1);
        QCOMPARE(gatewayFigure("SELECT SUM(amount_minor - refunded_minor) FROM sandbox_charges"), price);
        const QString running = airline_->auditReport();
        QVERIFY2(running.isEmpty(), qPrintable(running));
        QCOMPARE(airline_->server.stop(), 0);
        const QString stopped = airline_->auditReport();
        QVERIFY2(stopped.isEmpty(), qPrintable(stopped));
    }

    void cleanup()
    {
        if (airline_ && airline_->server.running()) airline_->server.kill();
        airline_.reset();
    }
};

QTEST_GUILESS_MAIN(TestChargedTwice)
#include "tst_charged_twice.moc"
