#include "common/desktop/client/live_rhythm.hpp"
#include "common/desktop/client/live_stream.hpp"
#include "tests/desktop/stream_door.hpp"

#include <QSignalSpy>
#include <QTest>

using namespace narae::desktop;
using namespace std::chrono_literals;
using narae::testing::StreamDoor;

namespace {

LiveTopic flights(qint64 flightId = 0)
{
    return {LiveTopic::Flights, flightId, {}, {}};
}

LiveTopic route(const QString& origin, const QString& destination)
{
    return {LiveTopic::Flights, 0, origin, destination};
}

QByteArray flightEvent(int flightId, const char* id)
{
    return "id: " + QByteArray(id) + "\nevent: flight-status\ndata: {\"flightId\": " + QByteArray::number(flightId) +
           ", \"origin\": \"GMP\", \"destination\": \"CJU\"}\n\n";
}

} // namespace

/// An app's end of the live stream, against a server whose every word the test says.
class TestStreamClient : public QObject {
    Q_OBJECT

    struct Line {
        /// Short only where the test waits for it to pass: a busy machine may be slow to say the first word.
        explicit Line(std::chrono::milliseconds silence = 20s, std::chrono::milliseconds first = 20s)
        {
            stream.setPatience({first, silence, 300ms, 60s});
        }
        StreamDoor door;
        LiveStream stream{door.url()};
        QSignalSpy missed{&stream, &LiveStream::missed};
        QSignalSpy told{&stream, &LiveStream::told};
        QObject page;

        bool opened(int times = 1)
        {
            return QTest::qWaitFor([&] { return door.asked().size() >= times; });
        }
        bool live()
        {
            return QTest::qWaitFor([&] { return stream.live(); });
        }
    };

private slots:
    void nobodyLooksNothingIsAsked()
    {
        Line line;
        QVERIFY(!QTest::qWaitFor([&] { return !line.door.asked().isEmpty(); }, 100));
    }

    void asksForWhatIsShownAndNoMore()
    {
        Line line;
        line.stream.setToken("ns_secret");
        line.stream.setTopic(&line.page, route("GMP", "CJU"));
        QVERIFY(line.opened());
        const QByteArray head = line.door.asked()[0];
        QVERIFY2(head.startsWith("GET /v1/stream?watch=flight-statuses&origin=GMP&destination=CJU HTTP/1.1"), head);
        QVERIFY2(head.contains("Authorization: Bearer ns_secret"), head);
        QVERIFY2(!head.contains("Last-Event-ID"), head);
        QVERIFY(!line.stream.covers(route("GMP", "CJU")));
        line.door.open();
        QVERIFY(line.live());
        QVERIFY(line.stream.covers(route("GMP", "CJU")));
        QVERIFY(!line.stream.covers(route("CJU", "GMP")));
        QVERIFY(!line.stream.covers(flights()));
        // What changed between the page's question and this is not known.
        QCOMPARE(line.missed.size(), 1);
        // Two routes are told of by a stream of all.
        QObject other;
        line.stream.setTopic(&other, route("CJU", "GMP"));
        QVERIFY(line.opened(2));
        QVERIFY(line.door.asked()[1].startsWith("GET /v1/stream?watch=flight-statuses HTTP/1.1"));
        QVERIFY(line.door.asked()[1].contains("Last-Event-ID: a.1"));
    }

    void aPageThatHasGoneIsForgotten()
    {
        Line line;
        auto page = std::make_unique<QObject>();
        line.stream.setTopic(page.get(), flights());
        QVERIFY(line.opened());
        line.door.open();
        QVERIFY(line.live());
        page.reset();
        QTRY_VERIFY(!line.door.stands());
        QVERIFY(!line.stream.live());
    }

    void seatsAreToldOfOneFlight()
    {
        Line line;
        const LiveTopic seats{LiveTopic::Seats, 7, {}, {}};
        line.stream.setTopic(&line.page, seats);
        QVERIFY(line.opened());
        QVERIFY(line.door.asked()[0].startsWith("GET /v1/stream?watch=seats&flightId=7 "));
        // With another flight beside it the seats are not carried; that its flight changed tells enough.
        QObject other;
        line.stream.setTopic(&other, flights(8));
        QVERIFY(line.opened(2));
        QVERIFY(line.door.asked()[1].startsWith("GET /v1/stream?watch=flight-statuses "));
        line.door.open();
        QVERIFY(line.live());
        QVERIFY(line.stream.covers(seats));
        line.door.say(flightEvent(7, "a.2"));
        QTRY_COMPARE(line.told.size(), 1);
        const auto event = line.told[0][0].value<LiveEvent>();
        QVERIFY(line.stream.concerns(event, seats));
        QVERIFY(!line.stream.concerns(event, flights(8)));
    }

    void comesBackFromWhereItBrokeOff()
    {
        Line line;
        line.stream.setTopic(&line.page, flights());
        QVERIFY(line.opened());
        line.door.open("a.1");
        line.door.say(flightEvent(1, "a.2"));
        QTRY_COMPARE(line.told.size(), 1);
        line.door.say("id: a.3\nevent: flight-status\ndata: {\"flig"); // half an event was not heard
        line.door.hangUp();
        QVERIFY(line.opened(2));
        QVERIFY2(line.door.asked()[1].contains("Last-Event-ID: a.2\r\n"), line.door.asked()[1]);
        line.missed.clear();
        line.door.open("a.2");
        line.door.say(flightEvent(1, "a.3"));
        QTRY_COMPARE(line.told.size(), 2);
        QCOMPARE(line.missed.size(), 0);
    }

    void aResetMeansToAskAnew()
    {
        Line line;
        line.stream.setTopic(&line.page, flights());
        QVERIFY(line.opened());
        line.door.open();
        QVERIFY(line.live());
        line.missed.clear();
        line.door.say("id: b.1\nevent: reset\ndata: {}\n\n");
        QTRY_COMPARE(line.missed.size(), 1);
        line.door.hangUp();
        QVERIFY(line.opened(2));
        QVERIFY(line.door.asked()[1].contains("Last-Event-ID: b.1\r\n"));
        line.door.begin();
        line.door.say("id: c.1\nevent: reset\ndata: {}\n\n");
        QTRY_COMPARE(line.missed.size(), 2);
        QVERIFY(line.live());
    }

    void silenceIsNoLife()
    {
        Line line(400ms);
        line.stream.setTopic(&line.page, flights());
        QVERIFY(line.opened());
        line.door.open();
        QVERIFY(line.live());
        // Signs of life for longer than the silence that is borne.
        QTimer alive;
        connect(&alive, &QTimer::timeout, this, [&] { line.door.say(": alive\n\n"); });
        alive.start(100);
        QVERIFY(!QTest::qWaitFor([&] { return !line.stream.live(); }, 900));
        alive.stop();
        QTRY_VERIFY(!line.stream.live());
        QVERIFY(line.opened(2));
    }

    void aServerThatNeverBeginsIsAskedAgain()
    {
        Line line(20s, 300ms);
        line.stream.setTopic(&line.page, flights());
        QVERIFY(line.opened(2));
        QVERIFY(!line.stream.live());
    }

    void whoHasNoStreamIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<std::chrono::milliseconds>("first");
        QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                                   << std::chrono::milliseconds(20s);
        QTest::newRow("a page of somebody")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello")
            << std::chrono::milliseconds(20s);
        QTest::newRow("kept by a proxy")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nretry: 100\n") << 1500ms;
    }
    void whoHasNoStreamIsLeftAlone()
    {
        QFETCH(QByteArray, answer);
        QFETCH(std::chrono::milliseconds, first);
        Line line(20s, first);
        line.stream.setTopic(&line.page, flights(1));
        QVERIFY(line.opened());
        line.door.say(answer);
        QTRY_VERIFY(line.stream.broken());
        // The pauses after a broken line are far shorter than this.
        QVERIFY(!QTest::qWaitFor([&] { return line.door.asked().size() > 1; }, 800));
        QVERIFY(!line.stream.live());
        // Another question is another matter, and so is a server that was away meanwhile.
        line.stream.setTopic(&line.page, flights(2));
        QVERIFY(line.opened(2));
        line.door.say(answer);
        QTRY_VERIFY(line.stream.broken());
        line.stream.comeBack();
        QVERIFY(line.opened(3));
    }

    void anotherLogInOpensItAnew()
    {
        Line line;
        line.stream.setToken("one");
        line.stream.setTopic(&line.page, flights());
        QVERIFY(line.opened());
        line.door.open();
        QVERIFY(line.live());
        line.stream.setToken("two");
        QVERIFY(!line.stream.live());
        QVERIFY(line.opened(2));
        QVERIFY(line.door.asked()[1].contains("Authorization: Bearer two"));
        QVERIFY(!line.door.asked()[1].contains("Last-Event-ID"));
    }

    void whoMayNotHearOfPurchasesHearsTheRest()
    {
        Line line;
        line.stream.setToken("customer");
        line.stream.setTopic(&line.page, {LiveTopic::Flights | LiveTopic::Purchases, 0, {}, {}});
        QVERIFY(line.opened());
        QVERIFY(line.door.asked()[0].startsWith("GET /v1/stream?watch=flight-statuses,purchases "));
        line.door.answer("403 Forbidden");
        QVERIFY(line.opened(2));
        QVERIFY(line.door.asked()[1].startsWith("GET /v1/stream?watch=flight-statuses "));
        line.door.open();
        QVERIFY(line.live());
        QVERIFY(line.stream.covers(flights()));
        QVERIFY(!line.stream.covers({LiveTopic::Purchases, 0, {}, {}}));
    }

    void aThousandEventsAreFewQuestions()
    {
        Line line;
        LiveRhythm rhythm(line.stream);
        QSignalSpy due(&rhythm, &LiveRhythm::due);
        rhythm.setInterval(60s);
        rhythm.setTopic(flights());
        rhythm.setActive(true);
        QVERIFY(line.opened());
        line.door.open();
        QTRY_COMPARE(due.size(), 1); // what changed before it was live
        due.clear();
        QTimer storm;
        int sent = 0;
        connect(&storm, &QTimer::timeout, this, [&] {
            for (int i = 0; i < 10; ++i)
                line.door.say(flightEvent(++sent, "a.2"));
        });
        QElapsedTimer since;
        since.start();
        storm.start(10);
        QVERIFY(QTest::qWaitFor([&] { return line.told.size() >= 1000; }, 10'000));
        storm.stop();
        const auto gaps = since.elapsed() / 250;
        QVERIFY2(due.size() >= 1 && due.size() <= gaps + 1, qPrintable(QString::number(due.size())));
        // The last of them is not forgotten.
        const auto before = due.size();
        line.door.say(flightEvent(1, "a.9"));
        QTRY_VERIFY(due.size() > before);
    }

    void theClockRunsWhileNoStreamTells()
    {
        Line line;
        LiveRhythm rhythm(line.stream);
        QSignalSpy due(&rhythm, &LiveRhythm::due);
        rhythm.setInterval(50ms);
        rhythm.setTopic(flights());
        rhythm.setActive(true);
        QTRY_VERIFY(due.size() >= 3);
        QVERIFY(line.opened());
        line.door.open();
        QVERIFY(line.live());
        QVERIFY(rhythm.followsStream());
        due.clear();
        QTRY_COMPARE(due.size(), 1); // what changed before it was live
        due.clear();
        QVERIFY(!QTest::qWaitFor([&] { return !due.isEmpty(); }, 300));
        line.door.hangUp();
        QTRY_VERIFY(due.size() >= 3);
        rhythm.setActive(false);
        due.clear();
        QVERIFY(!QTest::qWaitFor([&] { return !due.isEmpty(); }, 200));
    }

    void seatsAreCarriedAndNotAskedFor()
    {
        Line line;
        LiveRhythm rhythm(line.stream);
        QSignalSpy due(&rhythm, &LiveRhythm::due);
        QSignalSpy carried(&rhythm, &LiveRhythm::carried);
        rhythm.setInterval(60s);
        rhythm.takeCarried(true);
        rhythm.setTopic({LiveTopic::Seats, 7, {}, {}});
        rhythm.setActive(true);
        QVERIFY(line.opened());
        line.door.open();
        QTRY_COMPARE(due.size(), 1);
        line.door.say(flightEvent(7, "a.2") + "id: a.2\nevent: seats\ndata: {\"flightId\": 7, \"cabins\": []}\n\n");
        QTRY_COMPARE(carried.size(), 1);
        QCOMPARE(carried[0][0].toByteArray(), QByteArray("{\"flightId\": 7, \"cabins\": []}"));
        QVERIFY(!QTest::qWaitFor([&] { return due.size() > 1; }, 400));
    }
};

QTEST_GUILESS_MAIN(TestStreamClient)
#include "tst_stream_client.moc"
