#pragma once

#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"

#include <string>

namespace narae::payment {

/// Puts a gateway's final word on record and answers the outcome that stands. A word that is not final, and a record
/// that could not be written, are OutcomeUnknown: the gateway can be asked again. Refuses `payment.gateway_refused` and
/// `payment.charge_differs`.
Result<PaymentOutcome> concludeCharge(PaymentDesk& desk, const Purchase& purchase, const std::string& method,
                                      ChargeAnswer answer, const std::string& traceId);

Result<PaymentOutcome> concludeCharge(PaymentDesk& desk, RecordCharge record, const std::string& traceId);

} // namespace narae::payment
