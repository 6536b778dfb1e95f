#include "server/platform/http/request_frame.hpp"

#include "server/platform/http/target.hpp"

#include <QTest>

using namespace narae;
using namespace narae::http;

namespace {

RequestFrame frameWithLimit(std::size_t bodyBytesMost = 100)
{
    return RequestFrame([bodyBytesMost](std::string_view, std::string_view) { return bodyBytesMost; });
}

/// The refusal's code, "more" or "whole".
std::string outcome(const std::string& bytes)
{
    RequestFrame frame = frameWithLimit();
    std::string received = bytes;
    const auto progress = frame.take(received);
    if (!progress) return progress.error().code();
    return *progress == RequestFrame::Progress::Whole ? "whole" : "more";
}

std::string get(const std::string& headers)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

std::string chunked(const std::string& chunks)
{
    return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

} // namespace

class TestRequestFrame : public QObject {
    Q_OBJECT

private slots:
    void aRequestIsTheSameHoweverItIsCutUp()
    {
        const std::string bytes =
            "POST /v1/x?y=1 HTTP/1.1\r\nHost: a\r\nX-Thing:  b c \r\nTransfer-Encoding: chunked\r\n\r\n"
            "5;ext=1\r\nhello\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\nGET";
        for (std::size_t step = 1; step <= bytes.size(); ++step) {
            RequestFrame frame = frameWithLimit();
            std::string received;
            bool whole = false;
            for (std::size_t at = 0; at < bytes.size(); at += step) {
                received += bytes.substr(at, step);
                if (whole) continue;
                const auto progress = frame.take(received);
                QVERIFY(progress);
                whole = *progress == RequestFrame::Progress::Whole;
            }
            QVERIFY(whole);
            QCOMPARE(frame.request().method, std::string("POST"));
            QCOMPARE(frame.request().target, std::string("/v1/x?y=1"));
            QCOMPARE(frame.request().headers.find("x-thing")->second, std::string("b c"));
            QCOMPARE(frame.request().body, std::string("hello!"));
            QCOMPARE(received, std::string("GET")); // the next one's
        }
    }

    void whatCouldBeReadInTwoWaysIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* title, const std::string& bytes, const char* expected) {
            QTest::newRow(title) << QByteArray::fromStdString(bytes) << QByteArray(expected);
        };
        row("plain", get(""), "whole");
        row("empty lines before it", "\r\n\r\n" + get(""), "whole");
        row("cut off", "GET / HTTP/1.1\r\nHost: a\r\n", "more");
        row("bare line ends", "GET / HTTP/1.1\nHost: a\n\nxx\r\n\r\n", "request.malformed");
        row("no version", "GET /\r\nHost: a\r\n\r\n", "request.malformed");
        row("blank in the address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "request.malformed");
        row("other protocol", "GET / FTP/1.1\r\nHost: a\r\n\r\n", "request.malformed");
        row("HTTP/2 by prior knowledge", "PRI * HTTP/2.0\r\n\r\n", "request.version_unsupported");
        row("TLS on a plain port", std::string("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10), "request.malformed");
        row("no host", "GET / HTTP/1.1\r\n\r\n", "request.malformed");
        row("no host in 1.0", "GET / HTTP/1.0\r\n\r\n", "whole");
        row("two hosts", get("Host: b\r\n"), "request.malformed");
        row("blank before the colon", get("X : b\r\n"), "request.malformed");
        row("folded header", get("X: a\r\n b\r\n"), "request.malformed");
        row("no colon", get("X\r\n"), "request.malformed");
        row("bell in a value", get("X: \a\r\n"), "request.malformed");
        row("lone CR in a value", get("X: a\rY: b\r\n"), "request.malformed");
        row("value that is not UTF-8", get("X: \xFF\r\n"), "request.not_utf8");
        row("length twice", get("Content-Length: 0\r\nContent-Length: 0\r\n"), "request.malformed");
        row("length and chunks", get("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), "request.malformed");
        row("length as a list", get("Content-Length: 5, 5\r\n"), "request.malformed");
        row("negative length", get("Content-Length: -1\r\n"), "request.malformed");
        row("length with a sign", get("Content-Length: +5\r\n"), "request.malformed");
        row("length beyond 64 bits", get("Content-Length: 99999999999999999999\r\n"), "request.too_large");
        row("length at the limit", get("Content-Length: 100\r\n"), "more");
        row("length over the limit", get("Content-Length: 101\r\n"), "request.too_large");
        row("other coding", get("Transfer-Encoding: gzip\r\n"), "request.malformed");
        row("coding chain", get("Transfer-Encoding: gzip, chunked\r\n"), "request.malformed");
        row("chunks in 1.0", "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "request.malformed");
        row("no chunks", chunked("0\r\n\r\n"), "whole");
        row("chunk without its end", chunked("3\r\nabcd\r\n0\r\n\r\n"), "request.malformed");
        row("chunk size that is none", chunked("x\r\n"), "request.malformed");
        row("negative chunk size", chunked("-1\r\n"), "request.malformed");
        row("huge chunk size", chunked("ffffffffffffffff\r\n"), "request.too_large");
        row("chunk size beyond 64 bits", chunked("fffffffffffffffff\r\n"), "request.too_large");
        row("chunks over the limit", chunked("64\r\n" + std::string(100, 'x') + "\r\n1\r\n"), "request.too_large");
        row("endless chunk extension", chunked("1;" + std::string(200, 'x')), "request.malformed");
        row("long address", "GET /" + std::string(9000, 'a'), "request.uri_too_long");
        row("long header", get("X: " + std::string(9000, 'a') + "\r\n"), "request.headers_too_large");
        row("endless headers", "GET / HTTP/1.1\r\n" + std::string(17000, 'a'), "request.headers_too_large");
        std::string many;
        for (int i = 0; i < 100; ++i)
            many += "X" + std::to_string(i) + ": 1\r\n";
        row("many headers", get(many), "request.headers_too_large");
    }
    void whatCouldBeReadInTwoWaysIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(outcome(bytes.toStdString())), expected);
    }

    void aConnectionStaysAsTheVersionAndTheClientSay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("stays");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
        QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n") << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
        QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
    }
    void aConnectionStaysAsTheVersionAndTheClientSay()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, stays);
        RequestFrame frame = frameWithLimit();
        std::string received = bytes.toStdString();
        QVERIFY(frame.take(received));
        QCOMPARE(frame.keepsAlive(), stays);
    }

    void aClientThatWaitsToBeAskedIsSeen()
    {
        RequestFrame frame = frameWithLimit();
        std::string received = get("Content-Length: 5\r\nExpect: 100-continue\r\n");
        QVERIFY(frame.take(received));
        QVERIFY(frame.awaitsContinue());
        received = "he";
        QVERIFY(frame.take(received));
        QVERIFY(!frame.awaitsContinue());
    }

    void anAddressIsDecodedPieceByPiece()
    {
        const auto target = parseTarget("/v1/%EB%82%98%EB%9E%98/a%2Fb?q=a+b%26c&empty=&flag&&q=2");
        QVERIFY(target);
        QCOMPARE(target->segments, (std::vector<std::string>{"v1", "나래", "a/b"}));
        QCOMPARE(target->query.find("q")->second, std::string("a b&c"));
        QCOMPARE(target->query.count("q"), std::size_t(2));
        QCOMPARE(target->query.find("empty")->second, std::string());
        QCOMPARE(target->query.count("flag"), std::size_t(1));
        QCOMPARE(parseTarget("/")->segments, std::vector<std::string>{""});
        QCOMPARE(parseTarget("/a/")->segments, (std::vector<std::string>{"a", ""}));
        QCOMPARE(parseTarget("http://narae.example:8080/a?b=1")->path, std::string("/a"));
    }

    void anAddressThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("half a percent") << QByteArray("/a%4") << QByteArray("request.malformed");
        QTest::newRow("percent at the end") << QByteArray("/a%") << QByteArray("request.malformed");
        QTest::newRow("percent and no hex") << QByteArray("/a?b=%zz") << QByteArray("request.malformed");
        QTest::newRow("NUL") << QByteArray("/a%00") << QByteArray("request.malformed");
        QTest::newRow("line end") << QByteArray("/a%0d%0aX:1") << QByteArray("request.malformed");
        QTest::newRow("not UTF-8") << QByteArray("/a%FF") << QByteArray("request.not_utf8");
        QTest::newRow("overlong slash") << QByteArray("/a%C0%AF") << QByteArray("request.not_utf8");
        QTest::newRow("fragment") << QByteArray("/a#b") << QByteArray("request.malformed");
        QTest::newRow("no slash") << QByteArray("a") << QByteArray("request.malformed");
    }
    void anAddressThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        const auto target = parseTarget(text.toStdString());
        QVERIFY(!target);
        QCOMPARE(QByteArray::fromStdString(target.error().code()), code);
    }
};

QTEST_APPLESS_MAIN(TestRequestFrame)
#include "tst_request_frame.moc"
