#include "server/view/adapters/parameters.hpp"
#include "tests/unit/tst_view_house.hpp"

#include <QTest>

using namespace narae;
using namespace narae::view;

class TestViewHttp : public QObject, protected ViewHouse {
    Q_OBJECT

private slots:
    void init() { open(); }

    void theListShowsFlightsWithSeatsLeftAndPrice()
    {
        tell(aHold(1, {"7A", "7B"}));
        const json list = get("/v1/flight-statuses", kGuest, {{"origin", "ICN"}, {"destination", "CJU"}});
        QCOMPARE(list["items"].size(), std::size_t{1});
        QCOMPARE(list["hasMore"].get<bool>(), false);
        QVERIFY(list["next"].is_null());
        const json& flight = list["items"][0];
        QCOMPARE(flight["flightId"].get<int>(), 1);
        QCOMPARE(flight["flightNumber"].get<std::string>(), std::string("NR1207"));
        QCOMPARE(flight["departsAt"].get<std::string>(), std::string("2026-12-08T00:00:00Z"));
        QCOMPARE(flight["durationMinutes"].get<int>(), 70);
        QCOMPARE(flight["left"].get<int>(), 14);
        QCOMPARE(flight["price"]["amountMinor"].get<int>(), 80'000);
        QCOMPARE(flight["cabins"][1]["left"].get<int>(), 10);
        QVERIFY(!flight.contains("sold"));
        QVERIFY(!flight["cabins"][1].contains("held"));
    }

    void staffSeeWhatIsHeldAndSold()
    {
        sell(aHold(1, {"7A"}));
        tell(AirlineRecorded{1, 1, 1, false});
        const json flight = get("/v1/flight-statuses/{flightId}", kStaff, {}, "1");
        QCOMPARE(flight["sold"].get<int>(), 1);
        QCOMPARE(flight["leftByAirline"].get<int>(), 15);
        QCOMPARE(flight["cabins"][1]["sold"].get<int>(), 1);
    }

    void anUnchangedListCostsNothing()
    {
        const auto first = call("/v1/flight-statuses", kGuest);
        const std::string etag = *first->findHeader("ETag");
        QCOMPARE(*first->findHeader("Cache-Control"), std::string("no-cache"));
        QVERIFY(call("/v1/flight-statuses", kGuest)->rendered == first->rendered);
        const auto again = call("/v1/flight-statuses", kGuest, {}, "", {{"if-none-match", etag}});
        QCOMPARE(again->status, 304);
        tell(aHold(1, {"7A"}));
        const auto changed = call("/v1/flight-statuses", kGuest, {}, "", {{"if-none-match", etag}});
        QCOMPARE(changed->status, 200);
        QVERIFY(*changed->findHeader("ETag") != etag);
        QVERIFY(*call("/v1/flight-statuses", kStaff)->findHeader("ETag") != *changed->findHeader("ETag"));
    }

    void aLongListIsPackedOnceForThoseWhoTakeItSo()
    {
        for (std::int64_t id = 2; id <= 9; ++id)
            tell(aFlight(id));
        const Pairs takesGzip{{"accept-encoding", "gzip"}};
        const auto plain = call("/v1/flight-statuses", kGuest);
        const auto packed = call("/v1/flight-statuses", kGuest, {}, "", takesGzip);
        QVERIFY(plain->findHeader("Content-Encoding") == nullptr);
        QCOMPARE(*packed->findHeader("Content-Encoding"), std::string("gzip"));
        QVERIFY(packed->content().starts_with("\x1f\x8b") && packed->content().size() < plain->content().size() / 2);
        QVERIFY(call("/v1/flight-statuses", kGuest, {}, "", takesGzip)->rendered == packed->rendered);
        // They are different bytes of one version: each has a tag of its own, and either is known again.
        const std::string etag = *packed->findHeader("ETag");
        QVERIFY(etag != *plain->findHeader("ETag"));
        QCOMPARE(call("/v1/flight-statuses", kGuest, {}, "", {{"if-none-match", etag}})->status, 304);
        QVERIFY(plain->findHeader("Vary")->find("Accept-Encoding") != std::string::npos);
    }

    void anAnswerHoldsUntilAFlightChangesOrDeparts()
    {
        const auto first = call("/v1/flight-statuses", kGuest);
        QVERIFY(first->repeatable && first->repeatable->holds());
        tell(aHold(1, {"7A"}));
        QVERIFY(!first->repeatable->holds());
        const auto second = call("/v1/flight-statuses", kGuest);
        clock_.steadyNow += std::chrono::milliseconds(999);
        QVERIFY(second->repeatable->holds());
        clock_.steadyNow += std::chrono::milliseconds(1);
        QVERIFY(!second->repeatable->holds());
        QVERIFY(!call("/v1/flight-statuses", kStaff)->repeatable);
    }

    void pagesFollowEachOther()
    {
        for (std::int64_t id = 2; id <= 5; ++id)
            tell(aFlight(id));
        std::vector<int> ids;
        Pairs query{{"limit", "2"}, {"sort", "price"}};
        while (true) {
            const json page = get("/v1/flight-statuses", kGuest, query);
            for (const json& flight : page["items"])
                ids.push_back(flight["flightId"].get<int>());
            if (!page["hasMore"].get<bool>()) break;
            query.erase("after");
            query.emplace("after", page["next"].get<std::string>());
        }
        QCOMPARE(ids, (std::vector<int>{1, 2, 3, 4, 5}));
    }

    void aCursorOfAnotherQuestionIsRefused()
    {
        for (std::int64_t id = 2; id <= 5; ++id)
            tell(aFlight(id));
        const json page = get("/v1/flight-statuses", kGuest, {{"limit", "2"}, {"sort", "price"}});
        const std::string next = page["next"].get<std::string>();
        // A page of another length goes on with the same list; another order or filter is another list.
        QCOMPARE(
            get("/v1/flight-statuses", kGuest, {{"limit", "3"}, {"sort", "price"}, {"after", next}})["items"].size(),
            std::size_t(3));
        for (const Pairs& other : {Pairs{{"after", next}}, Pairs{{"sort", "left"}, {"after", next}},
                                   Pairs{{"sort", "price"}, {"passengers", "2"}, {"after", next}},
                                   Pairs{{"sort", "price"}, {"origin", "GMP"}, {"after", next}}}) {
            const auto response = call("/v1/flight-statuses", kGuest, other);
            QVERIFY(!response.has_value());
            QCOMPARE(response.error().code(), std::string("request.invalid_parameter"));
            QCOMPARE(response.error().facts().at(1).second, std::string("it is not a cursor of this list"));
        }
        const json report = get("/v1/reports/load-factor", kStaff, {{"by", "flight"}, {"limit", "3"}});
        const std::string row = report["next"].get<std::string>();
        QVERIFY(call("/v1/reports/load-factor", kStaff, {{"by", "flight"}, {"after", row}}).has_value());
        QVERIFY(!call("/v1/reports/load-factor", kStaff, {{"by", "day"}, {"after", row}}).has_value());
        QVERIFY(!call("/v1/reports/revenue", kStaff, {{"by", "flight"}, {"after", row}}).has_value());
    }

    void everySortingIsThere()
    {
        for (const char* sort : {"departs", "departure", "price", "duration", "left"}) {
            const json page = get("/v1/flight-statuses", kGuest, {{"sort", sort}, {"passengers", "2"}});
            const json& flight = page["items"][0];
            for (const char* field :
                 {"aircraft", "departsAt", "arrivesAt", "durationMinutes", "price", "left", "cabins"})
                QVERIFY2(flight.contains(field) && !flight[field].is_null(), field);
            for (const char* field : {"cabin", "capacity", "left", "price"})
                QVERIFY2(flight["cabins"][0].contains(field), field);
        }
    }

    void wrongParametersAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        for (const auto& [name, value] :
             {std::pair("date", "tomorrow"), std::pair("sort", "luck"), std::pair("limit", "0"),
              std::pair("limit", "101"), std::pair("after", "!"), std::pair("after", "eHg"),
              std::pair("passengers", "10"), std::pair("all", "yes"), std::pair("origin", "a\nb")})
            QTest::newRow(qPrintable(QString("%1=%2").arg(name, value).simplified())) << name << value;
    }
    void wrongParametersAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const auto response = call("/v1/flight-statuses", kGuest, {{name.toStdString(), value.toStdString()}});
        QCOMPARE(response.error().code(), std::string("request.invalid_parameter"));
        QCOMPARE(response.error().facts().at(0).second, name.toStdString());
    }

    void anUnknownFlightIsNotFound()
    {
        QCOMPARE(refusal("/v1/flight-statuses/{flightId}", kGuest, {}, "99"), std::string("flight.unknown"));
        QCOMPARE(refusal("/v1/flight-statuses/{flightId}/seats", kGuest, {}, "99"), std::string("flight.unknown"));
        QCOMPARE(refusal("/flightStatuses/{flightId}", kGuest, {}, "99"), std::string("flight.unknown"));
    }

    void aClientReadsItsOwnWrites()
    {
        const auto after = [&](const std::string& event) {
            return call("/v1/flight-statuses", kGuest, {}, "", {{"narae-min-event", event}});
        };
        QVERIFY(after("w1/100"));
        QCOMPARE(after("w1/101").error().code(), std::string("view.behind"));
        QCOMPARE(after("w1/101").error().retryAfterSeconds(), 1);
        for (const char* wrong : {"", "w1", "w1/", "w1/x", "w1/0", "w1/1x"})
            QCOMPARE(after(wrong).error().code(), std::string("request.invalid_parameter"));
    }

    void theSeatMapShowsWhoMaySitWhere()
    {
        FlightDescribed flight = aFlight(2);
        flight.cabins = {{"economy", 11, won(80'000), "7-8:ABC_DEF;x=8;-=7F"}, {"premium", 5, won(1), ""}};
        tell(flight);
        tell(aHold(31, {"8C"}, 2));
        const json seats = get("/v1/flight-statuses/{flightId}/seats", kGuest, {}, "2");
        const json& economy = seats["cabins"][0];
        QCOMPARE(economy["rows"].size(), std::size_t{2});
        const json& row7 = economy["rows"][0];
        const json& row8 = economy["rows"][1];
        QCOMPARE(row7["letters"].get<std::string>(), std::string("ABC_DEF"));
        QCOMPARE(row7["seats"][0]["seat"].get<std::string>(), std::string("7A"));
        QVERIFY(row7["seats"][0]["window"].get<bool>() && !row7["seats"][0]["aisle"].get<bool>());
        QVERIFY(!row7["seats"][1]["window"].get<bool>() && !row7["seats"][1]["aisle"].get<bool>());
        QVERIFY(row7["seats"][2]["aisle"].get<bool>() && row7["seats"][3]["aisle"].get<bool>());
        QCOMPARE(row7["seats"][5]["state"].get<std::string>(), std::string("blocked"));
        QVERIFY(row8["exit"].get<bool>() && row8["seats"][0]["adultsOnly"].get<bool>());
        QCOMPARE(row8["seats"][2]["state"].get<std::string>(), std::string("held"));
        QVERIFY(!row8["seats"][2].contains("reservationId"));
        QVERIFY(seats["cabins"][1]["rows"].empty());
        const json forStaff = get("/v1/flight-statuses/{flightId}/seats", kStaff, {}, "2");
        QCOMPARE(forStaff["cabins"][0]["rows"][1]["seats"][2]["reservationId"].get<int>(), 31);
    }

    void aHeldSeatIsNotYetATakenOne()
    {
        const std::string pattern = "/v1/flight-statuses/{flightId}/seats";
        const auto states = [&] {
            const json row = get(pattern, kGuest, {}, "1")["cabins"][1]["rows"][0]["seats"];
            return row[0]["state"].get<std::string>() + " " + row[1]["state"].get<std::string>();
        };
        const SeatsHeld hold = aHold(1, {"7A"});
        const SeatsHeld other = aHold(2, {"7B"});
        tell(hold);
        tell(other);
        QCOMPARE(states(), std::string("held held"));
        const std::string etag = *call(pattern, kGuest, {}, "1")->findHeader("ETag");
        tell(soldAs(hold));
        QCOMPARE(states(), std::string("taken held"));
        QCOMPARE(call(pattern, kGuest, {}, "1", {{"if-none-match", etag}})->status, 200);
        tell(cancelled(hold, {"7A"}, 60'000));
        tell(returnedAs(other, ReturnReason::HoldExpired));
        QCOMPARE(states(), std::string("free free"));
    }

    void theMonthStripHasEveryDay()
    {
        const json strip = get("/v1/lowest-prices", kGuest,
                               {{"origin", "ICN"}, {"destination", "CJU"}, {"from", "2026-12-07"}, {"days", "3"}});
        QCOMPARE(strip["items"].size(), std::size_t{3});
        QVERIFY(strip["items"][0]["price"].is_null());
        QCOMPARE(strip["items"][1]["date"].get<std::string>(), std::string("2026-12-08"));
        QCOMPARE(strip["items"][1]["price"]["amountMinor"].get<int>(), 80'000);
        QCOMPARE(refusal("/v1/lowest-prices", kGuest, {{"origin", "ICN"}}), std::string("request.invalid_parameter"));
    }

    void aTimelineTellsEveryEventWithItsTrace()
    {
        sell(aHold(1, {"7A"}));
        const std::string pattern = "/v1/purchases/{reservationId}/timeline";
        const json timeline = get(pattern, kStaff, {}, "1");
        QCOMPARE(timeline["items"].size(), std::size_t{3});
        QCOMPARE(timeline["items"][0]["traceId"].get<std::string>(), std::string("0af7651916cd43dd8448eb211c80319c"));
        QCOMPARE(timeline["items"][0]["data"]["reservationId"].get<int>(), 1);
        QCOMPARE(refusal(pattern, kStaff, {}, "2"), std::string("view.purchase_unknown"));
        archive_.isAway = true;
        QCOMPARE(call(pattern, kStaff, {}, "1").error().code(), std::string("database.away"));
    }

    void reportsComeAsJsonAndAsCsv()
    {
        sell(aHold(1, {"7A", "7B"}));
        tell(cancelled(aHold(1, {"7A", "7B"}), {"7A"}, 60'000));
        tell(payment(aHold(1, {}), PaymentRecorded::Kind::Refunded, 60'000));
        const json load = get("/v1/reports/load-factor", kStaff);
        QCOMPARE(load["items"][0]["origin"].get<std::string>(), std::string("ICN"));
        QCOMPARE(load["items"][0]["sold"].get<int>(), 1);
        QCOMPARE(load["items"][0]["loadPermille"].get<int>(), 62);
        const json revenue = get("/v1/reports/revenue", kStaff, {{"by", "day"}});
        QCOMPARE(revenue["items"][0]["date"].get<std::string>(), std::string("2026-12-08"));
        QCOMPARE(revenue["items"][0]["net"]["amountMinor"].get<int>(), 100'000);
        const json outs = get("/v1/reports/cancellations", kStaff, {{"by", "reason"}});
        QCOMPARE(outs["items"][0]["fees"]["amountMinor"].get<int>(), 20'000);
        const json early = get("/v1/reports/cancellations", kStaff, {{"by", "daysBefore"}});
        QCOMPARE(early["items"][0]["daysBefore"].get<int>(), 7);
        QCOMPARE(early["items"][0]["passengers"].get<int>(), 1);
        const json curve = get("/v1/reports/booking-curve", kStaff, {{"flightId", "1"}});
        QCOMPARE(curve["capacity"].get<int>(), 16);
        QCOMPARE(curve["items"][0]["daysBefore"].get<int>(), 6);
        QCOMPARE(
            get("/v1/reports/booking-curve", kStaff, {{"origin", "ICN"}, {"destination", "CJU"}})["flights"].get<int>(),
            1);

        const auto csv = call("/v1/reports/revenue", kStaff, {{"by", "flight"}}, "", {{"accept", "text/csv"}});
        QVERIFY(csv->contentType.starts_with("text/csv"));
        QCOMPARE(
            std::string(csv->content()),
            std::string("flightId,flightNumber,origin,destination,departsAt,flights,capturedMinor,capturedCurrency,"
                        "refundedMinor,refundedCurrency,netMinor,netCurrency\r\n"
                        "1,NR1207,ICN,CJU,2026-12-08T00:00:00Z,1,160000,KRW,60000,KRW,100000,KRW\r\n"));
    }

    void aReportSaysWhichDaysItCovers()
    {
        sell(aHold(1, {"7A"}));
        const auto periodOf = [](const json& report) {
            return report["from"].get<std::string>() + " " + report["to"].get<std::string>() + " " +
                   report["calendar"].get<std::string>();
        };
        const std::string today = dateText(utcDay(kBeginMs));
        const std::string inAMonth = dateText(utcDay(kBeginMs) + 30);
        for (const std::string name : {"load-factor", "revenue", "cancellations"}) {
            const std::string path = "/v1/reports/" + name;
            QCOMPARE(periodOf(get(path, kStaff)), today + " " + inAMonth + " origin");
            QCOMPARE(periodOf(get(path, kStaff, {{"from", "2026-12-08"}, {"to", "2026-12-09"}})),
                     std::string("2026-12-08 2026-12-09 origin"));
            const auto csv =
                call(path, kStaff, {{"from", "2026-12-08"}, {"to", "2026-12-09"}}, "", {{"accept", "text/csv"}});
            QCOMPARE(*csv->findHeader("Content-Disposition"),
                     "attachment; filename=\"" + name + "_2026-12-08_2026-12-09.csv\"");
        }
        // One flight's curve covers the day it departs on.
        const std::string curve = "/v1/reports/booking-curve";
        QCOMPARE(periodOf(get(curve, kStaff, {{"flightId", "1"}})), std::string("2026-12-08 2026-12-08 origin"));
        QCOMPARE(periodOf(get(curve, kStaff, {{"origin", "ICN"}, {"destination", "CJU"}, {"from", "2026-12-02"}})),
                 std::string("2026-12-02 2027-01-01 origin"));
        const auto csv = call(curve, kStaff, {{"flightId", "1"}}, "", {{"accept", "text/csv"}});
        QCOMPARE(*csv->findHeader("Content-Disposition"),
                 std::string("attachment; filename=\"booking-curve_2026-12-08_2026-12-08.csv\""));
    }

    void aTextNeverBecomesAFormula()
    {
        FlightDescribed flight = aFlight(2);
        flight.destination = "=HYPERLINK(\"x\"),1";
        tell(flight);
        const auto csv = call("/v1/reports/load-factor", kStaff, {}, "", {{"accept", "text/csv"}});
        QVERIFY(csv->content().find("\"'=HYPERLINK(\"\"x\"\"),1\"") != std::string_view::npos);
    }

    void reportsAreBounded()
    {
        QCOMPARE(refusal("/v1/reports/revenue", kStaff, {{"from", "2026-01-01"}, {"to", "2027-12-31"}}),
                 std::string("view.period_too_long"));
        QCOMPARE(refusal("/v1/reports/revenue", kStaff, {{"from", "2026-01-02"}, {"to", "2026-01-01"}}),
                 std::string("request.invalid_parameter"));
        QCOMPARE(refusal("/v1/reports/revenue", kStaff, {{"by", "reason"}}), std::string("request.invalid_parameter"));
        QCOMPARE(refusal("/v1/reports/revenue", kStaff, {}, "", {{"accept", "application/pdf"}}),
                 std::string("view.not_acceptable"));
        QCOMPARE(refusal("/v1/reports/revenue", kStaff, {{"by", "daysBefore"}}),
                 std::string("request.invalid_parameter"));
        QCOMPARE(refusal("/v1/reports/revenue", kStaff, {{"market", "lunar"}}),
                 std::string("request.invalid_parameter"));
        QCOMPARE(refusal("/v1/reports/booking-curve", kStaff), std::string("request.invalid_parameter"));
        for (std::int64_t id = 2; id <= 4; ++id)
            tell(aFlight(id));
        const json first = get("/v1/reports/load-factor", kStaff, {{"by", "flight"}, {"limit", "3"}});
        QCOMPARE(first["items"].size(), std::size_t{3});
        const json rest = get("/v1/reports/load-factor", kStaff,
                              {{"by", "flight"}, {"limit", "3"}, {"after", first["next"].get<std::string>()}});
        QCOMPARE(rest["items"].size(), std::size_t{1});
        QVERIFY(!rest["hasMore"].get<bool>());
    }

    void theOriginalsListKeepsItsWords()
    {
        FlightDescribed flight = aFlight(2);
        flight.number = "CH777";
        flight.origin = "";
        flight.destination = "korea";
        flight.cabins = {{"economy", 100, won(300'000), ""}};
        tell(flight);
        tell(aFlight(3));
        tell(FlightWithdrawn{3, 2, "fog"});
        for (const char* path : {"/flightStatuses", "/cqrs/flightStatuses"}) {
            const json list = get(path, kGuest)["_embedded"]["flightStatuses"];
            QCOMPARE(list.size(), std::size_t{2});
            QVERIFY(list[1] == json::parse(R"({"flightId":2,"flightName":"CH777","destination":"korea","price":300000,
                                              "seat":100,"status":"new flight"})"));
        }
        QCOMPARE(get("/flightStatuses/{flightId}", kGuest, {}, "2")["seat"].get<int>(), 100);
    }

    void routesLetInOnlyWhomTheyShould()
    {
        http::Caller integration = callerOf(http::Role::Integration);
        for (const http::Route& route : routes_) {
            const bool isReport = route.pattern.starts_with("/v1/reports");
            const bool isPublic = route.pattern.starts_with("/v1/flight") || route.pattern.starts_with("/v1/lowest");
            integration.scopes = {};
            QVERIFY(!isReport || !route.access.allows(integration));
            integration.scopes = {"reports:read"};
            QVERIFY(!isReport || route.access.allows(integration));
            QCOMPARE(route.access.allows(kGuest), isPublic);
            http::Caller here = kGuest;
            here.local = true;
            QCOMPARE(route.access.allows(here), isPublic || route.access.localOnly);
        }
    }
};

QTEST_APPLESS_MAIN(TestViewHttp)
#include "tst_view_http.moc"
