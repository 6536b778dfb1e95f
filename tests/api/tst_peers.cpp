#include "server/app/apart/callers_over_http.hpp"
#include "server/app/apart/payments_over_http.hpp"
#include "server/app/apart/peer_gate.hpp"
#include "server/app/apart/seats_over_http.hpp"
#include "server/platform/log/log.hpp"
#include "tests/api/front_house.hpp"
#include "tests/support/wait_for.hpp"

#include <QElapsedTimer>
#include <QTest>
#include <future>
#include <map>

using namespace narae;
using namespace narae::app;
using namespace std::chrono_literals;
using reservation::PaymentOutcome;
using reservation::PaymentRequest;
using testing::waitFor;
using Kind = PaymentOutcome::Kind;

namespace {

const std::string kKey = "a-secret-of-the-airline";

class HeldClock final : public Clock {
public:
    Instant now() const override { return {}; }
    std::chrono::steady_clock::time_point steady() const override { return began_ + std::chrono::milliseconds(ms_); }
    void pass(std::chrono::milliseconds time) { ms_ += time.count(); }

private:
    const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::atomic<std::int64_t> ms_{0};
};

/// Payment as it is over there: answers what the test has laid out, and remembers what it was asked.
class LaidOutPayments final : public reservation::Payments {
public:
    Result<void> accepts(std::string_view) const override { return {}; }
    Result<void> ready() const override { return {}; }
    PaymentOutcome charge(const PaymentRequest& request) override { return answer(request); }
    PaymentOutcome settle(const PaymentRequest& request) override { return answer(request); }

    std::vector<PaymentRequest> asked;
    PaymentOutcome outcome{Kind::Captured, PaymentId(7), ""};

private:
    PaymentOutcome answer(const PaymentRequest& request)
    {
        asked.push_back(request);
        return outcome;
    }
};

class LaidOutSeats final : public flight::SeatsOnSale {
public:
    Result<void> narrow(FlightId flight, flight::CabinClass cabin, int capacity, const std::string& map) override
    {
        asked = flight.text() + " " + std::string(flight::name(cabin)) + " " + std::to_string(capacity) + " " + map;
        if (refused) return refuse("flight.capacity_below_sold").with("cabin", "economy").with("taken", 12);
        return {};
    }
    std::string asked;
    bool refused = false;
};

/// Identity as it is over there; it can be made to hang.
class LaidOutCallers final : public http::Authenticator {
public:
    Result<http::Caller> authenticate(std::string_view authorization) override
    {
        if (!authorization.empty()) {
            std::unique_lock lock(mutex_);
            ++hanging_;
            goesOn_.wait(lock, [this] { return !hangs_; });
            --hanging_;
        }
        return token.authenticate(authorization);
    }
    void hang(bool hangs)
    {
        {
            const std::lock_guard lock(mutex_);
            hangs_ = hangs;
        }
        goesOn_.notify_all();
    }
    int hanging() const
    {
        const std::lock_guard lock(mutex_);
        return hanging_;
    }
    http::OneToken token;

private:
    mutable std::mutex mutex_;
    std::condition_variable goesOn_;
    bool hangs_ = false;
    int hanging_ = 0;
};

/// A role's process, as far as its peers can see.
struct Over {
    LaidOutPayments payments;
    LaidOutSeats seats;
    LaidOutCallers callers;
    http::RouteTable routes;
    http::Tally tally;
    SystemClock clock;
    std::unique_ptr<http::Server> server;
    int port = 0;

    Over()
    {
        routes.add(paymentPeerRoutes(payments, kKey));
        routes.add(seatsPeerRoutes(seats, kKey));
        routes.add(callerPeerRoutes(callers, kKey));
        start();
    }
    void start()
    {
        server = std::make_unique<http::Server>(routes, callers, tally, http::AuditSink(), clock);
        port = *server->listen("127.0.0.1", port);
    }
    void stop() { server.reset(); }
    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port); }
};

/// The process that asks.
struct Here {
    HeldClock clock;
    PeerClient peer;
    breaker::Breaker breaker{"payment", clock};
    PaymentsOverHttp payments{peer, breaker, 2s};
    SeatsOnSaleOverHttp seats{peer, 2s};
    CallersOverHttp callers{peer, clock, 2s};

    explicit Here(const Over& over, const std::string& key = kKey) : peer("payment", over.origin(), key, "") {}
    explicit Here(int port) : peer("payment", "http://127.0.0.1:" + std::to_string(port), kKey, "") {}
};

PaymentRequest party()
{
    return {ReservationId(17),
            2,
            FlightId(3),
            "economy",
            4,
            Money(248'000, Currency::krw()),
            "pm_card_ok",
            "0af7651916cd43dd8448eb211c80319c",
            false,
            "K7QH2M"};
}

/// What stands there where a Narae should: answers everything with a page.
class SomebodyElse {
public:
    SomebodyElse()
    {
        table_.add({http::Method::Post, "/internal/charges", http::Access::everyone(),
                    [this](const http::Request&) -> Result<http::Response> {
                        ++asked;
                        http::Response response;
                        response.status = 502;
                        response.body = "<html>not for you</html>";
                        return response;
                    }});
        port = *server_.listen("127.0.0.1", 0);
    }
    std::atomic<int> asked{0};
    int port = 0;

private:
    http::RouteTable table_;
    http::OneToken token_;
    http::Tally tally_;
    SystemClock clock_;
    http::Server server_{table_, token_, tally_, http::AuditSink(), clock_};
};

} // namespace

/// What the processes of one airline ask each other, over real connections, and what becomes of it when the other side
/// is not what it should be.
class TestPeers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void aChargeTravelsWholeAndSoDoesItsOutcome_data()
    {
        QTest::addColumn<int>("kind");
        for (const Kind kind : {Kind::Captured, Kind::Declined, Kind::Unknown, Kind::Unavailable, Kind::Refused})
            QTest::addRow("%d", int(kind)) << int(kind);
    }
    void aChargeTravelsWholeAndSoDoesItsOutcome()
    {
        QFETCH(int, kind);
        Over over;
        Here here(over);
        over.payments.outcome = {Kind(kind), PaymentId(9), "insufficient_funds"};
        const PaymentOutcome outcome = here.payments.charge(party());
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(outcome.payment, PaymentId(9));
        QCOMPARE(outcome.reason, std::string("insufficient_funds"));
        QCOMPARE(over.payments.asked.size(), std::size_t(1));
        const PaymentRequest& asked = over.payments.asked.front();
        QCOMPARE(asked.reservation, party().reservation);
        QCOMPARE(asked.attempt, 2);
        QCOMPARE(asked.flight, FlightId(3));
        QCOMPARE(asked.cabin, std::string("economy"));
        QCOMPARE(asked.count, 4);
        QVERIFY(asked.amount == party().amount);
        QCOMPARE(asked.method, std::string("pm_card_ok"));
        QCOMPARE(asked.locator, std::string("K7QH2M"));
        QCOMPARE(asked.traceId, party().traceId);
        QVERIFY(!asked.repeated);
        here.payments.settle(party());
        QVERIFY(over.payments.asked.back().repeated);
    }

    void whoDoesNotAnswerAtTheDoorWasNotAsked()
    {
        Over over;
        over.stop();
        Here here(over);
        QVERIFY(here.payments.charge(party()).kind == Kind::Unavailable);
        PaymentRequest again = party();
        again.repeated = true;
        QVERIFY(here.payments.charge(again).kind == Kind::Unknown);
        QVERIFY(here.payments.settle(party()).kind == Kind::Unknown);
        QVERIFY(!here.peer.trouble().empty());
        over.start();
        QVERIFY(here.payments.charge(party()).kind == Kind::Captured);
        QVERIFY(here.peer.trouble().empty());
    }

    void anAnswerOfSomebodyElseLeavesTheOutcomeUnknownAndIsAskedForTwice()
    {
        SomebodyElse somebody;
        Here here(somebody.port);
        QVERIFY(here.payments.charge(party()).kind == Kind::Unknown);
        QCOMPARE(somebody.asked.load(), 2);
    }

    void somebodyElseIsAskedTenTimesAtMost()
    {
        SomebodyElse somebody;
        Here here(somebody.port);
        for (int i = 0; i < breaker::BreakerOptions().window; ++i)
            here.breaker.enter()->wentWell();
        for (int i = 0; i < 100 && here.payments.ready(); ++i)
            here.payments.charge(party());
        QVERIFY(!here.payments.ready());
        QVERIFY2(somebody.asked <= 10, qPrintable(QString::number(somebody.asked)));
    }

    void withoutTheKeyThereIsNothing()
    {
        Over over;
        Here here(over, "another-secret-altogether");
        QVERIFY(here.payments.charge(party()).kind == Kind::Unavailable);
        QVERIFY(over.payments.asked.empty());
        QCOMPARE(here.peer.trouble(), std::string("route.not_found"));
    }

    void anotherProtocolIsSaidSo()
    {
        Over over;
        http::Client client(over.origin());
        const auto sent = client.send("POST", "/internal/charges",
                                      {{std::string(kPeerKeyHeader), kKey}, {std::string(kPeerProtocolHeader), "99"}},
                                      "{}", "application/json", 2s);
        QCOMPARE(sent.status, 409);
        QVERIFY(sent.body.find("peer.other_protocol") != std::string::npos);
        QVERIFY(over.payments.asked.empty());
    }

    void aDeadPaymentOpensTheBreakerAndThenNobodyWaits()
    {
        Over over;
        over.stop();
        Here here(over);
        int calls = 0;
        while (here.payments.ready() && calls < 100) {
            here.payments.charge(party());
            ++calls;
        }
        QVERIFY(calls <= 10);
        QElapsedTimer timer;
        timer.start();
        const auto refused = here.payments.ready();
        QCOMPARE(refused.error().code(), std::string("payment.resting"));
        QVERIFY(refused.error().retryAfterSeconds() >= 1);
        QVERIFY(here.payments.charge(party()).kind == Kind::Unavailable);
        QVERIFY(timer.elapsed() < 50);
        // What can be paid with is no question of whether it can be paid just now.
        QVERIFY(here.payments.accepts("pm_card_ok").has_value());
        QCOMPARE(here.payments.accepts("4111111111111111").error().code(), std::string("payment.card_number_refused"));
        over.start();
        here.clock.pass(31s);
        QVERIFY(here.payments.charge(party()).kind == Kind::Captured);
        QVERIFY(here.payments.charge(party()).kind == Kind::Captured);
        QVERIFY(here.breaker.figures().state == breaker::Breaker::State::Closed);
    }

    void aGatewayThatCannotBeReachedOpensItAndASettledNothingDoesNot()
    {
        Over over;
        over.payments.outcome = {Kind::Unavailable, {}, ""};
        Here here(over);
        for (int i = 0; i < 20; ++i)
            here.payments.settle(party());
        QVERIFY(here.payments.ready().has_value());
        for (int i = 0; i < 20; ++i)
            here.payments.charge(party());
        QVERIFY(!here.payments.ready().has_value());
    }

    void aRefusalKeepsItsFacts()
    {
        Over over;
        Here here(over);
        QVERIFY(here.seats.narrow(FlightId(3), flight::CabinClass::Premium, 20, "3-3").has_value());
        QCOMPARE(over.seats.asked, std::string("3 premium 20 3-3"));
        over.seats.refused = true;
        const auto refused = here.seats.narrow(FlightId(3), flight::CabinClass::Economy, 1, "");
        QVERIFY(refused.error() == refuse("flight.capacity_below_sold").with("cabin", "economy").with("taken", 12));
        over.stop();
        const auto away = here.seats.narrow(FlightId(3), flight::CabinClass::Economy, 1, "");
        QCOMPARE(away.error().code(), std::string("peer.away"));
        QVERIFY(away.error().retryAfterSeconds() > 0);
    }

    void aCallerIsKnownWhileIdentityIsAwayAndAStrangerIsNot()
    {
        Over over;
        Here here(over);
        QVERIFY(here.callers.authenticate("")->role == http::Role::Guest);
        QVERIFY(here.callers.authenticate("Bearer good")->role == http::Role::Staff);
        QCOMPARE(here.callers.authenticate("Bearer bad").error().code(), std::string("session.unknown"));
        over.stop();
        here.clock.pass(CallersOverHttp::kFreshFor);
        QVERIFY(here.callers.authenticate("Bearer good")->role == http::Role::Staff);
        QCOMPARE(here.callers.authenticate("Bearer bad").error().code(), std::string("peer.away"));
        QVERIFY(here.callers.authenticate("").has_value());
        here.clock.pass(CallersOverHttp::kStaleMost);
        QCOMPARE(here.callers.authenticate("Bearer good").error().code(), std::string("peer.away"));
        over.start();
        here.clock.pass(2s);
        QVERIFY(here.callers.authenticate("Bearer good").has_value());
    }

    void aHangingIdentityIsAskedByFewAndNobodyElseWaitsForIt()
    {
        Over over;
        Here here(over);
        CallersOverHttp callers(here.peer, here.clock, 30s);
        QVERIFY(callers.authenticate("Bearer good")->role == http::Role::Staff);
        here.clock.pass(CallersOverHttp::kFreshFor);
        over.callers.hang(true);
        std::vector<std::future<std::string>> strangers;
        for (int i = 0; i < 3 * CallersOverHttp::kAskingMost; ++i)
            strangers.push_back(std::async(std::launch::async, [&callers, i] {
                const auto caller = callers.authenticate("Bearer stranger-" + std::to_string(i));
                return caller ? "known" : caller.error().code();
            }));
        const auto told = [&strangers] {
            return std::count_if(strangers.begin(), strangers.end(),
                                 [](const auto& one) { return one.wait_for(0s) == std::future_status::ready; });
        };
        const bool othersAreTold = waitFor([&] { return told() == 2 * CallersOverHttp::kAskingMost; });
        const int asking = over.callers.hanging();
        // The questions are still under way: who is known, or a guest, need not wait for an answer to them.
        const bool known = callers.authenticate("Bearer good")->role == http::Role::Staff;
        const bool guest = callers.authenticate("").has_value();
        over.callers.hang(false);
        std::map<std::string, int> ends;
        for (auto& stranger : strangers)
            ++ends[stranger.get()];
        QVERIFY(othersAreTold && known && guest);
        QCOMPARE(asking, CallersOverHttp::kAskingMost);
        QCOMPARE(ends["peer.away"], 2 * CallersOverHttp::kAskingMost);
        QCOMPARE(ends["session.unknown"], CallersOverHttp::kAskingMost);
    }

    void aCrowdOfStrangersIsAskedAboutOneAfterTheOther()
    {
        Over over;
        Here here(over);
        std::vector<std::future<std::string>> strangers;
        for (int i = 0; i < 8 * CallersOverHttp::kAskingMost; ++i)
            strangers.push_back(std::async(std::launch::async, [&here, i] {
                const auto caller = here.callers.authenticate("Bearer stranger-" + std::to_string(i));
                return caller ? "known" : caller.error().code();
            }));
        int unknown = 0;
        for (auto& stranger : strangers)
            unknown += stranger.get() == "session.unknown" ? 1 : 0;
        QVERIFY2(unknown > 4 * CallersOverHttp::kAskingMost, qPrintable(QString::number(unknown)));
    }

    void whatIdentityHasForgottenIsForgottenHereSoon()
    {
        Over over;
        Here here(over);
        QVERIFY(here.callers.authenticate("Bearer good").has_value());
        over.callers.token.forgotten = true;
        here.clock.pass(CallersOverHttp::kFreshFor);
        QCOMPARE(here.callers.authenticate("Bearer good").error().code(), std::string("session.unknown"));
        over.stop();
        here.clock.pass(2s);
        QCOMPARE(here.callers.authenticate("Bearer good").error().code(), std::string("peer.away"));
    }
};

QTEST_GUILESS_MAIN(TestPeers)
#include "tst_peers.moc"
