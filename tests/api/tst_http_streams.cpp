#include "server/platform/log/log.hpp"
#include "tests/api/front_house.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae;
using namespace narae::http;
using narae::support::RawAnswer;
using narae::support::RawClient;
using std::chrono::milliseconds;

/// Live streams on the front: who reads, who does not, who may no longer, and how they end.
class TestHttpStreams : public QObject {
    Q_OBJECT

    static ServerOptions quick()
    {
        ServerOptions options;
        options.answerDeadline = milliseconds(300);
        options.heartbeat = milliseconds(100);
        return options;
    }

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void aReaderIsToldAsItHappens()
    {
        FrontHouse house;
        RawClient reader(house.port);
        reader.send(get("/stream"));
        const RawAnswer head = reader.receive();
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("content-type"), std::string("text/event-stream"));
        QVERIFY(head.header("content-length").empty());
        QCOMPARE(head.header("connection"), std::string("close"));
        for (int i = 0; i < 5; ++i) {
            const std::string news = "data: " + std::to_string(i) + "\n\n";
            house.tell(news);
            QVERIFY(reader.receiveUntil(news).ends_with(news));
        }
        house.tell("data: the end\n\n", true);
        reader.receiveUntil("data: the end\n\n");
        QVERIFY(reader.isClosedByPeer());
    }

    void aSilentStreamShowsThatItLives()
    {
        FrontHouse house(quick());
        RawClient reader(house.port);
        reader.send(get("/stream"));
        reader.receive();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(reader.receiveUntil("\n\n"), std::string(":\n\n"));
    }

    void aHeadIsAllThatHeadGets()
    {
        FrontHouse house;
        RawClient client(house.port);
        client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(client.receive(true).status, 200);
        QVERIFY(client.isClosedByPeer());
        QCOMPARE(house.server.counts().streams, std::size_t(0));
    }

    void whoDoesNotReadIsLetGoAndOthersNoticeNothing()
    {
        FrontHouse house(quick());
        RawClient lazy(house.port);
        lazy.send(get("/stream"));
        lazy.receive();
        RawClient reader(house.port);
        reader.send(get("/stream"));
        reader.receive();
        QCOMPARE(house.server.counts().streams, std::size_t(2));
        // More than the system holds for one client.
        const std::string megabytes(20'000'000, 'x');
        house.tell(megabytes + "\n\n");
        QVERIFY(reader.receiveUntil("x\n\n").size() >= megabytes.size() + 2); // and perhaps a heartbeat before it
        QVERIFY(testing::waitFor([&] { return house.server.counts().streams == 1; }));
        house.tell("data: still here\n\n");
        QVERIFY(reader.receiveUntil("data: still here\n\n").ends_with("data: still here\n\n"));
    }

    void aReaderThatLeavesIsForgotten()
    {
        FrontHouse house;
        {
            RawClient reader(house.port);
            reader.send(get("/stream"));
            reader.receive();
            QCOMPARE(house.server.counts().streams, std::size_t(1));
        }
        QVERIFY(testing::waitFor([&] { return house.server.counts().streams == 0; }));
        house.tell("data: to nobody\n\n");
    }

    void aSessionThatEndsTakesItsStreamWithIt()
    {
        FrontHouse house(quick());
        RawClient guest(house.port);
        guest.send(get("/private"));
        QCOMPARE(outcome(guest.receive()), QByteArray("401 access.unauthenticated"));
        RawClient reader(house.port);
        reader.send(get("/private", "Authorization: Bearer good\r\n"));
        QCOMPARE(reader.receive().status, 200);
        QCOMPARE(reader.receiveUntil("\n\n"), std::string(":\n\n"));
        QCOMPARE(reader.receiveUntil("\n\n"), std::string(":\n\n")); // looked at, and allowed
        house.token.forgotten = true;
        QVERIFY(reader.isClosedByPeer());
    }

    void stoppingEndsTheStreams()
    {
        FrontHouse house;
        RawClient reader(house.port);
        reader.send(get("/stream"));
        reader.receive();
        house.server.stop();
        QVERIFY(reader.isClosedByPeer());
    }

    void aThousandReadersAreAllTold()
    {
        FrontHouse house;
        std::vector<std::unique_ptr<RawClient>> readers;
        for (int i = 0; i < 1000; ++i) {
            readers.push_back(std::make_unique<RawClient>(house.port));
            readers.back()->send(get("/stream"));
        }
        for (const auto& reader : readers)
            QCOMPARE(reader->receive().status, 200);
        house.tell("data: all\n\n");
        for (const auto& reader : readers)
            QCOMPARE(reader->receiveUntil("\n\n"), std::string("data: all\n\n"));
    }
};

QTEST_APPLESS_MAIN(TestHttpStreams)
#include "tst_http_streams.moc"
