#include "tests/support/airline.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae::testing;
using narae::support::RawAnswer;
using narae::support::RawClient;
using nlohmann::json;

namespace {

/// A reader of GET /v1/stream, as a desktop is.
class Reader {
public:
    Reader(int port, const std::string& query, const ServerProcess::Headers& headers = {}) : client_(port)
    {
        std::string request = "GET /v1/stream" + query + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const auto& [name, value] : headers)
            request += name + ": " + value + "\r\n";
        client_.send(request + "\r\n");
        answer_ = client_.receive();
    }

    const RawAnswer& answer() const { return answer_; }
    /// The next event of this name; null when none comes in ten seconds.
    json next(const std::string& name)
    {
        while (true) {
            const std::string event = client_.receiveUntil("\n\n");
            if (event.empty()) return {};
            const auto id = event.find("id: ");
            if (id == std::string::npos) continue;
            lastId_ = event.substr(id + 4, event.find('\n', id) - id - 4);
            if (event.find("\nevent: " + name + "\n") == std::string::npos) continue;
            return json::parse(event.substr(event.find("\ndata: ") + 7));
        }
    }
    const std::string& lastId() const { return lastId_; }
    bool isEnded() { return client_.isClosedByPeer(); }

private:
    RawClient client_;
    RawAnswer answer_;
    std::string lastId_;
};

} // namespace

/// GET /v1/stream of the real server: what a booking shows to those who watch.
class TestLiveStream : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::int64_t flight_ = 0;

    int port() const { return airline_->server.port(); }
    std::string ofFlight() const { return "&flightId=" + std::to_string(flight_); }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(5);
    }

    void aSoldSeatIsSeenByThoseWhoWatch()
    {
        Reader reader(port(), "?watch=flight-statuses,seats" + ofFlight());
        QCOMPARE(reader.answer().status, 200);
        QVERIFY(reader.next("ready").is_object());
        const auto booked = airline_->book(Airline::order(flight_, 1));
        QVERIFY2(booked.status == 201, booked.body.c_str());
        const std::string seat = booked.json()["passengers"][0]["seat"];
        QCOMPARE(reader.next("flight-status")["left"].get<int>(), 29);
        json seats;
        std::string state;
        while (state != "taken" && !(seats = reader.next("seats")).is_null())
            for (const json& row : seats["cabins"][0]["rows"])
                for (const json& each : row["seats"])
                    if (each["seat"] == seat) state = each["state"];
        QCOMPARE(state, std::string("taken"));
    }

    void whoComesBackIsToldWhatWasMissed()
    {
        std::string id;
        {
            Reader reader(port(), "?watch=flight-statuses" + ofFlight());
            QVERIFY(reader.next("ready").is_object());
            id = reader.lastId();
        }
        QCOMPARE(airline_->book(Airline::order(flight_, 2)).status, 201);
        QVERIFY(airline_->settle());
        const auto left = airline_->left(flight_);
        Reader again(port(), "?watch=flight-statuses" + ofFlight(), {{"Last-Event-ID", id}});
        QCOMPARE(again.next("flight-status")["left"].get<std::int64_t>(), left);
        const auto ended = airline_->server.get("/v1/stream?follow=false" + ofFlight(), {{"Last-Event-ID", id}});
        QVERIFY(ended.body.find("event: flight-status\n") != std::string::npos);
    }

    void whoMissedTooMuchIsToldToAskAnew()
    {
        Reader reader(port(), "", {{"Last-Event-ID", "of-another-life.17"}});
        QVERIFY(reader.next("reset").is_object());
    }

    void purchasesAreForStaff()
    {
        const std::string purchases = "?watch=purchases";
        QCOMPARE(Reader(port(), purchases).answer().status, 401);
        const json key =
            airline_->server.post("/v1/api-keys", {{"name", "agency"}, {"scopes", {"purchases:read"}}}, airline_->staff)
                .json();
        const std::string bearer = "Bearer " + key["secret"].get<std::string>();
        QCOMPARE(Reader(port(), purchases, {{"Authorization", bearer}}).answer().status, 403);
        Reader staff(port(), purchases, airline_->staff);
        QVERIFY(staff.next("ready").is_object());
        const auto booked = airline_->book(Airline::order(flight_, 1)).json();
        json told;
        do
            told = staff.next("purchase");
        while (!told.is_null() && told["state"] != "confirmed");
        QVERIFY(told["reservationId"] == booked["reservationId"]);
        QVERIFY(told["locator"] == booked["locator"]);
        const json listed = airline_->server.get("/v1/history?limit=1", airline_->staff).json()["items"][0];
        QVERIFY(told["locator"] == listed["locator"]);
    }

    void customersHearOfTheirOwnPurchasesAlone()
    {
        const json account{{"email", "second@mail.example"}, {"password", "three-words-long"}, {"name", "이여행"}};
        QCOMPARE(airline_->server.post("/v1/accounts", account).status, 201);
        const auto second = airline_->server.logIn("second@mail.example", "three-words-long");
        Reader first(port(), "?watch=purchases", airline_->customer);
        Reader other(port(), "?watch=purchases", second);
        QCOMPARE(first.answer().status, 200);
        QVERIFY(first.next("ready").is_object());
        QVERIFY(other.next("ready").is_object());
        const auto untilConfirmed = [](Reader& reader, const json& booked) {
            json told;
            do {
                told = reader.next("purchase");
                // Nothing but their own comes, whatever else is bought meanwhile.
                if (!told.is_null() && told["reservationId"] != booked["reservationId"]) return false;
            } while (!told.is_null() && told["state"] != "confirmed");
            return !told.is_null();
        };
        const json ofFirst = airline_->book(Airline::order(flight_, 1)).json();
        const json ofSecond = airline_->server
                                  .post("/v1/reservations", Airline::order(flight_, 1),
                                        Airline::with(second, "Idempotency-Key", "the-second-customers"))
                                  .json();
        QVERIFY(untilConfirmed(first, ofFirst));
        QVERIFY(untilConfirmed(other, ofSecond));
        // Who comes back with the other's place is told of their own alone, too.
        const auto resumed = airline_->server.get("/v1/stream?watch=purchases&follow=false",
                                                  Airline::with(second, "Last-Event-ID", first.lastId()));
        QVERIFY(resumed.body.find(ofFirst["locator"].get<std::string>()) == std::string::npos);
    }

    void theGaugeCountsThemAndTheStopEndsThem()
    {
        Reader reader(port(), "");
        QVERIFY(reader.next("ready").is_object());
        QVERIFY(waitFor([this] { // those of the tests before it have left
            return airline_->server.get("/metrics").body.find("narae_http_streams 1\n") != std::string::npos;
        }));
        QCOMPARE(airline_->server.stop(), 0);
        QVERIFY(reader.isEnded());
    }
};

QTEST_GUILESS_MAIN(TestLiveStream)
#include "tst_live_stream.moc"
