#include "tests/support/server_process.hpp"
#include "tests/support/wait_for.hpp"

#include <QDate>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;

/// The ten sentences that the product is for, in their order, over HTTP against the real server.
class TestTenSentences : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> server_;
    ServerProcess::Headers staff_;
    ServerProcess::Headers customer_;
    std::int64_t flight_ = 0;
    json reservation_;
    /// In 60 days: the whole fare still comes back then.
    const std::string day_ = QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString();

    static ServerProcess::Headers with(ServerProcess::Headers headers, const std::string& key)
    {
        headers.emplace_back("Idempotency-Key", key);
        return headers;
    }
    json status()
    {
        const auto body = server_->get("/v1/flight-statuses/" + std::to_string(flight_)).json();
        return body.is_object() ? body : json::object();
    }
    std::int64_t left()
    {
        std::int64_t left = 0;
        for (const auto& cabin : status().value("cabins", json::array()))
            left += cabin.value("left", 0);
        return left;
    }
    std::string reservationPath()
    {
        return "/v1/reservations/" + std::to_string(reservation_["reservationId"].get<int>());
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
    }

    void s01_theAdministratorRegistersFlightsAndSeats()
    {
        const json body{{"flightNumber", "NR9001"},
                        {"origin", "GMP"},
                        {"destination", "CJU"},
                        {"departsAt", day_ + "T01:00:00Z"},
                        {"arrivesAt", day_ + "T02:10:00Z"},
                        {"cabins", json::array({{{"cabin", "economy"},
                                                 {"rows", "1-5"},
                                                 {"layout", "ABC_DEF"},
                                                 {"price", {{"amountMinor", 62000}, {"currency", "KRW"}}}}})}};
        QCOMPARE(server_->post("/v1/flights", body, with(customer_, "f0")).status, 403);
        const auto answer = server_->post("/v1/flights", body, with(staff_, "f1"));
        QVERIFY2(answer.status == 201, answer.body.c_str());
        flight_ = answer.json()["flightId"].get<std::int64_t>();
        QCOMPARE(server_->post("/v1/flights", body, with(staff_, "f2")).code(),
                 std::string("flight.already_registered"));
    }

    void s02_aCustomerLooksAtTheListAndPicksOne()
    {
        QVERIFY(waitFor([this] { return left() == 30; }));
        const auto list = server_->get("/v1/flight-statuses?origin=GMP&destination=CJU&date=" + day_ + "&passengers=2");
        QCOMPARE(list.status, 200);
        QCOMPARE(list.json()["items"].size(), std::size_t(1));
        QCOMPARE(list.json()["items"][0]["flightId"].get<std::int64_t>(), flight_);
    }

    void s03_theCustomerReservesAndPays()
    {
        const json body{{"flightId", flight_},
                        {"cabin", "economy"},
                        {"passengers", json::array({{{"name", "김나래"}}, {{"name", "이여행 \xF0\x9F\x9B\xAB"}}})},
                        {"contact", {{"phone", "010-9777-0779"}}},
                        {"expectedTotal", {{"amountMinor", 124000}, {"currency", "KRW"}}},
                        {"paymentMethod", "pm_card_ok"}};
        // Inventory follows the airline's event: a booking may come a moment too early.
        Answer answer;
        QVERIFY(waitFor([&] {
            answer = server_->post("/v1/reservations", body, with(customer_, "r1"));
            return answer.code() != "flight.unknown";
        }));
        QVERIFY2(answer.status == 201, answer.body.c_str());
        reservation_ = answer.json();
        QCOMPARE(reservation_["state"].get<std::string>(), std::string("confirmed"));
        QCOMPARE(reservation_["passengers"][1]["name"].get<std::string>(), std::string("이여행 \xF0\x9F\x9B\xAB"));
        const auto again = server_->post("/v1/reservations", body, with(customer_, "r1"));
        QCOMPARE(again.status, 201);
        QVERIFY(again.json()["reservationId"] == reservation_["reservationId"]);
        QCOMPARE(again.header("Idempotent-Replayed"), std::string("true"));
    }

    void s04_thePurchaseIsReportedToTheAirline()
    {
        QVERIFY(waitFor([this] {
            const auto list = server_->get("/v1/purchases?flightId=" + std::to_string(flight_), staff_).json();
            return list.is_object() && list["items"].size() == 1 &&
                   list["items"][0]["locator"] == reservation_["locator"];
        }));
    }

    void s05_theAirlineSeesItAndTheFlightsSeatsGoDown()
    {
        const auto flight = server_->get("/v1/flights/" + std::to_string(flight_), staff_).json();
        QCOMPARE(flight["seatsLeft"].get<int>(), 28);
    }

    void s06_theFlightListShowsTheSeatsLeft()
    {
        QVERIFY(waitFor([this] { return left() == 28; }));
        // Held while they are being paid for, taken once they are.
        QVERIFY(waitFor([this] {
            const auto seats = server_->get("/v1/flight-statuses/" + std::to_string(flight_) + "/seats").body;
            return QString::fromStdString(seats).count("\"taken\"") == 2;
        }));
    }

    void s07_theCustomerCanCancel()
    {
        const auto quote = server_->post(reservationPath() + "/cancellation-quotes", json::object(), customer_);
        QVERIFY2(quote.status == 201, quote.body.c_str());
        QCOMPARE(quote.json()["refund"]["amountMinor"].get<int>(), 124000);
        const json confirm{{"quoteId", quote.json()["quoteId"]}};
        for (int i = 0; i < 2; ++i) {
            const auto done = server_->post(reservationPath() + "/cancellation", confirm, with(customer_, "c1"));
            QVERIFY2(done.status == 200, done.body.c_str());
            QCOMPARE(done.json()["state"].get<std::string>(), std::string("cancelled"));
        }
    }

    void s08_cancellingCancelsThePaymentByItselfAndTellsTheAirline()
    {
        QVERIFY(waitFor([this] {
            const auto list = server_->get(
                "/v1/payments?reservationId=" + std::to_string(reservation_["reservationId"].get<int>()), staff_);
            return list.body.find("\"refund") != std::string::npos && list.body.find("124000") != std::string::npos;
        }));
        QVERIFY(waitFor([this] {
            return server_->get("/v1/flights/" + std::to_string(flight_), staff_).json()["seatsLeft"] == 30;
        }));
    }

    void s09_theSeatsComeBackAndTheFlightListShowsThem()
    {
        QVERIFY(waitFor([this] { return left() == 30; }));
    }

    void s10_theCustomerCanLookUpThePurchaseHistory()
    {
        QVERIFY(waitFor([this] {
            const auto history = server_->get("/v1/history", customer_).json();
            return history.is_object() && history["items"].size() == 1 &&
                   history["items"][0]["refunded"]["amountMinor"] == 124000;
        }));
        const auto own = server_->get("/v1/reservations", customer_).json();
        QCOMPARE(own["items"][0]["cancellations"][0]["refund"]["amountMinor"].get<int>(), 124000);
        // A guest finds it by locator and phone; with another phone number it does not exist.
        const auto locator = reservation_["locator"].get<std::string>();
        QCOMPARE(server_->get("/v1/reservations?locator=" + locator + "&phone=01097770779").json()["items"].size(),
                 std::size_t(1));
        QCOMPARE(server_->get("/v1/reservations?locator=" + locator + "&phone=01000000000").json()["items"].size(),
                 std::size_t(0));
    }

    void afterAllOfItTheAuditIsGreenAndAReplayEqualsTheLiveView()
    {
        QString output;
        QVERIFY2(server_->run({"audit"}, &output) == 0, qPrintable(output));
        QCOMPARE(server_->stop(), 0);
        QVERIFY2(server_->run({"audit"}, &output) == 0, qPrintable(output));
        QVERIFY2(server_->run({"rebuild-view"}, &output) == 0, qPrintable(output));
        QVERIFY2(output.contains("replay equals live"), qPrintable(output));
        QVERIFY2(output.contains("compared at"), qPrintable(output));
    }
};

QTEST_GUILESS_MAIN(TestTenSentences)
#include "tst_ten_sentences.moc"
