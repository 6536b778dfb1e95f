#include "server/platform/http/route.hpp"

#include <QTest>

using namespace narae;
using namespace narae::http;

namespace {

Route route(Method method, std::string pattern, Access access = Access::everyone())
{
    return {method, std::move(pattern), std::move(access),
            [](const Request&) -> Result<Response> { return Response(); }};
}

RouteTable table()
{
    RouteTable routes;
    routes.add({route(Method::Get, "/"), route(Method::Get, "/v1/flights"), route(Method::Post, "/v1/flights"),
                route(Method::Get, "/v1/flights/{flightId}"), route(Method::Post, "/v1/flights/import"),
                route(Method::Get, "/v1/sessions/{sessionId}"), route(Method::Delete, "/v1/sessions/current"),
                route(Method::Get, "/v1/sessions/current"), route(Method::Get, "/v1/flights/{flightId}/seats/{seat}")});
    return routes;
}

std::string patternFound(const RouteTable::Match& match)
{
    return match.route ? match.route->pattern : "";
}

Caller callerOf(Role role, bool local = false, std::set<std::string> scopes = {})
{
    Caller caller;
    caller.role = role;
    caller.local = local;
    caller.scopes = std::move(scopes);
    return caller;
}

} // namespace

class TestRouteTable : public QObject {
    Q_OBJECT

private slots:
    void aPathFindsItsRouteAndFillsItsNames()
    {
        const RouteTable routes = table();
        QCOMPARE(patternFound(routes.find(Method::Get, {"v1", "flights"})), std::string("/v1/flights"));
        QCOMPARE(patternFound(routes.find(Method::Get, {""})), std::string("/"));
        const auto match = routes.find(Method::Get, {"v1", "flights", "7", "seats", "7A"});
        QCOMPARE(match.parameters.at("flightId"), std::string("7"));
        QCOMPARE(match.parameters.at("seat"), std::string("7A"));
    }

    void aTextIsCloserThanAName()
    {
        const RouteTable routes = table();
        QCOMPARE(patternFound(routes.find(Method::Get, {"v1", "sessions", "current"})),
                 std::string("/v1/sessions/current"));
        QCOMPARE(patternFound(routes.find(Method::Get, {"v1", "sessions", "5"})),
                 std::string("/v1/sessions/{sessionId}"));
        // Of another method, the text takes nothing away from the name.
        QCOMPARE(patternFound(routes.find(Method::Get, {"v1", "flights", "import"})),
                 std::string("/v1/flights/{flightId}"));
    }

    void whatIsNotThereIsNotFound()
    {
        const RouteTable routes = table();
        for (const std::vector<std::string>& segments : {std::vector<std::string>{"v1", "flight"},
                                                         {"v1", "flights", ""},
                                                         {"v1", "flights", "7", "seats"},
                                                         {},
                                                         {"v1"},
                                                         {"v1", "flights", "{flightId}", ""},
                                                         {"", "v1", "flights"}}) {
            const auto match = routes.find(Method::Get, segments);
            QVERIFY(!match.route);
            QVERIFY(match.methodsThere.empty());
        }
    }

    void anotherMethodLearnsWhichOnesAreThere()
    {
        const auto match = table().find(Method::Delete, {"v1", "flights"});
        QVERIFY(!match.route);
        QCOMPARE(match.methodsThere, (std::vector{Method::Get, Method::Post}));
    }

    void nobodyIsLetInWhoIsNotNamed_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("publicOnes");
        QTest::addColumn<bool>("staffOnes");
        QTest::newRow("guest") << int(Role::Guest) << true << false;
        QTest::newRow("customer") << int(Role::Customer) << true << false;
        QTest::newRow("staff") << int(Role::Staff) << true << true;
        QTest::newRow("integration") << int(Role::Integration) << true << false;
    }
    void nobodyIsLetInWhoIsNotNamed()
    {
        QFETCH(int, role);
        QFETCH(bool, publicOnes);
        QFETCH(bool, staffOnes);
        const Caller caller = callerOf(Role(role));
        QCOMPARE(Access::everyone().allows(caller), publicOnes);
        QCOMPARE(Access::of({Role::Staff}).allows(caller), staffOnes);
        QCOMPARE(Access().allows(caller), false);
    }

    void aKeyNeedsItsScope()
    {
        const Access access = Access::of({Role::Staff, Role::Integration}, "flights:write");
        QVERIFY(!access.allows(callerOf(Role::Integration)));
        QVERIFY(!access.allows(callerOf(Role::Integration, false, {"flights:read"})));
        QVERIFY(access.allows(callerOf(Role::Integration, false, {"flights:write"})));
        QVERIFY(access.allows(callerOf(Role::Staff)));
        QVERIFY(!Access::of({Role::Staff, Role::Integration}).allows(callerOf(Role::Integration, false, {"x"})));
    }

    void whoeverIsRefusedLearnsWhy()
    {
        const auto why = [](const Access& access, const Caller& caller) { return access.admit(caller).error(); };
        const Access staffs = Access::of({Role::Staff, Role::Integration}, "flights:write");
        QCOMPARE(why(staffs, callerOf(Role::Guest)), refuse("access.unauthenticated"));
        QCOMPARE(why(staffs, callerOf(Role::Customer)), refuse("access.forbidden"));
        QCOMPARE(why(staffs, callerOf(Role::Integration, false, {"flights:read"})),
                 refuse("access.scope_missing").with("missingScope", "flights:write"));
        QVERIFY(staffs.admit(callerOf(Role::Integration, false, {"flights:write"})).has_value());
        // No scope would do where keys are not let in at all, or only where guests are.
        QCOMPARE(why(Access::of({Role::Staff}, "flights:write"), callerOf(Role::Integration)),
                 refuse("access.forbidden"));
        QCOMPARE(why(Access::of({Role::Staff, Role::Integration}), callerOf(Role::Integration)),
                 refuse("access.forbidden"));
        QCOMPARE(why(Access::everyoneHere(), callerOf(Role::Staff)), refuse("access.local_only"));
    }

    void fromElsewhereIsNotFromHere()
    {
        QVERIFY(!Access::everyoneHere().allows(callerOf(Role::Staff)));
        QVERIFY(Access::everyoneHere().allows(callerOf(Role::Guest, true)));
    }
};

QTEST_APPLESS_MAIN(TestRouteTable)
#include "tst_route_table.moc"
