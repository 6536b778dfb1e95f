#include "server/payment/adapters/committing_desk.hpp"

#include "server/platform/commit/carry_out.hpp"

namespace narae::payment {

Result<RecordCharge::Answer> CommittingDesk::carryOut(RecordCharge useCase, std::string traceId)
{
    return commit::carryOut<RecordCharge, PaymentBooks>(committer_, shelf_, std::move(useCase), std::move(traceId));
}

Result<RecordRefund::Answer> CommittingDesk::carryOut(RecordRefund useCase, std::string traceId)
{
    return commit::carryOut<RecordRefund, PaymentBooks>(committer_, shelf_, std::move(useCase), std::move(traceId));
}

Result<PostponeRefund::Answer> CommittingDesk::carryOut(PostponeRefund useCase, std::string traceId)
{
    return commit::carryOut<PostponeRefund, PaymentBooks>(committer_, shelf_, std::move(useCase), std::move(traceId));
}

Result<ReviewCharge::Answer> CommittingDesk::carryOut(ReviewCharge useCase, std::string traceId)
{
    return commit::carryOut<ReviewCharge, PaymentBooks>(committer_, shelf_, std::move(useCase), std::move(traceId));
}

Result<GiveBackCharge::Answer> CommittingDesk::carryOut(GiveBackCharge useCase, std::string traceId)
{
    return commit::carryOut<GiveBackCharge, PaymentBooks>(committer_, shelf_, std::move(useCase), std::move(traceId));
}

} // namespace narae::payment
