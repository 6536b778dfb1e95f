#include "server/platform/http/pipeline.hpp"

#include "server/platform/http/language.hpp"
#include "server/platform/http/request_metrics.hpp"
#include "server/platform/log/log.hpp"

#include <QTest>
#include <stdexcept>

using namespace narae;
using namespace narae::http;

namespace {

class StillClock final : public Clock {
public:
    Instant now() const override { return *parseRfc3339("2026-11-24T08:30:00Z"); }
};

/// "Bearer staff" is a member of staff, and so on; anything else is an unknown session.
class Doorman final : public Authenticator {
public:
    Result<Caller> authenticate(std::string_view authorization) override
    {
        ++asked;
        Caller caller;
        if (authorization.empty()) return caller;
        if (authorization == "Bearer staff") caller.role = Role::Staff;
        if (authorization == "Bearer customer") caller.role = Role::Customer;
        if (authorization == "Bearer key") {
            caller.role = Role::Integration;
            caller.scopes = {"flights:write"};
        }
        if (caller.role == Role::Guest) return refuse("access.unauthenticated");
        return caller;
    }
    int asked = 0;
};

class Witness final : public Observer {
public:
    void answered(const Request& request, const Route* route, const Response& response,
                  std::chrono::microseconds) override
    {
        seen.push_back(std::string(name(request.method)) + " " + (route ? route->pattern : "none") + " " +
                       std::to_string(response.status));
    }
    std::vector<std::string> seen;
};

struct House {
    RouteTable routes;
    Doorman doorman;
    Witness witness;
    StillClock clock;
    std::vector<std::string> audited;
    std::optional<Refusal> auditRefuses;
    std::optional<Refusal> closedFor;
    int handled = 0;
    Request last;

    House()
    {
        const auto ok = [this](const Request& request) -> Result<Response> {
            ++handled;
            last = request;
            return Response::json(200, {{"ok", true}});
        };
        routes.add({Method::Get, "/open/{thing}", Access::everyone(), ok});
        routes.add({Method::Post, "/open/{thing}", Access::everyone(), ok});
        routes.add({Method::Post, "/staff", Access::of({Role::Staff, Role::Integration}, "flights:write"), ok, true});
        routes.add({Method::Get, "/here", Access::everyoneHere(), ok});
        routes.add({Method::Get, "/nobody", Access(), ok});
        Route live{Method::Get, "/live", Access::everyone(), ok};
        live.always = true;
        routes.add(live);
        Route import{Method::Post, "/import", Access::everyone(), ok};
        import.mediaTypes = {"text/csv"};
        import.bodyBytesMost = 1'000'000;
        routes.add(import);
        Route filtered{Method::Get, "/filtered", Access::of({Role::Staff, Role::Integration}, "flights:read"), ok};
        filtered.query = std::set<std::string>{"limit", "state"};
        routes.add(filtered);
        routes.add({Method::Get, "/busy", Access::everyone(),
                    [](const Request&) -> Result<Response> { return refuse("server.busy").retryAfter(2); }});
        routes.add({Method::Get, "/broken", Access::everyone(),
                    [](const Request&) -> Result<Response> { throw std::runtime_error("secret of the house"); }});
        routes.add({Method::Get, "/worse", Access::everyone(), [](const Request&) -> Result<Response> { throw 7; }});
        routes.add({Method::Get, "/cached", Access::everyone(), [](const Request&) -> Result<Response> {
                        Response response;
                        response.header("cache-control", "max-age=5");
                        return response;
                    }});
    }

    Pipeline pipeline()
    {
        return Pipeline(
            routes, doorman, witness,
            [this](const Request&, const Route& route, const Response&) -> Result<void> {
                if (auditRefuses) return *auditRefuses;
                audited.push_back(route.pattern);
                return {};
            },
            clock, 1000,
            [this]() -> Result<void> {
                if (closedFor) return *closedFor;
                return {};
            });
    }

    Response ask(std::string method, std::string target, std::multimap<std::string, std::string> headers = {},
                 std::string body = "", std::string peer = "203.0.113.9")
    {
        return pipeline().answer({std::move(method), std::move(target), std::move(headers), std::move(body), peer});
    }
};

std::string codeOf(const Response& response)
{
    if (response.contentType != "application/problem+json") return std::to_string(response.status);
    return std::to_string(response.status) + " " + nlohmann::json::parse(response.body)["code"].get<std::string>();
}

std::string headerOf(const Response& response, std::string_view headerName)
{
    const std::string* value = response.findHeader(headerName);
    return value ? *value : "";
}

const std::multimap<std::string, std::string> kJson{{"content-type", "application/json; charset=utf-8"}};

} // namespace

class TestPipeline : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void untilItServesOnlyTheQuestionWhetherItLivesIsAnswered()
    {
        House house;
        house.closedFor = refuse("database.away").retryAfter(5);
        const Response refused = house.ask("POST", "/staff", {{"authorization", "Bearer staff"}});
        QCOMPARE(codeOf(refused), std::string("503 database.away"));
        QCOMPARE(headerOf(refused, "Retry-After"), std::string("5"));
        // Nobody may be asked who calls: that would be a question to the database.
        QCOMPARE(house.doorman.asked, 0);
        QCOMPARE(house.handled, 0);
        QCOMPARE(codeOf(house.ask("GET", "/live")), std::string("200"));
        QCOMPARE(codeOf(house.ask("GET", "/nowhere")), std::string("404 route.not_found"));
        house.closedFor.reset();
        QCOMPARE(codeOf(house.ask("GET", "/open/1")), std::string("200"));
    }

    void aFilterThatIsNoFilterIsRefused()
    {
        House house;
        const auto ask = [&house](std::string target) {
            return house.ask("GET", std::move(target), {{"authorization", "Bearer staff"}});
        };
        QCOMPARE(codeOf(ask("/filtered?limit=1&state=held")), std::string("200"));
        for (const char* wrong : {"/filtered?limit=1&limit=2", "/filtered?sttae=held", "/filtered?=1"})
            QCOMPARE(codeOf(ask(wrong)), std::string("422 request.invalid_parameter"));
        QCOMPARE(nlohmann::json::parse(ask("/filtered?sttae=held").body).value("parameter", ""), std::string("sttae"));
        QCOMPARE(house.handled, 1);
        QCOMPARE(codeOf(ask("/open/1?limit=1&limit=2")), std::string("200"));
        // What a call takes is its callers' business.
        QCOMPARE(codeOf(house.ask("GET", "/filtered?sttae=held")), std::string("401 access.unauthenticated"));
    }

    void whoIsLetInWhere_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("authorization");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("guest, open") << "GET"
                                     << "/open/1"
                                     << ""
                                     << "200";
        QTest::newRow("customer, open") << "GET"
                                        << "/open/1"
                                        << "Bearer customer"
                                        << "200";
        QTest::newRow("integration, open") << "GET"
                                           << "/open/1"
                                           << "Bearer key"
                                           << "200";
        QTest::newRow("wrong credential, open") << "GET"
                                                << "/open/1"
                                                << "Bearer x"
                                                << "401 access.unauthenticated";
        QTest::newRow("guest, staff's") << "POST"
                                        << "/staff"
                                        << ""
                                        << "401 access.unauthenticated";
        QTest::newRow("customer, staff's") << "POST"
                                           << "/staff"
                                           << "Bearer customer"
                                           << "403 access.forbidden";
        QTest::newRow("staff, staff's") << "POST"
                                        << "/staff"
                                        << "Bearer staff"
                                        << "200";
        QTest::newRow("integration with the scope") << "POST"
                                                    << "/staff"
                                                    << "Bearer key"
                                                    << "200";
        QTest::newRow("integration without the scope") << "GET"
                                                       << "/filtered"
                                                       << "Bearer key"
                                                       << "403 access.scope_missing";
        QTest::newRow("staff, nobody's") << "GET"
                                         << "/nobody"
                                         << "Bearer staff"
                                         << "403 access.forbidden";
        QTest::newRow("nothing there") << "GET"
                                       << "/closed"
                                       << ""
                                       << "404 route.not_found";
        QTest::newRow("trailing slash") << "GET"
                                        << "/here/"
                                        << ""
                                        << "404 route.not_found";
        QTest::newRow("other method") << "DELETE"
                                      << "/staff"
                                      << ""
                                      << "405 method.not_allowed";
        QTest::newRow("unknown method") << "BREW"
                                        << "/open/1"
                                        << ""
                                        << "501 method.not_implemented";
        QTest::newRow("HEAD as GET") << "HEAD"
                                     << "/open/1"
                                     << ""
                                     << "200";
        QTest::newRow("HEAD where is no GET") << "HEAD"
                                              << "/staff"
                                              << ""
                                              << "405 method.not_allowed";
        QTest::newRow("malformed percent") << "GET"
                                           << "/open/%G1"
                                           << ""
                                           << "400 request.malformed";
    }
    void whoIsLetInWhere()
    {
        QFETCH(QString, method);
        QFETCH(QString, target);
        QFETCH(QString, authorization);
        QFETCH(QString, outcome);
        House house;
        std::multimap<std::string, std::string> headers;
        if (!authorization.isEmpty()) headers.emplace("authorization", authorization.toStdString());
        const Response response = house.ask(method.toStdString(), target.toStdString(), headers);
        QCOMPARE(QString::fromStdString(codeOf(response)), outcome);
        QCOMPARE(house.handled, response.status == 200 ? 1 : 0);
        QCOMPARE(house.witness.seen.size(), std::size_t(1));
    }

    void theHandlerGetsWhatThePathAndTheQuerySaid()
    {
        House house;
        house.ask("GET", "/open/%EB%82%98%2F1?limit=5&limit=6", {{"x-thing", "a"}});
        QCOMPARE(house.last.pathParameter("thing"), std::string("나/1"));
        QCOMPARE(*house.last.queryParameter("limit"), std::string("5"));
        QCOMPARE(*house.last.header("x-thing"), std::string("a"));
        QCOMPARE(house.last.clientAddress, std::string("203.0.113.9"));
        QCOMPARE(house.last.path, std::string("/open/%EB%82%98%2F1"));
    }

    void onlyThisMachineIsHere_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("letIn");
        QTest::newRow("loopback") << "127.0.0.1"
                                  << "host"
                                  << "localhost:8081" << true;
        QTest::newRow("loopback of IPv6") << "::1"
                                          << "host"
                                          << "[::1]:8081" << true;
        QTest::newRow("loopback mapped") << "::ffff:127.0.0.1"
                                         << "host"
                                         << "127.0.0.1" << true;
        QTest::newRow("elsewhere") << "203.0.113.9"
                                   << "host"
                                   << "localhost" << false;
        QTest::newRow("elsewhere, claiming") << "203.0.113.9"
                                             << "remote_addr"
                                             << "127.0.0.1" << false;
        QTest::newRow("handed on by a proxy here") << "127.0.0.1"
                                                   << "x-forwarded-for"
                                                   << "203.0.113.9" << false;
        QTest::newRow("called by a stranger's name") << "127.0.0.1"
                                                     << "host"
                                                     << "rebound.example:8081" << false;
        QTest::newRow("unknown peer") << ""
                                      << "host"
                                      << "localhost" << false;
    }
    void onlyThisMachineIsHere()
    {
        QFETCH(QString, peer);
        QFETCH(QString, header);
        QFETCH(QString, value);
        QFETCH(bool, letIn);
        House house;
        const Response response =
            house.ask("GET", "/here", {{header.toStdString(), value.toStdString()}}, "", peer.toStdString());
        QCOMPARE(QString::fromStdString(codeOf(response)), QString(letIn ? "200" : "403 access.local_only"));
    }

    void aBodyIsOfTheRoutesKind()
    {
        House house;
        QCOMPARE(codeOf(house.ask("POST", "/open/1", kJson, "{}")), std::string("200"));
        QCOMPARE(codeOf(house.ask("POST", "/open/1")), std::string("200")); // nothing to read
        QCOMPARE(codeOf(house.ask("POST", "/open/1", {}, "{}")), std::string("415 request.unsupported_media_type"));
        QCOMPARE(codeOf(house.ask("POST", "/open/1", {{"content-type", "text/plain"}}, "{}")),
                 std::string("415 request.unsupported_media_type"));
        QCOMPARE(codeOf(house.ask("POST", "/import", {{"content-type", "TEXT/CSV"}}, "a,b")), std::string("200"));
        QCOMPARE(codeOf(house.ask("POST", "/open/1", kJson, "\"\xFF\"")), std::string("400 request.not_utf8"));
        QCOMPARE(house.pipeline().bodyBytesMost("POST", "/import?dryRun=true"), std::size_t(1'000'000));
        QCOMPARE(house.pipeline().bodyBytesMost("POST", "/open/1"), std::size_t(1000));
        QCOMPARE(house.pipeline().bodyBytesMost("BREW", "%"), std::size_t(1000));
    }

    void aHeaderThatDecidesStandsOnce()
    {
        House house;
        QCOMPARE(
            codeOf(house.ask("GET", "/open/1", {{"authorization", "Bearer staff"}, {"authorization", "Bearer key"}})),
            std::string("400 request.malformed"));
        QCOMPARE(house.doorman.asked, 0);
    }

    void problemsCarryTheHeadersOfTheirStatus()
    {
        House house;
        QCOMPARE(headerOf(house.ask("POST", "/staff"), "WWW-Authenticate"), std::string("Bearer realm=\"narae\""));
        QCOMPARE(headerOf(house.ask("PUT", "/open/1"), "Allow"), std::string("GET, HEAD, POST"));
        QCOMPARE(headerOf(house.ask("GET", "/busy"), "Retry-After"), std::string("2"));
        const Response options = house.ask("OPTIONS", "/open/1");
        QCOMPARE(options.status, 204);
        QCOMPARE(headerOf(options, "Allow"), std::string("GET, HEAD, POST"));
        QCOMPARE(codeOf(house.ask("OPTIONS", "/closed")), std::string("404 route.not_found"));
    }

    void everyAnswerIsGuardedAndDated()
    {
        House house;
        for (const char* path : {"/open/1", "/closed", "/broken"}) {
            const Response response = house.ask("GET", path);
            QCOMPARE(headerOf(response, "X-Content-Type-Options"), std::string("nosniff"));
            QCOMPARE(headerOf(response, "Cache-Control"), std::string("no-store"));
            QCOMPARE(headerOf(response, "Date"), std::string("Tue, 24 Nov 2026 08:30:00 GMT"));
        }
        QCOMPARE(headerOf(house.ask("GET", "/cached"), "Cache-Control"), std::string("max-age=5"));
    }

    void whatAHandlerThrowsStaysInTheHouse()
    {
        House house;
        const Response response = house.ask("GET", "/broken");
        QCOMPARE(codeOf(response), std::string("500 server.internal"));
        QVERIFY(response.body.find("secret") == std::string::npos);
        QCOMPARE(codeOf(house.ask("GET", "/worse")), std::string("500 server.internal"));
    }

    void aTraceIsGoneOnWithOrBegun()
    {
        House house;
        const std::string given = "0af7651916cd43dd8448eb211c80319c";
        const Response goneOn = house.ask("GET", "/open/1", {{"traceparent", "00-" + given + "-b7ad6b7169203331-01"}});
        QCOMPARE(headerOf(goneOn, "Narae-Trace-Id"), given);
        QCOMPARE(house.last.traceId, given);
        QVERIFY(headerOf(goneOn, "traceparent").starts_with("00-" + given + "-"));
        QVERIFY(headerOf(goneOn, "traceparent").find("b7ad6b7169203331") == std::string::npos);
        for (const std::string bad : {"", "x", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                                      "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                                      "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                                      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x"}) {
            const Response begun = house.ask("GET", "/open/1", {{"traceparent", bad}});
            QCOMPARE(headerOf(begun, "Narae-Trace-Id").size(), std::size_t(32));
            QVERIFY(headerOf(begun, "Narae-Trace-Id") != given);
        }
        QVERIFY(headerOf(house.ask("GET", "/closed"), "Narae-Trace-Id") !=
                headerOf(house.ask("GET", "/closed"), "Narae-Trace-Id"));
    }

    void problemsSpeakTheCallersLanguage_data()
    {
        QTest::addColumn<QString>("acceptLanguage");
        QTest::addColumn<bool>("korean");
        QTest::newRow("none") << "" << false;
        QTest::newRow("Korean") << "ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7" << true;
        QTest::newRow("English first") << "en-GB, ko;q=0.9" << false;
        QTest::newRow("Korean weighs more") << "en;q=0.2, ko;q=0.21" << true;
        QTest::newRow("neither") << "fr, de" << false;
        QTest::newRow("French, then Korean") << "fr, ko;q=0.1" << true;
        QTest::newRow("never Korean") << "ko;q=0, *" << false;
        QTest::newRow("Komi is not Korean") << "kom" << false;
        QTest::newRow("nonsense") << ";;,q=,,ko;x" << false;
    }
    void problemsSpeakTheCallersLanguage()
    {
        QFETCH(QString, acceptLanguage);
        QFETCH(bool, korean);
        House house;
        const Response response = house.ask("GET", "/closed", {{"accept-language", acceptLanguage.toStdString()}});
        QCOMPARE(headerOf(response, "Content-Language"), std::string(korean ? "ko" : "en"));
    }

    void changesOfStaffAndKeysAreAudited()
    {
        House house;
        house.ask("POST", "/staff", {{"authorization", "Bearer staff"}});
        house.ask("POST", "/staff", {{"authorization", "Bearer key"}});
        house.ask("POST", "/staff", {{"authorization", "Bearer customer"}});
        house.ask("POST", "/open/1", {{"authorization", "Bearer staff"}});
        QCOMPARE(house.audited, (std::vector<std::string>{"/staff", "/staff"}));
    }

    void whatCannotBeAuditedIsNotAnsweredAsDone()
    {
        House house;
        house.auditRefuses = refuse("database.away").retryAfter(1);
        const Response response = house.ask("POST", "/staff", {{"authorization", "Bearer staff"}});
        QCOMPARE(codeOf(response), std::string("503 database.away"));
        QCOMPARE(headerOf(response, "Retry-After"), std::string("1"));
    }

    void whatAFrontRefusesIsAProblemToo()
    {
        House house;
        const Response response = house.pipeline().answerRefused({"POST", "/open/1", {}, "", "203.0.113.9"},
                                                                 refuse("request.too_large").with("most", 1000));
        QCOMPARE(codeOf(response), std::string("413 request.too_large"));
        QCOMPARE(house.witness.seen, std::vector<std::string>{"POST none 413"});
    }

    void requestsAreCountedByRouteNotByPath()
    {
        House house;
        metrics::Registry registry;
        RequestMetrics observer(registry);
        const Pipeline pipeline(house.routes, house.doorman, observer, {}, house.clock, 1000);
        pipeline.answer({"GET", "/open/1", {}, "", ""});
        pipeline.answer({"GET", "/open/2", {}, "", ""});
        pipeline.answer({"GET", "/wp-admin.php", {}, "", ""});
        const std::string text = registry.text();
        QVERIFY2(text.find(R"(narae_http_requests_total{method="GET",route="/open/{thing}",status="200"} 2)") !=
                     std::string::npos,
                 text.c_str());
        QVERIFY(text.find("wp-admin") == std::string::npos);
        QVERIFY(text.find(R"(route="none",status="404"} 1)") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
