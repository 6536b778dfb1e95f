#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"

#include <string>

namespace narae::payment {

/// Notes that an attempt at a refund did not get there, and when the next one is due. Changes nothing when another
/// attempt got there meanwhile. Refuses `payment.refund_unknown`.
struct PostponeRefund {
    using Answer = RefundId;

    RefundKey key;
    Instant nextAttemptAt;
    std::string trouble;

    void want(PaymentBooks& books) const;
    Result<Answer> decide(PaymentBooks& books, Instant now) const;
};

} // namespace narae::payment
