#include "server/platform/events/cloud_event.hpp"
#include "server/platform/events/held_events.hpp"

#include <QTest>

using namespace narae;
using namespace narae::events;

namespace {

ForeignEvent told(const std::string& writer, std::int64_t seq, const std::string& installation = "there")
{
    ForeignEvent foreign;
    foreign.installation = installation;
    foreign.event.writer = writer;
    foreign.event.seq = seq;
    foreign.event.type = "FlightAdded";
    foreign.event.source = "flight";
    foreign.event.subject = "flight/3";
    foreign.event.flightId = 3;
    foreign.event.traceId = "0af7651916cd43dd8448eb211c80319c";
    foreign.event.time = fromEpochMs(1'764'000'000'123);
    foreign.event.data = R"({"flightId":3,"name":"나래"})";
    return foreign;
}

/// What can go on record now, as `flight/1 flight/2`.
QString taken(HeldEvents& held, std::size_t most = 100)
{
    QStringList ids;
    for (auto next = held.next(most); !next.empty(); next = held.next(most)) {
        for (const ForeignEvent& each : next)
            ids << QString::fromStdString(each.event.id());
        held.areSafe(next);
    }
    return ids.join(' ');
}

} // namespace

/// Events of other databases, however they come, and how they travel.
class TestHeldEvents : public QObject {
    Q_OBJECT

private slots:
    void whatComesOutOfOrderGoesOutInOrder()
    {
        HeldEvents held(100);
        for (const std::int64_t seq : {3, 1, 5, 2})
            held.take(told("flight", seq));
        QCOMPARE(taken(held), QString("flight/1 flight/2 flight/3"));
        QVERIFY(held.gap());
        held.take(told("flight", 4));
        QCOMPARE(taken(held), QString("flight/4 flight/5"));
        QVERIFY(!held.gap());
    }

    void whatIsThereAlreadyIsPassedOver()
    {
        HeldEvents held(100);
        held.standAt({{"flight", 7}});
        for (const std::int64_t seq : {6, 7, 8, 8})
            held.take(told("flight", seq));
        QCOMPARE(held.count(), std::size_t(1));
        QCOMPARE(taken(held), QString("flight/8"));
        held.take(told("flight", 8));
        QCOMPARE(held.count(), std::size_t(0));
    }

    void writersDoNotWaitForEachOther()
    {
        HeldEvents held(100);
        held.take(told("flight", 2));
        held.take(told("payment", 1));
        QCOMPARE(taken(held), QString("payment/1"));
        QVERIFY(held.gap());
    }

    void aFullHouseStillTakesWhatFillsTheGap()
    {
        HeldEvents held(3);
        for (std::int64_t seq = 2; seq <= 10; ++seq)
            held.take(told("flight", seq));
        QCOMPARE(held.count(), std::size_t(3));
        held.take(told("flight", 1));
        QCOMPARE(taken(held), QString("flight/1 flight/2 flight/3 flight/4"));
        QVERIFY(!held.gap());
    }

    void aBoundIsKeptAndTheRestFollows()
    {
        HeldEvents held(100);
        for (std::int64_t seq = 1; seq <= 5; ++seq)
            held.take(told("flight", seq));
        QCOMPARE(held.next(2).size(), std::size_t(2));
        QCOMPARE(taken(held, 2), QString("flight/1 flight/2 flight/3 flight/4 flight/5"));
    }

    void anotherStandLetsGoOfWhatIsBehindIt()
    {
        HeldEvents held(100);
        for (std::int64_t seq = 1; seq <= 5; ++seq)
            held.take(told("flight", seq));
        held.standAt({{"flight", 3}});
        QCOMPARE(taken(held), QString("flight/4 flight/5"));
        held.take(told("flight", 6, "elsewhere"));
        held.forget("elsewhere");
        QCOMPARE(held.count(), std::size_t(0));
    }

    void anEventComesOutOfTheEnvelopeAsItWentIn()
    {
        const ForeignEvent sent = told("flight", 42);
        const auto read = readCloudEvent(nlohmann::json::parse(toCloudEvent(sent.event, "there").dump()));
        QVERIFY(read.has_value());
        QCOMPARE(read->installation, sent.installation);
        QCOMPARE(read->event.id(), sent.event.id());
        QCOMPARE(read->event.type, sent.event.type);
        QCOMPARE(read->event.source, sent.event.source);
        QCOMPARE(read->event.subject, sent.event.subject);
        QCOMPARE(read->event.flightId, sent.event.flightId);
        QCOMPARE(read->event.traceId, sent.event.traceId);
        QVERIFY(read->event.time == sent.event.time);
        QCOMPARE(read->event.data, sent.event.data);
    }

    void anEnvelopeThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no writer") << QByteArray("writer") << QByteArray("null");
        QTest::newRow("an empty writer") << QByteArray("writer") << QByteArray("\"\"");
        QTest::newRow("a writer too long") << QByteArray("writer") << '"' + QByteArray(65, 'w') + '"';
        QTest::newRow("a number as text") << QByteArray("seq") << QByteArray("\"1\"");
        QTest::newRow("number zero") << QByteArray("seq") << QByteArray("0");
        QTest::newRow("no time") << QByteArray("time") << QByteArray("\"yesterday\"");
        QTest::newRow("data that is no object") << QByteArray("data") << QByteArray("[1]");
        QTest::newRow("no installation") << QByteArray("installation") << QByteArray("\"\"");
        QTest::newRow("a type too long") << QByteArray("type") << '"' + QByteArray(41, 't') + '"';
        QTest::newRow("a flight below zero") << QByteArray("flightid") << QByteArray("-1");
    }
    void anEnvelopeThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        nlohmann::json json = toCloudEvent(told("flight", 1).event, "there");
        json[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        const auto read = readCloudEvent(json);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code(), std::string("event.malformed"));
        QCOMPARE(read.error().facts().front().second, field.toStdString());
    }

    void aPlaceIsReadAsItWasWritten()
    {
        const Cursors place{{"flight", 3}, {"payment-2", 40}};
        QVERIFY(*readCursors(cursorsText(place)) == place);
        for (const char* text : {"", "[]", "{\"a\":\"1\"}", "nothing"})
            QVERIFY(!readCursors(text).has_value());
    }
};

QTEST_GUILESS_MAIN(TestHeldEvents)
#include "tst_held_events.moc"
