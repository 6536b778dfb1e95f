#pragma once

#include "common/base/result.hpp"
#include "server/payment/application/charge_request.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_outcome.hpp"
#include "server/payment/application/payment_queries.hpp"

#include <string>

namespace narae::payment {

/// Takes the price of a reservation, now, while its customer waits: asks the gateway, then puts its word on record.
///
/// Nothing is written before the gateway is asked. The reservation is on record as Paying by then, and the gateway
/// knows the key: the two tell SettlePayment all it needs after a crash at any point in between, so a row of ours first
/// would cost every booking one more commit and buy nothing. Any thread; blocks as long as the gateway does.
class TakePayment {
public:
    TakePayment(PaymentDesk& desk, PaymentQueries& queries, PaymentGateway& gateway)
        : desk_(desk), queries_(queries), gateway_(gateway)
    {
    }

    /// Whether an earlier request for this attempt may have reached the gateway. The first time, a request that was not
    /// delivered proves that nothing is charged; later it proves nothing.
    enum class Asked { First, Again };

    /// The same attempt gets the same true answer however often it is asked; OutcomeUnknown means ask again, or settle.
    ///
    /// Refuses, before anything is charged, `payment.method_malformed`, `payment.card_number_refused` and
    /// `payment.amount_negative`; `payment.gateway_refused` when the gateway will not have this request (nothing was
    /// charged by it, but someone must look); and what RecordCharge refuses. A payment of nothing is captured without
    /// the gateway.
    Result<PaymentOutcome> take(const ChargeRequest& request, Asked asked, const std::string& traceId)
    {
        return take(request, asked, traceId, desk_);
    }
    /// The same, put on record by another desk than the usual one.
    Result<PaymentOutcome> take(const ChargeRequest& request, Asked asked, const std::string& traceId,
                                PaymentDesk& desk);

private:
    Result<PaymentOutcome> ask(const ChargeRequest& request, Asked asked, const std::string& traceId,
                               PaymentDesk& desk);

    PaymentDesk& desk_;
    PaymentQueries& queries_;
    PaymentGateway& gateway_;
};

} // namespace narae::payment
