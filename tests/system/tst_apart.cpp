#include "tests/support/apart_airline.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae::testing;
using nlohmann::json;
using std::chrono::seconds;

/// The airline as five processes with a database each: what works together in one process works apart.
class TestApart : public QObject {
    Q_OBJECT

    std::unique_ptr<ApartAirline> airline_;

    ServerProcess& of(const char* role) { return airline_->of(role); }
    Answer original(const char* role, const std::string& method, const std::string& path, const json& body = {})
    {
        return of(role).send(method, path, body.is_null() ? "" : body.dump(), body.is_null() ? "" : "application/json");
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<ApartAirline>();
        QVERIFY2(airline_->open(), airline_->logs().constData());
    }
    void init()
    {
        for (const char* role : ApartAirline::kRoles)
            if (!of(role).running()) QVERIFY2(of(role).start(), of(role).log().right(2000).constData());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed()) qWarning("%s", airline_->logs().constData());
    }
    void cleanupTestCase() { airline_.reset(); }

    void onePurchaseGoesThroughAllFive()
    {
        const auto flight = airline_->offer(20);
        const Answer booked = airline_->book(ApartAirline::order(flight, 2));
        QVERIFY2(booked.status == 201, booked.body.c_str());
        const auto id = booked.json()["reservationId"].get<std::int64_t>();
        QVERIFY(waitFor([&] { return airline_->left(flight) == 18; }));
        QVERIFY(waitFor([&] {
            const json recorded =
                of("flight").get("/v1/purchases?flightId=" + std::to_string(flight), airline_->staff).json()["items"];
            return recorded.size() == 1 && recorded[0]["locator"] == booked.json()["locator"];
        }));
        const Answer payments = of("payment").get("/v1/payments?limit=1", airline_->staff);
        QCOMPARE(payments.json()["items"][0]["reservationId"].get<std::int64_t>(), id);
        QVERIFY(waitFor([&] { return of("view").get("/v1/history", airline_->customer).json()["items"].size() == 1; }));

        QVERIFY(airline_->cancel(id).status == 200);
        QVERIFY(waitFor([&] { return airline_->left(flight) == 20; }));
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QCOMPARE(airline_->figure("payment", "SELECT COUNT(*) FROM payment_ledger WHERE kind = 'refund'"), 1);
    }

    void theOriginalsCallsWorkOnTheirPorts()
    {
        const Answer added =
            original("flight", "POST", "/flights",
                     {{"flightName", "CH777"}, {"destination", "korea"}, {"price", "300000"}, {"seat", "100"}});
        QCOMPARE(added.status, 201);
        const std::string id = added.json()["flightId"].dump();
        Answer placed;
        QVERIFY(waitFor([&] {
            placed = original("reservation", "POST", "/reservations",
                              {{"flightId", id},
                               {"reserveStatus", "place"},
                               {"count", "1"},
                               {"price", "300000"},
                               {"phone", "01097770779"}});
            return placed.code() != "flight.unknown";
        }));
        QVERIFY2(placed.status == 201, placed.body.c_str());
        const json cancel{
            {"reservationId", placed.json()["reservationId"].dump()}, {"count", "1"}, {"reserveStatus", "cancel"}};
        const auto seat = [&](const char* role) {
            const json shown = original(role, "GET", "/flightStatuses").json();
            for (const json& flight : shown.is_object() ? shown["_embedded"]["flightStatuses"] : json::array())
                if (flight["flightId"].dump() == id) return flight["seat"].get<int>();
            return -1;
        };
        // The original's readers ask the reservation's port too.
        QVERIFY(waitFor([&] { return seat("view") == 99 && seat("reservation") == 99; }));
        QCOMPARE(original("reservation", "POST", "/reservations", cancel).status, 200);
        QCOMPARE(original("reservation", "POST", "/reservations", cancel).status, 200);
        QVERIFY(waitFor([&] { return seat("view") == 100; }));
        QCOMPARE(original("payment", "GET", "/pays").status, 200);
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void whatAnotherDoesIsSaidSoAndThePeersDoorsAreNotThere()
    {
        const Answer elsewhere = of("reservation").get("/v1/flights", airline_->staff);
        QCOMPARE(elsewhere.status, 421);
        QCOMPARE(elsewhere.code(), std::string("server.not_this_role"));
        QCOMPARE(elsewhere.json()["role"].get<std::string>(), std::string("flight"));
        QCOMPARE(of("payment").get("/v1/nothing").status, 404);
        QCOMPARE(of("payment").post("/internal/charges", json::object()).status, 404);
        QCOMPARE(of("flight").get("/internal/events").status, 404);
        const json health = of("reservation").get("/v1/health", airline_->staff).json();
        QVERIFY(health["roles"] == json::array({"reservation"}));
        QCOMPARE(health["peers"].size(), std::size_t(4));
        const auto metrics = of("reservation").get("/metrics").body;
        QVERIFY(metrics.find("narae_breaker_state{to=\"payment\"} 0") != std::string::npos);
    }

    void aFlightLosesSeatsOnlyWhereTheyAreSold()
    {
        const auto flight = airline_->offer(10);
        QCOMPARE(airline_->book(ApartAirline::order(flight, 6)).status, 201);
        const std::string path = "/v1/flights/" + std::to_string(flight);
        const auto narrow = [&](int capacity) {
            auto headers = airline_->staff;
            headers.emplace_back("If-Match", of("flight").get(path, airline_->staff).header("ETag"));
            const json cabin{{"cabin", "economy"},
                             {"capacity", capacity},
                             {"price", {{"amountMinor", ApartAirline::kFareMinor}, {"currency", "KRW"}}}};
            const json body{{"cabins", json::array({cabin})}};
            return of("flight").send("PATCH", path, body.dump(), "application/json", headers);
        };
        const Answer refused = narrow(5);
        QVERIFY2(refused.code() == "flight.capacity_below_sold", refused.body.c_str());
        of("reservation").stop();
        const Answer away = narrow(8);
        QCOMPARE(away.status, 503);
        QCOMPARE(away.code(), std::string("peer.away"));
        QVERIFY(!away.header("Retry-After").empty());
        QVERIFY(of("reservation").start());
        QVERIFY2(narrow(8).status == 200, of("flight").log().right(2000).constData());
        QVERIFY(waitFor([&] { return airline_->left(flight) == 2; }));
    }

    void theAuditOfAllFindsWhatNoDatabaseKnowsAlone_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("repair");
        QTest::addColumn<QString>("says");
        QTest::newRow("a copied event that is another")
            << "view"
            << "UPDATE event_outbox SET subject = 'payment/99999' WHERE writer = 'payment' AND seq = 1"
            << "UPDATE event_outbox SET subject = 'payment/1' WHERE writer = 'payment' AND seq = 1"
            << "event/payment/1";
        QTest::newRow("a purchase that the airline's record has otherwise")
            << "flight"
            << "UPDATE flight_purchases SET amount_minor = amount_minor + 1"
            << "UPDATE flight_purchases SET amount_minor = amount_minor - 1"
            << "the airline's record has payment";
    }
    void theAuditOfAllFindsWhatNoDatabaseKnowsAlone()
    {
        QFETCH(QString, role);
        QFETCH(QString, damage);
        QFETCH(QString, repair);
        QFETCH(QString, says);
        const auto change = [&](const QString& statement) {
            auto session = airline_->of(role.toStdString()).database().open();
            session->execute(statement.toStdString());
            return !session->failure();
        };
        const QString before = airline_->troubleOnceSettled();
        QVERIFY2(before.isEmpty(), qPrintable(before));
        QVERIFY(change(damage));
        const QString report = airline_->auditReport();
        QString alone;
        const int code = airline_->of(role.toStdString()).run({"audit"}, &alone);
        QVERIFY(change(repair));
        QVERIFY2(report.contains(says), qPrintable(report));
        QVERIFY2(code == 0, qPrintable(alone));
        QVERIFY(airline_->auditReport().isEmpty());
    }

    void whoIsLoggedInGoesOnWhileIdentityIsAway()
    {
        const auto flight = airline_->offer(20);
        QCOMPARE(airline_->book(ApartAirline::order(flight, 1)).status, 201);
        of("identity").stop();
        QCOMPARE(airline_->book(ApartAirline::order(flight, 1)).status, 201);
        const Answer stranger =
            of("reservation").get("/v1/reservations", {{"Authorization", "Bearer ns_nobody-has-seen-this-one-before"}});
        QCOMPARE(stranger.status, 503);
        QCOMPARE(of("view").get("/v1/flight-statuses").status, 200);
        QVERIFY(of("identity").start());
        QVERIFY(waitFor([&] {
            return of("reservation")
                       .get("/v1/reservations", {{"Authorization", "Bearer ns_nobody-has-seen-this-one-before"}})
                       .status == 401;
        }));
    }

    void aDatabaseThatWasReplacedIsNotListenedTo()
    {
        airline_->offer(1);
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        of("identity").stop();
        ServerProcess stranger;
        stranger.listenAt(of("identity").port());
        stranger.setting("instance.roles", "identity");
        stranger.setting("peers.key_file", of("identity").settingOf("peers.key_file"));
        stranger.setting("instance.writer", "flight");
        QVERIFY2(stranger.start(), stranger.log().constData());
        // It writes under a name that is known of another database.
        auto session = stranger.database().open();
        session->execute("UPDATE event_writers SET seq = 1 WHERE writer = 'flight'");
        session->execute("INSERT INTO event_outbox (writer, seq, type, source, subject, flight_id, trace_id, time_ms, "
                         "data) VALUES ('flight', 1, 'FlightAdded', 'flight', 'flight/1', 1, '', 1, '{}')");
        QVERIFY(!session->failure());
        QVERIFY(waitFor([&] { return of("view").log().contains("event.installation_changed"); }, seconds(20)));
        QCOMPARE(of("view").get("/readyz").status, 200);
        QCOMPARE(airline_->figure("view", "SELECT COUNT(*) FROM event_dead_letters"), 0);
        QCOMPARE(stranger.stop(), 0);
        QVERIFY(of("identity").start());
    }
};

QTEST_GUILESS_MAIN(TestApart)
#include "tst_apart.moc"
