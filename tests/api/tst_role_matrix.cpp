#include "tests/api/role_calls.hpp"

#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

/// What the contract promises somebody at a call.
struct Verdict {
    int status = 0; ///< 0: answered well
    std::string code;
    std::string missingScope{}; ///< the one that the refusal must name

    bool isOf(const Answer& answer) const
    {
        if (status == 0) return answer.status >= 200 && answer.status < 300;
        return answer.status == status && answer.code() == code &&
               answer.json().value("missingScope", "") == missingScope;
    }
};

bool has(const json& list, const std::string& text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Derived from the contract alone: x-roles, x-scope, and whether the call is about one reservation.
Verdict verdictOf(const json& call, const std::string& pattern, const Visitor& visitor)
{
    if (visitor.kind == Visitor::Kind::Expired) return {401, "session.expired"};
    if (visitor.role().empty()) return {401, "session.unknown"};
    const json& roles = call["x-roles"];
    if (!has(roles, visitor.role()))
        return visitor.role() == "guest" ? Verdict{401, "access.unauthenticated"} : Verdict{403, "access.forbidden"};
    if (visitor.kind == Visitor::Kind::KeyWithout && call.contains("x-scope"))
        return {403, "access.scope_missing", call["x-scope"].get<std::string>()};
    const bool ofOneReservation = pattern.starts_with("/v1/reservations/{reservationId}");
    if (visitor.kind == Visitor::Kind::Stranger && ofOneReservation) return {404, "reservation.unknown"};
    // Its request names no letter that is there: who may ask is told so.
    if (call["operationId"] == "replayDeadLetter") return {404, "dead_letter.unknown"};
    if (call["operationId"] == "replayWebhookDelivery") return {404, "webhook.delivery_unknown"};
    return {};
}

} // namespace

/// Every kind of caller at every route of the contract, on the real server: in, or out in the promised way.
class TestRoleMatrix : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> server_;
    std::unique_ptr<RoleCalls> calls_;
    json contract_;

    Answer send(const std::string& method, const RoleCall& call, const ServerProcess::Headers& credential)
    {
        ServerProcess::Headers headers = call.credential.value_or(credential);
        headers.insert(headers.end(), call.headers.begin(), call.headers.end());
        const std::string capitals = QString::fromStdString(method).toUpper().toStdString();
        return server_->send(capitals, call.target, call.body, call.body.empty() ? "" : call.contentType, headers);
    }

    /// What differs from `expected` at one call, a line for each visitor.
    template <class Expected>
    QStringList surprises(const std::string& method, const json& call, Expected expected)
    {
        QStringList lines;
        for (const Visitor& visitor : calls_->visitors(call.value("x-scope", ""))) {
            const auto request = calls_->make(call["operationId"].get<std::string>(), visitor);
            const Answer answer = send(method, request, visitor.headers);
            const Verdict verdict = expected(visitor);
            if (verdict.isOf(answer)) continue;
            lines << QString("%1: expected %2 %3, got %4 %5")
                         .arg(QString::fromStdString(visitor.name))
                         .arg(verdict.status)
                         .arg(QString::fromStdString(verdict.code))
                         .arg(answer.status)
                         .arg(QString::fromStdString(answer.body.substr(0, 300)));
        }
        return lines;
    }

private slots:
    void initTestCase()
    {
        server_ = std::make_unique<ServerProcess>();
        server_->secretSetting("stripe.webhook_secret_file", kStripeSecret);
        QString output;
        QVERIFY2(server_->run({"demo", "--no-sales"}, &output) == 0, qPrintable(output));
        QVERIFY2(server_->start(), server_->log().constData());
        contract_ = server_->get("/openapi.json").json();
        calls_ = std::make_unique<RoleCalls>(*server_);
    }

    void everyCallerAtEveryRoute_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("method");
        for (const auto& [pattern, item] : contract_["paths"].items())
            for (const char* method : {"get", "post", "patch", "put", "delete"})
                if (item.contains(method))
                    QTest::newRow(item[method]["operationId"].get<std::string>().c_str())
                        << QString::fromStdString(pattern) << QString(method);
    }
    void everyCallerAtEveryRoute()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, method);
        const std::string path = pattern.toStdString();
        const json& call = contract_["paths"][path][method.toStdString()];
        QVERIFY2(calls_->knows(call["operationId"].get<std::string>()), "tests/api/role_calls has no request for it");
        const QStringList lines = surprises(method.toStdString(), call,
                                            [&](const Visitor& visitor) { return verdictOf(call, path, visitor); });
        QVERIFY2(lines.isEmpty(), qPrintable("\n" + lines.join('\n')));
    }

    /// The control: with another contract the same answers surprise.
    void anotherContractWouldBeSeen()
    {
        json call = contract_["paths"]["/v1/payments"]["get"];
        const auto surprised = [&] {
            return surprises("get", call,
                             [&](const Visitor& visitor) { return verdictOf(call, "/v1/payments", visitor); })
                .size();
        };
        QCOMPARE(surprised(), 0);
        call["x-roles"] = {"customer", "staff", "integration"};
        QCOMPARE(surprised(), 2);
        call["x-roles"] = {"staff"};
        QCOMPARE(surprised(), 2);
    }

    void somebodyElsesReservationDoesNotExist_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("without a key") << QString();
        QTest::newRow("with another phone number") << QString::fromStdString(calls_->guestQuery("01011112222"));
        QTest::newRow("without the phone number") << QString::fromStdString(calls_->guestQuery(""));
        QTest::newRow("with another locator") << "?locator=ZZZZZZ&phone=01097770779";
    }
    void somebodyElsesReservationDoesNotExist()
    {
        QFETCH(QString, query);
        int routes = 0;
        for (const auto& [pattern, item] : contract_["paths"].items()) {
            const std::string root = "/v1/reservations/{reservationId}";
            if (!pattern.starts_with(root)) continue;
            for (const char* method : {"get", "post"}) {
                if (!item.contains(method)) continue;
                const auto id = item[method]["operationId"].get<std::string>();
                for (const Visitor& visitor : calls_->visitors("reservations:write")) {
                    if (visitor.kind != Visitor::Kind::Guest && visitor.kind != Visitor::Kind::Stranger) continue;
                    RoleCall call = calls_->make(id, visitor);
                    call.target = calls_->reservation() + pattern.substr(root.size()) + query.toStdString();
                    const Answer answer = send(method, call, visitor.headers);
                    QVERIFY2(answer.status == 404 && answer.code() == "reservation.unknown", answer.body.c_str());
                }
                ++routes;
            }
        }
        QVERIFY(routes >= 4);
    }
};

QTEST_GUILESS_MAIN(TestRoleMatrix)
#include "tst_role_matrix.moc"
