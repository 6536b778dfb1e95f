#include "tests/support/server_process.hpp"
#include "tests/support/wait_for.hpp"

#include <QDate>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;

/// What the airline's desk asks beside the ten sentences: everybody's purchases, a refund it grants, the audit on
/// demand, how the server is.
class TestStaff : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> server_;
    ServerProcess::Headers staff_;
    ServerProcess::Headers customer_;
    std::int64_t flight_ = 0;
    json bought_;

    static ServerProcess::Headers with(ServerProcess::Headers headers, const std::string& key)
    {
        headers.emplace_back("Idempotency-Key", key);
        return headers;
    }
    json get(const std::string& path)
    {
        const Answer answer = server_->get(path, staff_);
        return answer.status == 200 ? answer.json() : json::object();
    }
    std::string path(const std::string& below = "")
    {
        return "/v1/reservations/" + std::to_string(bought_["reservationId"].get<std::int64_t>()) + below;
    }
    /// The reservations in the list of all purchases.
    std::size_t listed(const std::string& filters)
    {
        return get("/v1/history?" + filters).value("items", json::array()).size();
    }
    Answer book(const std::string& key, const std::string& method)
    {
        json body{{"flightId", flight_},
                  {"cabin", "economy"},
                  {"passengers", json::array({{{"name", "김나래"}}})},
                  {"contact", {{"phone", "010-9777-0779"}}}};
        if (!method.empty()) body["paymentMethod"] = method;
        return server_->post("/v1/reservations", body, with(customer_, key));
    }

private slots:
    void initTestCase()
    {
        server_ = std::make_unique<ServerProcess>();
        QString output;
        QVERIFY2(server_->run({"demo", "--no-sales"}, &output) == 0, qPrintable(output));
        QVERIFY2(server_->start(), server_->log().constData());
        staff_ = server_->logIn("clerk@narae.example");
        customer_ = server_->logIn("traveller@narae.example");
        // In five days a part of the fare is kept: there is a fee to waive.
        const std::string day = QDate::currentDate().addDays(5).toString(Qt::ISODate).toStdString();
        const json body{{"flightNumber", "NR9001"},
                        {"origin", "GMP"},
                        {"destination", "CJU"},
                        {"departsAt", day + "T01:00:00Z"},
                        {"arrivesAt", day + "T02:10:00Z"},
                        {"cabins", json::array({{{"cabin", "economy"},
                                                 {"rows", "1-5"},
                                                 {"layout", "ABC_DEF"},
                                                 {"price", {{"amountMinor", 62000}, {"currency", "KRW"}}}}})}};
        const Answer flight = server_->post("/v1/flights", body, with(staff_, "f1"));
        QVERIFY2(flight.status == 201, flight.body.c_str());
        flight_ = flight.json()["flightId"].get<std::int64_t>();
        Answer answer;
        QVERIFY(waitFor([&] {
            answer = book("r1", "pm_card_ok");
            return answer.code() != "flight.unknown";
        }));
        QVERIFY2(answer.status == 201, answer.body.c_str());
        bought_ = answer.json();
        QCOMPARE(book("r2", "").status, 201);
        QCOMPARE(book("r3", "pm_card_declined").status, 402);
    }

    void allPurchasesAreListedAndFiltered()
    {
        const std::string flight = "flightId=" + std::to_string(flight_);
        // The view hears of each a moment after its answer; of the declined one, that it was placed first.
        QVERIFY(waitFor(
            [&] { return listed(flight + "&state=confirmed") == 1 && listed(flight + "&state=held,declined") == 2; }));
        QCOMPARE(listed(flight), std::size_t(3));
        QCOMPARE(listed("locator=" + bought_["locator"].get<std::string>().substr(0, 5)), std::size_t(1));
        QCOMPARE(listed("placedTo=2020-01-01T00:00:00Z"), std::size_t(0));
        QCOMPARE(listed("placedFrom=2020-01-01T00:00:00%2B09:00&limit=2"), std::size_t(2));
        // A customer's own list does not take what only staff may ask.
        QCOMPARE(server_->get("/v1/history?" + flight, customer_).code(), std::string("request.invalid_parameter"));
        QCOMPARE(server_->get("/v1/history", ServerProcess::Headers{}).status, 401);
    }

    void staffWaiveAFeeAndSayWhy()
    {
        const Answer byRule = server_->post(path("/cancellation-quotes"), json::object(), staff_);
        QVERIFY2(byRule.json()["fee"]["amountMinor"].get<int>() > 0, byRule.body.c_str());
        QCOMPARE(byRule.json()["feeWaived"].get<bool>(), false);
        const json waive{{"waiveFee", true}};
        QCOMPARE(server_->post(path("/cancellation-quotes"), waive, customer_).code(),
                 std::string("quote.waiver_unauthorised"));
        const Answer quote = server_->post(path("/cancellation-quotes"), waive, staff_);
        QVERIFY2(quote.status == 201, quote.body.c_str());
        QCOMPARE(quote.json()["refund"]["amountMinor"].get<int>(), 62000);
        QCOMPARE(quote.json()["fee"]["amountMinor"].get<int>(), 0);
        QVERIFY(quote.json()["feeWaived"].get<bool>());

        const json confirm{{"quoteId", quote.json()["quoteId"]}, {"reason", "비행 지연 보상 / delay"}};
        QCOMPARE(server_->post(path("/cancellation"), confirm, customer_).status, 403);
        // Nor is the offer the traveller's to take, whoever told them its number.
        const json quoteAlone{{"quoteId", quote.json()["quoteId"]}};
        QCOMPARE(server_->post(path("/cancellation"), quoteAlone, customer_).code(), std::string("quote.unknown"));
        for (int i = 0; i < 2; ++i) {
            const Answer done = server_->post(path("/cancellation"), confirm, staff_);
            QVERIFY2(done.status == 200, done.body.c_str());
            QCOMPARE(done.json()["cancellations"].size(), std::size_t(1));
            QCOMPARE(done.json()["cancellations"][0]["reason"].get<std::string>(),
                     std::string("비행 지연 보상 / delay"));
            QCOMPARE(done.json()["refunded"]["amountMinor"].get<int>(), 62000);
        }
        const std::string id = std::to_string(bought_["reservationId"].get<std::int64_t>());
        QVERIFY(waitFor([&] {
            const json items = get("/v1/history?state=cancelled&flightId=" + std::to_string(flight_))["items"];
            return items.size() == 1 && items[0]["refunded"]["amountMinor"] == 62000;
        }));
        QVERIFY(get("/v1/purchases/" + id + "/timeline").dump().find("비행 지연 보상") != std::string::npos);
        QVERIFY(get("/v1/audit").dump().find(path("/cancellation")) != std::string::npos);
    }

    void theAuditRunsWhenStaffAskForIt()
    {
        QCOMPARE(server_->post("/v1/audit-runs", json::object(), customer_).status, 403);
        const Answer started = server_->post("/v1/audit-runs", json::object(), staff_);
        QVERIFY2(started.status == 202, started.body.c_str());
        QCOMPARE(started.json()["rulesTotal"].get<int>(), 8);
        const std::string place = started.header("Location");
        json run;
        QVERIFY(waitFor([&] {
            run = get(place);
            return run["state"] != "running";
        }));
        QVERIFY2(run["state"] == "done" && run["clean"] == true, run.dump().c_str());
        QCOMPARE(run["rulesDone"].get<int>(), 8);
        for (const json& rule : run["rules"]) {
            QVERIFY2(rule["breachCount"] == 0 && rule["breaches"].empty() && rule["holds"] != false,
                     rule.dump().c_str());
            const bool always = QStringList{"I1", "I5", "I6", "I7", "I8"}.contains(
                QString::fromStdString(rule["rule"].get<std::string>()));
            QVERIFY2(rule["looked"].get<int>() > 0 || !always, rule.dump().c_str());
        }
        QCOMPARE(run["rules"][0]["rule"].get<std::string>(), std::string("I1"));
        QVERIFY(run["rules"][0]["holds"] == true);
        QVERIFY(get("/v1/audit-runs")["items"][0]["auditRunId"] == run["auditRunId"]);
        QCOMPARE(server_->get("/v1/audit-runs/1", staff_).code(), std::string("audit.unknown"));
        QVERIFY(get("/v1/audit").dump().find("POST /v1/audit-runs") != std::string::npos);
    }

    void healthTellsWhatTheOperationsScreenShows()
    {
        const json health = get("/v1/health");
        QVERIFY2(health["ready"] == true && health["reason"].is_null(), health.dump().c_str());
        QVERIFY(health["uptimeSeconds"].get<int>() >= 0);
        const std::string kind = qgetenv("NARAE_TEST_DATABASE") == "mysql" ? "mysql" : "sqlite";
        QCOMPARE(health["database"]["kind"].get<std::string>(), kind);
        QVERIFY(health["database"]["away"] == false);
        for (const char* area : {"reservation", "flight", "view", "identity"})
            QVERIFY2(health["areas"][area]["requests"].get<int>() > 0, area);
        QVERIFY(health["areas"]["payment"]["requests"] == 0);
        QVERIFY(health["areas"]["reservation"]["p99Ms"].get<double>() >=
                health["areas"]["reservation"]["p50Ms"].get<double>());
        QVERIFY(health["unknownPayments"]["count"] == 0 && health["unknownPayments"]["oldestSince"].is_null());
        QVERIFY(health["deadLetters"] == 0);
        QVERIFY(health["newestEvent"].get<int>() > 100);
        QVERIFY(waitFor([&] { return get("/v1/health")["refundsPending"]["count"] == 0; }));
        for (const char* reader : {"flight", "reservation", "payment", "view"})
            QVERIFY2(health["eventLag"].contains(reader), reader);
    }

    void aPaymentThatIsNotSettledIsCounted()
    {
        const Answer lost = book("r4", "pm_card_lost");
        QCOMPARE(lost.status, 202);
        // Until the caretaker has asked, the purchase and the operator's figure both say so.
        const json health = get("/v1/health");
        const json line =
            server_->get("/v1/reservations/" + std::to_string(lost.json()["reservationId"].get<int>()), customer_)
                .json();
        if (line["state"] == "payment_unknown") {
            QCOMPARE(health["unknownPayments"]["count"].get<int>(), 1);
            QVERIFY(health["unknownPayments"]["oldestSince"].is_string());
        }
        QVERIFY(waitFor([&] { return listed("state=confirmed&flightId=" + std::to_string(flight_)) == 1; }));
        QCOMPARE(get("/v1/health")["unknownPayments"]["count"].get<int>(), 0);
        QVERIFY(get("/v1/purchases/" + std::to_string(lost.json()["reservationId"].get<int>()) + "/timeline")
                    .dump()
                    .find("ReservationPaymentUnknown") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestStaff)
#include "tst_staff.moc"
