#include "server/reservation/domain/reservation.hpp"

#include <algorithm>
#include <array>

namespace narae::reservation {

int Reservation::travelling() const
{
    return static_cast<int>(
        std::count_if(passengers.begin(), passengers.end(), [](const auto& p) { return p.travels(); }));
}

std::vector<int> Reservation::travellingNumbers() const
{
    std::vector<int> numbers;
    for (const Passenger& passenger : passengers)
        if (passenger.travels()) numbers.push_back(passenger.number);
    return numbers;
}

std::vector<std::string> Reservation::seatsOf(const std::vector<int>& passengerNumbers) const
{
    std::vector<std::string> seats;
    for (const Passenger& passenger : passengers) {
        const bool asked =
            std::find(passengerNumbers.begin(), passengerNumbers.end(), passenger.number) != passengerNumbers.end();
        if (asked && !passenger.seat.empty()) seats.push_back(passenger.seat);
    }
    return seats;
}

Money Reservation::refunded() const
{
    std::int64_t sum = 0;
    for (const Cancellation& cancellation : cancellations)
        sum += cancellation.refund.amountMinor();
    return Money(sum, total.currency());
}

Result<void> Reservation::startPayment(Instant now, Instant settleAt)
{
    if (state == State::Expired && endReason == "hold_expired") return refuse("reservation.hold_expired");
    if (state != State::Held) return refuse("reservation.not_held").with("state", name(state));
    // The caretaker may be late; the deadline itself decides, not the caretaker.
    if (now >= holdExpiresAt) return refuse("reservation.hold_expired");
    state = State::Paying;
    ++paymentAttempt;
    paymentOpen = true;
    paymentBeganAt = now;
    dueAt = settleAt;
    return {};
}

void Reservation::loseSight(Instant settleAt)
{
    check(paymentOpen, "only an open payment is lost sight of");
    if (state == State::Paying) state = State::PaymentUnknown;
    ++settleAttempts;
    dueAt = settleAt;
}

Result<void> Reservation::reopenPayment()
{
    if (paymentOpen) return {};
    if (payment.valid() || paymentAttempt == 0) return refuse("reservation.not_paying").with("state", name(state));
    paymentOpen = true;
    if (state == State::Held) state = State::PaymentUnknown;
    return {};
}

Result<void> Reservation::confirm(PaymentId captured)
{
    if (state != State::Paying && state != State::PaymentUnknown)
        return refuse("reservation.not_paying").with("state", name(state));
    state = State::Confirmed;
    payment = captured;
    paymentOpen = false;
    endReason.clear(); // of an earlier attempt to pay
    dueAt.reset();
    return {};
}

void Reservation::confirmLate(PaymentId captured, const std::vector<std::string>& seats)
{
    check((state == State::Expired || state == State::Declined) && paymentOpen, "only an open payment comes late");
    check(seats.empty() || seats.size() == passengers.size(), "a seat for everyone");
    for (std::size_t i = 0; i < passengers.size(); ++i)
        passengers[i].seat = seats.empty() ? "" : seats[i];
    state = State::Confirmed;
    payment = captured;
    paymentOpen = false;
    endReason.clear();
    dueAt.reset();
}

const Cancellation& Reservation::refundLate(PaymentId captured, std::string_view reason, Instant now)
{
    check(paymentOpen, "only an open payment comes late");
    payment = captured;
    paymentOpen = false;
    Cancellation whole;
    whole.number = static_cast<int>(cancellations.size()) + 1;
    whole.passengers = travellingNumbers();
    whole.refund = total;
    whole.fee = Money(0, total.currency());
    whole.reason = reason;
    whole.at = now;
    for (Passenger& passenger : passengers)
        if (passenger.travels()) passenger.cancellation = whole.number;
    cancellations.push_back(std::move(whole));
    end(State::Cancelled, "");
    return cancellations.back();
}

bool Reservation::decline(std::string_view reason, Instant now)
{
    check(paymentOpen, "only an open payment is declined");
    paymentOpen = false;
    const bool heldSeats = holdsSeats();
    if (heldSeats && now < holdExpiresAt) {
        state = State::Held;
        settleAttempts = 0;
        endReason = reason;
        dueAt = holdExpiresAt;
        return false;
    }
    end(heldSeats ? State::Declined : state, reason);
    return heldSeats;
}

Result<void> Reservation::expire(Instant now, std::optional<Instant> settleAt)
{
    if (state == State::Held && now < holdExpiresAt) return refuse("reservation.not_expired");
    if (state != State::Held && state != State::PaymentUnknown)
        return refuse("reservation.not_held").with("state", name(state));
    end(State::Expired, state == State::Held ? "hold_expired" : "payment_unknown");
    dueAt = settleAt;
    return {};
}

Result<Cancellation> Reservation::cancel(const std::vector<int>& numbers, Money refund, Money fee,
                                         std::string_view reason, QuoteId quote, Instant now)
{
    if (state == State::Paying || state == State::PaymentUnknown)
        return refuse("reservation.payment_pending").retryAfter(5);
    if (state != State::Confirmed && state != State::Held)
        return refuse("reservation.nothing_to_cancel").with("state", name(state));
    for (auto at = numbers.begin(); at != numbers.end(); ++at) {
        const int number = *at;
        const auto travels = [number](const Passenger& p) { return p.number == number && p.travels(); };
        // Named twice, a passenger would be refunded twice: the second time there is nobody left to cancel.
        const bool twice = std::find(numbers.begin(), at, number) != at;
        if (twice || std::none_of(passengers.begin(), passengers.end(), travels))
            return refuse("reservation.no_such_passenger").with("passenger", number);
    }
    if (numbers.empty()) return refuse("reservation.nothing_to_cancel").with("state", name(state));
    if (state == State::Held && static_cast<int>(numbers.size()) != travelling())
        return refuse("reservation.hold_is_whole");
    Cancellation part;
    part.number = static_cast<int>(cancellations.size()) + 1;
    part.passengers = numbers;
    part.refund = refund;
    part.fee = fee;
    part.reason = reason;
    part.quote = quote;
    part.at = now;
    for (Passenger& passenger : passengers)
        if (std::find(numbers.begin(), numbers.end(), passenger.number) != numbers.end())
            passenger.cancellation = part.number;
    cancellations.push_back(part);
    if (travelling() == 0) end(State::Cancelled, "");
    return part;
}

void Reservation::end(State final, std::string_view reason)
{
    state = final;
    endReason = reason;
    dueAt.reset();
}

namespace {

constexpr auto kStateNames = std::to_array<std::pair<Reservation::State, std::string_view>>({
    {Reservation::State::Held, "held"},
    {Reservation::State::Paying, "paying"},
    {Reservation::State::PaymentUnknown, "payment_unknown"},
    {Reservation::State::Confirmed, "confirmed"},
    {Reservation::State::Declined, "declined"},
    {Reservation::State::Expired, "expired"},
    {Reservation::State::Cancelled, "cancelled"},
});

} // namespace

std::string_view name(Reservation::State state)
{
    for (const auto& [known, text] : kStateNames)
        if (known == state) return text;
    check(false, "every state has a name");
    return {};
}

Result<Reservation::State> parseState(std::string_view text)
{
    for (const auto& [state, known] : kStateNames)
        if (known == text) return state;
    return refuse("reservation.unknown_state");
}

} // namespace narae::reservation
