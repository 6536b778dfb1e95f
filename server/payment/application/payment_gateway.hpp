#pragma once

#include "common/base/money.hpp"
#include "server/payment/domain/payment.hpp"

#include <string>
#include <variant>

namespace narae::payment {

// What a gateway may say about the charge under a key. Reasons are tokens (`card_declined`) of at most 64 ASCII
// characters.

/// The amount is captured.
struct ChargeCaptured {
    Charge charge;
    Money amount;
};
/// The customer's bank said no, for good.
struct ChargeDeclined {
    std::string reason;
};
/// The key was called off before a charge; none will be made under it.
struct ChargeCalledOff {};
/// No charge was asked for under the key so far.
struct ChargeNotFound {};
/// The gateway would not take the request itself (the key was used for another amount); this call charged nothing.
struct ChargeRefused {
    std::string reason;
};
/// The request may have got there or not.
struct NoAnswer {};
/// The request certainly did not get there; this call charged nothing.
struct NotDelivered {};

using ChargeAnswer = std::variant<ChargeCaptured, ChargeDeclined, ChargeCalledOff, ChargeNotFound, ChargeRefused,
                                  NoAnswer, NotDelivered>;

struct RefundMade {
    std::string reference;
};
/// Not made, and not because of the line: someone has to look at it.
struct RefundRefused {
    std::string reason;
};
using RefundAnswer = std::variant<RefundMade, RefundRefused, NoAnswer>;

/// The payment company: a port. Every call is idempotent by its key: the same key and amount get the same answer and
/// move money once. Any thread; a call may block up to the gateway's own deadline, and is never made inside a
/// transaction. How long a gateway remembers a key of a capture is its own affair: see captureAgain().
class PaymentGateway {
public:
    virtual ~PaymentGateway() = default;

    /// Captures the amount. Never answers ChargeNotFound.
    virtual ChargeAnswer capture(const std::string& key, Money amount, const std::string& method) = 0;
    /// The same, where it may have been asked before, however long ago: what was begun under the key then is taken to
    /// its end, and nothing is begun beside it.
    virtual ChargeAnswer captureAgain(const std::string& key, Money amount, const std::string& method) = 0;
    /// What became of the key. Never answers ChargeRefused.
    virtual ChargeAnswer find(const std::string& key) = 0;
    /// Calls the key off where nothing was charged under it, so that a capture still on its way will be refused:
    /// answers ChargeCalledOff, or what had become of the key before.
    virtual ChargeAnswer callOff(const std::string& key) = 0;
    /// Gives back an amount of the charge that the gateway calls `reference`.
    virtual RefundAnswer refund(const std::string& key, const std::string& reference, Money amount) = 0;
};

} // namespace narae::payment
