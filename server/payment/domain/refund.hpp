#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace narae::payment {

/// Which refund: the reservation's first, second ... cancellation. One cancellation is refunded once.
struct RefundKey {
    ReservationId reservation;
    int cancellation = 1;

    /// The name under which the gateway knows it, so that asking again does not pay again.
    std::string gatewayKey() const { return "refund-" + reservation.text() + "-" + std::to_string(cancellation); }

    auto operator<=>(const RefundKey&) const = default;
};

enum class RefundState { Pending, Done };

std::string_view name(RefundState state);
/// Refuses `payment.unknown_state`.
Result<RefundState> parseRefundState(std::string_view text);

/// What a refund's row holds.
struct RefundFacts {
    RefundId id;
    PaymentId payment;
    RefundKey key;
    int passengers = 0; ///< who are out
    Money amount;
    RefundState state = RefundState::Pending;
    int attempts = 0; ///< that did not get there
    Instant nextAttemptAt;
    std::string trouble; ///< why the last attempt did not get there
    std::string gatewayReference;
    Instant begunAt;
    std::optional<Instant> doneAt;

    bool operator==(const RefundFacts&) const = default;
};

/// Money on its way back to a customer after a cancellation.
///
/// A refund is owed from the moment it is begun, and tried until the gateway has made it: there is no way out but Done.
/// A fare without refund still has one, of nothing, Done at once: the airline learns from it that the passengers are
/// out.
///
///     Pending --postpone--> Pending --done--> Done
class Refund {
public:
    static Refund begin(RefundFacts facts);
    static Refund restore(RefundFacts facts) { return Refund(std::move(facts)); }

    const RefundFacts& facts() const { return facts_; }
    bool isDone() const { return facts_.state == RefundState::Done; }

    /// The gateway has made it. REQUIRES: not done yet.
    void done(std::string gatewayReference, Instant now);
    /// An attempt did not get there; the next one is due at `nextAttemptAt`. REQUIRES: not done yet.
    void postpone(Instant nextAttemptAt, std::string trouble);

private:
    explicit Refund(RefundFacts facts) : facts_(std::move(facts)) {}
    RefundFacts facts_;
};

} // namespace narae::payment
