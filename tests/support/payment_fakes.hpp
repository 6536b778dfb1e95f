#pragma once

#include "common/base/locator.hpp"
#include "server/payment/application/begin_refund.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_queries.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

/// Everything around the payment use cases, in memory.
namespace narae::payment::fakes {

inline Money won(std::int64_t amount)
{
    return Money(amount, Currency::krw());
}

inline Purchase purchaseOf(std::int64_t reservation, std::int64_t amount = 300000)
{
    return {ReservationId(reservation), FlightId(7), "economy", 2, won(amount)};
}

class SettableClock final : public Clock {
public:
    Instant now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    Instant now_ = fromEpochMs(1'700'000'000'000);
};

/// Always draws the same: nothing, unless told otherwise.
class FixedRandomness final : public Randomness {
public:
    std::uint32_t below(std::uint32_t bound) override { return std::min(share_, bound - 1); }
    void draw(std::uint32_t value) { share_ = value; }

private:
    std::uint32_t share_ = 0;
};

using Event = std::variant<PayApproved, PayDeclined, PayCancelled>;

class MemoryBooks final : public PaymentBooks {
public:
    void wantPayment(ReservationId reservation) override { wantedPayments.insert(reservation); }
    void wantRefund(RefundKey key) override { wantedRefunds.insert(key); }
    void wantSuperfluous(const SuperfluousKey& key) override { wantedSuperfluous.insert(key); }

    const Payment* findPayment(ReservationId reservation) const override
    {
        check(wantedPayments.contains(reservation), "a decision wants what it looks at");
        const auto found = payments.find(reservation);
        return found == payments.end() ? nullptr : &found->second;
    }
    Payment* changePayment(ReservationId reservation) override
    {
        return const_cast<Payment*>(findPayment(reservation));
    }
    void addPayment(Payment payment) override
    {
        const ReservationId reservation = payment.facts().purchase.reservation;
        check(payments.emplace(reservation, std::move(payment)).second, "one payment a reservation");
    }
    const Refund* findRefund(RefundKey key) const override
    {
        check(wantedRefunds.contains(key), "a decision wants what it looks at");
        const auto found = refunds.find(key);
        return found == refunds.end() ? nullptr : &found->second;
    }
    Refund* changeRefund(RefundKey key) override { return const_cast<Refund*>(findRefund(key)); }
    void addRefund(Refund refund) override
    {
        const RefundKey key = refund.facts().key;
        check(refunds.emplace(key, std::move(refund)).second, "one refund a cancellation");
    }
    const SuperfluousCharge* findSuperfluous(const SuperfluousKey& key) const override
    {
        check(wantedSuperfluous.contains(key), "a decision wants what it looks at");
        const auto found = superfluous.find(key);
        return found == superfluous.end() ? nullptr : &found->second;
    }
    SuperfluousCharge* changeSuperfluous(const SuperfluousKey& key) override
    {
        return const_cast<SuperfluousCharge*>(findSuperfluous(key));
    }
    void addSuperfluous(SuperfluousCharge charge) override
    {
        const SuperfluousKey key = charge.facts().key;
        check(superfluous.emplace(key, std::move(charge)).second, "a charge is found once");
    }
    PaymentId nextPaymentId() override { return PaymentId(++lastPayment); }
    RefundId nextRefundId() override { return RefundId(++lastRefund); }
    void publish(const PayApproved& event) override { events.emplace_back(event); }
    void publish(const PayDeclined& event) override { events.emplace_back(event); }
    void publish(const PayCancelled& event) override { events.emplace_back(event); }

    template <class UseCase>
    Result<typename UseCase::Answer> carryOut(const UseCase& useCase, Instant now)
    {
        wantedPayments.clear();
        wantedRefunds.clear();
        wantedSuperfluous.clear();
        useCase.want(*this);
        const MemoryBooks before = *this;
        Result<typename UseCase::Answer> answer = useCase.decide(*this, now);
        if (!answer) *this = before;
        return answer;
    }

    std::map<ReservationId, Payment> payments;
    std::map<RefundKey, Refund> refunds;
    std::map<SuperfluousKey, SuperfluousCharge> superfluous;
    std::vector<Event> events;
    std::set<ReservationId> wantedPayments;
    std::set<RefundKey> wantedRefunds;
    std::set<SuperfluousKey> wantedSuperfluous;
    std::int64_t lastPayment = 0;
    std::int64_t lastRefund = 0;
};

/// The books' desk and queries; the database under them can be taken away.
class MemoryDesk final : public PaymentDesk, public PaymentQueries {
public:
    explicit MemoryDesk(const Clock& clock) : clock_(clock) {}

    Result<RecordCharge::Answer> carryOut(RecordCharge useCase, std::string) override { return run(useCase); }
    Result<RecordRefund::Answer> carryOut(RecordRefund useCase, std::string) override { return run(useCase); }
    Result<PostponeRefund::Answer> carryOut(PostponeRefund useCase, std::string) override { return run(useCase); }
    Result<ReviewCharge::Answer> carryOut(ReviewCharge useCase, std::string) override { return run(useCase); }
    Result<GiveBackCharge::Answer> carryOut(GiveBackCharge useCase, std::string) override { return run(useCase); }
    template <class UseCase>
    Result<typename UseCase::Answer> run(const UseCase& useCase)
    {
        ++commits;
        if (away) return refuse("database.away").retryAfter(1);
        return books.carryOut(useCase, clock_.now());
    }

    Result<std::optional<PaymentFacts>> ofReservation(ReservationId reservation) override
    {
        if (away) return refuse("database.away").retryAfter(1);
        const auto found = books.payments.find(reservation);
        if (found == books.payments.end()) return std::optional<PaymentFacts>{};
        return std::optional(found->second.facts());
    }
    Result<std::vector<DueRefund>> dueRefunds(Instant now, std::size_t max) override
    {
        if (away) return refuse("database.away").retryAfter(1);
        std::vector<DueRefund> due;
        for (const auto& [key, refund] : books.refunds) {
            if (refund.isDone() || refund.facts().nextAttemptAt > now || due.size() == max) continue;
            due.push_back({key, refund.facts().amount, books.payments.at(key.reservation).facts().gatewayReference,
                           refund.facts().attempts});
        }
        for (const auto& [key, charge] : books.superfluous) {
            if (charge.isGivenBack() || charge.facts().nextAttemptAt > now || due.size() == max) continue;
            due.push_back({key, charge.facts().amount, key.reference, charge.facts().attempts});
        }
        return due;
    }
    Result<std::optional<Instant>> nextRefundDue() override
    {
        std::optional<Instant> next;
        for (const auto& [key, refund] : books.refunds)
            if (!refund.isDone()) next = std::min(next.value_or(Instant::max()), refund.facts().nextAttemptAt);
        for (const auto& [key, charge] : books.superfluous)
            if (!charge.isGivenBack()) next = std::min(next.value_or(Instant::max()), charge.facts().nextAttemptAt);
        return next;
    }
    Result<std::optional<PaymentRecord>> record(PaymentId) override { return std::optional<PaymentRecord>{}; }
    Result<PaymentPage> page(const PaymentSelection&) override { return PaymentPage{}; }

    MemoryBooks books;
    bool away = false;
    int commits = 0;

private:
    const Clock& clock_;
};

/// A payment company that keeps its word about keys, on a line that can be made to lose questions and answers.
class FakeGateway final : public PaymentGateway {
public:
    enum class Line {
        Good,
        LosesAnswers,   ///< the request gets there, its answer does not come back
        LosesQuestions, ///< the request may or may not get there; it does not
        Down,           ///< it certainly does not get there
    };
    struct Known {
        std::optional<Money> captured;
        std::string declined;
        bool calledOff = false;
        Money refunded;
    };

    ChargeAnswer capture(const std::string& key, Money amount, const std::string& method) override
    {
        asked.push_back("capture " + key);
        if (line == Line::Down) return NotDelivered{};
        if (line == Line::LosesQuestions) return NoAnswer{};
        if (forgotKeys && charges.contains(key)) {
            ++chargedTwice;
            charges["again_" + key].captured = amount;
            return ChargeCaptured{{"ch_again_" + key, "", method}, amount};
        }
        if (!charges.contains(key)) {
            if (method == "pm_card_declined")
                charges[key].declined = "card_declined";
            else
                charges[key].captured = amount;
        }
        if (beforeAnswer) beforeAnswer();
        if (line == Line::LosesAnswers) return NoAnswer{};
        const Known& known = charges.at(key);
        if (known.captured && *known.captured != amount) return ChargeRefused{"key_reused"};
        return answerOf(key, method);
    }
    ChargeAnswer captureAgain(const std::string& key, Money amount, const std::string& method) override
    {
        const bool looks = line == Line::Good && charges.contains(key) && charges.at(key).captured == amount;
        return looks ? answerOf(key, method) : capture(key, amount, method);
    }
    ChargeAnswer find(const std::string& key) override
    {
        asked.push_back("find " + key);
        if (line != Line::Good) return NoAnswer{};
        return charges.contains(key) ? answerOf(key, "pm_card_ok") : ChargeAnswer(ChargeNotFound{});
    }
    ChargeAnswer callOff(const std::string& key) override
    {
        asked.push_back("call off " + key);
        if (beforeCallOff) beforeCallOff();
        if (line == Line::Down) return NotDelivered{};
        if (line != Line::Good) return NoAnswer{};
        if (!charges.contains(key)) charges[key].calledOff = true;
        return answerOf(key, "pm_card_ok");
    }
    RefundAnswer refund(const std::string& key, const std::string& reference, Money amount) override
    {
        asked.push_back("refund " + key);
        if (line == Line::Down || line == Line::LosesQuestions) return NoAnswer{};
        if (!refusesRefunds.empty()) return RefundRefused{refusesRefunds};
        Known& charge = charges.at(reference.substr(3));
        if (refundKeys.insert(key).second) charge.refunded = *charge.refunded.plus(amount);
        if (line == Line::LosesAnswers) return NoAnswer{};
        return RefundMade{"re_" + key};
    }

    /// What the customer is charged for a reservation's first attempt, all in all.
    std::int64_t netOf(std::int64_t reservation) const { return netOf("reservation-" + std::to_string(reservation)); }
    std::int64_t netOf(const std::string& key) const
    {
        const auto found = charges.find(key);
        if (found == charges.end() || !found->second.captured) return 0;
        return found->second.captured->amountMinor() - found->second.refunded.amountMinor();
    }

    Line line = Line::Good;
    bool forgotKeys = false; ///< of captures, as gateways do after a day
    int chargedTwice = 0;
    std::string refusesRefunds;
    std::function<void()> beforeAnswer;  ///< runs when a capture is made, before its answer leaves
    std::function<void()> beforeCallOff; ///< runs when a call-off arrives
    std::map<std::string, Known> charges;
    std::set<std::string> refundKeys;
    std::vector<std::string> asked;

private:
    ChargeAnswer answerOf(const std::string& key, const std::string& method) const
    {
        const Known& known = charges.at(key);
        if (known.captured) return ChargeCaptured{{"ch_" + key, "", method}, *known.captured};
        if (known.calledOff) return ChargeCalledOff{};
        return ChargeDeclined{known.declined};
    }
};

} // namespace narae::payment::fakes
