#include <QProcess>
#include <QTest>

#include "tests/desktop/demo_server.hpp"
#include "tests/support/temporary_folder.hpp"

#include <set>

using namespace narae;
using narae::testing::DemoServer;

/// An app that is killed while it pays shows the one true result when it is started again.
class TestKilledWhilePaying : public QObject {
    Q_OBJECT

    DemoServer server_;
    testing::ServerProcess::Headers clerk_;

    QProcess* start(const QString& store, qint64 flight, const QString& moment)
    {
        auto* app = new QProcess(this);
        app->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        app->start(qEnvironmentVariable("NARAE_BIN") + "/paying_app",
                   {server_.url().toString(), store, QString::number(flight), moment});
        return app;
    }

    /// The next line that begins so; empty when the app ended before.
    static QString waitForLine(QProcess& app, const QString& begin)
    {
        QString line;
        const auto found = [&] {
            while (app.canReadLine()) {
                line = QString::fromUtf8(app.readLine()).trimmed();
                if (line.startsWith(begin)) return true;
            }
            return app.state() == QProcess::NotRunning;
        };
        return QTest::qWaitFor(found, 30'000) && line.startsWith(begin) ? line : QString();
    }

    nlohmann::json purchases(qint64 flight)
    {
        nlohmann::json of = nlohmann::json::array();
        const auto page = server_.process().get("/v1/purchases?limit=100", clerk_).json();
        for (const auto& purchase : page["items"])
            if (purchase["flightId"].get<qint64>() == flight) of.push_back(purchase);
        return of;
    }

private slots:
    void initTestCase()
    {
        server_.process().setting("sandbox.slow_ms", "600");
        QVERIFY(server_.start(testing::DemoServer::Sales::None));
        clerk_ = server_.process().logIn(DemoServer::kClerk);
    }

    void twentyKillsAreTwentyPurchases()
    {
        const auto list = server_.process()
                              .get("/v1/flight-statuses?origin=GMP&destination=CJU&date=" +
                                   QDate::currentDate().addDays(9).toString(Qt::ISODate).toStdString() + "&limit=1")
                              .json();
        const qint64 flight = list["items"][0]["flightId"].get<qint64>();
        // Before anything was sent; written and not sent; at many moments of the flight; answered and not yet shown.
        QStringList moments{"before", "written", "answered", "before", "written", "answered"};
        for (int ms = 0; moments.size() < 20; ms += 30)
            moments << QString("flight%1").arg(ms);

        testing::TemporaryFolder folder;
        std::set<QString> locators;
        for (int round = 0; round < moments.size(); ++round) {
            const QString store = QString::fromStdString((folder.path() / "app").string()) + QString::number(round);
            QProcess* app = start(store, flight, moments[round]);
            QVERIFY2(!waitForLine(*app, "at ").isEmpty(), qPrintable(moments[round]));
            app->kill(); // SIGKILL reaches what stands still
            QVERIFY(app->waitForFinished(10'000));
            QCOMPARE(app->exitStatus(), QProcess::CrashExit);

            QProcess* again = start(store, flight, "never");
            const QString shown = waitForLine(*again, "shown ");
            QVERIFY2(!shown.isEmpty(), qPrintable(moments[round]));
            QVERIFY(again->state() == QProcess::NotRunning || again->waitForFinished(10'000));
            QVERIFY2(locators.insert(shown.mid(6)).second, qPrintable(shown));
            // The airline's own record follows a moment later.
            QTRY_COMPARE(purchases(flight).size(), static_cast<std::size_t>(round + 1));
        }

        // What was shown is what was sold, each once, and the books agree.
        std::set<QString> sold;
        for (const auto& purchase : purchases(flight)) {
            QCOMPARE(purchase["count"].get<int>(), 1);
            const auto reservation = server_.process().get(
                "/v1/reservations/" + std::to_string(purchase["reservationId"].get<qint64>()), clerk_);
            QCOMPARE(reservation.json()["state"].get<std::string>(), std::string("confirmed"));
            sold.insert(QString::fromStdString(reservation.json()["locator"].get<std::string>()));
        }
        QCOMPARE(sold, locators);
        std::size_t captured = 0;
        const auto payments = server_.process().get("/v1/payments?limit=100", clerk_).json();
        for (const auto& payment : payments["items"])
            if (payment["flightId"].get<qint64>() == flight && payment["state"] == "captured") ++captured;
        QCOMPARE(captured, locators.size());
        QString told;
        const int green = server_.process().run({"audit"}, &told);
        QVERIFY2(green == 0, qPrintable(told));
    }
};

QTEST_MAIN(TestKilledWhilePaying)
#include "tst_killed_while_paying.moc"
