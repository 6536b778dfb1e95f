#include "server/platform/http/known_answers.hpp"
#include "server/platform/log/log.hpp"
#include "tests/api/front_house.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae;
using namespace narae::http;
using narae::support::RawAnswer;
using narae::support::RawClient;
using std::chrono::milliseconds;

namespace {

ServerOptions quick()
{
    ServerOptions options;
    options.requestDeadline = milliseconds(300);
    options.answerDeadline = milliseconds(300);
    return options;
}

} // namespace

/// What a front that serves many connections on few threads must keep apart: clients that are slow, silent, greedy or
/// gone, from those who only want their answer.
class TestHttpFront : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void aHundredRequestsInOneWriteAreAnsweredInTheirOrder()
    {
        FrontHouse house;
        RawClient client(house.port);
        std::string all;
        for (int i = 0; i < 100; ++i)
            all += i % 3 == 0 ? get("/once") : post("/echo", std::to_string(i));
        client.send(all);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(client.receive().body, i % 3 == 0 ? R"({"asked":1})" : std::to_string(i));
    }

    void aRequestInSingleBytesIsARequest()
    {
        FrontHouse house;
        RawClient client(house.port);
        for (const char byte : post("/echo", "{}"))
            client.send(std::string(1, byte));
        QCOMPARE(client.receive().body, std::string("{}"));
    }

    void whoDripsIsToldWhenTheDeadlineIsOver_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("nothing but a letter") << QByteArray("G");
        QTest::newRow("an empty line") << QByteArray("\r\n");
        QTest::newRow("half a head") << QByteArray("GET /once HTTP/1.1\r\nHo");
        QTest::newRow("half a body") << QByteArray::fromStdString(post("/echo", "12345")).chopped(2);
        QTest::newRow("half a chunk") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked"
                                                    "\r\n\r\n5\r\nab");
    }
    void whoDripsIsToldWhenTheDeadlineIsOver()
    {
        QFETCH(QByteArray, beginning);
        FrontHouse house(quick());
        RawClient client(house.port);
        client.send(beginning.toStdString());
        QCOMPARE(outcome(client.receive()), QByteArray("408 request.timeout"));
        QVERIFY(client.isClosedByPeer());
    }

    void endlessHeadersEnd()
    {
        FrontHouse house;
        RawClient client(house.port);
        std::string endless = "GET /once HTTP/1.1\r\nHost: a\r\n";
        while (endless.size() < 4'000'000)
            endless += "X-More: and more\r\n";
        client.send(endless);
        QCOMPARE(outcome(client.receive()), QByteArray("431 request.headers_too_large"));
    }

    void theNextRequestHasADeadlineOfItsOwn()
    {
        FrontHouse house(quick());
        RawClient client(house.port);
        QElapsedTimer timer;
        timer.start();
        // Each leaves the next one's first letter behind; together they take longer than one may.
        std::string left;
        while (timer.elapsed() < 700) {
            const std::string request = get("/once");
            client.send(request.substr(left.size()) + "G");
            left = "G";
            QCOMPARE(client.receive().status, 200);
        }
    }

    void whoNeverReadsIsLetGo()
    {
        FrontHouse house(quick());
        RawClient greedy(house.port);
        // Far more than the system holds for a client; their answers are never taken.
        for (int i = 0; i < 20; ++i)
            greedy.send(get("/large"));
        QVERIFY(testing::waitFor([&] { return house.tally.byHandler > 0; }));
        RawClient other(house.port);
        other.send(get("/once"));
        QCOMPARE(other.receive().status, 200);
        QVERIFY(testing::waitFor([&] { return house.server.counts().connections == 1; }));
        // Nor were they all made: the next request is not read before the last answer is taken.
        QVERIFY(house.tally.byHandler < 10);
    }

    void whoLeavesBeforeTheAnswerStopsNobody()
    {
        FrontHouse house;
        {
            RawClient hasty(house.port);
            hasty.send(get("/slow"));
            QVERIFY(testing::waitFor([&] { return house.atWork == 1; }));
        }
        house.letGo();
        QVERIFY(testing::waitFor([&] { return house.server.counts().connections == 0; }));
        RawClient other(house.port);
        other.send(get("/slow"));
        QCOMPARE(other.receive().status, 200);
    }

    void whoSendsNoMoreStillGetsTheAnswer()
    {
        FrontHouse house;
        RawClient client(house.port);
        client.send(get("/slow"));
        client.endSending();
        QVERIFY(testing::waitFor([&] { return house.atWork == 1; }));
        house.letGo();
        QCOMPARE(client.receive().status, 200);
        QVERIFY(client.isClosedByPeer());
    }

    void tooManyRequestsAreToldAtOnce()
    {
        ServerOptions options;
        options.workers = 1;
        options.requestsWaitingMost = 1;
        FrontHouse house(options);
        RawClient atWork(house.port);
        atWork.send(get("/slow"));
        QVERIFY(testing::waitFor([&] { return house.atWork == 1; }));
        RawClient waiting(house.port);
        waiting.send(get("/slow"));
        QVERIFY(testing::waitFor([&] { return house.server.counts().requestsWaiting == 1; }));
        RawClient third(house.port);
        third.send(post("/echo", "{}"));
        const RawAnswer answer = third.receive();
        QCOMPARE(outcome(answer), QByteArray("503 server.busy"));
        QCOMPARE(answer.header("retry-after"), std::string("1"));
        house.letGo();
        QCOMPARE(atWork.receive().status, 200);
        QCOMPARE(waiting.receive().status, 200);
        third.send(post("/echo", "{}"));
        QCOMPARE(third.receive().status, 200);
    }

    void aKnownAnswerIsGivenAgainWhileItHolds()
    {
        FrontHouse house;
        RawClient client(house.port);
        std::set<std::string> traces;
        for (int i = 0; i < 50; ++i) {
            client.send(get("/once"));
            const RawAnswer answer = client.receive();
            QCOMPARE(answer.body, std::string(R"({"asked":1})"));
            QCOMPARE(answer.headers.count("date"), std::size_t(1));
            traces.insert(answer.header("narae-trace-id"));
        }
        QCOMPARE(traces.size(), std::size_t(50)); // each is an answer of its own
        house.holds = false;
        client.send(get("/once"));
        QCOMPARE(client.receive().body, std::string(R"({"asked":2})"));
        house.server.stop();
        QCOMPARE(house.tally.byHandler.load(), std::size_t(2));
        QCOMPARE(house.tally.again.load(), std::size_t(49));
    }

    /// From its second time on it is lent (LentBytes), and most clients take it in several goes.
    void aLongAnswerIsTheSameEachTime()
    {
        FrontHouse house;
        const std::string expected = FrontHouse::longText();
        RawClient quick(house.port);
        for (int i = 0; i < 4; ++i) {
            quick.send(get("/long"));
            QVERIFY(quick.receive().body == expected);
        }
        RawClient slow(house.port);
        for (int i = 0; i < 12; ++i)
            slow.send(get("/long"));
        QTest::qWait(200); // so that the system holds for it all that it will
        for (int i = 0; i < 12; ++i)
            QVERIFY(slow.receive().body == expected);
        slow.send(get("/once"));
        QCOMPARE(slow.receive().body, std::string(R"({"asked":1})"));
        house.server.stop();
        QVERIFY(house.tally.again >= 14);
    }

    void anAnswerForThisMachineIsNobodyElses()
    {
        FrontHouse house;
        RawClient client(house.port);
        for (int i = 0; i < 3; ++i) {
            client.send(get("/here"));
            QCOMPARE(client.receive().body, std::string(R"({"asked":1})"));
        }
        client.send(get("/here", "X-Forwarded-For: 192.0.2.7\r\n"));
        QCOMPARE(outcome(client.receive()), QByteArray("403 access.local_only"));

        KnownAnswers known;
        KnownAnswer answer;
        answer.holds = [] { return true; };
        answer.onlyFor = "127.0.0.1";
        known.remember(get("/here"), std::move(answer));
        QVERIFY(known.find(get("/here"), "192.0.2.7") == nullptr);
        QVERIFY(known.find(get("/here"), "127.0.0.1") != nullptr);
    }

    void whatIsEachRequestsOwnIsAskedEachTime_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("a credential") << QByteArray::fromStdString(get("/once", "Authorization: Bearer good\r\n"));
        QTest::newRow("a trace") << QByteArray::fromStdString(
            get("/once", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n"));
        QTest::newRow("a body") << QByteArray("GET /once HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                              "Content-Length: 2\r\n\r\n{}");
    }
    void whatIsEachRequestsOwnIsAskedEachTime()
    {
        QFETCH(QByteArray, request);
        FrontHouse house;
        RawClient client(house.port);
        for (int i = 1; i <= 3; ++i) {
            client.send(request.toStdString());
            QCOMPARE(client.receive().body, "{\"asked\":" + std::to_string(i) + "}");
        }
    }

    void aKnownAnswerEndsTheConnectionWhereItIsAskedTo()
    {
        FrontHouse house;
        for (int i = 0; i < 3; ++i) {
            RawClient client(house.port);
            client.send(get("/once", "Connection: close\r\n"));
            QCOMPARE(client.receive().header("connection"), std::string("close"));
            QVERIFY(client.isClosedByPeer());
        }
        QCOMPARE(house.asked.load(), 1);
    }

    void severalLoopsShareTheWork()
    {
        ServerOptions options;
        options.loops = 3;
        FrontHouse house(options);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 30; ++i)
            clients.push_back(std::make_unique<RawClient>(house.port));
        for (const auto& client : clients) {
            client->send(post("/echo", "{}") + get("/once"));
            QCOMPARE(client->receive().status, 200);
            QCOMPARE(client->receive().status, 200);
        }
        QCOMPARE(house.server.counts().connections, std::size_t(30));
        QVERIFY(house.asked <= 3); // each loop knows its own
    }
};

QTEST_APPLESS_MAIN(TestHttpFront)
#include "tst_http_front.moc"
