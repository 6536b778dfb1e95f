#include "server/payment/application/pay_refunds.hpp"

#include "common/base/fail_point.hpp"

#include <algorithm>

namespace narae::payment {

std::chrono::milliseconds refundPause(int attempts, Randomness& randomness)
{
    constexpr std::int64_t kLongestMs = 60'000;
    constexpr int kDoublingsMax = 6; // 64 s, beyond the longest
    check(attempts >= 1, "a pause follows an attempt");
    const std::int64_t longestMs = std::min(kLongestMs, std::int64_t{1000} << std::min(attempts - 1, kDoublingsMax));
    const auto lessMs = randomness.below(static_cast<std::uint32_t>(longestMs / 2));
    return std::chrono::milliseconds(longestMs - lessMs);
}

Result<std::optional<std::chrono::milliseconds>> PayRefunds::untilNext()
{
    using Answer = std::optional<std::chrono::milliseconds>;
    const auto next = queries_.nextRefundDue();
    if (!next) return next.error();
    if (!next->has_value()) return Answer{};
    return Answer(std::max(**next - clock_.now(), std::chrono::milliseconds::zero()));
}

Result<PayRefunds::Paid> PayRefunds::pay(const DueRefund& refund, const std::string& traceId)
{
    failPoint("refund.before_gateway");
    const RefundAnswer answer = gateway_.refund(refund.key.gatewayKey(), refund.chargeReference, refund.amount);
    failPoint("refund.after_gateway");
    if (const auto* made = std::get_if<RefundMade>(&answer)) {
        const auto recorded = desk_.carryOut(RecordRefund{refund.key, made->reference}, traceId);
        if (!recorded) return recorded.error();
        return Paid::Done;
    }
    const auto* refused = std::get_if<RefundRefused>(&answer);
    const Instant next = clock_.now() + refundPause(refund.attempts + 1, randomness_);
    const std::string trouble = refused != nullptr ? refused->reason : "no_answer";
    const auto postponed = desk_.carryOut(PostponeRefund{refund.key, next, trouble}, traceId);
    if (!postponed) return postponed.error();
    return Paid::Postponed;
}

} // namespace narae::payment
