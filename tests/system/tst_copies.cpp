#include "tests/support/airline.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/support/webhook_receiver.hpp"

#include <QTest>
#include <array>
#include <atomic>
#include <map>
#include <set>
#include <thread>

using namespace narae::testing;
using nlohmann::json;
using std::chrono::seconds;

/// Three copies of the server on one MySQL: whatever must happen once happens once, whichever of them does it, and also
/// when one of them dies at it.
class TestCopies : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::vector<std::unique_ptr<ServerProcess>> others_;

    ServerProcess& copy(std::size_t number) { return number == 0 ? airline_->server : *others_[number - 1]; }
    static constexpr std::size_t kCopies = 3;

    Answer bookAt(std::size_t number, std::int64_t flight, const std::string& key, const std::string& method)
    {
        return ServerProcess::ask(copy(number).port(), "POST", "/v1/reservations",
                                  Airline::order(flight, 1, method).dump(),
                                  Airline::with(airline_->customer, "Idempotency-Key", key));
    }
    /// Asked again under its key until it is answered for good; a copy that is away is passed by.
    Answer bookSomewhere(std::size_t first, std::int64_t flight, const std::string& key, const std::string& method)
    {
        Answer answer;
        std::size_t next = first;
        waitFor(
            [&] {
                answer = bookAt(next++ % kCopies, flight, key, method);
                return answer.status != 0 && answer.status != 202 && answer.status != 503 &&
                       answer.code() != "request.in_progress" && answer.code() != "reservation.payment_pending";
            },
            seconds(40));
        return answer;
    }
    std::int64_t figure(const std::string& statement) { return airline_->figure(statement); }
    bool settle()
    {
        std::int64_t before = -1;
        return waitFor(
            [&] {
                const std::int64_t told = figure("SELECT SUM(seq) FROM event_writers");
                bool settled = std::exchange(before, told) == told &&
                               figure("SELECT COUNT(*) FROM reservation_reservations WHERE state IN ('paying', "
                                      "'payment_unknown')") == 0 &&
                               figure("SELECT COUNT(*) FROM payment_refunds WHERE state = 'pending'") == 0;
                for (std::size_t i = 0; i < kCopies && settled; ++i) {
                    const json health = copy(i).get("/v1/health", airline_->staff).json();
                    settled = health.is_object() && health.contains("eventLag");
                    for (const auto& lag : settled ? health["eventLag"] : json::object())
                        settled = settled && lag.get<std::int64_t>() == 0;
                }
                return settled;
            },
            seconds(40));
    }
    void verifySound()
    {
        QVERIFY2(settle(), airline_->server.log().right(4000).constData());
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("reservation.settle_after_seconds", "1");
        airline_->server.setting("reservation.hold_seconds", "2");
        airline_->server.setting("webhooks.private_addresses", "true");
        airline_->server.setting("webhooks.deadline_ms", "1000");
        airline_->server.keepPorts();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        for (std::size_t i = 1; i < kCopies; ++i) {
            others_.push_back(ServerProcess::beside(airline_->server));
            others_.back()->setting("instance.writer", "narae-" + QString::number(i + 1));
            others_.back()->keepPorts();
            QVERIFY2(others_.back()->start(), others_.back()->log().constData());
        }
    }
    /// A test that failed may have left one stopped.
    void init()
    {
        for (std::size_t i = 0; i < kCopies; ++i)
            QVERIFY2(copy(i).running() || copy(i).start(), copy(i).log().right(4000).constData());
    }
    void cleanupTestCase()
    {
        others_.clear();
        airline_.reset();
    }

    void sixtyFourClientsGetAHundredSeatsAndNoneMore()
    {
        const auto flight = airline_->offerUnnumbered(100);
        std::atomic<int> sold = 0;
        std::atomic<int> soldOut = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 64; ++client)
            clients.emplace_back([&, client] {
                for (int turn = 0; turn < 3; ++turn) {
                    const std::string key = "crowd-" + std::to_string(client) + "-" + std::to_string(turn);
                    const Answer answer = bookSomewhere(std::size_t(client), flight, key, "pm_card_ok");
                    sold += answer.status == 201;
                    soldOut += answer.code() == "seat.sold_out";
                }
            });
        for (std::thread& client : clients)
            client.join();
        QCOMPARE(sold.load(), 100);
        QCOMPARE(soldOut.load(), 64 * 3 - 100);
        QCOMPARE(figure("SELECT sold FROM reservation_cabins WHERE flight_id = " + std::to_string(flight)), 100);
        verifySound();
    }

    void aHoldExpiresOnceAndARefundIsMadeOnce()
    {
        const auto flight = airline_->offerUnnumbered(100);
        std::vector<std::int64_t> paid;
        for (int i = 0; i < 24; ++i) {
            QCOMPARE(bookAt(std::size_t(i) % kCopies, flight, "hold-" + std::to_string(i), "").status, 201);
            const Answer booked = bookAt(std::size_t(i) % kCopies, flight, "paid-" + std::to_string(i), "pm_card_ok");
            QCOMPARE(booked.status, 201);
            paid.push_back(booked.json()["reservationId"].get<std::int64_t>());
        }
        for (std::size_t i = 0; i < paid.size(); ++i) {
            // Any copy may cancel what another one sold.
            ServerProcess& other = copy((i + 1) % kCopies);
            const std::string path = "/v1/reservations/" + std::to_string(paid[i]);
            const Answer quote = other.post(path + "/cancellation-quotes", json::object(), airline_->customer);
            QVERIFY2(quote.status < 300, quote.body.c_str());
            QCOMPARE(
                other.post(path + "/cancellation", {{"quoteId", quote.json()["quoteId"]}}, airline_->customer).status,
                200);
        }
        const std::string ofFlight = " WHERE flight_id = " + std::to_string(flight);
        QVERIFY(waitFor([&] { return figure("SELECT held FROM reservation_cabins" + ofFlight) == 0; }));
        verifySound();
        const std::string told = "SELECT COUNT(*) FROM event_outbox" + ofFlight + " AND type = ";
        QCOMPARE(figure(told + "'ReservationExpired'"), 24);
        QCOMPARE(figure(told + "'PayCancelled'"), 24);
        QCOMPARE(figure("SELECT COUNT(*) FROM payment_refunds r JOIN payment_payments p ON p.payment_id = r.payment_id "
                        "WHERE p.flight_id = " +
                        std::to_string(flight)),
                 24);
        QVERIFY(waitFor([&] { return airline_->left(flight) == 100; }));
        // Each copy's own view has followed all three.
        for (std::size_t i = 0; i < kCopies; ++i)
            QVERIFY(waitFor([&] {
                const json shown = copy(i).get("/v1/flight-statuses/" + std::to_string(flight)).json();
                return shown["cabins"][0]["left"] == 100;
            }));
    }

    /// The holder of the couriers' watch ends in good order, then dies: whoever follows goes on where it was.
    void aWebhookGoesOutOnceAndInOrderWhicheverCopySends()
    {
        WebhookReceiver receiver;
        const Answer added = airline_->server.post(
            "/v1/webhook-endpoints", {{"url", receiver.url()}, {"types", {"ReservationConfirmed"}}}, airline_->staff);
        QCOMPARE(added.status, 201);
        receiver.expect({added.json()["secret"]});
        const auto flight = airline_->offerUnnumbered(100);
        std::size_t booked = 0;
        const auto book = [&](std::size_t count) {
            for (const std::size_t most = booked + count; booked < most; ++booked) {
                const std::string key = "hook-" + std::to_string(booked);
                QCOMPARE(bookSomewhere(booked, flight, key, "pm_card_ok").status, 201);
            }
            QVERIFY(waitFor([&] { return receiver.messages().size() == booked; }, seconds(40)));
            // What was taken must also be on record, or whoever follows sends it again, and rightly.
            QVERIFY(waitFor(
                [&] { return figure("SELECT COUNT(*) FROM webhooks_deliveries WHERE state = 'pending'") == 0; }));
        };
        std::int64_t holder = 0; // of writers `narae-1` and on
        const auto another = [&] {
            const std::int64_t before = std::exchange(holder, figure("SELECT SUBSTR(holder, 7) FROM webhooks_watch"));
            return holder > 0 && holder != before;
        };
        const auto holding = [&]() -> ServerProcess& { return copy(static_cast<std::size_t>(holder - 1)); };
        book(30);
        QVERIFY(another());
        ServerProcess& first = holding();
        QCOMPARE(first.stop(), 0);
        book(6);
        QVERIFY(another());
        ServerProcess& second = holding();
        second.kill();
        book(6);
        QVERIFY(another());
        QVERIFY(first.start() && second.start());
        book(6);
        const auto ids = receiver.ids();
        QCOMPARE(std::set<std::string>(ids.begin(), ids.end()).size(), booked);
        std::map<std::string, std::int64_t> last;
        for (const json& message : receiver.messages()) {
            std::int64_t& seq = last[message["writer"]];
            QVERIFY(message["seq"].get<std::int64_t>() > seq);
            seq = message["seq"];
        }
        QCOMPARE(last.size(), kCopies);
        QCOMPARE(receiver.unsigned_(), 0);
        verifySound();
    }

    void oneCopyDiesAndTheOthersFinishItsWork()
    {
        const auto flight = airline_->offerUnnumbered(200);
        std::atomic<int> sold = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 16; ++client)
            clients.emplace_back([&, client] {
                for (int turn = 0; turn < 8; ++turn) {
                    const std::string key = "death-" + std::to_string(client) + "-" + std::to_string(turn);
                    sold += bookSomewhere(std::size_t(client), flight, key, "pm_card_ok").status == 201;
                }
            });
        const bool underWay = waitFor([&] { return sold >= 20; }, seconds(30));
        copy(1).kill();
        for (std::thread& client : clients)
            client.join();
        QVERIFY(underWay);
        // What was called off when it died is refused under its key, and charged to nobody.
        QVERIFY2(sold >= 110, qPrintable(QString::number(sold)));
        QVERIFY2(copy(1).start(), copy(1).log().right(4000).constData());
        verifySound();
        QCOMPARE(figure("SELECT sold FROM reservation_cabins WHERE flight_id = " + std::to_string(flight)),
                 std::int64_t(sold));
    }
};

QTEST_GUILESS_MAIN(TestCopies)
#include "tst_copies.moc"
