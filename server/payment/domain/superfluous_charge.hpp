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

/// Which charge it is: the gateway's name for it, and whose it was to be.
struct SuperfluousKey {
    ReservationId reservation;
    std::string reference;

    /// The name under which the gateway knows its way back, so that asking again does not give back again.
    std::string gatewayKey() const { return "give-back-" + reference; }

    auto operator<=>(const SuperfluousKey&) const = default;
};

enum class SuperfluousState { Waiting, GivenBack };

std::string_view name(SuperfluousState state);
/// Refuses `payment.unknown_state`.
Result<SuperfluousState> parseSuperfluousState(std::string_view text);

/// What a superfluous charge's row holds.
struct SuperfluousFacts {
    SuperfluousKey key;
    PaymentId payment; ///< that stands
    int attempt = 1;   ///< in which it was charged
    Money amount;
    SuperfluousState state = SuperfluousState::Waiting;
    int attempts = 0; ///< to give it back, that did not get there
    Instant nextAttemptAt;
    std::string trouble;         ///< why the last one did not get there
    std::string refundReference; ///< the gateway's name for its way back
    Instant foundAt;
    std::optional<Instant> givenBackAt;

    bool operator==(const SuperfluousFacts&) const = default;
};

/// A charge that the gateway made for a reservation that is paid for already: a late capture that turns up beside
/// another. It was never ours to keep, and so stands in no ledger; all of it goes back.
///
///     Waiting --postpone--> Waiting --givenBack--> GivenBack
class SuperfluousCharge {
public:
    static SuperfluousCharge find(SuperfluousFacts facts);
    static SuperfluousCharge restore(SuperfluousFacts facts) { return SuperfluousCharge(std::move(facts)); }

    const SuperfluousFacts& facts() const { return facts_; }
    bool isGivenBack() const { return facts_.state == SuperfluousState::GivenBack; }

    /// The gateway has given it back. REQUIRES: it had not yet.
    void givenBack(std::string refundReference, Instant now);
    /// An attempt did not get there; the next one is due at `nextAttemptAt`. REQUIRES: not given back yet.
    void postpone(Instant nextAttemptAt, std::string trouble);

private:
    explicit SuperfluousCharge(SuperfluousFacts facts) : facts_(std::move(facts)) {}
    SuperfluousFacts facts_;
};

} // namespace narae::payment
