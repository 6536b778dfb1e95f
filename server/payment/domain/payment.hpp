#pragma once

#include "server/payment/domain/ledger.hpp"
#include "server/payment/domain/payment_events.hpp"
#include "server/payment/domain/purchase.hpp"
#include "server/payment/domain/refund.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace narae::payment {

enum class PaymentState { Captured, Declined, Abandoned };

std::string_view name(PaymentState state);
/// Refuses `payment.unknown_state`.
Result<PaymentState> parsePaymentState(std::string_view text);

/// What the gateway said of a charge it made.
struct Charge {
    std::string reference;     ///< the gateway's name for it
    std::string authorisation; ///< its name for the authorisation, where that is a step of its own; else empty
    std::string method;        ///< the token it was charged to

    bool operator==(const Charge&) const = default;
};

/// What a payment's row holds.
struct PaymentFacts {
    PaymentId id;
    Purchase purchase;
    std::string method; ///< a token; empty when a settled payment's method is not known
    int attempt = 1;    ///< the last one whose outcome is known
    PaymentState state = PaymentState::Captured;
    std::string reason; ///< why it was declined
    std::string gatewayReference;
    Money refunded;        ///< of all refunds begun, done or not
    int passengersOut = 0; ///< of all refunds done
    int ledgerEntries = 0; ///< lines of its ledger so far
    Instant recordedAt;
    Instant changedAt;

    bool operator==(const PaymentFacts&) const = default;
};

/// What became of one reservation's price, and the root of its aggregate: the ledger and the refunds hang on it.
///
/// A payment is born when the gateway's word is known, so none stands here that is neither paid nor unpaid. While a
/// charge is under way, or its answer was lost, the reservation says so (it is Paying), and the gateway tells by the
/// reservation's own key what became of it; a row of ours for "begun" would say nothing more, and cost every booking a
/// commit.
///
///     (asked) --capture--> Captured --refunds, up to the amount captured--> Captured
///     (asked) --decline--> Declined --the next attempt--> Captured | Declined | Abandoned
///     (asked) --abandon--> Abandoned, likewise: never charged by that attempt, and never will be
///
/// A party that holds its seats may try again with another card; each attempt has a key of its own at the gateway, and
/// begins only when the one before came to nothing for good. What the gateway says of one key does not change. Should
/// it break its word and report a charge where it had declined or called off, the charge is the fact: the payment turns
/// Captured, and can be refunded.
class Payment {
public:
    /// A payment whose first outcome is told at once, by capture(), decline() or abandon().
    static Payment begin(PaymentId id, Purchase purchase, Instant now);
    static Payment restore(PaymentFacts facts) { return Payment(std::move(facts)); }

    const PaymentFacts& facts() const { return facts_; }
    bool isCaptured() const { return facts_.state == PaymentState::Captured; }
    /// Whether a charge of that reference is another one than that which paid for the reservation.
    bool isPaidByAnother(std::string_view reference) const
    {
        return isCaptured() && reference != facts_.gatewayReference;
    }
    /// The lines added since it was restored.
    const std::vector<LedgerEntry>& newEntries() const { return newEntries_; }

    /// The price is charged. REQUIRES: not captured.
    void capture(int attempt, const Charge& charge, Instant now);
    /// The customer's bank said no. REQUIRES: not captured.
    void decline(int attempt, std::string method, std::string reason, Instant now);
    /// The attempt was called off before anything was charged. REQUIRES: not captured.
    void abandon(int attempt, Instant now);

    /// Promises a refund. Refuses `payment.not_captured`, `payment.refund_negative`, `payment.refund_above_capture`,
    /// `money.mixed_currencies`, and then promises nothing.
    Result<Refund> beginRefund(RefundId id, RefundKey key, int passengers, Money amount, Instant now);
    /// Books a refund that is done. REQUIRES: it is one of this payment's, done, and was not booked before.
    PayCancelled bookRefund(const Refund& refund, Instant now);

private:
    explicit Payment(PaymentFacts facts) : facts_(std::move(facts)) {}
    void append(LedgerKind kind, Money amount, std::string gatewayReference, std::string detail, Instant now);
    void conclude(int attempt, PaymentState state, std::string reason);

    PaymentFacts facts_;
    std::vector<LedgerEntry> newEntries_;
};

} // namespace narae::payment
