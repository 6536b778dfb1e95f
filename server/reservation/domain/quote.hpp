#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/money.hpp"
#include "server/reservation/domain/refund_rule.hpp"
#include "server/reservation/domain/reservation.hpp"

#include <vector>

namespace narae::reservation {

/// What cancelling would bring back, offered for a while: the traveller confirms an amount, not a hope.
struct CancellationQuote {
    static constexpr auto kValid = std::chrono::minutes(10);

    QuoteId id;
    ReservationId reservation;
    std::vector<int> passengers;
    Money refund;
    Money fee;
    bool feeWaived = false; ///< the airline's staff gave up the fee: nothing is kept, whatever the fare rule says
    Instant expiresAt;

    /// Whether it still offers what there is to give: what was offered to a hold, nothing, does not bind a party that
    /// has paid since.
    bool fits(const Reservation& reservation) const;
};

/// The fare rule's share for `passengers` at this moment; nothing of a hold, all of a cancelled flight.
/// Refuses as Reservation::cancel does, and flight.departed.
Result<CancellationQuote> quoteCancellation(const Reservation& reservation, const std::vector<int>& passengers,
                                            const RefundRule& rule, Instant departsAt, bool flightCancelled,
                                            Instant now);

} // namespace narae::reservation
