#pragma once

#include "common/base/ids.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"
#include "server/reservation/domain/reservation.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace narae::reservation {

/// What is to be paid for a party.
struct PaymentRequest {
    ReservationId reservation;
    int attempt = 1; ///< with the reservation, the payment's key: the same attempt is never charged twice
    FlightId flight;
    std::string cabin;
    int count = 0;
    Money amount;
    std::string method; ///< a token of the payment gateway: `pm_card_ok`
    std::string traceId;
    bool repeated = false; ///< this attempt may have been asked for before, and its outcome been lost
    std::string locator{}; ///< the party's, for the airline's record
};

struct PaymentOutcome {
    enum class Kind {
        Captured,
        Declined,    ///< not charged, and never will be
        Unknown,     ///< no answer in time
        Unavailable, ///< not charged, and never will be: the gateway could not be reached
        Refused,     ///< the request itself was wrong; nothing was attempted
    };
    Kind kind = Kind::Unknown;
    PaymentId payment;  ///< when Captured
    std::string reason; ///< when Declined; the refusal's code when Refused
    /// When Captured, and the confirmation was written together with the payment: what has become of the reservation.
    std::optional<Reservation> confirmed = std::nullopt;
};

/// Payment, as this context needs it: called synchronously, never inside a transaction. Any thread; may block up to the
/// gateway's deadline.
class Payments {
public:
    virtual ~Payments() = default;
    /// Whether one can ask for a charge to this method at all. Refuses what is no token of the gateway's, card numbers
    /// above all, so that nothing of it is ever stored.
    virtual Result<void> accepts(std::string_view method) const = 0;
    /// Whether a charge that was not asked for before would be tried just now. Refuses when it would come to nothing:
    /// so that no seat is taken for it. What was asked before is asked about all the same.
    virtual Result<void> ready() const = 0;
    /// Charges once per (reservation, attempt), however often it is called.
    virtual PaymentOutcome charge(const PaymentRequest& request) = 0;
    /// Finds out what became of an attempt. Not charged means Declined, and sees to it that it never will be.
    virtual PaymentOutcome settle(const PaymentRequest& request) = 0;
};

} // namespace narae::reservation
