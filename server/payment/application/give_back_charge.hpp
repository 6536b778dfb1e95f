#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"
#include "server/payment/application/payment_gateway.hpp"

#include <string>
#include <variant>

namespace narae::payment {

/// Puts on record what came of an attempt to give a superfluous charge back: it is given back, once, or is to be tried
/// again. Changes nothing when another attempt got there meanwhile. Refuses `payment.refund_unknown`.
struct GiveBackCharge {
    /// Whether it is given back.
    using Answer = bool;
    struct NotYet {
        Instant nextAttemptAt;
        std::string trouble;
    };

    SuperfluousKey key;
    std::variant<RefundMade, NotYet> outcome;

    void want(PaymentBooks& books) const { books.wantSuperfluous(key); }
    Result<Answer> decide(PaymentBooks& books, Instant now) const;
};

} // namespace narae::payment
