#include "tests/support/server_process.hpp"
#include "tests/support/wait_for.hpp"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;

/// The data to try Narae with: flights, accounts, and sales that make the screens worth looking at.
class TestDemo : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> server_;
    ServerProcess::Headers staff_;

    json items(const std::string& path, const ServerProcess::Headers& who)
    {
        const Answer answer = server_->get(path, who);
        return answer.status == 200 ? answer.json()["items"] : json::array();
    }
    QString demo()
    {
        QString output;
        const int code = server_->run({"demo"}, &output);
        return code == 0 ? output : "exit code " + QString::number(code) + ": " + output;
    }

private slots:
    void initTestCase()
    {
        server_ = std::make_unique<ServerProcess>();
        const QString output = demo();
        QVERIFY2(output.contains(" reservations made"), qPrintable(output));
        QVERIFY2(server_->start(), server_->log().constData());
        staff_ = server_->logIn("clerk@narae.example");
    }

    void theListsAreNotEmpty()
    {
        QCOMPARE(items("/v1/history?limit=100", staff_).size(), std::size_t(100));
        QCOMPARE(items("/v1/history?limit=100&state=confirmed", staff_).size(), std::size_t(100));
        for (const char* state : {"cancelled", "held", "declined"})
            QVERIFY2(!items(std::string("/v1/history?state=") + state, staff_).empty(), state);
        QCOMPARE(items("/v1/purchases?limit=100", staff_).size(), std::size_t(100));
        const json health = server_->get("/v1/health", staff_).json();
        QVERIFY2(health["refundsPending"]["count"] == 0 && health["deadLetters"] == 0, health.dump().c_str());
        std::int64_t sold = 0;
        for (const json& route : items("/v1/reports/load-factor?by=route&limit=100", staff_))
            sold += route["sold"].get<std::int64_t>();
        QVERIFY2(sold > 500, qPrintable(QString::number(sold)));
    }

    void theTravellerHasTripsAndOneOfThemSoon()
    {
        const json own = items("/v1/history?limit=100", server_->logIn("traveller@narae.example"));
        int kept = 0;
        int cancelled = 0;
        bool soon = false;
        for (const json& trip : own) {
            kept += trip["state"] == "confirmed" ? 1 : 0;
            cancelled += trip["state"] == "cancelled" ? 1 : 0;
            const auto departs =
                QDateTime::fromString(QString::fromStdString(trip["departsAt"].get<std::string>()), Qt::ISODate);
            const qint64 hours = QDateTime::currentDateTimeUtc().secsTo(departs) / 3600;
            soon = soon || (trip["state"] == "confirmed" && hours > 0 && hours < 4 * 24);
        }
        QVERIFY2(kept >= 6 && cancelled >= 2 && soon, own.dump().c_str());
    }

    void repeatedBesideARunningServerItHarmsNothing()
    {
        const QString again = demo();
        QVERIFY2(again.contains("0 flights registered") && again.contains("0 reservations made"), qPrintable(again));
        // The server goes on taking payments under its own names.
        const json flight = items("/v1/flight-statuses?passengers=1&limit=1&sort=departs", staff_)[0];
        const json body{{"flightId", flight["flightId"]},
                        {"cabin", "economy"},
                        {"passengers", json::array({{{"name", "김나래"}}})},
                        {"contact", {{"phone", "010-9777-0779"}}},
                        {"paymentMethod", "pm_card_ok"}};
        const Answer booked = server_->post("/v1/reservations", body, {{"Idempotency-Key", "after-the-demo"}});
        QVERIFY2(booked.status == 201, booked.body.c_str());
    }

    void theAuditFindsItInOrder()
    {
        QCOMPARE(server_->stop(), 0);
        QString output;
        QVERIFY2(server_->run({"audit"}, &output) == 0, qPrintable(output));
        QVERIFY2(server_->run({"rebuild-view"}, &output) == 0, qPrintable(output));
    }

    void withAllOfItTheServerIsReadyAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY2(server_->start(), server_->log().constData());
        qInfo("ready after %lld ms", static_cast<long long>(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
