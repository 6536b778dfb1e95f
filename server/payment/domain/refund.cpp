#include "server/payment/domain/refund.hpp"

namespace narae::payment {

std::string_view name(RefundState state)
{
    switch (state) {
    case RefundState::Pending: return "pending";
    case RefundState::Done: return "done";
    }
    check(false, "a refund's state is one of the two");
    return {};
}

Result<RefundState> parseRefundState(std::string_view text)
{
    for (const RefundState state : {RefundState::Pending, RefundState::Done})
        if (text == name(state)) return state;
    return refuse("payment.unknown_state").with("state", text);
}

Refund Refund::begin(RefundFacts facts)
{
    facts.nextAttemptAt = facts.begunAt;
    if (facts.amount.isZero()) {
        facts.state = RefundState::Done;
        facts.doneAt = facts.begunAt;
    }
    return Refund(std::move(facts));
}

void Refund::done(std::string gatewayReference, Instant now)
{
    check(!isDone(), "a refund is made once");
    facts_.state = RefundState::Done;
    facts_.gatewayReference = std::move(gatewayReference);
    facts_.trouble.clear();
    facts_.doneAt = now;
}

void Refund::postpone(Instant nextAttemptAt, std::string trouble)
{
    check(!isDone(), "a refund that is made is not tried again");
    ++facts_.attempts;
    facts_.nextAttemptAt = nextAttemptAt;
    facts_.trouble = std::move(trouble);
}

} // namespace narae::payment
