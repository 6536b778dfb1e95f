#pragma once

#include "server/payment/adapters/payment_shelf.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/platform/commit/committer.hpp"

namespace narae::payment {

/// The desk of the committer that holds the payments' shelf.
class CommittingDesk final : public PaymentDesk {
public:
    CommittingDesk(commit::Committer& committer, PaymentShelf& shelf) : committer_(committer), shelf_(shelf) {}

    Result<RecordCharge::Answer> carryOut(RecordCharge useCase, std::string traceId) override;
    Result<RecordRefund::Answer> carryOut(RecordRefund useCase, std::string traceId) override;
    Result<PostponeRefund::Answer> carryOut(PostponeRefund useCase, std::string traceId) override;
    Result<ReviewCharge::Answer> carryOut(ReviewCharge useCase, std::string traceId) override;
    Result<GiveBackCharge::Answer> carryOut(GiveBackCharge useCase, std::string traceId) override;

private:
    commit::Committer& committer_;
    PaymentShelf& shelf_;
};

} // namespace narae::payment
