#include "tests/api/contract_life.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <algorithm>

namespace narae::testing {

using nlohmann::json;

void ContractLife::aircraftAndFlights()
{
    const json cabins{{{"cabin", "business"}, {"rows", "1-3"}, {"layout", "AC_DF"}},
                      {{"cabin", "economy"}, {"seatMap", "4-20:ABC_DEF;x=12;-=13A"}}};
    const auto added = server_->post("/v1/aircraft", {{"name", "A330neo"}, {"cabins", cabins}}, staff_);
    QCOMPARE(added.status, 201);
    const auto aircraft = added.header("Location");
    QCOMPARE(server_->post("/v1/aircraft", {{"name", "A330neo"}, {"cabins", cabins}}, staff_).status, 409);
    QCOMPARE(server_->post("/v1/aircraft", {{"name", 5}, {"cabins", {{{"wheels", 3}}}}}, staff_).status, 422);
    QCOMPARE(server_->get("/v1/aircraft", staff_).status, 200);
    QCOMPARE(server_->get(aircraft, staff_).status, 200);
    QCOMPARE(server_->get(aircraft, with(staff_, "If-None-Match", added.header("ETag"))).status, 304);
    QCOMPARE(server_->get("/v1/aircraft/99999", staff_).status, 404);
    QCOMPARE(patch(aircraft, {{"cabins", cabins}}, staff_).status, 428);
    QCOMPARE(patch(aircraft, {{"cabins", cabins}}, with(staff_, "If-Match", "\"99\"")).status, 412);
    QCOMPARE(patch(aircraft, {{"cabins", cabins}}, with(staff_, "If-Match", added.header("ETag"))).status, 200);

    json equipped = flightBody("NR9002", 1);
    equipped.erase("cabins");
    equipped["aircraft"] = "A330neo";
    equipped["fares"] = {{{"cabin", "business"}, {"price", won(150000)}},
                         {{"cabin", "economy"}, {"price", won(60000)}}};
    equipped["refundSteps"] = {{{"daysBefore", 30}, {"percent", 100}}, {{"daysBefore", 1}, {"percent", 50}}};
    QCOMPARE(server_->post("/v1/flights", equipped, staff_).status, 201);
    QCOMPARE(server_->post("/v1/flights", equipped, staff_).status, 409);
    const auto flight = server_->post("/v1/flights", flightBody("NR9001", 5), keyed(staff_));
    QVERIFY2(flight.status == 201, flight.body.c_str());
    flight_ = idIn(flight, "flightId");
    QCOMPARE(server_->post("/v1/flights", {{"flightNumber", "NR9001"}}, staff_).status, 422);
    QCOMPARE(server_
                 ->get("/v1/flights?origin=GMP&destination=CJU&state=scheduled&from=" + day_ + "&to=" + day_ +
                           "T12:00:00Z&flightNumber=nr9001",
                       staff_)
                 .status,
             200);
    const auto page = server_->get("/v1/flights?limit=1", staff_).json();
    QCOMPARE(server_->get("/v1/flights?limit=1&after=" + page["next"].get<std::string>(), staff_).status, 200);
    QCOMPARE(server_->get("/v1/flights?state=lost", staff_).status, 422);
    const std::string path = "/v1/flights/" + flight_;
    QCOMPARE(server_->get(path, staff_).status, 200);
    const auto fare = [](int amountMinor) {
        return json{{"fares", {{{"cabin", "economy"}, {"price", won(amountMinor)}}}}};
    };
    QCOMPARE(patch(path, fare(63000), staff_).status, 428);
    QCOMPARE(patch(path, fare(63000), with(staff_, "If-Match", "*")).status, 200);
    QCOMPARE(patch(path, fare(62000), with(staff_, "If-Match", "*")).status, 200);
    const json told = server_->get("/v1/audit?limit=1&subject=" + path, staff_).json()["items"][0];
    QCOMPARE(told["detail"].get<std::string>(), std::string("fare.economy: 63000 KRW -> 62000 KRW"));
    QCOMPARE(patch(path, json::object(), with(staff_, "If-Match", "*")).status, 422);
}

void ContractLife::aScheduleIsImported()
{
    const std::string csv =
        "flightNumber,origin,destination,departsAt,arrivesAt,aircraft,economyPrice,businessPrice,currency\r\n"
        "NR9101,GMP,CJU," +
        day_ + "T03:00:00Z," + day_ +
        "T04:10:00Z,A330neo,61000,150000,KRW\r\n"
        "NR9102,GMP,XXX," +
        day_ + "T03:00:00Z," + day_ + "T04:10:00Z,A330neo,61000,150000,KRW\r\n";
    for (const char* query : {"?dryRun=true", "", ""}) {
        const auto report = server_->send("POST", std::string("/v1/flights/import") + query, csv, "text/csv",
                                          with(staff_, "Accept-Language", "fr, ko;q=0.8, en;q=0.1"));
        QVERIFY2(report.status == 200 && report.json()["refused"] == 1, report.body.c_str());
        QVERIFY2(report.body.find("공항") != std::string::npos, report.body.c_str());
    }
    QCOMPARE(server_->send("POST", "/v1/flights/import", "a,b\r\n", "text/csv", staff_).status, 422);
    QCOMPARE(server_->send("POST", "/v1/flights/import", "{}", "application/json", staff_).status, 415);
}

void ContractLife::flightsAreSearched()
{
    QVERIFY(waitFor([this] { return server_->get("/v1/flight-statuses/" + flight_).status == 200; }));
    const auto airports = server_->get("/v1/airports");
    QCOMPARE(server_->get("/v1/airports", {{"If-None-Match", airports.header("ETag")}}).status, 304);
    const std::string search = "/v1/flight-statuses?origin=GMP&destination=CJU&date=" + day_ +
                               "&passengers=2&cabin=economy&sort=price&limit=1";
    const auto found = server_->get(search);
    QCOMPARE(found.status, 200);
    QCOMPARE(server_->get(search, {{"If-None-Match", found.header("ETag")}}).status, 304);
    QCOMPARE(server_->get(search + "&after=" + found.json()["next"].get<std::string>()).status, 200);
    QCOMPARE(server_->get(search + "&all=true", staff_).status, 200);
    QCOMPARE(server_->get("/v1/flight-statuses?colour=red").status, 422);
    QCOMPARE(server_->get("/v1/flight-statuses", {{"Narae-Min-Event", "nonsense"}}).status, 422);
    QCOMPARE(server_->get("/v1/flight-statuses", {{"Narae-Min-Event", "narae-1/99999999"}}).status, 503);
    for (const Headers& who : {Headers(), staff_})
        for (const char* part : {"", "/seats"})
            QCOMPARE(server_->get("/v1/flight-statuses/" + flight_ + part, who).status, 200);
    QCOMPARE(server_->get("/v1/flight-statuses/99999/seats").status, 404);
    const std::string stream = "/v1/stream?follow=false&watch=";
    QCOMPARE(server_->get(stream + "flight-statuses,seats&flightId=" + flight_).status, 200);
    QCOMPARE(server_->get(stream + "purchases", staff_).status, 200);
    QCOMPARE(server_->get(stream + "purchases", customer_).status, 200);
    QCOMPARE(server_->get(stream + "purchases").status, 401);
    QCOMPARE(server_->get(stream + "seats").status, 422);
    QCOMPARE(server_->get(stream + "seats&flightId=99999").status, 404);
    QCOMPARE(server_->get("/v1/lowest-prices?origin=GMP&destination=CJU&days=3&from=" + day_).status, 200);
    QCOMPARE(server_->get("/v1/lowest-prices?origin=GMP").status, 422);
}

void ContractLife::seatsAreHeldBookedAndPaid()
{
    const auto booked = book(3, "pm_card_ok", customer_);
    QVERIFY2(booked.status == 201, booked.body.c_str());
    booked_ = booked.json();
    booking_ = booked.header("Location");
    auto seated = order(1, "pm_card_ok");
    seated["passengers"][0]["seat"] = "5F";
    seated["expectedTotal"] = won(62000);
    const auto headers = keyed({});
    QCOMPARE(server_->post("/v1/reservations", seated, headers).status, 201);
    QCOMPARE(server_->post("/v1/reservations", seated, headers).header("Idempotent-Replayed"), std::string("true"));
    QCOMPARE(server_->post("/v1/reservations", order(1), headers).code(),
             std::string("request.idempotency_key_reused"));
    QCOMPARE(server_->post("/v1/reservations", seated, keyed({})).code(), std::string("seat.taken"));
    seated["expectedTotal"] = won(1);
    QCOMPARE(server_->post("/v1/reservations", seated, keyed({})).code(), std::string("reservation.wrong_total"));
    seated["passengers"][0]["seat"] = "77F";
    seated.erase("expectedTotal");
    QCOMPARE(server_->post("/v1/reservations", seated, keyed({})).code(), std::string("seat.unknown"));
    QCOMPARE(server_->post("/v1/reservations", order(1), {}).status, 400);
    QCOMPARE(server_->post("/v1/reservations", {{"flightId", "x"}, {"loud", true}}, keyed({})).status, 422);
    QCOMPARE(server_->send("POST", "/v1/reservations", "{", "application/json", keyed({})).status, 400);
    QCOMPARE(book(1, "pm_card_declined", customer_).status, 402);
    QCOMPARE(book(1, "pm_card_down", customer_).status, 503);
    QCOMPARE(book(1, "pm_card_lost", customer_).status, 202);
    QCOMPARE(book(1, "4111111111111111", customer_).code(), std::string("payment.card_number_refused"));

    const auto held = book(1, "", customer_);
    QCOMPARE(held.status, 201);
    const std::string pay = held.header("Location") + "/payment";
    QCOMPARE(server_->post(pay, {{"paymentMethod", "pm_card_declined"}}, keyed(customer_)).status, 402);
    QCOMPARE(server_->post(pay, {{"paymentMethod", "pm_card_ok"}}, keyed(customer_)).status, 200);
    QCOMPARE(server_->post(pay, {{"paymentMethod", "pm_card_ok"}}, keyed(customer_)).status, 409);
    QCOMPARE(server_->post(pay, {{"paymentMethod", "pm_card_ok"}}, keyed({})).status, 404);
    json nine = order(9);
    while (server_->post("/v1/reservations", nine, keyed({})).status == 201) {
    }
    QCOMPARE(server_->post("/v1/reservations", nine, keyed({})).code(), std::string("seat.sold_out"));
}

void ContractLife::reservationsAreLookedUp()
{
    const std::string guest = "?phone=01097770779&locator=" + booked_["locator"].get<std::string>();
    for (const std::string& path : {std::string("/v1/reservations"), booking_}) {
        QCOMPARE(server_->get(path, customer_).status, 200);
        QCOMPARE(server_->get(path + guest).status, 200);
        QCOMPARE(server_->get(path + guest, staff_).status, 200);
    }
    const auto page = server_->get("/v1/reservations?limit=1", customer_).json();
    QCOMPARE(server_->get("/v1/reservations?limit=1&after=" + page["next"].get<std::string>(), customer_).status, 200);
    QCOMPARE(server_->get("/v1/reservations?after=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ", customer_).status, 422);
    QCOMPARE(server_->get("/v1/reservations").status, 401);
    QCOMPARE(server_->get("/v1/reservations", staff_).status, 403);
    QCOMPARE(server_->get("/v1/reservations?locator=0").status, 422);
    QCOMPARE(server_->get(booking_).status, 404);
}

void ContractLife::cancellingIsQuotedAndRefunded()
{
    const auto quote = server_->post(booking_ + "/cancellation-quotes", {{"passengers", {2}}}, customer_);
    QCOMPARE(quote.status, 201);
    const json confirm{{"quoteId", quote.json()["quoteId"]}};
    for (int i = 0; i < 2; ++i)
        QCOMPARE(server_->post(booking_ + "/cancellation", confirm, customer_).status, 200);
    QCOMPARE(server_->post(booking_ + "/cancellation", {{"quoteId", 99999}}, customer_).status, 404);
    QCOMPARE(server_->post(booking_ + "/cancellation-quotes", {{"passengers", {2}}}, customer_).status, 422);
    QCOMPARE(server_->post(booking_ + "/cancellation-quotes", {{"passengers", {1, 1}}}, customer_).status, 422);
    const json waived{{"waiveFee", true}};
    QCOMPARE(server_->post(booking_ + "/cancellation-quotes", waived, customer_).status, 403);
    QCOMPARE(server_->post(booking_ + "/cancellation-quotes", waived, staff_).json()["feeWaived"].get<bool>(), true);
    const auto rest = server_->send("POST", booking_ + "/cancellation-quotes", "", "", staff_);
    QCOMPARE(rest.status, 201);
    const json whole{{"quoteId", rest.json()["quoteId"]}, {"reason", "goodwill"}};
    QCOMPARE(server_->post(booking_ + "/cancellation", whole, customer_).status, 403);
    QCOMPARE(server_->post(booking_ + "/cancellation", whole, staff_).status, 200);
    QCOMPARE(server_->post(booking_ + "/cancellation-quotes", json::object(), customer_).status, 409);
    const std::string payments = "/v1/payments?state=captured&reservationId=" + booked_["reservationId"].dump();
    QVERIFY(waitFor([&] {
        const json list = server_->get(payments, staff_).json();
        return list["items"].size() == 1 && list["items"][0]["countOut"] == 3;
    }));
    const auto id = server_->get(payments, staff_).json()["items"][0]["paymentId"].dump();
    QCOMPARE(server_->get("/v1/payments/" + id, staff_).json()["refunds"].size(), std::size_t(2));
    QCOMPARE(server_->get("/v1/payments/99999", staff_).status, 404);
    QCOMPARE(server_->get("/v1/payments?state=lost", staff_).status, 422);
}

void ContractLife::theAirlineSeesWhatWasBought()
{
    const auto page = server_->get("/v1/purchases?limit=1&flightId=" + flight_ + "&from=2020-01-01", staff_);
    QCOMPARE(page.json()["hasMore"].get<bool>(), true);
    QCOMPARE(server_->get("/v1/purchases?limit=1&after=" + page.json()["next"].get<std::string>(), staff_).status, 200);
    QCOMPARE(server_->get("/v1/purchases?after=nonsense", staff_).status, 422);
    const std::string timeline = "/v1/purchases/" + booked_["reservationId"].dump() + "/timeline";
    QCOMPARE(server_->get(timeline, staff_).status, 200);
    QCOMPARE(server_->get("/v1/purchases/99999/timeline", staff_).status, 404);
    const json own = server_->get("/v1/history?limit=1", customer_).json();
    QCOMPARE(server_->get("/v1/history?limit=50&after=" + own["next"].get<std::string>(), customer_).status, 200);
    QCOMPARE(server_->get("/v1/history?customerId=99999", customer_).status, 404);
    QCOMPARE(server_->get("/v1/history?state=lost", staff_).status, 422);
    const std::string narrowed =
        "/v1/history?state=confirmed,cancelled&placedFrom=2020-01-01T00:00:00Z&flightId=" + flight_ +
        "&locator=" + booked_["locator"].get<std::string>().substr(0, 2);
    QVERIFY(!server_->get(narrowed, staff_).json()["items"].empty());
    const auto id = server_->get("/v1/account", customer_).json()["accountId"].dump();
    QCOMPARE(server_->get("/v1/history?customerId=" + id, staff_).status, 200);
}

void ContractLife::reportsAreRead()
{
    const std::string period = "&from=" + day_ + "&to=" + day_;
    for (const std::string report : {"load-factor", "revenue", "cancellations"}) {
        for (const std::string by : {"flight", "route", "day"}) {
            const std::string path = "/v1/reports/" + report + "?by=" + by + period;
            const auto answer = server_->get(path, staff_);
            QVERIFY2(!answer.json()["items"].empty(), qPrintable(QString::fromStdString(path + answer.body)));
        }
        const std::string path = "/v1/reports/" + report;
        QCOMPARE(server_->get(path + "?limit=1", with(staff_, "Accept", "text/csv")).status, 200);
        QCOMPARE(server_->get(path, with(staff_, "Accept", "image/png")).status, 406);
        QCOMPARE(server_->get(path + "?from=2026-01-01&to=2029-01-01", staff_).status, 422);
    }
    QCOMPARE(server_->get("/v1/reports/cancellations?by=reason" + period, staff_).status, 200);
    QCOMPARE(server_->get("/v1/reports/booking-curve?flightId=" + flight_, staff_).status, 200);
    QCOMPARE(server_->get("/v1/reports/booking-curve?origin=GMP&destination=CJU" + period, staff_).status, 200);
    QCOMPARE(server_->get("/v1/reports/booking-curve?flightId=99999", staff_).status, 404);
    QCOMPARE(server_->get("/v1/reports/booking-curve", staff_).status, 422);
}

void ContractLife::aFlightIsCancelled()
{
    const std::string path = "/v1/flights/" + flight_ + "/cancellation";
    QCOMPARE(server_->post(path, {{"reason", "typhoon"}}, with(staff_, "If-Match", "\"99\"")).status, 412);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(server_->post(path, {{"reason", "typhoon"}}, staff_).status, 200);
    QVERIFY(waitFor([&] {
        const json list = server_->get("/v1/reservations", customer_).json();
        return std::none_of(list["items"].begin(), list["items"].end(),
                            [](const json& each) { return each["state"] == "confirmed"; });
    }));
    QCOMPARE(patch("/v1/flights/" + flight_, {{"refundSteps", json::array()}}, with(staff_, "If-Match", "*")).status,
             409);
}

} // namespace narae::testing
