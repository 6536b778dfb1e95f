#include <QTest>

#include "common/api/events.hpp"
#include "server/flight/adapters/flight_audit.hpp"
#include "tests/store/flight_house.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

using namespace narae;
using namespace narae::flight;
using namespace narae::flight::housed;

namespace {

Json body(const Result<http::Response>& response)
{
    return response ? Json::parse(response->content()) : Json(response.error().code());
}

std::string codeOf(const Result<http::Response>& response)
{
    return response ? std::to_string(response->status) : response.error().code();
}

Json gimpoToJeju(const std::string& number = "NR1207", const std::string& day = "2026-11-24")
{
    return {{"flightNumber", number},
            {"origin", "GMP"},
            {"destination", "CJU"},
            {"departsAt", day + "T08:30:00+09:00"},
            {"arrivesAt", day + "T09:40:00+09:00"},
            {"aircraft", "A321neo"},
            {"fares",
             {{{"cabin", "economy"}, {"price", {{"amountMinor", 58000}, {"currency", "KRW"}}}},
              {{"cabin", "business"}, {"price", {{"amountMinor", 110000}, {"currency", "KRW"}}}}}}};
}

commit::Envelope paid(std::int64_t reservation, int count, const std::string& time, std::int64_t flight = 1)
{
    const api::events::PayApproved event{
        {reservation + 100, reservation, flight, count, std::int64_t{58000} * count, "KRW"}, "economy", "K7QH2M"};
    return {"pay-1",   reservation,         "PayApproved",
            "payment", "payment/1",         flight,
            "",        *parseRfc3339(time), api::events::toText(event)};
}

commit::Envelope refunded(std::int64_t reservation, int cancellation, int count, std::int64_t won)
{
    const api::events::PayCancelled event{
        {reservation + 100, reservation, 1, count, won, "KRW"}, "economy", cancellation, 9};
    return {"pay-1",   reservation,        "PayCancelled",
            "payment", "payment/1",        1,
            "",        FixedClock().now(), api::events::toText(event)};
}

} // namespace

class TestFlightStore : public QObject {
    Q_OBJECT

private slots:
    void aFlightsWholeLife()
    {
        World world;
        const auto created = world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump());
        QCOMPARE(codeOf(created), std::string("201"));
        QCOMPARE(*created->findHeader("Location"), std::string("/v1/flights/1"));
        QCOMPARE(*created->findHeader("ETag"), std::string("\"1\""));
        const Json flight = body(created);
        QCOMPARE(flight["cabins"][0]["seatMap"].get<std::string>(), std::string("1-2:AC_DF"));
        QCOMPARE(flight["departsAt"].get<std::string>(), std::string("2026-11-23T23:30:00Z"));
        QCOMPARE(flight["refundSteps"][1]["percent"].get<int>(), 90);
        QVERIFY(body(world->call(Method::Get, {"v1", "flights", "1"})) == flight);

        const std::string patch = R"({"departsAt": "2026-11-24T08:45:00+09:00",
            "fares": [{"cabin": "economy", "price": {"amountMinor": 61000, "currency": "KRW"}}]})";
        QCOMPARE(codeOf(world->call(Method::Patch, {"v1", "flights", "1"}, patch)),
                 std::string("precondition.required"));
        const auto patched = world->call(Method::Patch, {"v1", "flights", "1"}, patch, {{"if-match", "\"1\""}});
        QCOMPARE(codeOf(patched), std::string("200"));
        QCOMPARE(*patched->findHeader("ETag"), std::string("\"2\""));
        QCOMPARE(codeOf(world->call(Method::Patch, {"v1", "flights", "1"}, patch, {{"if-match", "\"1\""}})),
                 std::string("precondition.failed"));
        QVERIFY(body(world->call(Method::Get, {"v1", "flights", "1"})) == body(patched));

        const auto cancelled =
            world->call(Method::Post, {"v1", "flights", "1", "cancellation"}, R"({"reason": "태풍 🌀"})");
        QCOMPARE(body(cancelled)["state"].get<std::string>(), std::string("cancelled"));
        world.restart();
        const Json after = body(world->call(Method::Get, {"v1", "flights", "1"}));
        QCOMPARE(after["cancelReason"].get<std::string>(), std::string("태풍 🌀"));
        QCOMPARE(after["version"].get<int>(), 3);
        QCOMPARE(world.told(), (std::vector<std::string>{"FlightAdded NR1207 182", "FlightChanged NR1207 182",
                                                         "FlightCancelled NR1207 태풍 🌀"}));
    }

    void whatIsRefusedLeavesNothingBehind()
    {
        World world;
        Json wrong = gimpoToJeju();
        wrong["destination"] = "XXX";
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, wrong.dump())), std::string("airport.unknown"));
        wrong = gimpoToJeju();
        wrong["fares"][0]["cabin"] = "balcony";
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, wrong.dump())), std::string("cabin.unknown"));
        wrong["surprise"] = true;
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, wrong.dump())), std::string("request.invalid"));
        QCOMPARE(codeOf(world->call(Method::Get, {"v1", "flights", "1"})), std::string("flight.unknown"));
        QCOMPARE(codeOf(world->call(Method::Get, {"v1", "flights", "x"})), std::string("route.not_found"));
        QVERIFY(world.told().empty());
    }

    void theSameKeyGetsTheSameAnswerAfterARestart()
    {
        World world;
        const std::multimap<std::string, std::string> key{{"idempotency-key", "k-1"}};
        const auto first = world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump(), key);
        world.restart();
        const auto second = world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump(), key);
        QVERIFY(body(first) == body(second));
        QCOMPARE(codeOf(second), std::string("201"));
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju("NR9").dump(), key)),
                 std::string("request.idempotency_key_reused"));
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())),
                 std::string("flight.already_registered"));
        QCOMPARE(world.told().size(), std::size_t(1));
    }

    void twoProcessesRegisterADepartureOnce()
    {
        World world;
        Process other(world.stored.database(), "narae-2");
        std::atomic<int> created = 0;
        std::atomic<int> refused = 0;
        std::vector<std::thread> clerks;
        for (int clerk = 0; clerk < 8; ++clerk)
            clerks.emplace_back([&, clerk] {
                Process& process = clerk % 2 == 0 ? *world.process : other;
                for (int day = 10; day < 20; ++day) {
                    const auto answer = process.call(Method::Post, {"v1", "flights"},
                                                     gimpoToJeju("NR1207", "2026-12-" + std::to_string(day)).dump());
                    if (answer) ++created;
                    if (codeOf(answer) == "flight.already_registered") ++refused;
                }
            });
        for (auto& clerk : clerks)
            clerk.join();
        QCOMPARE(created.load(), 10);
        QCOMPARE(refused.load(), 70);
        QCOMPARE(world.told().size(), std::size_t(10));
    }

    void aDepartureGivenUpMayBeTakenInTheSameBatch()
    {
        World world;
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())), std::string("201"));
        std::thread mover([&] {
            const std::string later =
                R"({"departsAt": "2026-11-24T10:30:00+09:00", "arrivesAt": "2026-11-24T11:40:00+09:00"})";
            QCOMPARE(codeOf(world->call(Method::Patch, {"v1", "flights", "1"}, later, {{"if-match", "*"}})),
                     std::string("200"));
        });
        // Until the first has moved the second is refused, be it in the same batch or not.
        while (codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())) != "201")
            std::this_thread::yield();
        mover.join();
        QCOMPARE(world.told().size(), std::size_t(3));
    }

    void listsAreFilteredAndPaged()
    {
        World world;
        for (const auto& answer : world->desk.carryOutEach(demoSchedule(world->clock.now(), 2), ""))
            QVERIFY(answer.has_value());
        std::multimap<std::string, std::string> query{
            {"origin", "GMP"}, {"destination", "CJU"}, {"from", "2026-11-21"}, {"to", "2026-11-22"}, {"limit", "3"}};
        std::vector<std::string> departures;
        for (int page = 0; page < 10; ++page) {
            const Json list = body(world->call(Method::Get, {"v1", "flights"}, "", {}, query));
            for (const Json& flight : list["items"]) {
                QCOMPARE(flight["origin"].get<std::string>(), std::string("GMP"));
                departures.push_back(flight["departsAt"].get<std::string>() +
                                     flight["flightNumber"].get<std::string>());
            }
            QCOMPARE(list["hasMore"].get<bool>(), !list["next"].is_null());
            if (list["next"].is_null()) break;
            query.erase("after");
            query.emplace("after", list["next"].get<std::string>());
        }
        QCOMPARE(departures.size(), std::size_t(6));
        QVERIFY(std::is_sorted(departures.begin(), departures.end()));
        QVERIFY(std::adjacent_find(departures.begin(), departures.end()) == departures.end());

        const Json none = body(world->call(Method::Get, {"v1", "flights"}, "", {}, {{"state", "cancelled"}}));
        QVERIFY(none["items"].empty());
        QCOMPARE(codeOf(world->call(Method::Get, {"v1", "flights"}, "", {}, {{"from", "yesterday"}})),
                 std::string("request.invalid_parameter"));
        QCOMPARE(codeOf(world->call(Method::Get, {"v1", "flights"}, "", {}, {{"after", "AAAA"}})),
                 std::string("request.invalid_parameter"));
    }

    void capacityCannotFallBelowWhatIsSold()
    {
        World world;
        Json wish = gimpoToJeju();
        wish.erase("aircraft");
        wish.erase("fares");
        wish["cabins"] = {
            {{"cabin", "economy"}, {"capacity", 100}, {"price", {{"amountMinor", 58000}, {"currency", "KRW"}}}}};
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, wish.dump())), std::string("201"));
        world->sale.taken = 91;
        Json patch{{"cabins", wish["cabins"]}};
        patch["cabins"][0]["capacity"] = 90;
        QCOMPARE(codeOf(world->call(Method::Patch, {"v1", "flights", "1"}, patch.dump(), {{"if-match", "\"1\""}})),
                 std::string("flight.capacity_below_sold"));
        patch["cabins"][0]["capacity"] = 91;
        const auto narrowed = world->call(Method::Patch, {"v1", "flights", "1"}, patch.dump(), {{"if-match", "\"1\""}});
        QCOMPARE(body(narrowed)["seatsLeft"].get<int>(), 91);
        QCOMPARE(world.told().back(), std::string("FlightChanged NR1207 91"));
    }

    void purchasesAreRecordedOnceAndSeatsFollow()
    {
        World world;
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())), std::string("201"));
        QVERIFY(world->deliver(paid(1, 3, "2026-11-20T01:00:00Z")).has_value());
        QVERIFY(world->deliver(paid(1, 3, "2026-11-20T01:00:00Z")).has_value());
        QVERIFY(world->deliver(paid(2, 1, "2026-11-20T02:00:00Z")).has_value());
        QVERIFY(world->deliver(refunded(1, 1, 2, 100000)).has_value());
        world.restart();
        QVERIFY(world->deliver(refunded(1, 1, 2, 100000)).has_value());
        QVERIFY(world->deliver(refunded(1, 2, 1, 50000)).has_value());
        QCOMPARE(world.told(),
                 (std::vector<std::string>{"FlightAdded NR1207 182", "FlightSeatRequested NR1207 179",
                                           "FlightSeatRequested NR1207 178", "FlightSeatReturned NR1207 180",
                                           "FlightSeatReturned NR1207 181"}));
        const Json flight = body(world->call(Method::Get, {"v1", "flights", "1"}));
        QCOMPARE(flight["seatsSold"].get<int>(), 1);
        QCOMPARE(flight["capacity"].get<int>(), flight["seatsLeft"].get<int>() + 1);
        QCOMPARE(flight["version"].get<int>(), 1);

        const Json first = body(world->call(Method::Get, {"v1", "purchases"}, "", {}, {{"limit", "1"}}));
        QCOMPARE(first["items"][0]["reservationId"].get<int>(), 2);
        const Json second = body(world->call(Method::Get, {"v1", "purchases"}, "", {},
                                             {{"limit", "1"}, {"after", first["next"].get<std::string>()}}));
        QVERIFY(second["next"].is_null());
        const Json& purchase = second["items"][0];
        QCOMPARE(purchase["count"].get<int>(), 3);
        QCOMPARE(purchase["amount"]["amountMinor"].get<int>(), 174000);
        QCOMPARE(purchase["cancelledCount"].get<int>(), 3);
        QCOMPARE(purchase["refunded"]["amountMinor"].get<int>(), 150000);
        QCOMPARE(purchase["flightNumber"].get<std::string>(), std::string("NR1207"));
        QCOMPARE(purchase["locator"].get<std::string>(), std::string("K7QH2M"));
        const Json early = body(
            world->call(Method::Get, {"v1", "purchases"}, "", {}, {{"flightId", "1"}, {"to", "2026-11-20T01:30:00Z"}}));
        QCOMPARE(early["items"].size(), std::size_t(1));
    }

    void theAuditSeesATallyThatDoesNotAddUp()
    {
        World world;
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())), std::string("201"));
        QVERIFY(world->deliver(paid(1, 3, "2026-11-20T01:00:00Z")).has_value());
        QVERIFY(world->deliver(refunded(1, 1, 2, 100000)).has_value());
        const auto session = world.stored.open();
        std::vector<bool> agrees;
        const auto note = [&](const RecordBalance& balance) { agrees.push_back(balance.agrees()); };
        QVERIFY(readRecord(*session, note).has_value());
        session->execute("UPDATE flight_seats SET sold = sold + 1");
        QVERIFY(readRecord(*session, note).has_value());
        QCOMPARE(agrees, (std::vector<bool>{true, false}));
    }

    void reportsInEitherOrderComeToTheSameRecord()
    {
        World world;
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())), std::string("201"));
        QVERIFY(world->deliver(refunded(1, 1, 2, 100000)).has_value());
        QVERIFY(body(world->call(Method::Get, {"v1", "purchases"}))["items"].empty());
        QVERIFY(world->deliver(paid(1, 3, "2026-11-20T01:00:00Z")).has_value());
        const Json purchase = body(world->call(Method::Get, {"v1", "purchases"}))["items"][0];
        QCOMPARE(purchase["count"].get<int>(), 3);
        QCOMPARE(purchase["cancelledCount"].get<int>(), 2);
        QCOMPARE(purchase["locator"].get<std::string>(), std::string("K7QH2M"));
        QCOMPARE(body(world->call(Method::Get, {"v1", "flights", "1"}))["seatsSold"].get<int>(), 1);
    }

    void anEarlierApprovalTellsNoLocator()
    {
        World world;
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "flights"}, gimpoToJeju().dump())), std::string("201"));
        commit::Envelope earlier = paid(1, 3, "2026-11-20T01:00:00Z");
        Json payload = Json::parse(earlier.data);
        QCOMPARE(payload.erase("locator"), std::size_t(1));
        earlier.data = payload.dump();
        QVERIFY(world->deliver(earlier).has_value());
        QVERIFY(body(world->call(Method::Get, {"v1", "purchases"}))["items"][0]["locator"].is_null());
    }

    /// What was bought before the record had locators gets its own where an event here tells it.
    void anOlderRecordLearnsItsLocators()
    {
        narae::testing::TestDatabase stored;
        const auto session = stored.open();
        database::Schema before = schema();
        before.migrations.resize(1);
        QVERIFY(database::migrate(*session, {commit::schema(), before}, 0).has_value());
        for (const std::int64_t reservation : {1, 12, 2})
            session->execute("INSERT INTO flight_purchases (reservation_id, flight_id, pay_id, cabin, passengers, "
                             "amount_minor, currency, approved_at_ms, changes) VALUES (?, 1, ?, 'economy', 1, 58000, "
                             "'KRW', 7, 1)",
                             {reservation, reservation + 100});
        std::int64_t seq = 0;
        const auto tell = [&](const char* type, const char* subject, const char* data) {
            session->execute("INSERT INTO event_outbox (writer, seq, type, source, subject, flight_id, trace_id, "
                             "time_ms, data) VALUES ('narae-1', ?, ?, 'reservation', ?, 1, '', 7, ?)",
                             {++seq, std::string(type), std::string(subject), std::string(data)});
        };
        tell("ReservationPlaced", "reservation/1", R"({"cabin":"economy","locator":"K7QH2M","price":58000})");
        tell("ReservationCancelled", "reservation/1", R"({"locator":"ZZZZZZ"})");
        tell("ReservationPlaced", "reservation/12", R"({"locator":"ABC234"})");
        QVERIFY(!session->failure());
        QVERIFY(database::migrate(*session, {commit::schema(), schema()}, 0).has_value());
        const auto rows = session->query("SELECT locator FROM flight_purchases ORDER BY reservation_id");
        QCOMPARE(rows.text(0, 0), std::string("K7QH2M"));
        QCOMPARE(rows.text(1, 0), std::string()); // nothing tells of it
        QCOMPARE(rows.text(2, 0), std::string("ABC234"));
    }

    void reportsThatMakeNoSenseAreRefused()
    {
        World world;
        QCOMPARE(world->deliver(paid(1, 3, "2026-11-20T01:00:00Z", 99)).error().code(), std::string("flight.unknown"));
        commit::Envelope broken = paid(1, 3, "2026-11-20T01:00:00Z");
        broken.data = R"({"payId": "x"})";
        QCOMPARE(world->deliver(broken).error().code(), std::string("event.malformed"));
        broken.data = "{";
        QCOMPARE(world->deliver(broken).error().code(), std::string("event.malformed"));
    }

    void aScheduleIsImportedAndImportedAgain()
    {
        World world;
        std::string csv = "flightNumber,origin,destination,departsAt,arrivesAt,aircraft,economyPrice,businessPrice\r\n";
        for (int i = 0; i < 1000; ++i)
            csv += "NR" + std::to_string(1000 + i) + ",GMP,CJU,2026-12-01T08:30:00+09:00,2026-12-01T09:40:00+09:00," +
                   (i == 500 ? "Concorde" : "A321neo") + ",58000,110000\r\n";
        const auto import = [&](const char* dryRun) {
            return body(world->call(Method::Post, {"v1", "flights", "import"}, csv, {{"accept-language", "ko-KR"}},
                                    {{"dryRun", dryRun}}));
        };
        const Json rehearsed = import("true");
        QCOMPARE(rehearsed["registered"].get<int>(), 999);
        QVERIFY(world.told().empty());
        const Json report = import("false");
        QCOMPARE(report["registered"].get<int>(), 999);
        QCOMPARE(report["rows"][500]["row"].get<int>(), 502);
        QCOMPARE(report["rows"][500]["code"].get<std::string>(), std::string("aircraft.unknown"));
        QCOMPARE(report["rows"][500]["column"].get<std::string>(), std::string("aircraft"));
        QVERIFY(report["rows"][500]["message"].get<std::string>().find("기종") != std::string::npos);
        const Json again = import("false");
        QCOMPARE(again["unchanged"].get<int>(), 999);
        QCOMPARE(world.told().size(), std::size_t(999));
    }

    void aircraftAreAddedAndRefitted()
    {
        World world;
        const std::string cabins = R"("cabins": [{"cabin": "economy", "rows": 10, "layout": "2-2"}])";
        const auto added = world->call(Method::Post, {"v1", "aircraft"}, R"({"name": "Dash 8", )" + cabins + "}");
        QCOMPARE(codeOf(added), std::string("201"));
        const std::string id = std::to_string(body(added)["aircraftId"].get<int>());
        QCOMPARE(codeOf(world->call(Method::Post, {"v1", "aircraft"}, R"({"name": "Dash 8", )" + cabins + "}")),
                 std::string("aircraft.already_added"));
        const std::string refit = R"({"cabins": [{"cabin": "economy", "seatMap": "1-9:AB_CD;x=4"}]})";
        const auto refitted = world->call(Method::Patch, {"v1", "aircraft", id}, refit, {{"if-match", "\"1\""}});
        QCOMPARE(body(refitted)["capacity"].get<int>(), 36);
        world.restart();
        QVERIFY(body(world->call(Method::Get, {"v1", "aircraft", id})) == body(refitted));
        const auto known = world->call(Method::Get, {"v1", "aircraft", id}, "", {{"if-none-match", "\"2\""}});
        QCOMPARE(codeOf(known), std::string("304"));
        const Json all = body(world->call(Method::Get, {"v1", "aircraft"}));
        QCOMPARE(all["items"].size(), std::size_t(5));
        QCOMPARE(all["items"][3]["name"].get<std::string>(), std::string("ATR 72-600"));
        QCOMPARE(codeOf(world->call(Method::Get, {"v1", "aircraft", "99"})), std::string("aircraft.not_found"));
    }

    void airportsAreTheSameForEverybody()
    {
        World world;
        const auto airports = world->call(Method::Get, {"v1", "airports"});
        QVERIFY(body(airports)["items"].size() >= 60);
        const std::string etag = *airports->findHeader("ETag");
        QCOMPARE(codeOf(world->call(Method::Get, {"v1", "airports"}, "", {{"if-none-match", etag}})),
                 std::string("304"));
    }

    void theOriginalsCallsWorkUnchanged()
    {
        World world;
        const std::string call = R"({"flightName": "CH777", "destination": "korea", "price": "300000", "seat": "100"})";
        const auto created = world->call(Method::Post, {"flights"}, call);
        QCOMPARE(codeOf(created), std::string("201"));
        const Json expected{{"flightId", 1},   {"flightName", "CH777"}, {"destination", "korea"},
                            {"price", 300000}, {"seat", 100},           {"status", "scheduled"}};
        QVERIFY(body(created) == expected);
        QVERIFY(body(world->call(Method::Get, {"flights", "1"})) == expected);
        QCOMPARE(codeOf(world->call(Method::Post, {"flights"}, call)), std::string("201"));
        QVERIFY(world->deliver(paid(1, 1, "2026-11-20T01:00:00Z")).has_value());
        const Json list = body(world->call(Method::Get, {"flights"}))["_embedded"]["flights"];
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list[0]["seat"].get<int>(), 99);
        const auto flight = body(world->call(Method::Get, {"v1", "flights", "1"}));
        QVERIFY(flight["origin"].is_null());
        QCOMPARE(flight["departsAt"].get<std::string>(), std::string("2027-11-20T00:00:00Z"));
    }
};

QTEST_APPLESS_MAIN(TestFlightStore)
#include "tst_flight_store.moc"
