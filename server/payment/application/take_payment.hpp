#pragma once

#include "common/base/result.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_outcome.hpp"
#include "server/payment/application/payment_queries.hpp"
#include "server/payment/domain/payment_method.hpp"

#include <string>

namespace narae::payment {

/// The name under which the gateway knows a reservation's charge: the reservation's own, so that no second one can be
/// made for it, whoever asks and however often.
std::string gatewayKey(ReservationId reservation);

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

    /// Whether an earlier request for this reservation may have reached the gateway. The first time, a request that was
    /// not delivered proves that nothing is charged; later it proves nothing.
    enum class Attempt { First, Again };

    /// The same reservation gets the same true answer however often it is asked; OutcomeUnknown means ask again, or
    /// settle.
    ///
    /// Refuses, before anything is charged, `payment.method_malformed`, `payment.card_number_refused` and
    /// `payment.amount_negative`; and `payment.gateway_refused` when the gateway will not have this request (nothing
    /// was charged by it, but someone must look). A payment of nothing is captured without the gateway.
    Result<PaymentOutcome> take(const Purchase& purchase, const std::string& method, Attempt attempt,
                                const std::string& traceId);

private:
    Result<PaymentOutcome> ask(const Purchase& purchase, const std::string& method, Attempt attempt,
                               const std::string& traceId);

    PaymentDesk& desk_;
    PaymentQueries& queries_;
    PaymentGateway& gateway_;
};

} // namespace narae::payment
