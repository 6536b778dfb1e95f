#include "server/payment/adapters/original_http.hpp"
#include "server/payment/adapters/payment_http.hpp"
#include "tests/support/payment_fakes.hpp"

#include <QTest>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::fakes;
using nlohmann::json;

namespace {

const Instant kNow = fromEpochMs(1'764'000'000'000);

/// Payments kept in memory, the newest last.
class KeptPayments final : public PaymentQueries {
public:
    Result<std::optional<PaymentFacts>> ofReservation(ReservationId) override { return std::optional<PaymentFacts>{}; }
    Result<std::optional<PaymentRecord>> record(PaymentId payment) override
    {
        for (const PaymentRecord& kept : records)
            if (kept.payment.id == payment) return std::optional(kept);
        return std::optional<PaymentRecord>{};
    }
    Result<PaymentPage> page(const PaymentSelection& selection) override
    {
        if (away) return refuse("database.away").retryAfter(1);
        asked = selection;
        PaymentPage page;
        for (auto kept = records.rbegin(); kept != records.rend(); ++kept) {
            const PaymentFacts& payment = kept->payment;
            if (selection.before && payment.id >= *selection.before) continue;
            if (selection.chargedOrDeclinedOnly && payment.state == PaymentState::Abandoned) continue;
            if (page.payments.size() == selection.limit)
                page.hasMore = true;
            else
                page.payments.push_back(payment);
        }
        return page;
    }
    Result<std::vector<DueRefund>> dueRefunds(Instant, std::size_t) override { return std::vector<DueRefund>{}; }
    Result<std::optional<Instant>> nextRefundDue() override { return std::optional<Instant>{}; }

    void keep(const Payment& payment, std::vector<RefundFacts> refunds = {})
    {
        records.push_back({payment.facts(), payment.newEntries(), std::move(refunds)});
    }

    std::vector<PaymentRecord> records;
    PaymentSelection asked;
    bool away = false;
};

Payment begun(std::int64_t id)
{
    return Payment::begin(PaymentId(id), purchaseOf(id + 16), kNow);
}

Payment paid(std::int64_t id)
{
    Payment payment = begun(id);
    payment.capture(1, {"ch_" + std::to_string(id), "", "pm_card_ok"}, kNow);
    return payment;
}

/// Refunds `passengers` of the two, done.
RefundFacts refund(Payment& payment, int cancellation, int passengers, std::int64_t amount)
{
    const RefundKey key{payment.facts().purchase.reservation, cancellation};
    Refund refund = *payment.beginRefund(RefundId(cancellation), key, passengers, won(amount), kNow);
    if (!refund.isDone()) refund.done("re_1", kNow);
    (void)payment.bookRefund(refund, kNow);
    return refund.facts();
}

Result<http::Response> call(const std::vector<http::Route>& routes, const std::string& pattern,
                            std::map<std::string, std::string> pathParameters = {},
                            std::multimap<std::string, std::string> query = {})
{
    for (const http::Route& route : routes) {
        if (route.pattern != pattern) continue;
        http::Request request;
        request.pathParameters = std::move(pathParameters);
        request.query = std::move(query);
        return route.handler(request);
    }
    return refuse("route.not_found");
}

json bodyOf(const Result<http::Response>& response)
{
    return response ? json::parse(response->content()) : json(response.error().code());
}

} // namespace

class TestPaymentHttp : public QObject {
    Q_OBJECT

private slots:
    void onlyStaffAndScopedKeysReadPayments()
    {
        KeptPayments queries;
        for (const http::Route& route : routes(queries)) {
            http::Caller caller;
            QVERIFY(!route.access.allows(caller));
            caller.role = http::Role::Customer;
            QVERIFY(!route.access.allows(caller));
            caller.role = http::Role::Integration;
            QVERIFY(!route.access.allows(caller));
            caller.scopes = {"payments:read"};
            QVERIFY(route.access.allows(caller));
            caller.role = http::Role::Staff;
            QVERIFY(route.access.allows(caller));
        }
    }

    void theOriginalsCallsAreForThisMachineOnly()
    {
        KeptPayments queries;
        for (const http::Route& route : originalRoutes(queries)) {
            http::Caller caller;
            QVERIFY(!route.access.allows(caller));
            caller.local = true;
            QVERIFY(route.access.allows(caller));
        }
    }

    void aListIsPagedByItsOwnCursor()
    {
        KeptPayments queries;
        for (std::int64_t id = 1; id <= 3; ++id)
            queries.keep(paid(id));
        const json first = bodyOf(call(routes(queries), "/v1/payments", {}, {{"limit", "2"}}));
        QCOMPARE(first["items"].size(), 2u);
        QVERIFY(first["items"][0]["paymentId"] == 3);
        QVERIFY(first["hasMore"] == true);
        const std::string next = first["next"];
        const json second = bodyOf(call(routes(queries), "/v1/payments", {}, {{"limit", "2"}, {"after", next}}));
        QCOMPARE(second["items"].size(), 1u);
        QVERIFY(second["items"][0]["paymentId"] == 1);
        QVERIFY(second["hasMore"] == false);
        QVERIFY(second["next"].is_null());
    }

    void aListTakesItsFilters()
    {
        KeptPayments queries;
        (void)call(routes(queries), "/v1/payments", {}, {{"reservationId", "17"}, {"state", "declined"}});
        QVERIFY(queries.asked.reservation == ReservationId(17));
        QVERIFY(queries.asked.state == PaymentState::Declined);
        QCOMPARE(queries.asked.limit, 20u);
    }

    void whatCannotBeReadIsRefused_data()
    {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("limit of nothing") << "limit"
                                          << "0"
                                          << "request.invalid_parameter";
        QTest::newRow("limit too large") << "limit"
                                         << "101"
                                         << "request.invalid_parameter";
        QTest::newRow("foreign cursor") << "after"
                                        << "!!"
                                        << "request.invalid_parameter";
        QTest::newRow("cursor of no id") << "after"
                                         << "YWJj"
                                         << "request.invalid_parameter";
        QTest::newRow("reservation in words") << "reservationId"
                                              << "seventeen"
                                              << "request.invalid_parameter";
        QTest::newRow("state that is none") << "state"
                                            << "paid"
                                            << "request.invalid_parameter";
    }
    void whatCannotBeReadIsRefused()
    {
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        QFETCH(QString, code);
        KeptPayments queries;
        const auto response =
            call(routes(queries), "/v1/payments", {}, {{parameter.toStdString(), value.toStdString()}});
        QCOMPARE(QString::fromStdString(bodyOf(response)), code);
    }

    void onePaymentIsShownWithItsLedgerAndRefunds()
    {
        KeptPayments queries;
        Payment payment = paid(1);
        const RefundFacts done = refund(payment, 1, 1, 90000);
        queries.keep(payment, {done});
        const json shown = bodyOf(call(routes(queries), "/v1/payments/{paymentId}", {{"paymentId", "1"}}));
        QVERIFY(shown["state"] == "captured");
        QVERIFY(shown["amount"] == (json{{"amountMinor", 300000}, {"currency", "KRW"}}));
        QVERIFY(shown["refunded"]["amountMinor"] == 90000);
        QCOMPARE(shown["ledger"].size(), 2u);
        QVERIFY(shown["ledger"][1]["kind"] == "refund");
        QVERIFY(shown["refunds"][0]["state"] == "done");
        QVERIFY(shown["refunds"][0]["doneAt"] == "2025-11-24T16:00:00Z");
        QVERIFY(shown["refunds"][0]["nextAttemptAt"].is_null());
        QVERIFY(shown["superfluousCharges"].empty());
    }

    void whatWasChargedTwiceIsShownWithThePayment()
    {
        KeptPayments queries;
        queries.keep(paid(1));
        SuperfluousFacts facts;
        facts.key = {ReservationId(17), "ch_again"};
        facts.payment = PaymentId(1);
        facts.attempt = 2;
        facts.amount = won(300000);
        facts.foundAt = kNow;
        SuperfluousCharge charge = SuperfluousCharge::find(facts);
        queries.records[0].superfluous = {charge.facts()};
        const auto shown = [&queries] {
            return bodyOf(call(routes(queries), "/v1/payments/{paymentId}", {{"paymentId", "1"}}))
                .at("superfluousCharges")
                .at(0);
        };
        const json waiting = shown();
        QVERIFY(waiting["gatewayReference"] == "ch_again");
        QVERIFY(waiting["attempt"] == 2);
        QVERIFY(waiting["amount"] == (json{{"amountMinor", 300000}, {"currency", "KRW"}}));
        QVERIFY(waiting["state"] == "waiting");
        QVERIFY(waiting["nextAttemptAt"] == "2025-11-24T16:00:00Z");
        QVERIFY(waiting["givenBackAt"].is_null());
        charge.givenBack("re_again", kNow);
        queries.records[0].superfluous = {charge.facts()};
        const json back = shown();
        QVERIFY(back["state"] == "given_back");
        QVERIFY(back["refundReference"] == "re_again");
        QVERIFY(back["nextAttemptAt"].is_null());
        QVERIFY(back["givenBackAt"] == "2025-11-24T16:00:00Z");
    }

    void aPaymentThatIsNotThereIsUnknown()
    {
        KeptPayments queries;
        QVERIFY(bodyOf(call(routes(queries), "/v1/payments/{paymentId}", {{"paymentId", "9"}})) == "payment.unknown");
        QVERIFY(bodyOf(call(routes(queries), "/v1/payments/{paymentId}", {{"paymentId", "x"}})) == "route.not_found");
        QVERIFY(bodyOf(call(originalRoutes(queries), "/pays/{payId}", {{"payId", "9"}})) == "payment.unknown");
    }

    void theOriginalsListSpeaksItsWords()
    {
        KeptPayments queries;
        queries.keep(paid(1));
        Payment declined = begun(2);
        declined.decline(1, "pm_card_declined", "card_declined", kNow);
        queries.keep(declined);
        Payment partly = paid(3);
        (void)refund(partly, 1, 1, 90000);
        queries.keep(partly);
        Payment wholly = paid(4);
        (void)refund(wholly, 1, 1, 90000);
        (void)refund(wholly, 2, 1, 0);
        queries.keep(wholly);
        Payment calledOff = begun(5);
        calledOff.abandon(1, kNow);
        queries.keep(calledOff);

        const json pays = bodyOf(call(originalRoutes(queries), "/pays"))["_embedded"]["pays"];
        QCOMPARE(pays.size(), 4u);
        QVERIFY(pays[0]["payStatus"] == "cancelled");
        QVERIFY(pays[1]["payStatus"] == "approved");
        QVERIFY(pays[2]["payStatus"] == "declined");
        QVERIFY(pays[3] == (json{{"payId", 1},
                                 {"reservationId", 17},
                                 {"flightId", 7},
                                 {"count", 2},
                                 {"price", 300000},
                                 {"payStatus", "approved"}}));
        QVERIFY(bodyOf(call(originalRoutes(queries), "/pays/{payId}", {{"payId", "1"}})) == pays[3]);
        QVERIFY(bodyOf(call(originalRoutes(queries), "/pays/{payId}", {{"payId", "5"}})) == "payment.unknown");
    }

    void aDatabaseThatIsAwayIsSaidSo()
    {
        KeptPayments queries;
        queries.away = true;
        QVERIFY(bodyOf(call(routes(queries), "/v1/payments")) == "database.away");
        QVERIFY(bodyOf(call(originalRoutes(queries), "/pays")) == "database.away");
    }
};

QTEST_APPLESS_MAIN(TestPaymentHttp)
#include "tst_payment_http.moc"
