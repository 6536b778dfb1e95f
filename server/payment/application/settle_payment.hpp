#pragma once

#include "common/base/result.hpp"
#include "server/payment/application/charge_request.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_outcome.hpp"
#include "server/payment/application/payment_queries.hpp"

#include <string>

namespace narae::payment {

/// Finds out what became of a payment whose answer was lost (a time-out, a crash, a gateway that was away), by asking
/// the gateway about the attempt's key. Any thread; blocks as long as the gateway does.
class SettlePayment {
public:
    SettlePayment(PaymentDesk& desk, PaymentQueries& queries, PaymentGateway& gateway)
        : desk_(desk), queries_(queries), gateway_(gateway)
    {
    }

    /// What to do when the gateway has no charge under the key: leave it open, because a capture may still be on its
    /// way, or call the key off, so that none can come later.
    enum class WhenNotFound { Wait, CallOff };

    /// OutcomeUnknown: ask again later. OutcomeUnavailable: nothing was charged, and under this key nothing ever will
    /// be. Refuses what RecordCharge refuses. The request's method is not needed.
    Result<PaymentOutcome> settle(const ChargeRequest& request, WhenNotFound whenNotFound, const std::string& traceId);

private:
    PaymentDesk& desk_;
    PaymentQueries& queries_;
    PaymentGateway& gateway_;
};

} // namespace narae::payment
