#include "common/desktop/client/event_parser.hpp"

#include <QTest>

using narae::desktop::EventParser;
using narae::desktop::SentEvent;

namespace {

/// All that is to be told of a stream in one text: "name=data;name=data|last id|retry".
QByteArray told(EventParser& parser, const std::vector<SentEvent>& events)
{
    QByteArray text;
    for (const SentEvent& event : events)
        text += event.name + '=' + event.data + ';';
    return text + '|' + parser.lastEventId() + '|' + QByteArray::number(parser.retryMs().value_or(-1));
}

} // namespace

/// Server-sent events are read as the HTML standard has them, however the bytes come.
class TestEventParser : public QObject {
    Q_OBJECT

private slots:
    void readsWhatWasSent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* bytes, const char* expected) {
            QTest::newRow(name) << QByteArray(bytes) << QByteArray(expected);
        };
        row("an event of ours", "retry: 2000\nid: ab.7\nevent: ready\ndata: {}\n\n", "ready={};|ab.7|2000");
        row("no name", "data: x\n\n", "message=x;||-1");
        row("line ends of every kind", "event: a\r\ndata: 1\r\n\r\nevent: b\rdata: 2\r\revent: c\ndata: 3\n\n",
            "a=1;b=2;c=3;||-1");
        row("comments", ": alive\n\n:\nevent: a\n: in the middle\ndata: 1\n\n", "a=1;||-1");
        row("data of several lines", "data: one\ndata:\ndata: three\n\n", "message=one\n\nthree;||-1");
        row("one blank is taken off", "data:  x \n\n", "message= x ;||-1");
        row("no colon", "data\n\n", "message=;||-1");
        row("nothing to tell", "event: a\nid: 5\n\ndata: 1\n\n", "message=1;|5|-1");
        row("an id stays", "id: 1\ndata: a\n\ndata: b\n\n", "message=a;message=b;|1|-1");
        row("an empty id takes it back", "id: 1\ndata: a\n\nid\ndata: b\n\n", "message=a;message=b;||-1");
        row("an event that is not whole", "id: 1\ndata: a\n\nid: 2\ndata: b\n", "message=a;|1|-1");
        row("a pause that is no number", "retry: 5s\nretry: -1\nretry:\nretry: 99999999999\n\n", "||-1");
        row("fields of other standards", "colour: red\ndata: 1\n\n", "message=1;||-1");
        row("a byte order mark",
            "\xEF\xBB\xBF"
            "data: 1\n\n",
            "message=1;||-1");
    }
    void readsWhatWasSent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        EventParser whole;
        QCOMPARE(told(whole, whole.feed(bytes)), expected);
        // In two pieces, cut at each place, and byte by byte.
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            EventParser parser;
            auto events = parser.feed(QByteArrayView(bytes).first(cut));
            for (SentEvent& event : parser.feed(QByteArrayView(bytes).sliced(cut)))
                events.push_back(std::move(event));
            QCOMPARE(told(parser, events), expected);
        }
        EventParser parser;
        std::vector<SentEvent> events;
        for (const char byte : std::as_const(bytes))
            for (SentEvent& event : parser.feed(QByteArrayView(&byte, 1)))
                events.push_back(std::move(event));
        QCOMPARE(told(parser, events), expected);
    }

    void anIdWithAZeroIsNone()
    {
        EventParser parser;
        parser.feed(QByteArray("id: a\0b\ndata: 1\n\n", 17));
        QCOMPARE(parser.lastEventId(), QByteArray());
    }

    void anEventWithoutEndIsGivenUp()
    {
        const QByteArray more(64 * 1024, 'x');
        for (const QByteArray& start : {QByteArray("data: "), QByteArray("data: a\ndata: ")}) {
            EventParser parser;
            parser.feed(start);
            for (int i = 0; i < 15; ++i)
                parser.feed(more);
            QVERIFY(!parser.tooLarge());
            for (int i = 0; i < 2; ++i)
                parser.feed(more);
            QVERIFY(parser.tooLarge());
            QVERIFY(parser.feed("\n\n").empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestEventParser)
#include "tst_event_parser.moc"
