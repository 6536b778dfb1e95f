#include "server/payment/application/pay_refunds.hpp"

#include "common/base/fail_point.hpp"

#include <algorithm>

namespace narae::payment {

namespace {

/// Why a refund was not made; empty where it was.
std::string troubleOf(const RefundAnswer& answer)
{
    if (const auto* refused = std::get_if<RefundRefused>(&answer)) return refused->reason;
    return std::holds_alternative<NoAnswer>(answer) ? "no_answer" : "";
}

} // namespace

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
    const RefundAnswer answer = gateway_.refund(refund.gatewayKey(), refund.chargeReference, refund.amount);
    failPoint("refund.after_gateway");
    return std::visit([&](const auto& key) { return record(key, refund, answer, traceId); }, refund.key);
}

Result<PayRefunds::Paid> PayRefunds::record(const RefundKey& key, const DueRefund& refund, const RefundAnswer& answer,
                                            const std::string& traceId)
{
    if (const auto* made = std::get_if<RefundMade>(&answer)) {
        const auto recorded = desk_.carryOut(RecordRefund{key, made->reference}, traceId);
        if (!recorded) return recorded.error();
        return Paid::Done;
    }
    const auto postponed = desk_.carryOut(PostponeRefund{key, nextAttempt(refund), troubleOf(answer)}, traceId);
    if (!postponed) return postponed.error();
    return Paid::Postponed;
}

Result<PayRefunds::Paid> PayRefunds::record(const SuperfluousKey& key, const DueRefund& refund,
                                            const RefundAnswer& answer, const std::string& traceId)
{
    GiveBackCharge record{key, GiveBackCharge::NotYet{nextAttempt(refund), troubleOf(answer)}};
    const auto* made = std::get_if<RefundMade>(&answer);
    if (made != nullptr) record.outcome = *made;
    const auto recorded = desk_.carryOut(std::move(record), traceId);
    if (!recorded) return recorded.error();
    return made != nullptr ? Paid::Done : Paid::Postponed;
}

Instant PayRefunds::nextAttempt(const DueRefund& refund) const
{
    return clock_.now() + refundPause(refund.attempts + 1, randomness_);
}

} // namespace narae::payment
