#include <QJsonArray>
#include <QTest>

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/keep/local_store.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/watchdog.hpp"
#include "tests/support/bad_server.hpp"
#include "tests/support/server_process.hpp"

using namespace narae;
using namespace narae::desktop;
using namespace std::chrono_literals;
using testing::BadServer;
using testing::Weather;

Q_DECLARE_METATYPE(narae::testing::Weather)

/// The worst of networks is what it says, and the apps' way to the server makes a problem in words of each of its
/// kinds.
class TestBadServer : public QObject {
    Q_OBJECT

    testing::ServerProcess server_;

    struct Came {
        Outcome outcome;
        std::chrono::milliseconds after;
        testing::Watchdog::Away away;
        bool online; ///< whether the app calls the server there afterwards
    };

    Came ask(BadServer& bad, std::chrono::milliseconds deadline = 6s)
    {
        LocalStore store(":memory:");
        SeenCache seen(store);
        ApiClient client(QUrl(QString("http://127.0.0.1:%1").arg(bad.port())), seen);
        std::optional<Outcome> outcome;
        QElapsedTimer since;
        since.start();
        testing::Watchdog dog;
        client.send(Call::get("/v1/airports").within(deadline), this, [&](const Outcome& came) { outcome = came; });
        testing::loopUntil([&] { return outcome.has_value(); }, deadline + 4s);
        if (!outcome) outcome = Problem{Problem::Kind::Refused, "test.no_answer", {}, {}, 0, 0, {}, {}};
        return {*outcome, std::chrono::milliseconds(since.elapsed()), dog.stop(), client.connectivity().online()};
    }

private slots:
    void initTestCase()
    {
        server_.keepPorts();
        QCOMPARE(server_.run({"demo", "--no-sales"}), 0);
        QVERIFY(server_.start());
    }

    void fairWeatherChangesNothing()
    {
        BadServer bad(server_.port());
        const Came came = ask(bad);
        QVERIFY(came.outcome);
        QCOMPARE(QByteArray::fromStdString(server_.get("/v1/airports").body), came.outcome->raw);
        QCOMPARE(bad.requests(), 1);
        QVERIFY(came.online);
    }

    void slowAnswersCome()
    {
        BadServer bad(server_.port());
        bad.set(Weather::Slow);
        const Came came = ask(bad);
        QVERIFY(came.outcome);
        QVERIFY2(came.after >= 3s, qPrintable(QString::number(came.after.count())));
    }

    void eachWeatherIsAProblemInWords_data()
    {
        QTest::addColumn<Weather>("weather");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, Weather weather, Problem::Kind kind) {
            QTest::newRow(name) << weather << static_cast<int>(kind);
        };
        row("silent", Weather::Silent, Problem::Kind::TimedOut);
        row("away", Weather::Away, Problem::Kind::Unreachable);
        row("cut", Weather::Cut, Problem::Kind::Unreachable);
        row("html", Weather::Html, Problem::Kind::Unreadable);
        row("truncated", Weather::Truncated, Problem::Kind::Unreadable);
        row("huge", Weather::Huge, Problem::Kind::Unreadable);
        row("bare failure", Weather::BareFailure, Problem::Kind::Unreadable);
        row("endless", Weather::Endless, Problem::Kind::TimedOut);
    }
    void eachWeatherIsAProblemInWords()
    {
        QFETCH(Weather, weather);
        QFETCH(int, kind);
        BadServer bad(server_.port());
        bad.set(weather);
        const Came came = ask(bad, 3s);
        QVERIFY(!came.outcome);
        QCOMPARE(static_cast<int>(came.outcome.problem().kind), kind);
        QVERIFY(!came.outcome.problem().sentence.isEmpty());
        // What cannot be read is not our server's, whoever it is.
        QVERIFY(!came.online);
        QVERIFY2(came.after < 5s, qPrintable(QString::number(came.after.count())));
        QVERIFY2(came.away.frozen() < 50ms, qPrintable(came.away.words()));
    }

    void whatWasSeenStaysWhenAnAnswerCannotBeRead()
    {
        BadServer bad(server_.port());
        LocalStore store(":memory:");
        SeenCache seen(store);
        ApiClient client(QUrl(QString("http://127.0.0.1:%1").arg(bad.port())), seen);
        const auto look = [&] {
            std::optional<Outcome> outcome;
            client.send(Call::get("/v1/airports").within(3s).remember(), this,
                        [&](const Outcome& came) { outcome = came; });
            testing::loopUntil([&] { return outcome.has_value(); });
            return outcome && *outcome ? std::optional((*outcome)->fromCache) : std::nullopt;
        };
        QCOMPARE(look(), std::optional(false));
        bad.set(Weather::Html);
        QCOMPARE(look(), std::optional(true));
        QVERIFY(!client.connectivity().online());
        bad.set(Weather::Fair);
        QCOMPARE(look(), std::optional(false));
        QVERIFY(client.connectivity().online());
    }

    void aRefusalIsTheServersOwnWord()
    {
        BadServer bad(server_.port());
        LocalStore store(":memory:");
        SeenCache seen(store);
        ApiClient client(QUrl(QString("http://127.0.0.1:%1").arg(bad.port())), seen);
        std::optional<Outcome> outcome;
        client.send(Call::get("/v1/flight-statuses/999999999").within(3s), this,
                    [&](const Outcome& came) { outcome = came; });
        QVERIFY(testing::loopUntil([&] { return outcome.has_value(); }));
        QVERIFY(!*outcome);
        QCOMPARE(static_cast<int>(outcome->problem().kind), static_cast<int>(Problem::Kind::Refused));
        QVERIFY(client.connectivity().online());
    }

    void wrongTypesKeepTheShape()
    {
        BadServer bad(server_.port());
        bad.set(Weather::WrongTypes);
        const Came came = ask(bad);
        QVERIFY(came.outcome);
        const QJsonArray airports = came.outcome->object()["items"].toArray();
        QVERIFY(airports.size() > 1);
        QVERIFY(airports[0].toObject()["code"].isDouble());
        QVERIFY(airports[1].isNull());
    }

    void whatItCutsWasDoneAllTheSame()
    {
        BadServer bad(server_.port());
        bad.set(Weather::Cut);
        const std::string account = R"({"email": "cut@narae.example", "password": "fly-with-narae", "name": "Cut"})";
        QCOMPARE(testing::ServerProcess::ask(bad.port(), "POST", "/v1/accounts", account).status, 0);
        QVERIFY(!server_.logIn("cut@narae.example").empty());
    }

    void theWeatherEnds()
    {
        BadServer bad(server_.port());
        for (const Weather weather : {Weather::Away, Weather::Silent, Weather::Endless, Weather::Huge}) {
            bad.set(weather);
            QVERIFY(!ask(bad, 1s).outcome);
            bad.set(Weather::Fair);
            QVERIFY(ask(bad).outcome);
        }
    }
};

NARAE_DESKTOP_MAIN(TestBadServer)
#include "tst_bad_server.moc"
