#pragma once

#include "server/payment/application/charge_request.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_queries.hpp"

#include <optional>
#include <string>

namespace narae::payment {

/// What is on record about an attempt: nothing when it is still open. OutcomeUnknown when the database does not tell.
std::optional<PaymentOutcome> knownOutcome(PaymentQueries& queries, const ChargeRequest& request);

/// Puts a gateway's final word on record and answers the outcome that stands. A word that is not final, and a record
/// that could not be written, are OutcomeUnknown: the gateway can be asked again. Refuses `payment.gateway_refused`,
/// and what RecordCharge refuses.
Result<PaymentOutcome> concludeCharge(PaymentDesk& desk, const ChargeRequest& request, ChargeAnswer answer,
                                      const std::string& traceId);

} // namespace narae::payment
