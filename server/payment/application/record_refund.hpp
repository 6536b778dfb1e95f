#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"

#include <string>

namespace narae::payment {

/// Books a refund that the gateway has made, once. Refuses `payment.refund_unknown`.
struct RecordRefund {
    using Answer = RefundId;

    RefundKey key;
    std::string gatewayReference;

    void want(PaymentBooks& books) const;
    Result<Answer> decide(PaymentBooks& books, Instant now) const;
};

} // namespace narae::payment
