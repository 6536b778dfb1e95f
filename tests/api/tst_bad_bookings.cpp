#include "tests/api/bad_call.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

std::string text(std::int64_t id)
{
    return std::to_string(id);
}

} // namespace

/// Bookings, payments and cancellations that cannot be: each is refused by name, and nothing happens.
class TestBadBookings : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::vector<BadCall> calls_;
    std::int64_t flight_ = 0;
    std::int64_t full_ = 0;
    std::int64_t departed_ = 0;
    std::int64_t withdrawn_ = 0;
    json party_; ///< confirmed: two, in seats of their own
    json expired_;
    json held_;
    json other_; ///< somebody else's

    void call(const std::string& name, const std::string& path, const json& body, int status, const std::string& code,
              ServerProcess::Headers headers = {}, const std::string& method = "POST")
    {
        const std::string key = "bad-booking-" + std::to_string(calls_.size());
        if (headers.empty()) headers = Airline::with(airline_->customer, "Idempotency-Key", key);
        calls_.push_back({name, method, path, body.is_null() ? "" : body.dump(), headers, status, code});
        if (body.is_null()) calls_.back().contentType.clear();
    }
    /// A good booking but for one field.
    void booking(const std::string& name, const std::string& pointer, const json& value, int status,
                 const std::string& code)
    {
        json body = Airline::order(flight_, 1);
        body[json::json_pointer(pointer)] = value;
        call(name, "/v1/reservations", body, status, code);
    }
    ServerProcess::Headers keyed(const std::string& key) const
    {
        return Airline::with(airline_->customer, "Idempotency-Key", key);
    }
    static std::string pathOf(const json& reservation)
    {
        return "/v1/reservations/" + text(reservation["reservationId"].get<std::int64_t>());
    }
    json quoted(const json& reservation)
    {
        const Answer answer =
            airline_->server.post(pathOf(reservation) + "/cancellation-quotes", json::object(), airline_->customer);
        return answer.json();
    }

    void addImpossibleBookings()
    {
        const std::string taken = party_["passengers"][0]["seat"].get<std::string>();
        booking("a flight that is not", "/flightId", 987654321, 404, "flight.unknown");
        booking("a cabin that is not", "/cabin", "galley", 422, "flight.no_such_cabin");
        booking("a cabin that this flight has not", "/cabin", "first", 422, "flight.no_such_cabin");
        booking("a seat that is not", "/passengers/0/seat", "99A", 422, "seat.unknown");
        booking("the aisle", "/passengers/0/seat", "1_", 422, "seat.unknown");
        booking("a taken seat", "/passengers/0/seat", taken, 409, "seat.taken");
        json two = Airline::order(flight_, 2);
        two["passengers"][0]["seat"] = "5F";
        call("a seat for one of two", "/v1/reservations", two, 422, "party.seats_incomplete");
        two["passengers"][1]["seat"] = "5F";
        call("one seat for two", "/v1/reservations", two, 422, "seat.asked_twice");
        booking("no seat left", "/flightId", full_, 409, "seat.sold_out");
        json five = Airline::order(full_, 5);
        call("no five seats left", "/v1/reservations", five, 409, "seat.sold_out");
        booking("a departed flight", "/flightId", departed_, 409, "flight.departed");
        booking("a cancelled flight", "/flightId", withdrawn_, 409, "flight.cancelled");
        booking("a total too small", "/expectedTotal/amountMinor", 61999, 422, "reservation.wrong_total");
        booking("a total of nothing", "/expectedTotal/amountMinor", 0, 422, "reservation.wrong_total");
        booking("the total in dollars", "/expectedTotal/currency", "USD", 422, "reservation.wrong_total");
        booking("a name of blanks", "/passengers/0/name", "   ", 422, "party.name_malformed");
        booking("a phone number in words", "/contact/phone", "call me", 422, "contact.phone_malformed");
        booking("a phone number too short", "/contact/phone", "1234", 422, "contact.phone_malformed");
        booking("an address without @", "/contact/email", "narae.example", 422, "contact.email_malformed");
        booking("no token", "/paymentMethod", "visa", 422, "payment.method_malformed");
        for (const char* count : {"0", "-1", "10", "9999999999"})
            call("the original's call for " + std::string(count), "/reservations",
                 {{"flightId", text(flight_)}, {"reserveStatus", "place"}, {"count", count}, {"phone", "01097770779"}},
                 422, "party.size");
        for (const char* count : {"", "one", "1.5", "99999999999999999999"})
            call("the original's call for '" + std::string(count) + "'", "/reservations",
                 {{"flightId", text(flight_)}, {"reserveStatus", "place"}, {"count", count}, {"phone", "01097770779"}},
                 422, "request.invalid");
        call("the original's call at another price", "/reservations",
             {{"flightId", text(flight_)},
              {"reserveStatus", "place"},
              {"count", "1"},
              {"price", "1"},
              {"phone", "01097770779"}},
             422, "reservation.wrong_total");
    }

    void addKeys()
    {
        const json good = Airline::order(flight_, 1);
        const std::string path = "/v1/reservations";
        call("no key", path, good, 400, "request.missing_idempotency_key", airline_->customer);
        call("an empty key", path, good, 400, "request.malformed_idempotency_key", keyed(""));
        call("a key in Korean", path, good, 400, "request.malformed_idempotency_key", keyed("열쇠"));
        call("a key with a blank", path, good, 400, "request.malformed_idempotency_key", keyed("a b"));
        call("a key of 256 letters", path, good, 400, "request.malformed_idempotency_key",
             keyed(std::string(256, 'k')));
        call("two keys", path, good, 400, "request.malformed_idempotency_key",
             Airline::with(keyed("one"), "Idempotency-Key", "two"));
        call("a key used for another booking", path, good, 422, "request.idempotency_key_reused", keyed("party"));
        call("a booking's key for a payment", pathOf(held_) + "/payment", {{"paymentMethod", "pm_card_ok"}}, 422,
             "request.idempotency_key_reused", keyed("party"));
        call("no key for a payment", pathOf(held_) + "/payment", {{"paymentMethod", "pm_card_ok"}}, 400,
             "request.missing_idempotency_key", airline_->customer);
        call("the original's call with a long key", "/reservations",
             {{"flightId", text(flight_)}, {"reserveStatus", "place"}, {"count", "1"}, {"phone", "01097770779"}}, 400,
             "request.malformed_idempotency_key", {{"Idempotency-Key", std::string(300, 'k')}});
    }

    void addReservations()
    {
        const json ok{{"paymentMethod", "pm_card_ok"}};
        const json quote = quoted(party_);
        call("paying for what is not", "/v1/reservations/987654/payment", ok, 404, "reservation.unknown");
        call("paying for another's", pathOf(other_) + "/payment", ok, 404, "reservation.unknown");
        call("paying as a stranger", pathOf(held_) + "/payment", ok, 404, "reservation.unknown",
             {{"Idempotency-Key", "stranger"}});
        call("paying for a hold that is over", pathOf(expired_) + "/payment", ok, 409, "reservation.hold_expired");
        call("paying twice", pathOf(party_) + "/payment", ok, 409, "reservation.not_held");
        call("reading another's", pathOf(other_), nullptr, 404, "reservation.unknown", {}, "GET");
        call("a quote for nobody", pathOf(party_) + "/cancellation-quotes", {{"passengers", {7}}}, 422,
             "reservation.no_such_passenger");
        call("a quote for one twice", pathOf(party_) + "/cancellation-quotes", {{"passengers", {1, 1}}}, 422,
             "request.invalid");
        call("a quote for passenger 0", pathOf(party_) + "/cancellation-quotes", {{"passengers", {0}}}, 422,
             "request.invalid");
        call("a quote for half a hold", pathOf(held_) + "/cancellation-quotes", {{"passengers", {1}}}, 422,
             "reservation.hold_is_whole");
        call("an offer that is not", pathOf(party_) + "/cancellation", {{"quoteId", 987654}}, 404, "quote.unknown");
        call("another reservation's offer", pathOf(held_) + "/cancellation", {{"quoteId", quote["quoteId"]}}, 404,
             "quote.unknown");
        call("a reason of one's own", pathOf(party_) + "/cancellation",
             {{"quoteId", quote["quoteId"]}, {"reason", "because"}}, 403, "payment.refund_unauthorised");
        const json old = quoted(party_);
        airline_->run("UPDATE reservation_quotes SET expires_at_ms = 1 WHERE quote_id = " +
                      text(old["quoteId"].get<std::int64_t>()));
        call("an offer that is over", pathOf(party_) + "/cancellation", {{"quoteId", old["quoteId"]}}, 409,
             "quote.expired");
        for (const char* id : {"0", "-1", "abc", "1.5", "99999999999999999999"})
            call("reading number " + std::string(id), "/v1/reservations/" + std::string(id), nullptr, 404,
                 "route.not_found", {}, "GET");
    }

    void addWhoCalls()
    {
        const json good = Airline::order(flight_, 1);
        const auto ended = airline_->server.logIn("customer@narae.test");
        airline_->run("UPDATE identity_sessions SET expires_at_ms = 1 WHERE id = (SELECT * FROM (SELECT MAX(id) FROM "
                      "identity_sessions) AS newest)");
        call("a session that is over", "/v1/reservations", good, 401, "session.expired",
             Airline::with(ended, "Idempotency-Key", "ended"));
        call("a session that never was", "/v1/reservations", good, 401, "session.unknown",
             {{"Authorization", "Bearer ns_" + std::string(43, 'A')}, {"Idempotency-Key", "nobody"}});
        call("no bearer", "/v1/reservations", good, 401, "session.unknown",
             {{"Authorization", "Basic Y2xlcms6c2VjcmV0"}, {"Idempotency-Key", "nobody"}});
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(5);
        full_ = airline_->offerUnnumbered(3);
        departed_ = airline_->offerUnnumbered(3);
        withdrawn_ = airline_->offerUnnumbered(3);
        QCOMPARE(airline_->book(Airline::order(full_, 3)).status, 201);
        airline_->run("UPDATE reservation_flights SET departs_at_ms = 1 WHERE flight_id = " + text(departed_));
        QCOMPARE(
            airline_->server
                .post("/v1/flights/" + text(withdrawn_) + "/cancellation", {{"reason", "typhoon"}}, airline_->staff)
                .status,
            200);
        const auto at = [&](const json& order, const std::string& key) {
            return airline_->server.post("/v1/reservations", order, keyed(key)).json();
        };
        party_ = at(Airline::order(flight_, 2), "party");
        held_ = at(Airline::order(flight_, 2, ""), "held");
        expired_ = at(Airline::order(flight_, 1, ""), "expired");
        other_ = airline_->server
                     .post("/v1/reservations", Airline::order(flight_, 1), {{"Idempotency-Key", "somebody-else"}})
                     .json();
        const std::string id = text(expired_["reservationId"].get<std::int64_t>());
        airline_->run("UPDATE reservation_reservations SET hold_expires_at_ms = 1, due_at_ms = 1 WHERE reservation_id "
                      "= " +
                      id);
        QVERIFY(waitFor([&] {
            return airline_->figure("SELECT COUNT(*) FROM reservation_reservations WHERE state = 'expired'") == 1;
        }));
        addImpossibleBookings();
        addKeys();
        addReservations();
        addWhoCalls();
    }

    void itIsRefusedByNameAndNothingHappens_data()
    {
        QTest::addColumn<int>("call");
        for (std::size_t i = 0; i < calls_.size(); ++i)
            QTest::newRow(calls_[i].name.c_str()) << int(i);
    }
    void itIsRefusedByNameAndNothingHappens()
    {
        QFETCH(int, call);
        const QString wrong = wrongWith(*airline_, calls_[std::size_t(call)]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// A key is its caller's own: nobody learns of another's booking by it, and nobody's is taken for another's.
    void anothersKeyIsANewBooking()
    {
        const auto order = Airline::order(flight_, 2);
        const Answer guest = airline_->server.post("/v1/reservations", order, {{"Idempotency-Key", "party"}});
        QCOMPARE(guest.status, 201);
        QVERIFY(guest.json()["reservationId"] != party_["reservationId"]);
        QVERIFY(guest.header("Idempotent-Replayed").empty());
    }

    void cancelledTwiceItIsCancelledOnceAndNoMoreThanCapturedIsRefunded()
    {
        const std::string path = pathOf(party_);
        const json first = quoted(party_);
        const json second = quoted(party_);
        QCOMPARE(
            airline_->server.post(path + "/cancellation", {{"quoteId", first["quoteId"]}}, airline_->customer).status,
            200);
        const std::string before = airline_->books();
        const Answer again =
            airline_->server.post(path + "/cancellation", {{"quoteId", first["quoteId"]}}, airline_->customer);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json()["state"].get<std::string>(), std::string("cancelled"));
        QCOMPARE(airline_->books(), before);
        // The second offer was good when it was made. Taken as well, it would refund more than was captured.
        const BadCall other{"",
                            "POST",
                            path + "/cancellation",
                            json{{"quoteId", second["quoteId"]}}.dump(),
                            airline_->customer,
                            409,
                            "reservation.nothing_to_cancel"};
        QVERIFY2(wrongWith(*airline_, other).isEmpty(), qPrintable(wrongWith(*airline_, other)));
        const BadCall quote{
            "", "POST", path + "/cancellation-quotes", "{}", airline_->customer, 409, "reservation.nothing_to_cancel"};
        QVERIFY2(wrongWith(*airline_, quote).isEmpty(), qPrintable(wrongWith(*airline_, quote)));
        const std::string id = text(party_["reservationId"].get<std::int64_t>());
        QCOMPARE(airline_->figure("SELECT refunded_minor FROM payment_payments WHERE reservation_id = " + id),
                 2 * Airline::kFareMinor);
        QCOMPARE(airline_->figure("SELECT COUNT(*) FROM payment_refunds WHERE reservation_id = " + id), 1);
    }

    void whatWasOfferedToAHoldDoesNotCancelAPartyThatHasPaid()
    {
        const json held =
            airline_->server.post("/v1/reservations", Airline::order(flight_, 2, ""), keyed("to-pay")).json();
        const std::string path = pathOf(held);
        const json offer = quoted(held);
        QCOMPARE(offer["refund"]["amountMinor"].get<std::int64_t>(), std::int64_t(0));
        const json pay{{"paymentMethod", "pm_card_ok"}};
        QCOMPARE(airline_->server.post(path + "/payment", pay, keyed("paid")).json()["state"].get<std::string>(),
                 std::string("confirmed"));
        const BadCall cancel{
            "",  "POST",         path + "/cancellation", json{{"quoteId", offer["quoteId"]}}.dump(), airline_->customer,
            409, "quote.expired"};
        const QString wrong = wrongWith(*airline_, cancel);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        const json fresh = quoted(held);
        QCOMPARE(fresh["refund"]["amountMinor"].get<std::int64_t>(), 2 * Airline::kFareMinor);
        const Answer done =
            airline_->server.post(path + "/cancellation", {{"quoteId", fresh["quoteId"]}}, airline_->customer);
        QCOMPARE(done.json()["state"].get<std::string>(), std::string("cancelled"));
    }

    void cleanupTestCase()
    {
        if (!airline_) return;
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
        airline_.reset();
    }
};

QTEST_GUILESS_MAIN(TestBadBookings)
#include "tst_bad_bookings.moc"
