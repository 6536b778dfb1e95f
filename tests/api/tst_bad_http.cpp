#include "tests/support/airline.hpp"
#include "tests/support/raw_client.hpp"

#include <QTest>

using namespace narae::testing;
using narae::support::RawAnswer;
using narae::support::RawClient;
using nlohmann::json;

namespace {

/// A good booking, whose head a test spoils.
std::string booking(std::int64_t flight, const std::string& head, const std::string& target = "/v1/reservations")
{
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + head + "\r\n" +
           Airline::order(flight, 1).dump();
}

std::string lengthOf(std::int64_t flight)
{
    return std::to_string(Airline::order(flight, 1).dump().size());
}

std::string get(const std::string& target, const std::string& headers = "")
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

} // namespace

/// Requests that a proxy before us could read in another way than we do, and others that no proper client sends,
/// against the real server. One request is never taken for two, nor for another; and nothing is booked.
class TestBadHttp : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::int64_t flight_ = 0;

    RawAnswer ask(const std::string& bytes)
    {
        RawClient client(airline_->server.port());
        client.send(bytes);
        return client.receive();
    }
    static QByteArray outcome(const RawAnswer& answer)
    {
        const auto problem = json::parse(answer.body, nullptr, false);
        const std::string code = problem.is_object() ? problem.value("code", "") : "";
        return QByteArray::fromStdString(std::to_string(answer.status) + (code.empty() ? "" : " ") + code);
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(5);
    }

    void itIsRefusedAndNothingIsBooked_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* title, const std::string& bytes, const char* expected) {
            QTest::newRow(title) << QByteArray::fromStdString(bytes) << QByteArray(expected);
        };
        const std::string key = "Idempotency-Key: raw\r\n";
        const std::string length = "Content-Length: " + lengthOf(flight_) + "\r\n";
        const std::string good = key + length;
        const char* malformed = "400 request.malformed";
        row("two lengths", booking(flight_, good + "Content-Length: 5\r\n"), malformed);
        row("one length twice", booking(flight_, good + length), malformed);
        row("a list of lengths", booking(flight_, key + "Content-Length: 5, 5\r\n"), malformed);
        row("a length with a sign", booking(flight_, key + "Content-Length: +5\r\n"), malformed);
        row("a negative length", booking(flight_, key + "Content-Length: -1\r\n"), malformed);
        row("a length in hexadecimal", booking(flight_, key + "Content-Length: 0x10\r\n"), malformed);
        row("a length beyond numbers", booking(flight_, key + "Content-Length: 99999999999999999999\r\n"),
            "413 request.too_large");
        row("length and chunks", booking(flight_, good + "Transfer-Encoding: chunked\r\n"), malformed);
        row("chunks and more", booking(flight_, key + "Transfer-Encoding: gzip, chunked\r\n"), malformed);
        row("chunked, misspelt", booking(flight_, key + "Transfer-Encoding: xchunked\r\n"), malformed);
        row("a chunk beyond numbers",
            "POST /v1/reservations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
            "413 request.too_large");
        row("a chunk of no number",
            "POST /v1/reservations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
            malformed);
        row("a blank before the colon", booking(flight_, key + "Content-Length : 5\r\n"), malformed);
        row("a line that goes on", booking(flight_, good + "X-Thing: a\r\n b\r\n"), malformed);
        row("a bare line feed in a header", booking(flight_, good + "X-Thing: a\nContent-Length: 5\r\n"), malformed);
        row("a bare carriage return", booking(flight_, good + "X-Thing: a\rb\r\n"), malformed);
        row("NUL in a header", booking(flight_, good + "X-Thing: a" + std::string(1, '\0') + "b\r\n"), malformed);
        row("a header without a name", booking(flight_, good + ": x\r\n"), malformed);
        row("two hosts", booking(flight_, good + "Host: elsewhere\r\n"), malformed);
        row("no host", "GET /livez HTTP/1.1\r\n\r\n", malformed);
        row("two credentials", booking(flight_, good + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"),
            malformed);
        row("two media types", booking(flight_, good + "Content-Type: text/plain\r\n"), malformed);
        row("HTTP 0.9", "GET /livez\r\n\r\n", malformed);
        row("HTTP 2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 request.version_unsupported");
        row("HTTP 1.2", "GET /livez HTTP/1.2\r\nHost: a\r\n\r\n", "505 request.version_unsupported");
        row("TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), malformed);
        row("a method in small letters", "get /livez HTTP/1.1\r\nHost: a\r\n\r\n", "501 method.not_implemented");
        row("a tunnel", "CONNECT narae.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", malformed);
        row("an echo", "TRACE /livez HTTP/1.1\r\nHost: a\r\n\r\n", "501 method.not_implemented");
        row("another method", "PUT /v1/reservations HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
            "405 method.not_allowed");
        row("up the folders", get("/v1/../livez"), "404 route.not_found");
        row("up the folders, hidden", get("/v1/%2e%2e/livez"), "404 route.not_found");
        row("a slash hidden in a name", get("/v1%2Fairports"), "404 route.not_found");
        row("two slashes", get("//livez"), "404 route.not_found");
        row("a slash at the end", get("/livez/"), "404 route.not_found");
        row("NUL in the path", get("/livez%00"), malformed);
        row("a line end in the path", get("/livez%0d%0aX:%20y"), malformed);
        row("a path that is not UTF-8", get("/livez%ff"), "400 request.not_utf8");
        row("a raw byte in the path", get("/livez\xFF"), malformed);
        row("a fragment", get("/livez#x"), malformed);
        row("capital letters", get("/LIVEZ"), "404 route.not_found");
        row("a long path", get("/" + std::string(20'000, 'a')), "414 request.uri_too_long");
        row("a long header", get("/livez", "X-Long: " + std::string(20'000, 'a') + "\r\n"),
            "431 request.headers_too_large");
        std::string many;
        for (int i = 0; i < 500; ++i)
            many += "X-" + std::to_string(i) + ": 1\r\n";
        row("many headers", get("/livez", many), "431 request.headers_too_large");
        row("a packed body", booking(flight_, good + "Content-Encoding: gzip\r\n"), "415 request.unsupported_encoding");
        // The original's calls answer this machine only, whatever a header claims or hides.
        const std::string forwarded = "X-Forwarded-For: 127.0.0.1\r\n";
        row("through a proxy", get("/pays", forwarded), "403 access.local_only");
        row("by a proxy's standard header", get("/pays", "Forwarded: for=127.0.0.1\r\n"), "403 access.local_only");
        row("from a page in a browser", "GET /pays HTTP/1.1\r\nHost: evil.example\r\n\r\n", "403 access.local_only");
    }
    void itIsRefusedAndNothingIsBooked()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const std::string before = airline_->books();
        const RawAnswer answer = ask(bytes.toStdString());
        QCOMPARE(outcome(answer), expected);
        QCOMPARE(answer.header("content-type"), std::string("application/problem+json"));
        QCOMPARE(airline_->books(), before);
    }

    /// What a body hides is not read as a request of its own.
    void aRefusedRequestTakesItsConnectionWithIt()
    {
        const std::string before = airline_->books();
        RawClient client(airline_->server.port());
        const std::string hidden =
            booking(flight_, "Idempotency-Key: hidden\r\nContent-Length: " + lengthOf(flight_) + "\r\n");
        client.send(get("/livez", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n" + hidden);
        QCOMPARE(outcome(client.receive()), QByteArray("400 request.malformed"));
        QVERIFY(client.isClosedByPeer());
        QCOMPARE(airline_->books(), before);
    }

    void headersStayWhatTheyAre()
    {
        // cpp-httplib would decode this into a header of its own, and take the other for the caller's address.
        const RawAnswer answer = ask(get("/livez", "X-Thing: a%0d%0aX-Evil: b\r\nREMOTE_ADDR: 203.0.113.9\r\n"));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("x-evil").empty());
        QCOMPARE(ask(get("/pays", "REMOTE_ADDR: 203.0.113.9\r\n")).status, 200);
    }

    /// The control: the same booking with nothing spoilt.
    void unspoiltItIsBooked()
    {
        const RawAnswer answer =
            ask(booking(flight_, "Idempotency-Key: unspoilt\r\nContent-Length: " + lengthOf(flight_) + "\r\n"));
        QCOMPARE(answer.status, 201);
        QCOMPARE(ask("GET http://localhost/livez HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
    }

    void cleanupTestCase()
    {
        if (!airline_) return;
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
        airline_.reset();
    }
};

QTEST_GUILESS_MAIN(TestBadHttp)
#include "tst_bad_http.moc"
