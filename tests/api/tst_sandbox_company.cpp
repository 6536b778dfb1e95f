#include "server/payment/adapters/stripe/stripe_gateway.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/sandbox_company.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <map>

using namespace narae::testing;
using nlohmann::json;

/// The real server beside the real sandbox company, which it calls over HTTP as it would call Stripe: whatever becomes
/// of an answer, both come to the same end.
class TestSandboxCompany : public QObject {
    Q_OBJECT

    std::unique_ptr<SandboxCompany> company_;
    std::unique_ptr<Airline> airline_;
    std::int64_t flight_ = 0;

    std::string stateOf(const Answer& booked)
    {
        const std::string path = "/v1/reservations/" + booked.json()["reservationId"].dump();
        return airline_->server.get(path, airline_->staff).json().value("state", "");
    }
    Answer ask(const std::string& method, const std::string& path, const std::string& form, const std::string& key,
               const std::string& idempotencyKey = "") const
    {
        return ServerProcess::ask(company_->port(), method, path, form,
                                  {{"Authorization", "Bearer " + key}, {"Idempotency-Key", idempotencyKey}},
                                  form.empty() ? "" : "application/x-www-form-urlencoded");
    }
    json captured() const
    {
        json captured = json::array();
        const json all = ask("GET", "/v1/payment_intents?limit=100", "", company_->key()).json()["data"];
        for (const json& intent : all)
            if (intent["status"] == "succeeded") captured.push_back(intent);
        return captured;
    }

    /// By the company's names for them; a list, for a name that stands there twice is seen to.
    using Amounts = std::multimap<std::string, std::int64_t>;
    struct Books {
        Amounts charges;
        Amounts refunds;
    };
    Books booksOfTheAirline()
    {
        Books books;
        const json page = airline_->server.get("/v1/payments?state=captured&limit=100", airline_->staff).json();
        for (const json& payment : page["items"]) {
            books.charges.emplace(payment["gatewayReference"], payment["amount"]["amountMinor"]);
            const std::string path = "/v1/payments/" + payment["paymentId"].dump();
            const json detail = airline_->server.get(path, airline_->staff).json();
            for (const json& refund : detail["refunds"])
                books.refunds.emplace(refund["gatewayReference"], refund["amount"]["amountMinor"]);
        }
        return books;
    }
    Books booksOfTheCompany() const
    {
        Books books;
        for (const json& intent : captured())
            books.charges.emplace(intent["id"], intent["amount_received"]);
        const json refunds = ask("GET", "/v1/refunds?limit=100", "", company_->key()).json()["data"];
        for (const json& refund : refunds)
            books.refunds.emplace(refund["id"], refund["amount"]);
        return books;
    }
    static QString text(const Amounts& amounts)
    {
        QString text;
        for (const auto& [name, amount] : amounts)
            text += QString::fromStdString(name + " " + std::to_string(amount) + "\n");
        return text;
    }

private slots:
    void initTestCase()
    {
        company_ = std::make_unique<SandboxCompany>();
        QVERIFY(company_->start());
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("payment.gateway", "stripe");
        airline_->server.setting("stripe.url", QString::fromStdString(company_->origin()));
        airline_->server.secretSetting("stripe.key_file", company_->key());
        airline_->server.setting("reservation.settle_after_seconds", "1");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(5);
    }

    void eachMethodBehavesAsItIsSaidTo()
    {
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_ok")).status, 201);
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_slow")).status, 201);
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_declined")).status, 402);
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_unheard_of")).status, 402);
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_down")).status, 503);
        const auto lost = airline_->book(Airline::order(flight_, 1, "pm_card_lost"));
        QCOMPARE(lost.json()["state"].get<std::string>(), std::string("payment_unknown"));
        QVERIFY(waitFor([&] { return stateOf(lost) == "confirmed"; }));
        QCOMPARE(captured().size(), std::size_t(3));
        QVERIFY(waitFor([this] { return airline_->left(flight_) == 27; }));
    }

    void aCompanyThatIsAwayChargesNobodyAndComesBack()
    {
        const std::size_t before = captured().size();
        company_->kill();
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_ok")).status, 503);
        QVERIFY(company_->start());
        QCOMPARE(captured().size(), before);
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_ok")).status, 201);
        QCOMPARE(captured().size(), before + 1);
    }

    void cancellingRefundsOnce()
    {
        const auto paid = airline_->book(Airline::order(flight_, 1, "pm_card_ok"));
        QCOMPARE(paid.status, 201);
        const std::string path = "/v1/reservations/" + paid.json()["reservationId"].dump();
        const auto quote = airline_->server.post(path + "/cancellation-quotes", json::object(), airline_->customer);
        QVERIFY2(quote.status == 201, quote.body.c_str());
        const json confirm{{"quoteId", quote.json()["quoteId"]}};
        for (int i = 0; i < 2; ++i)
            QCOMPARE(
                airline_->server
                    .post(path + "/cancellation", confirm, Airline::with(airline_->customer, "Idempotency-Key", "c1"))
                    .status,
                200);
        QVERIFY(airline_->settle());
        const json refunds = ask("GET", "/v1/refunds?limit=100", "", company_->key()).json()["data"];
        QCOMPARE(refunds.size(), std::size_t(1));
        QCOMPARE(refunds[0]["amount"].get<std::int64_t>(), Airline::kFareMinor);
    }

    void bothSidesBooksAgree()
    {
        QVERIFY(airline_->settle());
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
        const auto [ourCharges, ourRefunds] = booksOfTheAirline();
        const auto [theirCharges, theirRefunds] = booksOfTheCompany();
        QVERIFY(!ourCharges.empty() && !ourRefunds.empty());
        QCOMPARE(text(ourCharges), text(theirCharges));
        QCOMPARE(text(ourRefunds), text(theirRefunds));
    }

    void aCompanyThatForgotAKeyIsNotAskedToChargeAnew()
    {
        using namespace narae::payment;
        SandboxCompany company;
        QVERIFY(company.start());
        const stripe::StripeOptions options{company.origin(), company.key(), "", std::chrono::seconds(5)};
        const narae::Money fare(62000, narae::Currency::krw());
        const auto charge = [&](const char* method, auto how) {
            stripe::StripeGateway gateway(options);
            return std::holds_alternative<ChargeCaptured>((gateway.*how)("reservation-1", fare, method));
        };
        const auto captures = [&] {
            const auto all = ServerProcess::ask(company.port(), "GET", "/v1/payment_intents?limit=100", "",
                                                {{"Authorization", "Bearer " + company.key()}});
            return all.json()["data"].size();
        };
        QVERIFY(!charge("pm_card_lost", &stripe::StripeGateway::capture));
        QVERIFY(company.forgetKeys());
        QVERIFY(charge("pm_card_lost", &stripe::StripeGateway::captureAgain));
        QCOMPARE(captures(), std::size_t(1));
        // It has forgotten indeed.
        QVERIFY(charge("pm_card_ok", &stripe::StripeGateway::capture));
        QCOMPARE(captures(), std::size_t(2));
    }

    void theCompanyIsStrictAboutKeysAndWords()
    {
        const std::string form = "amount=500&currency=krw&payment_method=pm_card_ok&capture_method=manual&confirm=true";
        QCOMPARE(ask("POST", "/v1/payment_intents", form, "sk_test_another", "key-1").status, 401);
        QCOMPARE(ask("GET", "/v1/payment_intents", "", "").status, 401);
        QCOMPARE(ask("POST", "/v1/payment_intents", form, company_->key()).status, 400);
        const auto made = ask("POST", "/v1/payment_intents", form, company_->key(), "key-1");
        QVERIFY2(made.status == 200, made.body.c_str());
        QCOMPARE(made.json()["status"].get<std::string>(), std::string("requires_capture"));
        QVERIFY(ask("POST", "/v1/payment_intents", form, company_->key(), "key-1").json() == made.json());
        const auto other = ask("POST", "/v1/payment_intents", form + "&x=y", company_->key(), "key-1");
        QCOMPARE(other.status, 400);
        QCOMPARE(other.json()["error"]["type"].get<std::string>(), std::string("idempotency_error"));
        const std::string intent = "/v1/payment_intents/" + made.json()["id"].get<std::string>();
        QCOMPARE(ask("POST", intent + "/cancel", "", company_->key()).json()["status"].get<std::string>(),
                 std::string("canceled"));
        QCOMPARE(ask("POST", intent + "/capture", "", company_->key()).status, 400);
        QCOMPARE(ask("POST", "/v1/payment_intents/pi_nobody/capture", "", company_->key()).status, 404);
        for (const char* bad : {"amount=-1&currency=krw&capture_method=manual", "amount=5&currency=xxx", "%", ""})
            QCOMPARE(ask("POST", "/v1/payment_intents", bad, company_->key(), "key-2").status, 400);
    }
};

QTEST_GUILESS_MAIN(TestSandboxCompany)
#include "tst_sandbox_company.moc"
