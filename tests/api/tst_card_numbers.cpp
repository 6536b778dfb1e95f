#include "tests/api/bad_call.hpp"

#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

/// Test numbers of the card companies, each in a few ways to write it. None is anybody's.
constexpr const char* kNumbers[] = {"4242424242424242",    "4242 4242 4242 4242", "4242-4242-4242-4242",
                                    "4242.4242.4242.4242", "378282246310005",     "6011111111111117"};

} // namespace

/// Only tokens of the payment company are taken: what looks like a card number is refused wherever it stands in a
/// booking, and its digits are in no file afterwards.
class TestCardNumbers : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::vector<BadCall> calls_;

    void add(const std::string& where, const std::string& path, const json& body, const std::string& code,
             const ServerProcess::Headers& who, const std::string& key = "")
    {
        const std::string drawn = "card-" + std::to_string(calls_.size());
        calls_.push_back({where, "POST", path, body.dump(),
                          Airline::with(who, "Idempotency-Key", key.empty() ? drawn : key), 422, code});
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("log.least", "debug");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        const auto flight = airline_->offer(5);
        const std::string held =
            "/v1/reservations/" + airline_->book(Airline::order(flight, 1, "")).json()["reservationId"].dump();
        const std::string paid =
            "/v1/reservations/" + airline_->book(Airline::order(flight, 1)).json()["reservationId"].dump();
        const json quote =
            airline_->server.post(paid + "/cancellation-quotes", json::object(), airline_->customer).json();
        for (const std::string number : kNumbers) {
            const auto booking = [&](const std::string& pointer, const std::string& value, const std::string& code) {
                json body = Airline::order(flight, 1);
                body[json::json_pointer(pointer)] = value;
                add(pointer + " " + value, "/v1/reservations", body, code, airline_->customer);
            };
            booking("/passengers/0/name", number, "card_number.refused");
            booking("/passengers/0/name", "김나래 " + number, "card_number.refused");
            booking("/contact/phone", number, "card_number.refused");
            booking("/contact/email", "narae+" + number + "@narae.example", "card_number.refused");
            booking("/paymentMethod", number, "payment.card_number_refused");
            booking("/paymentMethod", "pm_" + number, "payment.card_number_refused");
            booking("/cardNumber", number, "request.invalid");
            booking("/passengers/0/card", number, "request.invalid");
            booking("/contact/note", number, "request.invalid");
            if (number.size() <= 20) booking("/cabin", number, "flight.no_such_cabin");
            if (number.find(' ') == std::string::npos)
                add("key " + number, "/v1/reservations", Airline::order(flight, 1), "card_number.refused",
                    airline_->customer, "pay-" + number);
            add("payment of a hold " + number, held + "/payment", {{"paymentMethod", number}},
                "payment.card_number_refused", airline_->customer);
            add("reason " + number, paid + "/cancellation",
                {{"quoteId", quote["quoteId"]}, {"reason", "card " + number}}, "card_number.refused", airline_->staff);
            const json original{{"flightId", std::to_string(flight)},
                                {"reserveStatus", "place"},
                                {"count", "1"},
                                {"phone", "01097770779"},
                                {"paymentMethod", number}};
            add("the original's call " + number, "/reservations", original, "payment.card_number_refused", {});
        }
    }

    void itIsRefusedWhereverItStands_data()
    {
        QTest::addColumn<int>("call");
        for (std::size_t i = 0; i < calls_.size(); ++i)
            QTest::newRow(calls_[i].name.c_str()) << int(i);
    }
    void itIsRefusedWhereverItStands()
    {
        QFETCH(int, call);
        const QString wrong = wrongWith(*airline_, calls_[std::size_t(call)]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void itsDigitsAreInNoFile()
    {
        QCOMPARE(airline_->server.stop(), 0);
        for (const char* number : kNumbers)
            QVERIFY2(!airline_->anyFileHolds(number), number);
        // The control: what is kept of a booking is found in this way.
        QVERIFY(airline_->anyFileHolds("010-9777-0779"));
        QVERIFY(airline_->anyFileHolds("http.answered"));
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
    }
};

QTEST_GUILESS_MAIN(TestCardNumbers)
#include "tst_card_numbers.moc"
