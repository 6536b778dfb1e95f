#include "tests/api/bad_call.hpp"

#include <QDate>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

std::string dayIn(int days)
{
    return QDate::currentDate().addDays(days).toString(Qt::ISODate).toStdString();
}

json price(std::int64_t amountMinor = Airline::kFareMinor)
{
    return {{"amountMinor", amountMinor}, {"currency", "KRW"}};
}

} // namespace

/// What the airline's staff cannot do with flights, and what nobody can ask for.
class TestBadFlights : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::vector<BadCall> calls_;
    std::string numbered_; ///< the path of a flight with a seat map, three seats of which are sold
    std::string open_;     ///< of one without, likewise
    std::string departed_;

    void call(const std::string& name, const std::string& method, const std::string& path, const json& body, int status,
              const std::string& code, const ServerProcess::Headers& headers)
    {
        calls_.push_back({name, method, path, body.is_null() ? "" : body.dump(), headers, status, code});
        if (body.is_null()) calls_.back().contentType.clear();
    }
    /// A good registration but for one field.
    void flight(const std::string& name, const std::string& pointer, const json& value, const std::string& code)
    {
        json body{{"flightNumber", "NR7777"},
                  {"origin", "GMP"},
                  {"destination", "CJU"},
                  {"departsAt", dayIn(50) + "T01:00:00Z"},
                  {"arrivesAt", dayIn(50) + "T02:10:00Z"},
                  {"cabins", json::array({{{"cabin", "economy"}, {"capacity", 10}, {"price", price()}}})}};
        body[json::json_pointer(pointer)] = value;
        call(name, "POST", "/v1/flights", body, 422, code, airline_->staff);
    }
    void revise(const std::string& name, const std::string& path, const json& cabin, int status,
                const std::string& code, const std::string& ifMatch = "*")
    {
        json whole = cabin;
        whole["cabin"] = "economy";
        whole["price"] = price();
        auto headers = airline_->staff;
        if (!ifMatch.empty()) headers.emplace_back("If-Match", ifMatch);
        call(name, "PATCH", path, {{"cabins", json::array({whole})}}, status, code, headers);
    }

    void addRegistrations()
    {
        flight("an airport that is not", "/origin", "ZZZ", "airport.unknown");
        flight("an airport in words", "/destination", "Jeju", "airport.unknown");
        flight("from here to here", "/destination", "GMP", "flight.route_circular");
        flight("yesterday", "/departsAt", dayIn(-1) + "T01:00:00Z", "flight.departure_out_of_range");
        flight("in three years", "/departsAt", dayIn(1100) + "T01:00:00Z", "flight.departure_out_of_range");
        flight("arriving before it leaves", "/arrivesAt", dayIn(50) + "T00:59:00Z", "flight.arrival_out_of_range");
        flight("no day", "/departsAt", "2027-02-30T01:00:00Z", "request.invalid");
        flight("no number", "/flightNumber", "seven", "flight.number_malformed");
        flight("a cabin that is not", "/cabins/0/cabin", "galley", "cabin.unknown");
        flight("no seat", "/cabins/0/capacity", 0, "request.invalid");
        flight("no fare", "/cabins/0/price/amountMinor", 0, "flight.fare_out_of_range");
        flight("no cabin", "/cabins", json::array(), "request.invalid");
        const json zeppelin{{"flightNumber", "NR7777"},
                            {"origin", "GMP"},
                            {"destination", "CJU"},
                            {"departsAt", dayIn(50) + "T01:00:00Z"},
                            {"arrivesAt", dayIn(50) + "T02:10:00Z"},
                            {"aircraft", "Zeppelin"},
                            {"fares", json::array({{{"cabin", "economy"}, {"price", price()}}})}};
        call("an aircraft that is not", "POST", "/v1/flights", zeppelin, 422, "aircraft.unknown", airline_->staff);
    }

    void addRevisions()
    {
        revise("no If-Match", open_, {{"capacity", 20}}, 428, "precondition.required", "");
        revise("an old If-Match", open_, {{"capacity", 20}}, 412, "precondition.failed", "\"987\"");
        revise("a weak If-Match", open_, {{"capacity", 20}}, 412, "precondition.failed", "W/\"1\"");
        revise("an If-Match that is none", open_, {{"capacity", 20}}, 400, "precondition.malformed", "1");
        revise("fewer seats than sold", open_, {{"capacity", 2}}, 409, "flight.capacity_below_sold");
        revise("fewer rows than sold", numbered_, {{"rows", "5-5"}, {"layout", "AB"}}, 409,
               "flight.capacity_below_sold");
        revise("rows without the sold ones", numbered_, {{"rows", "30-40"}, {"layout", "ABC_DEF"}}, 409,
               "seat.still_taken");
        revise("a flight that is not", "/v1/flights/987654", {{"capacity", 20}}, 404, "flight.unknown");
        revise("a flight that has departed", departed_, {{"capacity", 20}}, 409, "flight.departed");
        call("cancelling what has departed", "POST", departed_ + "/cancellation", {{"reason", "late"}}, 409,
             "flight.departed", airline_->staff);
        call("cancelling what is not", "POST", "/v1/flights/987654/cancellation", {{"reason", "none"}}, 404,
             "flight.unknown", airline_->staff);
        call("cancelling an old version", "POST", open_ + "/cancellation", {{"reason", "none"}}, 412,
             "precondition.failed", Airline::with(airline_->staff, "If-Match", "\"987\""));
        call("cancelling as a customer", "POST", open_ + "/cancellation", {{"reason", "mine"}}, 403, "access.forbidden",
             airline_->customer);
        call("cancelling as a guest", "POST", open_ + "/cancellation", {{"reason", "mine"}}, 401,
             "access.unauthenticated", {});
    }

    void addQuestions()
    {
        const std::string list = "/v1/flight-statuses?";
        const auto question = [&](const std::string& name, const std::string& path, int status,
                                  const std::string& code) {
            call(name, "GET", path, nullptr, status, code, airline_->staff);
        };
        for (const char* query : {"passengers=0", "passengers=-1", "passengers=10", "passengers=two", "date=2026-13-45",
                                  "date=tomorrow", "sort=luck", "limit=0", "limit=1000000", "after=%21", "colour=red"})
            question(list + query, list + query, 422, "request.invalid_parameter");
        question("a report of nothing", "/v1/reports/booking-curve", 422, "request.invalid_parameter");
        question("from nowhere", list + "origin=ZZZ", 422, "airport.unknown");
        question("to nowhere", list + "destination=ZZZ", 422, "airport.unknown");
        question("a report from nowhere", "/v1/reports/load-factor?origin=ZZZ", 422, "airport.unknown");
        question("a flight that is not", "/v1/flight-statuses/987654", 404, "flight.unknown");
        question("seats of a flight that is not", "/v1/flight-statuses/987654/seats", 404, "flight.unknown");
        question("payments of a state that is not", "/v1/payments?state=lost", 422, "request.invalid_parameter");
        question("a report by colour", "/v1/reports/load-factor?by=colour", 422, "request.invalid_parameter");
        question("a timeline of nothing", "/v1/purchases/987654/timeline", 404, "view.purchase_unknown");
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        const auto numbered = airline_->offer(5);
        const auto open = airline_->offerUnnumbered(10);
        const auto departed = airline_->offerUnnumbered(10);
        numbered_ = "/v1/flights/" + std::to_string(numbered);
        open_ = "/v1/flights/" + std::to_string(open);
        departed_ = "/v1/flights/" + std::to_string(departed);
        for (const auto flight : {numbered, open})
            QCOMPARE(airline_->book(Airline::order(flight, 3)).status, 201);
        for (const char* table : {"flight_flights", "reservation_flights"})
            airline_->run(std::string("UPDATE ") + table +
                          " SET departs_at_ms = 1 WHERE flight_id = " + std::to_string(departed));
        addRegistrations();
        addRevisions();
        addQuestions();
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

    /// The control: as many seats as are sold will do.
    void downToWhatIsSoldItMayBeNarrowed()
    {
        const json cabin{{"cabin", "economy"}, {"capacity", 3}, {"price", price()}};
        const Answer answer =
            airline_->server.send("PATCH", open_, json{{"cabins", json::array({cabin})}}.dump(), "application/json",
                                  Airline::with(airline_->staff, "If-Match", "*"));
        QVERIFY2(answer.status == 200, answer.body.c_str());
        QVERIFY(airline_->settle());
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
    }

    void cleanupTestCase() { airline_.reset(); }
};

QTEST_GUILESS_MAIN(TestBadFlights)
#include "tst_bad_flights.moc"
