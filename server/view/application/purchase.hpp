#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace narae::view {

enum class PurchaseState { Held, Paying, PaymentUnknown, Confirmed, PartiallyCancelled, Cancelled, Declined, Expired };

inline constexpr PurchaseState kPurchaseStates[] = {PurchaseState::Held,
                                                    PurchaseState::Paying,
                                                    PurchaseState::PaymentUnknown,
                                                    PurchaseState::Confirmed,
                                                    PurchaseState::PartiallyCancelled,
                                                    PurchaseState::Cancelled,
                                                    PurchaseState::Declined,
                                                    PurchaseState::Expired};

/// `held`, `paying`, `payment_unknown`, `confirmed`, `partially_cancelled`, `cancelled`, `declined`, `expired`
std::string_view text(PurchaseState state);

/// Why a reservation came to its end; None while it has not. Staff stands for all that staff wrote, too.
enum class EndReason : std::uint8_t {
    None,
    HoldExpired,
    PaymentUnknown,
    PaymentUnavailable,
    Declined,
    GivenUp,
    Traveller,
    Staff,
    FlightCancelled,
    Unpaid
};

/// In the words of the events: `hold_expired`, `payment_unknown`, `payment_unavailable`, `declined`, `traveller`,
/// `staff`, `flight_cancelled`, `unpaid` (a late payment whose seats were gone); and `given_up`, of a hold. Empty for
/// None.
std::string_view text(EndReason reason);

/// One line of a purchase history.
struct Purchase {
    std::int64_t reservationId = 0;
    std::int64_t customerId = 0; ///< 0 for a guest
    std::int64_t flightId = 0;
    std::string locator;
    std::string cabin;
    int count = 0;                  ///< passengers booked
    int cancelled = 0;              ///< of them, passengers who are out
    std::vector<std::string> seats; ///< that are still theirs
    PurchaseState state = PurchaseState::Held;
    EndReason endReason = EndReason::None;
    Money total;
    Money captured;
    Money refunded;
    Instant placedAt;
};

/// Where an event stands in the stream.
struct EventPosition {
    std::string writer;
    std::int64_t seq = 0;

    auto operator<=>(const EventPosition&) const = default;
};

} // namespace narae::view
