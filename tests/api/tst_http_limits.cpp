#include "common/api/json.hpp"
#include "server/platform/http/server.hpp"
#include "server/platform/log/log.hpp"
#include "tests/support/raw_client.hpp"

#include <QTest>
#include <atomic>
#include <future>
#include <latch>
#include <thread>

using namespace narae;
using namespace narae::http;
using narae::support::RawAnswer;
using narae::support::RawClient;

namespace {

class Nobody final : public Authenticator {
public:
    Result<Caller> authenticate(std::string_view) override { return Caller(); }
};

class Deaf final : public Observer {
public:
    void answered(const Request&, const Route*, const Response&, std::chrono::microseconds) override {}
};

/// A handler that is held until the test lets it go.
struct Gate {
    std::latch entered{1};
    std::promise<void> open;
    std::shared_future<void> opened{open.get_future()};
};

/// A server in this process with a few routes, on a free port.
class House {
public:
    explicit House(ServerOptions options = {}) : server(routes(), nobody, deaf, {}, clock, options)
    {
        port = *server.listen("127.0.0.1", 0);
    }

    const RouteTable& routes()
    {
        const auto echo = [](const Request& request) -> Result<Response> {
            Result<api::Json> json = api::parseJson(request.body);
            if (!json) return json.error();
            return Response::json(200, *json);
        };
        table.add({Method::Post, "/echo", Access::everyone(), echo});
        Route import{Method::Post, "/import", Access::everyone(), [](const Request& request) -> Result<Response> {
                         return Response::json(200, {{"bytes", request.body.size()}});
                     }};
        import.mediaTypes = {"text/csv"};
        import.bodyBytesMost = 1024 * 1024;
        table.add(import);
        table.add({Method::Get, "/peer", Access::everyone(), [](const Request& request) -> Result<Response> {
                       return Response::json(200, {{"peer", request.clientAddress}, {"local", request.caller.local}});
                   }});
        table.add({Method::Get, "/large", Access::everyone(), [](const Request&) -> Result<Response> {
                       Response response;
                       response.rendered = std::make_shared<const std::string>(3'000'000, 'x');
                       response.contentType = "text/plain";
                       return response;
                   }});
        table.add({Method::Get, "/slow", Access::everyone(), [this](const Request&) -> Result<Response> {
                       gate.entered.count_down();
                       gate.opened.wait();
                       return Response::json(200, {{"slow", true}});
                   }});
        return table;
    }

    RawAnswer ask(const std::string& bytes)
    {
        RawClient client(port);
        client.send(bytes);
        return client.receive();
    }

    Gate gate;
    RouteTable table;
    Nobody nobody;
    Deaf deaf;
    SystemClock clock;
    Server server;
    int port = 0;
};

std::string get(const std::string& path, const std::string& headers = "")
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

std::string post(const std::string& path, const std::string& body, const std::string& type = "application/json")
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunkedPost(const std::string& path, std::size_t bytes)
{
    std::string request = "POST " + path +
                          " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n";
    for (std::size_t i = 0; i < bytes; i += 1024)
        request += "400\r\n" + std::string(1024, ' ') + "\r\n";
    return request + "2\r\n{}\r\n0\r\n\r\n";
}

QByteArray outcome(const RawAnswer& answer)
{
    if (answer.header("content-type") != "application/problem+json") return QByteArray::number(answer.status);
    return QByteArray::number(answer.status) + " " +
           QByteArray::fromStdString(nlohmann::json::parse(answer.body)["code"].get<std::string>());
}

} // namespace

class TestHttpLimits : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void badInputGetsAClearProblem_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* title, const std::string& request, const char* expected) {
            QTest::newRow(title) << QByteArray::fromStdString(request) << QByteArray(expected);
        };
        row("good", post("/echo", R"({"a": "나래"})"), "200");
        row("malformed JSON", post("/echo", "{\"a\": "), "400 request.malformed_json");
        row("name twice", post("/echo", "{\"a\": 1, \"a\": 2}"), "400 request.duplicate_name");
        row("deep JSON", post("/echo", std::string(30000, '[')), "400 request.too_deep");
        row("bad UTF-8", post("/echo", "\"\xC3(\""), "400 request.not_utf8");
        row("64 KiB", post("/echo", "\"" + std::string(65534, 'x') + "\""), "200");
        row("64 KiB and one", post("/echo", "\"" + std::string(65535, 'x') + "\""), "413 request.too_large");
        row("far too large", post("/echo", std::string(3'000'000, 'x')), "413 request.too_large");
        row("chunks", chunkedPost("/echo", 63 * 1024), "200");
        row("too many chunks", chunkedPost("/echo", 64 * 1024), "413 request.too_large");
        row("an import may be larger", post("/import", std::string(200'000, 'x'), "text/csv"), "200");
        row("not every large thing is an import", post("/import", std::string(2'000'000, 'x'), "text/csv"),
            "413 request.too_large");
        row("wrong media type", post("/echo", "<a/>", "text/xml"), "415 request.unsupported_media_type");
        row("no media type", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
            "415 request.unsupported_media_type");
        row("unknown address", get("/nothing/here"), "404 route.not_found");
        row("unknown method", "BREW /echo HTTP/1.1\r\nHost: a\r\n\r\n", "501 method.not_implemented");
        row("other method", "DELETE /echo HTTP/1.1\r\nHost: a\r\n\r\n", "405 method.not_allowed");
        row("malformed percent", get("/peer%2"), "400 request.malformed");
        row("line end in the address", get("/peer?a=%0d%0aX-Evil:%201"), "400 request.malformed");
        row("long address", get("/" + std::string(9000, 'a')), "414 request.uri_too_long");
        row("long header", get("/peer", "X: " + std::string(9000, 'a') + "\r\n"), "431 request.headers_too_large");
        std::string many;
        for (int i = 0; i < 150; ++i)
            many += "X-" + std::to_string(i) + ": 1\r\n";
        row("many headers", get("/peer", many), "431 request.headers_too_large");
        row("length and chunks", get("/peer", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"),
            "400 request.malformed");
        row("no HTTP", "hello\r\n\r\n", "400 request.malformed");
    }
    void badInputGetsAClearProblem()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, expected);
        House house;
        QCOMPARE(outcome(house.ask(request.toStdString())), expected);
        QCOMPARE(house.ask(get("/peer")).status, 200);
    }

    void headIsGetWithoutTheBody()
    {
        House house;
        RawClient client(house.port);
        client.send("HEAD /large HTTP/1.1\r\nHost: a\r\n\r\n" + get("/peer"));
        const RawAnswer head = client.receive(true);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("content-length"), std::string("3000000"));
        QCOMPARE(client.receive().status, 200); // the next answer stands where the body would
    }

    void optionsTellsWhatIsThere()
    {
        House house;
        const RawAnswer answer = house.ask("OPTIONS /echo HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("allow"), std::string("POST"));
    }

    void aHeaderDoesNotMakeAPeer()
    {
        House house;
        const auto honest = nlohmann::json::parse(house.ask(get("/peer")).body);
        QVERIFY(honest["peer"] == "127.0.0.1" && honest["local"] == true);
        const auto spoofed =
            nlohmann::json::parse(house.ask(get("/peer", "REMOTE_ADDR: 203.0.113.9\r\nREMOTE-ADDR: 1.1.1.1\r\n")).body);
        QVERIFY(spoofed["peer"] == "127.0.0.1");
    }

    void aConnectionServesManyRequests()
    {
        House house;
        RawClient client(house.port);
        for (int i = 0; i < 200; ++i) {
            client.send(post("/echo", std::to_string(i)));
            QCOMPARE(client.receive().body, std::to_string(i));
        }
        std::string pipelined;
        for (int i = 0; i < 20; ++i)
            pipelined += post("/echo", std::to_string(i));
        client.send(pipelined);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(client.receive().body, std::to_string(i));
        client.send(get("/peer", "Connection: close\r\n"));
        QCOMPARE(client.receive().header("connection"), std::string("close"));
        QVERIFY(client.isClosedByPeer());
    }

    void aLargeAnswerArrivesWhole()
    {
        House house;
        const RawAnswer answer = house.ask(get("/large"));
        QCOMPARE(answer.body.size(), std::size_t(3'000'000));
        QVERIFY(answer.header("content-encoding").empty());
    }

    void aClientThatAsksFirstIsTold()
    {
        House house;
        RawClient client(house.port);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                    "Expect: 100-continue\r\n\r\n");
        QCOMPARE(client.receive(true).status, 100);
        client.send("{}");
        QCOMPARE(client.receive().status, 200);
        RawClient large(house.port);
        large.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(large.receive().status, 413);
    }

    void slowClientsStopNobody()
    {
        ServerOptions options;
        options.connectionsMost = 4;
        options.requestDeadline = std::chrono::milliseconds(300);
        House house(options);
        std::vector<std::unique_ptr<RawClient>> dripping;
        for (int i = 0; i < 4; ++i) {
            dripping.push_back(std::make_unique<RawClient>(house.port));
            dripping.back()->send("GET /peer HTTP/1.1\r\nHos");
        }
        // All threads are taken by half a request each; the deadline frees them.
        QCOMPARE(house.ask(get("/peer")).status, 200);
        for (const auto& client : dripping)
            QCOMPARE(outcome(client->receive()), QByteArray("408 request.timeout"));
    }

    void silentConnectionsGiveWay()
    {
        ServerOptions options;
        options.connectionsMost = 4;
        options.keepAlive = std::chrono::hours(1);
        House house(options);
        std::vector<std::unique_ptr<RawClient>> silent;
        for (int i = 0; i < 40; ++i) {
            silent.push_back(std::make_unique<RawClient>(house.port));
            silent.back()->send(get("/peer"));
            QCOMPARE(silent.back()->receive().status, 200);
        }
        QCOMPARE(house.ask(get("/peer")).status, 200);
    }

    void tooManyAreToldAtOnce()
    {
        ServerOptions options;
        options.connectionsMost = 1;
        options.waitingMost = 0;
        House house(options);
        RawClient slow(house.port);
        slow.send(get("/slow"));
        house.gate.entered.wait();
        RawClient turnedAway(house.port);
        const RawAnswer answer = turnedAway.receive();
        QCOMPARE(outcome(answer), QByteArray("503 server.busy"));
        QCOMPARE(answer.header("retry-after"), std::string("1"));
        house.gate.open.set_value();
        QCOMPARE(slow.receive().status, 200);
    }

    void stoppingFinishesWhatIsInFlight()
    {
        House house;
        RawClient silent(house.port);
        silent.send(get("/peer"));
        QCOMPARE(silent.receive().status, 200);
        RawClient slow(house.port);
        slow.send(get("/slow"));
        house.gate.entered.wait();
        std::thread stopping([&house] { house.server.stop(); });
        QVERIFY(silent.isClosedByPeer()); // the stop has begun, and the slow one is still at work
        house.gate.open.set_value();
        const RawAnswer answer = slow.receive();
        stopping.join();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("connection"), std::string("close"));
        QVERIFY(!RawClient::canConnect(house.port));
    }

    void aTakenPortIsRefused()
    {
        House house;
        House other;
        const Result<int> taken = other.server.listen("127.0.0.1", house.port);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code(), std::string("server.port_taken"));
        QCOMPARE(taken.error().facts().front().second, std::to_string(house.port));
        QCOMPARE(other.server.listen("203.0.113.1", 0).error().code(), std::string("server.address_unusable"));
    }

    void severalPortsShareTheRoutes()
    {
        House house;
        const int second = *house.server.listen("127.0.0.1", 0);
        QVERIFY(second != house.port);
        RawClient client(second);
        client.send(get("/peer"));
        QCOMPARE(client.receive().status, 200);
    }

    void manyClientsAtOnceAreAllAnswered()
    {
        House house;
        std::atomic<int> good = 0;
        std::vector<std::thread> clients;
        for (int c = 0; c < 32; ++c)
            clients.emplace_back([&house, &good, c] {
                RawClient client(house.port);
                for (int i = 0; i < 50; ++i) {
                    const std::string body = std::to_string(c * 1000 + i);
                    client.send(post("/echo", body));
                    if (client.receive().body == body) ++good;
                }
            });
        for (std::thread& client : clients)
            client.join();
        QCOMPARE(good.load(), 32 * 50);
    }
};

QTEST_APPLESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"
