#include <QSignalSpy>
#include <QTest>

#include "common/desktop/client/purchase_sender.hpp"
#include "common/desktop/client/session.hpp"
#include "tests/desktop/answer_door.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::desktop;
using narae::testing::AnswerDoor;

/// Whose a call is, and what of somebody stays on a computer, in front of a server whose every word the test says.
class TestLogIns : public QObject {
    Q_OBJECT

    struct Desk {
        LocalStore store{":memory:"};
        SeenCache seen{store};
        PurchaseJournal journal{store};
        AnswerDoor door;
        ApiClient client{door.url(), seen};
        QSignalSpy ended{&client, &ApiClient::sessionEnded};
        std::optional<Outcome> came;

        void send(const Call& call)
        {
            came.reset();
            client.send(call, &client, [this](const Outcome& outcome) { came = outcome; });
        }
        bool asked(int times = 1)
        {
            return QTest::qWaitFor([this, times] { return door.asked().size() >= times; });
        }
        bool answered()
        {
            return QTest::qWaitFor([this] { return came.has_value(); });
        }
    };

    /// One start of the app, on what the one before has left on this computer.
    struct Start {
        Start(Desk& desk, TokenKeeper& keeper)
            : client(desk.door.url(), desk.seen), session(client, desk.seen, keeper, "app")
        {
        }
        ApiClient client;
        Session session;
        QSignalSpy loggedOut{&session, &Session::loggedOut};

        bool logIn(const QString& email)
        {
            bool inside = false;
            session.logIn(email, "fly-with-narae", &client, [&inside](const auto& problem) { inside = !problem; });
            return QTest::qWaitFor([&inside] { return inside; });
        }
        bool resume()
        {
            bool known = false;
            session.resume([&known] { known = true; });
            return QTest::qWaitFor([&known] { return known; }, 20'000);
        }
    };

    /// Two accounts, 7 and 8, by the first letter of their addresses; who asks with a token is told whose it is.
    static QByteArray house(const QByteArray& request)
    {
        const auto account = [](bool a) {
            return QByteArray(a ? R"({"accountId":7,"name":"A"})" : R"({"accountId":8,"name":"B"})");
        };
        if (request.startsWith("POST /v1/sessions")) {
            const bool a = request.contains("a@narae.example");
            return AnswerDoor::words(201, "{\"token\":\"" + QByteArray(a ? "ns_a" : "ns_b") +
                                              "\",\"account\":" + account(a) + "}");
        }
        if (request.startsWith("GET /v1/account ")) return AnswerDoor::words(200, account(request.contains("ns_a")));
        if (request.startsWith("DELETE")) return AnswerDoor::words(200, "{}");
        if (request.startsWith("GET /livez")) return AnswerDoor::words(200, "{}");
        return AnswerDoor::problem(401, "session.ended");
    }

    static Call trips() { return Call::get("/v1/reservations").remember(); }
    static Call hold() { return Call::post("/v1/reservations", {{"cabin", "economy"}}).keyed("a-key"); }

private slots:
    void anAnswerThatComesAfterLoggingOutIsKeptNowhere()
    {
        Desk desk;
        desk.client.setToken("ns_a", "7");
        desk.send(trips());
        QVERIFY(desk.asked());
        desk.client.setToken({}, {});
        desk.door.answer(AnswerDoor::words(200, R"({"items":[]})"));
        QVERIFY(desk.answered() && *desk.came);
        for (const char* owner : {"7", ""})
            QVERIFY(!desk.seen.find(owner, "/v1/reservations"));
        // The control: who stays finds it again.
        desk.client.setToken("ns_a", "7");
        desk.send(trips());
        QVERIFY(desk.asked(2));
        desk.door.answer(AnswerDoor::words(200, R"({"items":[]})"));
        QVERIFY(desk.answered());
        QVERIFY(desk.seen.find("7", "/v1/reservations").has_value());
    }

    void whatIsRepeatedGoesOutUnderItsOwnLogIn()
    {
        Desk desk;
        desk.send(hold());
        QVERIFY(desk.asked());
        QVERIFY(!desk.door.asked()[0].contains("Authorization"));
        desk.client.setToken("ns_b", "8");
        desk.door.answer(AnswerDoor::problem(503, "server.busy"));
        QVERIFY(desk.asked(2));
        QVERIFY(desk.door.asked()[1].contains("a-key"));
        QVERIFY2(!desk.door.asked()[1].contains("Authorization"), desk.door.asked()[1]);
        desk.door.answer(AnswerDoor::words(201, "{}"));
        QVERIFY(desk.answered() && *desk.came);
    }

    void nothingIsRepeatedForWhoHasLeft()
    {
        Desk desk;
        desk.client.setToken("ns_a", "7");
        desk.send(hold());
        QVERIFY(desk.asked());
        desk.client.setToken("ns_b", "8");
        desk.door.answer(AnswerDoor::problem(503, "server.busy"));
        QVERIFY(desk.answered() && !*desk.came);
        QCOMPARE(desk.came->problem().code, QString("server.busy"));
        QCOMPARE(desk.door.asked().size(), 1);
    }

    void theEndOfAnEarlierLogInIsNotTheEndOfThisOne()
    {
        Desk desk;
        desk.client.setToken("ns_a", "7");
        desk.send(trips());
        QVERIFY(desk.asked());
        desk.client.setToken("ns_b", "8");
        desk.door.answer(AnswerDoor::problem(401, "session.ended"));
        QVERIFY(desk.answered());
        QCOMPARE(desk.ended.size(), 0);
        // The control: the one that is ends.
        desk.send(trips());
        QVERIFY(desk.asked(2));
        desk.door.answer(AnswerDoor::problem(401, "session.ended"));
        QVERIFY(desk.answered());
        QCOMPARE(desk.ended.size(), 1);
    }

    void whatAGuestsKeyOpensGoesWithoutTheLogIn()
    {
        Desk desk;
        desk.client.setToken("ns_a", "7");
        Call call = Call::get("/v1/reservations");
        call.asGuest = true;
        desk.send(call);
        QVERIFY(desk.asked());
        QVERIFY(!desk.door.asked()[0].contains("Authorization"));
    }

    void whoHasLeftIsToldOfTheirPurchaseAtTheNextLogInAndNobodyElse()
    {
        Desk desk;
        PurchaseSender purchases(desk.client, desk.journal);
        QSignalSpy told(&purchases, &PurchaseSender::resumed);
        desk.client.setToken("ns_a", "7");
        QVERIFY(desk.journal.begin({"a-key", "/v1/reservations", {}, "7", {{"kind", "payment"}}, {}}));
        purchases.resume();
        QVERIFY(desk.asked());
        desk.client.setToken("ns_b", "8");
        desk.door.answer(AnswerDoor::words(201, R"({"state":"confirmed"})"));
        QTRY_VERIFY(desk.client.connectivity().online() && desk.door.asked().size() == 1);
        purchases.resume();
        desk.send(trips());
        QVERIFY(desk.asked(2));
        desk.door.answer(AnswerDoor::words(200, R"({"items":[]})"));
        QVERIFY(desk.answered());
        QCOMPARE(told.size(), 0);
        QCOMPARE(desk.journal.open().size(), std::size_t(1));

        desk.client.setToken("ns_a2", "7");
        purchases.resume();
        QVERIFY(desk.asked(3));
        QVERIFY(desk.door.asked()[2].contains("a-key"));
        desk.door.answer(AnswerDoor::words(201, R"({"state":"confirmed"})"));
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(desk.journal.open().empty());
    }

    void theNextStartKnowsWhoItIsWithoutAServer()
    {
        Desk desk;
        MemoryTokenKeeper keeper;
        desk.door.answerBy(house);
        {
            Start first(desk, keeper);
            QVERIFY(first.logIn("a@narae.example"));
        }
        desk.door.goAway();
        Start next(desk, keeper);
        QVERIFY(next.resume());
        QCOMPARE(next.session.account().name, QString("A"));
        QCOMPARE(next.client.account(), QString("7"));
    }

    void whoIsNotKnownAtTheStartIsAskedForWhenTheServerIsBack()
    {
        Desk desk;
        MemoryTokenKeeper keeper;
        desk.door.answerBy(house);
        keeper.keep("app", "7 ns_a", [](bool) {});
        desk.door.goAway();
        Start start(desk, keeper);
        QVERIFY(start.resume());
        QVERIFY(start.session.guest());
        desk.door.comeBack();
        QTRY_VERIFY_WITH_TIMEOUT(!start.session.guest(), 20'000);
        QCOMPARE(start.session.account().name, QString("A"));
    }

    void aLogInWhileTheKeptOneIsLookedUpCounts()
    {
        Desk desk;
        MemoryTokenKeeper keeper;
        keeper.keep("app", "7 ns_a", [](bool) {});
        Start start(desk, keeper);
        start.session.resume([] {});
        QVERIFY(desk.asked());
        const QByteArray words = house(desk.door.asked()[0]);
        desk.door.answerBy(house);
        QVERIFY(start.logIn("b@narae.example"));
        desk.door.answer(words);
        start.client.send(Call::get("/livez"), &start.client, [&desk](const Outcome& outcome) { desk.came = outcome; });
        QVERIFY(desk.answered());
        QCOMPARE(start.session.account().name, QString("B"));
    }

    void whatIsSomebodysGoesWhenTheyLeaveOrAnotherComes()
    {
        Desk desk;
        MemoryTokenKeeper keeper;
        desk.door.answerBy(house);
        Start start(desk, keeper);
        // A guest who logs in goes on with what they were at.
        QVERIFY(start.logIn("a@narae.example"));
        QCOMPARE(start.loggedOut.size(), 0);
        start.session.logOut();
        QCOMPARE(start.loggedOut.size(), 1);
        QVERIFY(start.session.guest() && start.client.account().isEmpty());
        QVERIFY(!desk.seen.find("7", "/v1/account"));
        // The server ends it: it waits for the same one, and goes when it is another.
        QSignalSpy ended(&start.session, &Session::ended);
        for (const char* next : {"a@narae.example", "b@narae.example"}) {
            QVERIFY(start.logIn("a@narae.example"));
            start.client.send(trips(), &start.client, [](const Outcome&) {});
            QTRY_VERIFY(start.session.guest());
            QCOMPARE(start.loggedOut.size(), 1);
            QVERIFY(start.logIn(next));
        }
        QCOMPARE(ended.size(), 2);
        QCOMPARE(start.loggedOut.size(), 2);
        QCOMPARE(start.session.account().name, QString("B"));
        QVERIFY(!desk.seen.find("7", "/v1/account"));
    }
};

NARAE_DESKTOP_MAIN(TestLogIns)
#include "tst_log_ins.moc"
