#include "tests/unit/tst_view_house.hpp"

#include <QTest>

using namespace narae;
using namespace narae::view;

namespace {

const std::string kHistory = "/v1/history";

} // namespace

/// GET /v1/history: a customer's own purchases, and all of them for staff.
class TestViewHistory : public QObject, protected ViewHouse {
    Q_OBJECT

    /// The reservations that a question finds, in their order, page by page.
    std::vector<int> found(const http::Caller& caller, Pairs query) const
    {
        std::vector<int> ids;
        while (true) {
            const json page = get(kHistory, caller, query);
            for (const json& line : page["items"])
                ids.push_back(line["reservationId"].get<int>());
            if (!page["hasMore"].get<bool>()) return ids;
            query.erase("after");
            query.emplace("after", page["next"].get<std::string>());
        }
    }
    std::vector<int> found(const Pairs& query) const { return found(kStaff, query); }
    std::string stateOf(int reservation) const
    {
        const json page = get(kHistory, kStaff);
        for (const json& line : page["items"])
            if (line["reservationId"] == reservation) return line["state"].get<std::string>();
        return {};
    }

private slots:
    void init() { open(); }

    void aCustomerSeesOnlyTheirOwnHistory()
    {
        const http::Caller customer = callerOf(http::Role::Customer, 5);
        sell(aHold(1, {"7A"}));
        tell(aHold(2, {"7B"}));
        const json page = get("/v1/history", customer, {{"limit", "1"}});
        QCOMPARE(page["items"][0]["reservationId"].get<int>(), 2);
        QCOMPARE(page["items"][0]["state"].get<std::string>(), std::string("held"));
        const json rest = get("/v1/history", customer, {{"limit", "1"}, {"after", page["next"].get<std::string>()}});
        const json& line = rest["items"][0];
        QCOMPARE(line["paid"]["amountMinor"].get<int>(), 80'000);
        QCOMPARE(line["refunded"]["amountMinor"].get<int>(), 0);
        QCOMPARE(line["flightNumber"].get<std::string>(), std::string("NR1207"));
        QVERIFY(!rest["hasMore"].get<bool>());

        const http::Caller other = callerOf(http::Role::Customer, 6);
        QVERIFY(get("/v1/history", other)["items"].empty());
        QCOMPARE(refusal("/v1/history", other, {{"customerId", "5"}}), std::string("view.purchase_unknown"));
        QCOMPARE(get("/v1/history", kStaff, {{"customerId", "5"}})["items"].size(), std::size_t{2});
        QCOMPARE(refusal("/v1/history", customer, {{"after", "eHg"}}), std::string("request.invalid_parameter"));
    }

    void staffSeeEveryPurchaseNewestFirst()
    {
        tell(aFlight(2));
        for (int id = 1; id <= 5; ++id) {
            SeatsHeld hold = aHold(id, {}, 1 + id % 2);
            hold.count = 1;
            hold.customerId = id == 3 ? 0 : id;
            tell(hold);
        }
        QCOMPARE(found({{"limit", "2"}}), (std::vector<int>{5, 4, 3, 2, 1}));
        QCOMPARE(found({{"limit", "1"}, {"flightId", "2"}}), (std::vector<int>{5, 3, 1}));
        QCOMPARE(found({{"customerId", "4"}}), (std::vector<int>{4}));
        QVERIFY(found({{"customerId", "99"}}).empty());
        const json line = get(kHistory, kStaff, {{"limit", "1"}})["items"][0];
        for (const char* field : {"locator", "flightNumber", "origin", "destination", "departsAt", "arrivesAt", "cabin",
                                  "count", "cancelled", "seats", "state", "total", "paid", "refunded", "placedAt"})
            QVERIFY2(line.contains(field) && !line[field].is_null(), field);
        QCOMPARE(line["arrivesAt"].get<std::string>(), std::string("2026-12-08T01:10:00Z"));
    }

    void aListIsOfTheStatesAskedFor()
    {
        const std::vector<SeatsHeld> holds{aHold(1, {"7A"}), aHold(2, {"7B"}), aHold(3, {"7C", "7D"}), aHold(4, {"8A"}),
                                           aHold(5, {"8B"}), aHold(6, {"8C"}), aHold(7, {"8D"})};
        for (SeatsHeld hold : holds) {
            hold.paying = hold.reservationId == 2 || hold.reservationId == 7;
            tell(hold);
        }
        tell(soldAs(holds[2]));
        tell(cancelled(holds[2], {"7C"}, 60'000));
        tell(soldAs(holds[3]));
        tell(returnedAs(holds[4], ReturnReason::Declined));
        tell(returnedAs(holds[5], ReturnReason::HoldExpired));
        tell(PaymentLostSight{7, 1, 1, false});
        std::map<int, json> endReasons;
        const json lines = get(kHistory, kStaff)["items"];
        for (const json& line : lines)
            endReasons[line["reservationId"].get<int>()] = line["endReason"];
        QVERIFY(endReasons[1].is_null() && endReasons[3].is_null() && endReasons[4].is_null());
        QCOMPARE(endReasons[5].get<std::string>(), std::string("declined"));
        QCOMPARE(endReasons[6].get<std::string>(), std::string("hold_expired"));
        QCOMPARE(found({{"state", "held"}}), (std::vector<int>{1}));
        QCOMPARE(found({{"state", "paying"}}), (std::vector<int>{2}));
        QCOMPARE(found({{"state", "payment_unknown"}}), (std::vector<int>{7}));
        QCOMPARE(found({{"state", "confirmed"}}), (std::vector<int>{4, 3}));
        QCOMPARE(found({{"state", "partially_cancelled"}}), (std::vector<int>{3}));
        QCOMPARE(found({{"state", "declined,expired"}}), (std::vector<int>{6, 5}));
        QCOMPARE(found({{"state", "declined"}, {"state", "held"}, {"limit", "1"}}), (std::vector<int>{5, 1}));
        QVERIFY(found({{"state", "cancelled"}}).empty());
        QCOMPARE(found(callerOf(http::Role::Customer, 5), {{"state", "held,paying"}}), (std::vector<int>{2, 1}));
    }

    void aPaymentWithoutAnOutcomeIsUnknownUntilItsOutcomeIsTold()
    {
        const SeatsHeld hold = aHold(1, {"7A"});
        tell(hold);
        tell(PaymentLostSight{1, 1, 1, false});
        QCOMPARE(stateOf(1), std::string("payment_unknown"));
        tell(PaymentLostSight{1, 1, 1, true});
        QCOMPARE(stateOf(1), std::string("held"));
        tell(PaymentLostSight{1, 1, 2, false});
        QCOMPARE(stateOf(1), std::string("payment_unknown"));
        tell(soldAs(hold));
        QCOMPARE(stateOf(1), std::string("confirmed"));
    }

    void aListIsOfTheTimeAskedFor()
    {
        // The flight of the house was told in second 0: reservation 1 is placed in second 1, and so on.
        for (int id = 1; id <= 4; ++id)
            tell(aHold(id, {}));
        const std::string second2 = "2026-12-01T00:00:02Z";
        const std::string second4 = "2026-12-01T09:00:04+09:00";
        QCOMPARE(found({{"placedFrom", second2}}), (std::vector<int>{4, 3, 2}));
        QCOMPARE(found({{"placedTo", second4}}), (std::vector<int>{3, 2, 1}));
        QCOMPARE(found({{"placedFrom", second2}, {"placedTo", second4}, {"limit", "1"}}), (std::vector<int>{3, 2}));
        QVERIFY(found({{"placedFrom", second4}, {"placedTo", second2}}).empty());
    }

    void aLocatorIsFoundByHowItBegins()
    {
        const std::vector<std::string> locators{"ABC234", "ABC999", "ABD222", "ZZZZZZ", "222222"};
        for (std::size_t i = 0; i < locators.size(); ++i) {
            SeatsHeld hold = aHold(static_cast<std::int64_t>(i) + 1, {});
            hold.locator = locators[i];
            tell(hold);
        }
        QCOMPARE(found({{"locator", "abc"}}), (std::vector<int>{2, 1}));
        QCOMPARE(found({{"locator", "AB"}}), (std::vector<int>{3, 2, 1}));
        QCOMPARE(found({{"locator", "z"}}), (std::vector<int>{4}));
        QCOMPARE(found({{"locator", "222222"}}), (std::vector<int>{5}));
        QVERIFY(found({{"locator", "ABC235"}}).empty());
        QCOMPARE(found({{"locator", ""}}).size(), std::size_t{5});
    }

    void wrongFiltersAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        for (const auto& [name, value] :
             {std::pair("state", "sold"), std::pair("state", ""), std::pair("state", "held,"),
              std::pair("locator", "AB1"), std::pair("locator", "ABC2345"), std::pair("flightId", "0"),
              std::pair("placedFrom", "yesterday"), std::pair("placedTo", "2026-12-01")})
            QTest::newRow(qPrintable(QString("%1=%2").arg(name, value))) << name << value;
    }
    void wrongFiltersAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const auto response = call(kHistory, kStaff, {{name.toStdString(), value.toStdString()}});
        QCOMPARE(response.error().code(), std::string("request.invalid_parameter"));
        QCOMPARE(response.error().facts().at(0).second, name.toStdString());
    }

    void onlyStaffSearchByFlightLocatorAndTime()
    {
        const http::Caller customer = callerOf(http::Role::Customer, 5);
        for (const char* name : {"flightId", "locator", "placedFrom", "placedTo"})
            QCOMPARE(refusal(kHistory, customer, {{name, "1"}}), std::string("request.invalid_parameter"));
    }
};

QTEST_APPLESS_MAIN(TestViewHistory)
#include "tst_view_history.moc"
