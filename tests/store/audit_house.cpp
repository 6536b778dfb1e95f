#include "tests/store/audit_house.hpp"

#include "server/flight/adapters/schema.hpp"
#include "server/identity/adapters/schema.hpp"
#include "server/payment/adapters/schema.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/events/schema.hpp"
#include "server/reservation/adapters/schema.hpp"
#include "server/view/adapters/schema.hpp"

#include <QTest>
#include <fstream>

namespace narae::testing {

using namespace std::chrono_literals;
using reservation::PaymentOutcome;

namespace {

const std::string kTrace = "0af7651916cd43dd8448eb211c80319c";

payment::ChargeRequest chargeRequest(const reservation::PaymentRequest& request)
{
    return {{request.reservation, request.flight, request.cabin, request.count, request.amount, request.locator},
            request.attempt,
            request.method};
}

PaymentOutcome outcome(const Result<payment::PaymentOutcome>& result)
{
    using Kind = PaymentOutcome::Kind;
    if (!result) return {Kind::Refused, {}, result.error().code()};
    if (const auto* captured = std::get_if<payment::OutcomeCaptured>(&*result))
        return {Kind::Captured, captured->payment, ""};
    if (const auto* declined = std::get_if<payment::OutcomeDeclined>(&*result))
        return {Kind::Declined, {}, declined->reason};
    if (std::holds_alternative<payment::OutcomeUnavailable>(*result)) return {Kind::Unavailable, {}, ""};
    return {Kind::Unknown, {}, ""};
}

} // namespace

PaymentOutcome PaymentNextDoor::charge(const reservation::PaymentRequest& request)
{
    return outcome(taking_.take(chargeRequest(request), payment::TakePayment::Asked::First, kTrace));
}

PaymentOutcome PaymentNextDoor::settle(const reservation::PaymentRequest& request)
{
    using WhenNotFound = payment::SettlePayment::WhenNotFound;
    return outcome(settling_.settle(chargeRequest(request), WhenNotFound::CallOff, kTrace));
}

AuditedBooks::AuditedBooks()
{
    const auto session = stored.open();
    const auto migrated =
        database::migrate(*session,
                          {commit::schema(), events::schema(), flight::schema(), reservation::schema(),
                           payment::schema(), identity::schema(), view::schema()},
                          0);
    check(migrated.has_value(), "the schema fits");
    database::Address address;
    address.path = folder.path() / "sandbox.db";
    gatewayStored = database::open(address, "");
    const auto theirs = gatewayStored->open();
    check(database::migrate(*theirs, {commit::schema(), payment::sandbox::schema()}, 0).has_value(),
          "the gateway's schema fits");
}

audit::AuditReport AuditedBooks::audit(const std::string& acknowledged)
{
    const auto session = stored.open();
    const auto gateway = gatewayStored->open();
    const auto beside = stored.open();
    audit::AuditSources sources{*session, gateway.get(), {}, {}, beside.get()};
    if (!acknowledged.empty()) {
        sources.acknowledged = folder.path() / "acknowledged.jsonl";
        std::ofstream(sources.acknowledged) << acknowledged;
    }
    auto report = audit::audit(sources);
    check(report.has_value(), "the books can be read");
    return *std::move(report);
}

std::int64_t AuditedBooks::figure(const std::string& statement)
{
    const auto session = stored.open();
    const auto rows = session->query(statement);
    check(!rows.empty(), "the figure is there");
    return rows.integer(0, 0);
}

AuditedHouse::AuditedHouse(AuditedBooks& books)
    : books_(books),
      pool_(books.stored.database(), 8),
      log_(pool_, 4000),
      committer_(books.stored.database(), clock_, {.writer = "narae-1"}),
      flightShelf_(committer_.ids(), committer_.outbox()),
      flightDesk_(committer_, flightShelf_),
      airline_(flightShelf_),
      airlineReader_("flight", log_, airline_, committer_, cursors_, pool_),
      gateway_(*books.gatewayStored, clock_, {5000ms, 20ms, 20ms}),
      paymentShelf_(committer_.ids(), committer_.outbox(), [this] { refundWorker_.wake(); }),
      paymentDesk_(committer_, paymentShelf_),
      paymentQueries_(pool_),
      cancellations_(paymentShelf_),
      paymentReader_(payment::CancellationHandler::kReader, log_, cancellations_, committer_, cursors_, pool_),
      taking_(paymentDesk_, paymentQueries_, gateway_),
      settling_(paymentDesk_, paymentQueries_, gateway_),
      refunds_(paymentDesk_, paymentQueries_, gateway_, clock_, randomness_),
      refundWorker_(refunds_, [] { return kTrace; }, {2, 16, 200ms, 50ms}),
      reservationShelf_(committer_.outbox(), committer_.ids(), maps_, randomness_),
      reservationDesk_(committer_, reservationShelf_),
      reservationQueries_(pool_),
      follower_(reservationShelf_),
      reservationReader_("reservation", log_, follower_, committer_, cursors_, pool_),
      payments_(taking_, settling_),
      booking_(reservationDesk_, payments_, randomness_),
      caretaker_(reservationQueries_, reservationDesk_, payments_, booking_, clock_, {}),
      identity_(committer_, pool_, clock_,
                {.argon2 = {.passes = 1, .memoryBytes = 8192, .atOnceMax = 2, .waitingMax = 64}, .sessions = {}}),
      checkpoints_(committer_, checkpointShelf_),
      feeder_(view_, log_, checkpoints_)
{
    committer_.ids().declare(payment::PaymentShelf::kPaymentIds);
    committer_.ids().declare(payment::PaymentShelf::kRefundIds);
    committer_.add(flightShelf_);
    committer_.add(reservationShelf_);
    committer_.add(paymentShelf_);
    committer_.add(cursors_);
    committer_.add(checkpointShelf_);
    committer_.onEvents([this](std::vector<commit::Envelope> events) { log_.append(std::move(events)); });
    check(gateway_.start().has_value(), "the sandbox starts");
    committer_.start();
    airlineReader_.start();
    paymentReader_.start();
    reservationReader_.start();
    refundWorker_.start();
    feeder_.start();
}

AuditedHouse::~AuditedHouse()
{
    refundWorker_.stop();
    log_.interrupt();
    airlineReader_.stop();
    paymentReader_.stop();
    reservationReader_.stop();
    feeder_.stop();
    committer_.stop();
    gateway_.stop();
}

std::int64_t AuditedHouse::offerFlight(const std::string& seatMap, int capacity)
{
    flight::RegisterFlight wish;
    const auto map = seatMap.empty() ? SeatMap() : *SeatMap::parse(seatMap);
    wish.departsAt = clock_.now() + std::chrono::hours(24 * 20);
    wish.arrivesAt = wish.departsAt + 1h;
    if (seatMap.empty()) {
        wish.number = *flight::FlightNumber::named("CH777");
        wish.route = *flight::Route::to("korea");
    } else {
        wish.number = *flight::FlightNumber::parse("NR" + std::to_string(1000 + books_.figure("SELECT COUNT(*) FROM "
                                                                                              "flight_flights")));
        wish.route = *flight::Route::between("GMP", "CJU");
    }
    wish.cabins = {{flight::CabinClass::Economy, capacity, map, Money(50'000, Currency::krw())}};
    const auto answer = flightDesk_.carryOut(wish, kTrace);
    check(answer.has_value(), "the flight is registered");
    const std::int64_t id = answer->flight.id().value();
    const std::string onSale = "SELECT COUNT(*) FROM reservation_cabins WHERE flight_id = " + std::to_string(id);
    check(QTest::qWaitFor([&] { return books_.figure(onSale) > 0; }, 20'000), "the flight is on sale");
    return id;
}

void AuditedHouse::cancelFlight(std::int64_t flight)
{
    const auto cancelled = flightDesk_.carryOut(flight::CancelFlight{FlightId(flight), "typhoon", {}}, kTrace);
    check(cancelled.has_value(), "the flight is cancelled");
}

std::int64_t AuditedHouse::book(std::int64_t flight, int travellers, const std::string& method, const std::string& key)
{
    reservation::PlaceReservation order;
    if (!key.empty()) order.intent = reservation::IntentKey{"guest", key};
    order.fingerprint = "f";
    order.flight = FlightId(flight);
    order.cabin = "economy";
    for (int i = 0; i < travellers; ++i)
        order.travellers.push_back({"김나래", std::nullopt});
    order.contact = {"01097770779", ""};
    const auto booked = booking_.book(order, method, kTrace);
    if (booked) return booked->reservation.id.value();
    for (const auto& [fact, value] : booked.error().facts())
        if (fact == "reservationId") return std::stoll(value);
    return 0;
}

std::int64_t AuditedHouse::pay(std::int64_t reservation, const std::string& method)
{
    reservation::StartPayment order;
    order.reservation = ReservationId(reservation);
    order.asker.staff = true;
    order.intent = reservation::IntentKey{"account/1", "pay-" + std::to_string(reservation) + "-" + method};
    (void)booking_.pay(order, method, kTrace);
    return reservation;
}

void AuditedHouse::cancel(std::int64_t reservation, std::vector<int> passengers)
{
    reservation::Asker staff;
    staff.staff = true;
    const ReservationId id(reservation);
    const auto quote =
        reservationDesk_.carryOut(reservation::QuoteCancellation{id, staff, std::move(passengers)}, kTrace);
    check(quote.has_value(), "the cancellation is quoted");
    const auto done =
        reservationDesk_.carryOut(reservation::CancelReservation{id, staff, quote->id, "traveller"}, kTrace);
    check(done.has_value(), "the party cancels");
}

void AuditedHouse::chargeAgain(std::int64_t reservation)
{
    const auto paid = paymentQueries_.ofReservation(ReservationId(reservation));
    check(paid && paid->has_value(), "the reservation is paid for");
    const payment::ChargeRequest late{(*paid)->purchase, 2, "pm_card_ok"};
    check(taking_.take(late, payment::TakePayment::Asked::First, kTrace).has_value(), "the charge is heard of");
}

void AuditedHouse::note(const std::string& action)
{
    const identity::RecordAudit wish{{"staff@narae.test", action, "/v1/flights/1", "201", kTrace}};
    check(identity_.desk().carryOut(wish, kTrace).has_value(), "the log is written");
}

void AuditedHouse::settle()
{
    const auto settled = [this] {
        for (int twice = 0; twice < 2; ++twice) {
            if (airlineReader_.lag() + paymentReader_.lag() + reservationReader_.lag() != 0) return false;
            if (books_.figure("SELECT COUNT(*) FROM payment_refunds WHERE state = 'pending'") != 0) return false;
            if (books_.figure("SELECT COUNT(*) FROM payment_superfluous_charges WHERE state = 'waiting'") != 0)
                return false;
        }
        return true;
    };
    check(QTest::qWaitFor(settled, 20'000), "everything told is taken in");
}

} // namespace narae::testing
