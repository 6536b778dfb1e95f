#pragma once

#include "server/payment/application/give_back_charge.hpp"
#include "server/payment/application/postpone_refund.hpp"
#include "server/payment/application/record_charge.hpp"
#include "server/payment/application/record_refund.hpp"
#include "server/payment/application/review_charge.hpp"

#include <string>

namespace narae::payment {

/// Has a use case carried out and waits until its outcome is durable: a port. Beside the use cases' own refusals it
/// refuses `database.away` and `server.busy`: then nothing was written. Any thread but the one that writes.
class PaymentDesk {
public:
    virtual ~PaymentDesk() = default;
    virtual Result<RecordCharge::Answer> carryOut(RecordCharge useCase, std::string traceId) = 0;
    virtual Result<RecordRefund::Answer> carryOut(RecordRefund useCase, std::string traceId) = 0;
    virtual Result<PostponeRefund::Answer> carryOut(PostponeRefund useCase, std::string traceId) = 0;
    virtual Result<ReviewCharge::Answer> carryOut(ReviewCharge useCase, std::string traceId) = 0;
    virtual Result<GiveBackCharge::Answer> carryOut(GiveBackCharge useCase, std::string traceId) = 0;
};

} // namespace narae::payment
