#include "server/app/role_of_path.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/gateway.hpp"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <httplib.h>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

using namespace narae::testing;
using narae::support::freePort;
using narae::support::RawClient;
using nlohmann::json;

namespace {

/// A server that answers everything as one that is ready, with the name of the role it stands for in a header.
class RoleDouble {
public:
    explicit RoleDouble(std::string role)
    {
        const auto answer = [role](const httplib::Request&, httplib::Response& response) {
            response.set_header("Role", role);
            response.set_content(R"({"status":"ready"})", "application/json");
        };
        server_.Get(".*", answer).Post(".*", answer).Patch(".*", answer).Put(".*", answer).Delete(".*", answer);
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
    }
    ~RoleDouble()
    {
        server_.stop();
        thread_.join();
    }
    int port() const { return port_; }

private:
    httplib::Server server_;
    int port_ = 0;
    std::thread thread_;
};

/// Which role answers a path of the contract. What each process answers for itself is asked of reservation's; "-" is
/// not for the outside.
std::string roleOf(const std::string& path)
{
    static const std::map<std::string, std::string> kNobodys{{"events", "reservation"},
                                                             {"health", "reservation"},
                                                             {"dead-letters", "reservation"},
                                                             {"audit-runs", "reservation"},
                                                             {"livez", "reservation"},
                                                             {"readyz", "reservation"},
                                                             {"openapi.json", "reservation"},
                                                             {"docs", "reservation"},
                                                             {"metrics", "-"},
                                                             {"internal", "-"}};
    std::vector<std::string> segments;
    std::istringstream in(path.substr(1));
    for (std::string segment; std::getline(in, segment, '/');)
        segments.push_back(segment);
    if (segments.empty()) return "reservation";
    if (const auto role = narae::app::roleOfPath(segments)) return std::string(narae::app::name(*role));
    const auto found = kNobodys.find(segments.at(segments.front() == "v1" ? 1 : 0));
    return found == kNobodys.end() ? "" : found->second;
}

} // namespace

/// The gateways' configurations, tried with the real programs before the real server.
class TestGateway : public QObject {
    Q_OBJECT

    Airline airline_;
    std::int64_t flight_ = 0;

    static void bothPrograms()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("HAProxy") << "haproxy";
        QTest::newRow("nginx") << "nginx";
    }

    /// Before the one server of this test, in every role's place.
    std::unique_ptr<Gateway> opened(const std::vector<std::pair<std::string, std::string>>& replaced = {})
    {
        const QString program = *static_cast<QString*>(QTest::qData("program", QMetaType::QString));
        auto gateway = std::make_unique<Gateway>(program.toStdString());
        gateway->copies({airline_.server.port()});
        for (const auto& [text, by] : replaced)
            gateway->replace(text, by);
        if (!gateway->start()) qFatal("%s", gateway->why().constData());
        return gateway;
    }

    static std::unique_ptr<httplib::SSLClient> tlsClient(const Gateway& gateway)
    {
        auto client = std::make_unique<httplib::SSLClient>("localhost", gateway.tlsPort());
        client->set_ca_cert_path(gateway.paper().certificateFile().c_str());
        return client;
    }

private slots:
    void initTestCase()
    {
        airline_.server.setting("http.trusted_proxies", "127.0.0.1");
        QVERIFY2(airline_.open(), airline_.server.log().constData());
        flight_ = airline_.offer(5);
    }

    void everyCallOfTheContractReachesItsRole_data() { bothPrograms(); }
    void everyCallOfTheContractReachesItsRole()
    {
        QFETCH(QString, program);
        Gateway gateway(program.toStdString());
        std::vector<std::unique_ptr<RoleDouble>> doubles;
        for (const char* role : {"reservation", "flight", "payment", "view", "identity"}) {
            doubles.push_back(std::make_unique<RoleDouble>(role));
            gateway.copies(role, {doubles.back()->port()});
        }
        QVERIFY2(gateway.start(), gateway.why().constData());
        const auto contract = airline_.server.get("/openapi.json").json();
        QStringList wrong;
        int asked = 0;
        for (const auto& [pattern, calls] : contract["paths"].items()) {
            const std::string wanted = roleOf(pattern);
            if (wanted.empty())
                wrong << QString::fromStdString(pattern) + ": say here and in installer/gateway whose it is";
            const std::string path =
                QString::fromStdString(pattern).replace(QRegularExpression("\\{[^}]*\\}"), "7").toStdString();
            for (const auto& entry : calls.items()) {
                const std::string& method = entry.key();
                if (!QStringList{"get", "post", "patch", "put", "delete"}.contains(QString::fromStdString(method)))
                    continue;
                const bool body = method == "post" || method == "patch" || method == "put";
                const Answer answer =
                    ServerProcess::ask(gateway.port(), QString::fromStdString(method).toUpper().toStdString(), path,
                                       body ? "{}" : "", {}, body ? "application/json" : "");
                ++asked;
                const std::string got = answer.status == 404 ? "-" : answer.header("Role");
                if (got != wanted)
                    wrong << QString::fromStdString(method + " " + path + " -> " + got + ", not " + wanted);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        QVERIFY(asked > 50);
    }

    void whatIsNotForTheOutsideIsNotThere_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("path");
        for (const char* program : {"haproxy", "nginx"})
            for (const char* path : {"/metrics", "/internal/charges", "/%6detrics", "//metrics", "/v1/../metrics",
                                     "/v1/flights/%2e%2e/%2e%2e/metrics", "/v1/flights/..%2f..%2fmetrics", "/metrics/",
                                     "/livez/../metrics", "/reservationsX", "/v1", "http://localhost/metrics"})
                QTest::addRow("%s %s", program, path) << program << path;
    }
    void whatIsNotForTheOutsideIsNotThere()
    {
        QFETCH(QString, path);
        const auto gateway = opened();
        RawClient client(gateway->port());
        client.send("GET " + path.toStdString() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        const auto answer = client.receive();
        QVERIFY2(answer.status == 404 || answer.status == 400, answer.body.c_str());
        QCOMPARE(answer.header("content-type"), std::string("application/problem+json"));
    }

    void theOriginalsCallsGoThroughIt_data() { bothPrograms(); }
    void theOriginalsCallsGoThroughIt()
    {
        const auto gateway = opened();
        const auto call = [&gateway](const QString& words) {
            QProcess httpie;
            httpie.start("http",
                         QStringList{"--ignore-stdin", "--print=hb", "--pretty=none"} +
                             QString(words).replace(":8080", ":" + QString::number(gateway->port())).split(' '));
            httpie.waitForFinished(30'000);
            const QString out = QString::fromUtf8(httpie.readAllStandardOutput());
            return std::pair(out.section(' ', 1, 1).toInt(),
                             json::parse(out.mid(out.indexOf("\r\n\r\n") + 4).toStdString(), nullptr, false));
        };
        const auto [added, flight] = call(":8080/flights flightName=CH777 destination=korea price=300000 seat=100");
        QCOMPARE(added, 201);
        const std::string id = std::to_string(flight["flightId"].get<std::int64_t>());
        const QString place = QString::fromStdString("POST :8080/reservations flightId=" + id +
                                                     " reserveStatus=place count=1 price=300000 phone=01097770779");
        std::pair<int, json> placed;
        QVERIFY(waitFor([&] { return (placed = call(place)).first == 201; }));
        const std::string reservation = std::to_string(placed.second["reservationId"].get<std::int64_t>());
        const QString cancel = QString::fromStdString("POST :8080/reservations reservationId=" + reservation +
                                                      " count=1 reserveStatus=cancel");
        QCOMPARE(call(cancel).first, 200);
        QVERIFY(!call(":8080/pays").second["_embedded"]["pays"].empty());
        QVERIFY(!call(":8080/flightStatuses").second["_embedded"]["flightStatuses"].empty());
        QVERIFY(!call(":8080/cqrs/flightStatuses").second["_embedded"]["flightStatuses"].empty());
        // A claim of the client's is not the gateway's word.
        const Answer claimed =
            ServerProcess::ask(gateway->port(), "GET", "/pays", "",
                               {{"X-Forwarded-For", "203.0.113.9"}, {"Forwarded", "for=203.0.113.9"}});
        QCOMPARE(claimed.status, 200);
    }

    void aStreamIsToldAtOnceThroughTls_data() { bothPrograms(); }
    void aStreamIsToldAtOnceThroughTls()
    {
        const auto gateway = opened();
        std::mutex mutex;
        std::string told;
        bool enough = false;
        std::thread watching([&] {
            const auto client = tlsClient(*gateway);
            client->set_read_timeout(20, 0);
            client->Get("/v1/stream", [&](const char* bytes, std::size_t count) {
                const std::lock_guard lock(mutex);
                told.append(bytes, count);
                return !enough;
            });
        });
        const auto heard = [&](const std::string& text) {
            return waitFor(
                [&] {
                    const std::lock_guard lock(mutex);
                    return told.find(text) != std::string::npos;
                },
                std::chrono::seconds(5));
        };
        const bool open = heard("\n\n");
        const std::int64_t flight = airline_.offer(1);
        const bool news = heard("\"flightId\":" + std::to_string(flight));
        {
            const std::lock_guard lock(mutex);
            enough = true;
        }
        airline_.offer(1); // lets the watcher see that it has heard enough
        watching.join();
        QVERIFY2(open, told.c_str());
        QVERIFY2(news, told.c_str());
    }

    void theOutsideSpeaksTls_data() { bothPrograms(); }
    void theOutsideSpeaksTls()
    {
        const auto gateway = opened();
        const auto answer = tlsClient(*gateway)->Get("/v1/flight-statuses/" + std::to_string(flight_));
        QVERIFY2(answer, httplib::to_string(answer.error()).c_str());
        QCOMPARE(answer->status, 200);
        QVERIFY(!answer->get_header_value("Strict-Transport-Security").empty());
        const Answer plain = ServerProcess::ask(gateway->plainPort(), "GET", "/v1/airports?limit=1", "", {});
        QCOMPARE(plain.status, 308);
        QVERIFY(plain.header("Location").starts_with("https://127.0.0.1"));
        QVERIFY(plain.header("Location").ends_with("/v1/airports?limit=1"));
        const Answer clear = ServerProcess::ask(gateway->tlsPort(), "GET", "/livez", "", {});
        QVERIFY(clear.status == 0 || clear.status == 400);
        QProcess curl;
        curl.start("curl", {"-sS", "--http2", "--cacert", QString::fromStdString(gateway->paper().certificateFile()),
                            "-o", "/dev/null", "-w", "%{http_version} %{http_code}",
                            QString("https://localhost:%1/livez").arg(gateway->tlsPort())});
        QVERIFY(curl.waitForFinished());
        QCOMPARE(curl.readAllStandardOutput(), QByteArray("2 200"));
    }

    void whoAsksTooOftenIsTold_data() { bothPrograms(); }
    void whoAsksTooOftenIsTold()
    {
        // The limits of the file, made small enough for a test's patience.
        QFETCH(QString, program);
        const auto gateway =
            program == "haproxy"
                ? opened({{"sc_http_req_rate(0) gt 600", "sc_http_req_rate(0) gt 40"}})
                : opened({{"burst=600 nodelay;\n    limit_req_status", "burst=40 nodelay;\n    limit_req_status"},
                          {"rate=60r/s", "rate=1r/s"}});
        const auto ask = [&gateway](const char* address) {
            httplib::Client client("127.0.0.1", gateway->port());
            client.set_interface(address);
            const auto result = client.Get("/livez");
            return result ? result.value() : httplib::Response();
        };
        httplib::Response last;
        int good = 0;
        for (int i = 0; i < 60 && (last = ask("127.0.0.1")).status == 200; ++i)
            ++good;
        QCOMPARE(last.status, 429);
        QVERIFY(good >= 40);
        QVERIFY(std::stoi(last.get_header_value("Retry-After")) > 0);
        const auto problem = json::parse(last.body);
        QCOMPARE(problem["code"].get<std::string>(), std::string("request.too_many"));
        QCOMPARE(last.get_header_value("Content-Type"), std::string("application/problem+json"));
        QCOMPARE(ask("127.0.0.2").status, 200);
    }

    void guessingPasswordsIsSlow_data() { bothPrograms(); }
    void guessingPasswordsIsSlow()
    {
        const auto gateway = opened();
        const std::string body = R"({"email": "x", "password": "y"})";
        int tried = 0;
        Answer last;
        do
            last = ServerProcess::ask(gateway->port(), "POST", "/v1/sessions", body, {});
        while (last.status == 422 && ++tried < 40);
        QCOMPARE(last.code(), std::string("request.too_many"));
        QVERIFY(tried >= 30);
        QCOMPARE(ServerProcess::ask(gateway->port(), "GET", "/livez", "", {}).status, 200);
    }

    /// `%70` is a `p`: the limit must not be got round by it.
    void noSpellingGoesPastTheLimitOnGuessing_data() { bothPrograms(); }
    void noSpellingGoesPastTheLimitOnGuessing()
    {
        const auto gateway = opened();
        const auto statusOf = [&gateway](const std::string& path) {
            const std::string body = R"({"email": "x", "password": "y"})";
            RawClient client(gateway->port());
            client.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                        "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                        "\r\n\r\n" + body);
            return client.receive().status;
        };
        int tried = 0;
        while (statusOf("/v1/sessions") != 429 && tried < 100)
            ++tried;
        QVERIFY(tried < 100);
        for (const char* path :
             {"/v1/account/%70assword", "/v1/%73essions", "/v1/sessi%6Fns", "/%761/sessions", "/v1/sessions/",
              "//v1/sessions", "/v1//sessions", "/v1/sessions?x=1", "/v1/./sessions", "/v1/%2e/sessions",
              "/v1/x/../sessions", "http://localhost/v1/sessions"}) {
            // Whoever is not refused, nor told that there is nothing, has tried; one in a while may.
            constexpr int kAsked = 10;
            int more = 0;
            for (int i = 0; i < kAsked; ++i) {
                const int status = statusOf(path);
                more += status == 400 || status == 404 || status == 429 ? 0 : 1;
            }
            QVERIFY2(more < kAsked / 2, path);
        }
    }

    void whatIsTooLargeIsRefused_data() { bothPrograms(); }
    void whatIsTooLargeIsRefused()
    {
        const auto gateway = opened();
        const std::string large(70'000, ' ');
        const Answer answer = ServerProcess::ask(gateway->port(), "POST", "/v1/reservations", large, {});
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.code(), std::string("request.too_large"));
        const Answer imported = ServerProcess::ask(gateway->port(), "POST", "/v1/flights/import?dryRun=true", large,
                                                   airline_.staff, "text/csv");
        QVERIFY2(imported.status != 413 && imported.status != 0, imported.body.c_str());
    }

    void nobodySlipsARequestThrough_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray inner = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
        const QByteArray size = QByteArray::number(inner.size(), 16);
        const auto post = [](const QByteArray& headers, const QByteArray& body) {
            return "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers +
                   "\r\n\r\n" + body;
        };
        const QByteArray length = "Content-Length: " + QByteArray::number(inner.size() + 5);
        const QMap<QByteArray, QByteArray> attempts{
            {"length and chunks", post(length + "\r\nTransfer-Encoding: chunked", "0\r\n\r\n" + inner)},
            {"chunks and a short length",
             post("Content-Length: 4\r\nTransfer-Encoding: chunked", size + "\r\n" + inner + "\r\n0\r\n\r\n")},
            {"an odd coding", post(length + "\r\nTransfer-Encoding: xchunked", "0\r\n\r\n" + inner)},
            {"a coding with a tab", post(length + "\r\nTransfer-Encoding:\tchunked", "0\r\n\r\n" + inner)},
            {"a blank before the colon", post(length + "\r\nTransfer-Encoding : chunked", "0\r\n\r\n" + inner)},
            {"a coding twice",
             post(length + "\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n" + inner)},
            {"a folded coding", post(length + "\r\nTransfer-Encoding:\r\n chunked", "0\r\n\r\n" + inner)},
            {"two lengths", post("Content-Length: 0\r\n" + length, "{}   " + inner)},
            {"a length with a sign", post("Content-Length: +0", inner)},
            {"two lengths in one", post("Content-Length: 0, 39", inner)},
            {"a size too large", post("Transfer-Encoding: chunked", "10000000000000000\r\n" + inner)},
            {"a bare line feed", post("X-A: b\nTransfer-Encoding: chunked\r\n" + length, "0\r\n\r\n" + inner)},
            {"an end of line in the path",
             "GET /livez%0d%0aHost:%20x%0d%0a%0d%0aGET%20/metrics HTTP/1.1\r\nHost: x\r\n\r\n"},
            {"a null byte",
             post(QByteArray("X-A: b\0Transfer-Encoding: chunked", 33) + "\r\n" + length, "0\r\n\r\n" + inner)},
            {"an upgrade", "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                           "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n" +
                               inner}};
        for (const char* program : {"haproxy", "nginx"})
            for (auto attempt = attempts.begin(); attempt != attempts.end(); ++attempt)
                QTest::addRow("%s: %s", program, attempt.key().constData()) << program << attempt.value();
    }
    void nobodySlipsARequestThrough()
    {
        QFETCH(QByteArray, bytes);
        const auto gateway = opened();
        RawClient client(gateway->port());
        client.send(bytes.toStdString());
        client.endSending();
        const std::string answers = client.receiveRest();
        // What a gateway reads as a second request is refused by the gateway; the server's own page must never come.
        QVERIFY2(answers.find("# HELP") == std::string::npos, answers.substr(0, 500).c_str());
        // Nor may it wait in a connection to the server for the next client.
        for (int i = 0; i < 8; ++i)
            QCOMPARE(ServerProcess::ask(gateway->port(), "GET", "/livez", "", {}).body,
                     std::string(R"({"status":"live"})"));
    }
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
