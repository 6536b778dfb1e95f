#include "common/api/problems.hpp"
#include "server/app/composition.hpp"
#include "server/app/contract/texts.hpp"
#include "server/app/role_of_path.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QTest>
#include <set>

using namespace narae;
using nlohmann::json;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// One call in one line: method, path, who may, the scope a key needs, whether from here only, what a body may be.
std::string lineOf(const std::string& method, const std::string& pattern, const std::set<std::string>& roles,
                   const std::string& scope, bool localOnly, const std::set<std::string>& mediaTypes)
{
    std::string line = method + " " + pattern + " roles:";
    for (const std::string& role : roles)
        line += " " + role;
    line += " scope: " + scope + (localOnly ? " local" : "") + " body:";
    for (const std::string& mediaType : mediaTypes)
        line += " " + mediaType;
    return line;
}

std::string lineOf(const http::Route& route, bool takesBody)
{
    std::set<std::string> roles;
    for (const http::Role role : route.access.roles)
        roles.emplace(name(role));
    const std::set<std::string> mediaTypes(route.mediaTypes.begin(), route.mediaTypes.end());
    return lineOf(std::string(name(route.method)), route.pattern, roles, route.access.scope, route.access.localOnly,
                  takesBody ? mediaTypes : std::set<std::string>());
}

/// What may be called, as the server has it and as the contract has it.
struct Calls {
    std::set<std::string> inTable;
    std::set<std::string> inContract;
};

} // namespace

/// The contract (common/api/openapi.yaml) beside the route table of the real server and the table of problems.
class TestContractTable : public QObject {
    Q_OBJECT

    const json contract_ = json::parse(app::contract::kJson);
    testing::TemporaryFolder folder_;
    std::unique_ptr<app::Ground> ground_;
    std::unique_ptr<app::Composition> composition_;

    /// Calls `visit(method in capitals, pattern, call)` for each call of the contract.
    template <class Visit>
    void eachCall(Visit visit) const
    {
        for (const auto& [pattern, item] : contract_["paths"].items())
            for (const char* method : {"get", "post", "patch", "put", "delete"})
                if (item.contains(method)) visit(text(method).toUpper().toStdString(), pattern, item[method]);
    }

    const json& resolved(const json& node) const
    {
        if (!node.contains("$ref")) return node;
        return contract_.at(json::json_pointer(node["$ref"].get<std::string>().substr(1)));
    }

    std::string lineOfCall(const std::string& method, const std::string& pattern, const json& call) const
    {
        std::set<std::string> mediaTypes;
        const json bodies = call.value(json::json_pointer("/requestBody/content"), json::object());
        for (const auto& [mediaType, content] : bodies.items())
            mediaTypes.insert(mediaType);
        return lineOf(method, pattern, call["x-roles"].get<std::set<std::string>>(), call.value("x-scope", ""),
                      call.value("x-local-only", false), mediaTypes);
    }

    QStringList difference(const std::set<std::string>& these, const std::set<std::string>& those) const
    {
        QStringList only;
        for (const std::string& each : these)
            if (!those.contains(each)) only << text(each);
        return only;
    }

    std::set<std::string> placedCodes() const
    {
        std::set<std::string> codes;
        for (const auto& [place, list] : contract_["x-problem-places"].items())
            codes.merge(list.get<std::set<std::string>>());
        return codes;
    }

private slots:
    void initTestCase()
    {
        app::Settings settings;
        QVERIFY(settings.set("data.folder", folder_.path().string(), "the test"));
        auto ground = app::Ground::prepare(std::move(settings));
        QVERIFY(ground.has_value());
        ground_ = *std::move(ground);
        composition_ = std::make_unique<app::Composition>(*ground_, "contract");
    }

    void bothNameTheSameCallsForTheSameCallers()
    {
        Calls calls;
        std::set<std::string> withBody;
        eachCall([&](const std::string& method, const std::string& pattern, const json& call) {
            calls.inContract.insert(lineOfCall(method, pattern, call));
            if (call.contains("requestBody")) withBody.insert(method + pattern);
        });
        for (const http::Route& route : composition_->routes().all())
            calls.inTable.insert(
                lineOf(route, withBody.contains(std::string(name(route.method)) + std::string(route.pattern))));
        QVERIFY(calls.inTable.size() > 50);
        const QStringList undocumented = difference(calls.inTable, calls.inContract);
        const QStringList unserved = difference(calls.inContract, calls.inTable);
        QVERIFY2(undocumented.isEmpty(), qPrintable("not in openapi.yaml:\n" + undocumented.join("\n")));
        QVERIFY2(unserved.isEmpty(), qPrintable("not in the route table:\n" + unserved.join("\n")));
    }

    void aQueryMayHoldWhatTheContractSaysAndNothingElse()
    {
        for (const http::Route& route : composition_->routes().all()) // local only: the original's calls
            QVERIFY2(route.query.has_value() != route.access.localOnly, route.pattern.c_str());
        const auto flights = composition_->routes().find(http::Method::Get, {"v1", "flights"});
        const std::set<std::string> names{"flightNumber", "origin", "destination", "state",
                                          "from",         "to",     "limit",       "after"};
        QVERIFY(flights.route->query == names);
    }

    void eachCallIsKnownAsTheRolesThatAnswersIt()
    {
        for (const http::Route& route : composition_->routes().all()) {
            std::vector<std::string> segments;
            for (const QString& segment : text(route.pattern).split('/', Qt::SkipEmptyParts))
                segments.push_back(segment.toStdString());
            const auto role = app::roleOfPath(segments);
            QVERIFY2(route.area == (role ? name(*role) : ""), route.pattern.c_str());
        }
        QVERIFY(!app::roleOfPath({"v1", "nothing"}).has_value());
        QVERIFY(!app::roleOfPath({}).has_value());
    }

    void anotherCallerOrScopeWouldBeSeen()
    {
        const http::Route route{http::Method::Get, "/v1/flights",
                                http::Access::of({http::Role::Staff, http::Role::Integration}, "flights:read"),
                                [](const http::Request&) -> Result<http::Response> { return http::Response(); }};
        http::Route other = route;
        other.access.roles.insert(http::Role::Customer);
        QVERIFY(lineOf(route, false) != lineOf(other, false));
        other = route;
        other.access.scope = "flights:write";
        QVERIFY(lineOf(route, false) != lineOf(other, false));
        QCOMPARE(lineOf(route, false), lineOfCall("GET", "/v1/flights", contract_["paths"]["/v1/flights"]["get"]));
    }

    void itsSecuritySaysTheSameAsItsCallers()
    {
        QStringList wrong;
        eachCall([&](const std::string& method, const std::string& pattern, const json& call) {
            std::set<std::string> roles;
            std::string scope;
            for (const json& way : call["security"]) {
                if (way.empty() || way.contains("guestLocator")) roles.insert("guest");
                if (way.contains("session")) roles.insert("session");
                if (!way.contains("apiKey")) continue;
                roles.insert("integration");
                if (!way["apiKey"].empty()) scope = way["apiKey"][0].get<std::string>();
            }
            std::set<std::string> expected;
            for (const json& role : call["x-roles"])
                expected.insert(role == "customer" || role == "staff" ? "session" : role.get<std::string>());
            if (roles != expected || scope != call.value("x-scope", "")) wrong << text(method + " " + pattern);
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
    }

    void everyNameOfAPathIsDescribed()
    {
        QStringList wrong;
        for (const auto& [pattern, item] : contract_["paths"].items()) {
            std::set<std::string> described;
            for (const json& parameter : item.value("parameters", json::array())) {
                const json& each = resolved(parameter);
                if (each["in"] == "path") described.insert("{" + each["name"].get<std::string>() + "}");
            }
            std::set<std::string> there;
            for (const QString& part : text(pattern).split('/'))
                if (part.startsWith('{')) there.insert(part.toStdString());
            if (described != there) wrong << text(pattern);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
    }

    void everyCallIsAnsweredWithTheStatusesOfItsProblems()
    {
        QStringList wrong;
        eachCall([&](const std::string& method, const std::string& pattern, const json& call) {
            std::set<std::string> ofCodes;
            for (const json& code : call.value("x-problems", json::array()))
                if (const auto* kind = api::findProblemKind(code.get<std::string>()))
                    ofCodes.insert(std::to_string(kind->status));
            std::set<std::string> answered;
            for (const auto& [status, answer] : call["responses"].items())
                if (status.starts_with('4') || status.starts_with('5')) answered.insert(status);
            if (ofCodes != answered || !call["responses"].contains("default")) wrong << text(method + " " + pattern);
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
    }

    void bothNameTheSameProblems()
    {
        std::set<std::string> inTable;
        for (const api::ProblemKind* kind : api::allProblemKinds())
            inTable.emplace(kind->code);
        const auto listed = contract_["components"]["schemas"]["ProblemCode"]["enum"].get<std::set<std::string>>();
        std::set<std::string> said = placedCodes();
        eachCall([&](const std::string&, const std::string&, const json& call) {
            for (const json& code : call.value("x-problems", json::array()))
                said.insert(code.get<std::string>());
        });
        const QStringList unlisted = difference(inTable, listed) + difference(inTable, said);
        const QStringList unknown = difference(listed, inTable) + difference(said, inTable);
        QVERIFY2(unlisted.isEmpty(), qPrintable("not in openapi.yaml: " + unlisted.join(", ")));
        QVERIFY2(unknown.isEmpty(), qPrintable("not in common/api/problems: " + unknown.join(", ")));
    }

    void noProblemIsBothEverywhereAndOfOneCall()
    {
        const auto everywhere = contract_["x-problem-places"]["everywhere"].get<std::set<std::string>>();
        // What a probe is for it names itself.
        QStringList twice;
        eachCall([&](const std::string&, const std::string& pattern, const json& call) {
            for (const json& code : call.value("x-problems", json::array()))
                if (pattern != "/readyz" && everywhere.contains(code.get<std::string>()))
                    twice << text(pattern + " " + code.get<std::string>());
        });
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join("\n")));
    }

    /// Every object says whether it may have more fields; and no comma has cut a text of the YAML in two, which leaves
    /// a name without a value behind.
    void everyObjectIsClosedOrOpenOnPurpose()
    {
        QStringList open;
        QStringList cut;
        const auto walk = [&](const json& node, const std::string& at, const auto& again) -> void {
            if (node.is_object() && node.contains("properties") && node.value("type", json()) == "object" &&
                !node.contains("additionalProperties"))
                open << text(at);
            for (const auto& [name, value] : node.items()) {
                if (value.is_null()) cut << text(at + "/" + name);
                if (value.is_structured()) again(value, at + "/" + name, again);
            }
        };
        walk(contract_["components"], "components", walk);
        walk(contract_["paths"], "paths", walk);
        walk(contract_["tags"], "tags", walk);
        QVERIFY2(open.isEmpty(), qPrintable(open.join("\n")));
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join("\n")));
    }
};

QTEST_GUILESS_MAIN(TestContractTable)
#include "tst_contract_table.moc"
