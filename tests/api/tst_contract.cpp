#include "tests/api/contract_life.hpp"

#include <QRegularExpression>
#include <QTest>
#include <fstream>

using namespace narae::testing;
using nlohmann::json;

/// Whether the server keeps to its contract: a whole life, each of its answers held against common/api/openapi.yaml.
class TestContract : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> server_;
    std::unique_ptr<ContractLife> life_;
    bool broken_ = false; ///< a part of the life failed: those after it stand on nothing

    /// The checker's word on the first good answer of this call, changed by `change`.
    template <class Change>
    QByteArray saidOfChanged(const std::string& target, Change change)
    {
        std::ifstream in(life_->exchanges());
        const auto changed = life_->exchanges().parent_path() / "changed";
        for (std::string line; std::getline(in, line);) {
            json exchange = json::parse(line);
            if (exchange["target"] != target || exchange["status"] != 200) continue;
            json body = json::parse(exchange["body"].get<std::string>());
            change(exchange, body);
            exchange["body"] = body.dump();
            std::ofstream(changed) << exchange.dump() << "\n";
            const auto [exitCode, said] = life_->check(changed);
            return exitCode == 1 ? said : "nothing: " + said;
        }
        return "no such exchange";
    }

private slots:
    void initTestCase()
    {
        server_ = std::make_unique<ServerProcess>();
        server_->secretSetting("stripe.webhook_secret_file", "whsec_contract");
        server_->setting("sandbox.lost_ms", "50");
        server_->setting("payment.deadline_ms", "200");
        QString output;
        QVERIFY2(server_->run({"demo", "--no-sales"}, &output) == 0, qPrintable(output));
        QVERIFY2(server_->start(), server_->log().constData());
        life_ = std::make_unique<ContractLife>(*server_);
    }

    void init()
    {
        if (broken_) QSKIP("an earlier part failed");
    }
    void cleanup() { broken_ = broken_ || QTest::currentTestFailed(); }

    void thePageStandsAlone()
    {
        const auto page = server_->get("/docs");
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("Content-Type"), std::string("text/html; charset=utf-8"));
        QVERIFY(page.header("Content-Security-Policy").find("script-src 'sha256-") != std::string::npos);
        static const QRegularExpression outside("(src|href|action)=\"?(https?:)?/{2}|@import|url\\(");
        QVERIFY(!QString::fromStdString(page.body).contains(outside));
        for (const char* there :
             {"/v1/reservations/<i>{reservationId}</i>/payment", "seat.sold_out", "Idempotency-Key"})
            QVERIFY2(page.body.find(there) != std::string::npos, there);
        QCOMPARE(server_->get("/docs", {{"If-None-Match", page.header("ETag")}}).status, 304);
    }

    void aircraftAndFlights() { life_->aircraftAndFlights(); }
    void aScheduleIsImported() { life_->aScheduleIsImported(); }
    void flightsAreSearched() { life_->flightsAreSearched(); }
    void seatsAreHeldBookedAndPaid() { life_->seatsAreHeldBookedAndPaid(); }
    void reservationsAreLookedUp() { life_->reservationsAreLookedUp(); }
    void cancellingIsQuotedAndRefunded() { life_->cancellingIsQuotedAndRefunded(); }
    void theAirlineSeesWhatWasBought() { life_->theAirlineSeesWhatWasBought(); }
    void reportsAreRead() { life_->reportsAreRead(); }
    void aFlightIsCancelled() { life_->aFlightIsCancelled(); }
    void accountsAndSessions() { life_->accountsAndSessions(); }
    void keysAndTheAuditLog() { life_->keysAndTheAuditLog(); }
    void whatAnOperatorAsks() { life_->whatAnOperatorAsks(); }
    void deadLettersComeInPagesAndAreReplayedOnce() { life_->deadLettersComeInPagesAndAreReplayedOnce(); }
    void eventsAreTold() { life_->eventsAreTold(); }
    void theOriginalsCalls() { life_->theOriginalsCalls(); }

    void everyAnswerOfThatLifeKeepsToTheContract()
    {
        const auto [exitCode, said] = life_->check(life_->exchanges(), true);
        QVERIFY2(exitCode == 0, said.constData());
    }

    void aWrongAnswerWouldBeSeen()
    {
        const std::string status = "/v1/flight-statuses/" + life_->flight();
        const auto has = [](const QByteArray& said, const char* words) { return said.contains(words); };
        auto said = saidOfChanged(status, [](json&, json& body) { body["cabins"][0]["colour"] = "red"; });
        QVERIFY2(has(said, "/cabins/0: Additional properties are not allowed ('colour' was unexpected)"), said);
        said = saidOfChanged(status, [](json&, json& body) { body.erase("left"); });
        QVERIFY2(has(said, "'left' is a required property"), said);
        said = saidOfChanged(status, [](json&, json& body) { body["departsAt"] = "tomorrow"; });
        QVERIFY2(has(said, "/departsAt: 'tomorrow' does not match"), said);
        said = saidOfChanged(status, [](json&, json& body) { body["price"]["amountMinor"] = 1.5; });
        QVERIFY2(has(said, "/price/amountMinor: 1.5 is not of type 'integer'"), said);
        said = saidOfChanged(status, [](json& exchange, json&) { exchange["status"] = 203; });
        QVERIFY2(has(said, "no such answer in the contract"), said);
        said = saidOfChanged(status, [](json& exchange, json&) { exchange["headers"].erase("ETag"); });
        QVERIFY2(has(said, "no header ETag"), said);
        said = saidOfChanged(status, [](json& exchange, json&) { exchange["target"] = "/v1/elsewhere"; });
        QVERIFY2(has(said, "the contract has no such call"), said);
        said = saidOfChanged(status, [](json& exchange, json& body) {
            exchange["status"] = 409;
            exchange["headers"]["Content-Type"] = "application/problem+json";
            body = {{"type", "urn:narae:problem:seat.taken"},
                    {"title", ""},
                    {"status", 409},
                    {"detail", ""},
                    {"code", "seat.taken"},
                    {"traceId", std::string(32, '0')}};
        });
        QVERIFY2(has(said, "the contract does not say seat.taken of this call"), said);
    }
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
