#include "server/reservation/application/book_and_pay.hpp"

#include "common/base/fail_point.hpp"

namespace narae::reservation {

class BookAndPay::InFlight {
public:
    InFlight(BookAndPay& service, const std::optional<IntentKey>& intent) : service_(service)
    {
        if (!intent) return;
        const std::lock_guard lock(service_.mutex_);
        if (service_.inFlight_.insert(*intent).second)
            held_ = intent;
        else
            busy_ = true;
    }
    ~InFlight()
    {
        if (!held_) return;
        const std::lock_guard lock(service_.mutex_);
        service_.inFlight_.erase(*held_);
    }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;

    bool busy() const { return busy_; }

private:
    BookAndPay& service_;
    std::optional<IntentKey> held_;
    bool busy_ = false;
};

BookAndPay::BookAndPay(Desk& desk, Payments& payments, Randomness& randomness)
    : desk_(desk), payments_(payments), randomness_(randomness)
{
}

Result<BookAndPay::Booked> BookAndPay::book(PlaceReservation order, const std::string& method,
                                            const std::string& traceId)
{
    if (auto accepted = method.empty() ? Result<void>() : payments_.accepts(method); !accepted) return accepted.error();
    const InFlight inFlight(*this, order.intent);
    if (inFlight.busy()) return refuse("request.in_progress").retryAfter(1);
    failPoint("book.before_place");
    order.payNow = !method.empty();
    const bool payNow = order.payNow;
    order.notNow = payNow ? notNow() : std::nullopt;
    const auto placed = desk_.carryOut(std::move(order), traceId);
    if (!placed) return placed.error();
    failPoint("book.after_place");
    const Reservation& party = placed->reservation;
    if (party.state == Reservation::State::Paying)
        return charge({party, placed->flight, placed->repeated}, method, traceId);
    if (auto refusal = refusalOf(party, 1); refusal && payNow) return *std::move(refusal);
    return Booked{party, placed->flight, placed->repeated};
}

Result<BookAndPay::Booked> BookAndPay::pay(StartPayment order, const std::string& method, const std::string& traceId)
{
    if (auto accepted = payments_.accepts(method); !accepted) return accepted.error();
    const InFlight inFlight(*this, order.intent);
    if (inFlight.busy()) return refuse("request.in_progress").retryAfter(1);
    failPoint("book.before_place");
    order.notNow = notNow();
    const auto started = desk_.carryOut(std::move(order), traceId);
    if (!started) return started.error();
    failPoint("book.after_place");
    const Reservation& party = started->reservation;
    if (party.state == Reservation::State::Paying && party.paymentAttempt == started->attempt)
        return charge({party, started->flight, started->repeated}, method, traceId);
    if (auto refusal = refusalOf(party, started->attempt)) return *std::move(refusal);
    return Booked{party, started->flight, started->repeated};
}

/// Why no charge may be begun just now.
std::optional<Refusal> BookAndPay::notNow() const
{
    auto ready = payments_.ready();
    return ready ? std::nullopt : std::optional(ready.error());
}

Result<BookAndPay::Booked> BookAndPay::charge(Booked placed, const std::string& method, const std::string& traceId)
{
    const Reservation& party = placed.reservation;
    PaymentRequest request = paymentRequest(party, method, traceId);
    request.repeated = placed.repeated;
    const PaymentOutcome outcome = payments_.charge(request);
    auto concluded = outcome.confirmed ? Result<Reservation>(*outcome.confirmed) : conclude(party, outcome, traceId);
    if (!concluded) return concluded.error();
    failPoint("book.after_confirm");
    if (outcome.kind == PaymentOutcome::Kind::Refused)
        return refuse(outcome.reason).with("reservationId", party.id.value());
    if (auto refusal = refusalOf(*concluded, party.paymentAttempt)) return *std::move(refusal);
    return Booked{*std::move(concluded), std::move(placed.flight), placed.repeated};
}

Result<Reservation> BookAndPay::conclude(const Reservation& party, const PaymentOutcome& outcome,
                                         const std::string& traceId)
{
    switch (outcome.kind) {
    case PaymentOutcome::Kind::Captured:
        return desk_.carryOut(ConfirmReservation{party.id, outcome.payment, party.flight}, traceId);
    case PaymentOutcome::Kind::Declined:
    case PaymentOutcome::Kind::Refused:
        return desk_.carryOut(DeclineReservation{party.id, party.paymentAttempt, outcome.reason}, traceId);
    case PaymentOutcome::Kind::Unavailable:
        return desk_.carryOut(DeclineReservation{party.id, party.paymentAttempt, "payment_unavailable"}, traceId);
    case PaymentOutcome::Kind::Unknown:
        return desk_.carryOut(LoseSightOfPayment{party.id, std::chrono::milliseconds(randomness_.below(1000))},
                              traceId);
    }
    return refuse("server.internal");
}

/// What the client is told of an attempt that was not captured.
std::optional<Refusal> BookAndPay::refusalOf(const Reservation& party, int attempt)
{
    const bool ended = party.state == Reservation::State::Declined ||
                       (party.state == Reservation::State::Held && party.paymentAttempt >= attempt);
    if (!ended || party.paymentAttempt == 0) return std::nullopt;
    const bool unavailable = party.endReason == "payment_unavailable";
    const bool stillHeld = party.state == Reservation::State::Held;
    return refuse(unavailable ? "payment.unavailable"
                  : stillHeld ? "payment.declined_still_held"
                              : "payment.declined")
        .with("reservationId", party.id.value())
        .with("reason", party.endReason);
}

PaymentRequest paymentRequest(const Reservation& party, const std::string& method, const std::string& traceId)
{
    return {.reservation = party.id,
            .attempt = party.paymentAttempt,
            .flight = party.flight,
            .cabin = party.cabin,
            .count = party.travelling(),
            .amount = party.total,
            .method = method,
            .traceId = traceId,
            .locator = party.locator.text()};
}

} // namespace narae::reservation
