#include "server/payment/domain/superfluous_charge.hpp"

namespace narae::payment {

std::string_view name(SuperfluousState state)
{
    switch (state) {
    case SuperfluousState::Waiting: return "waiting";
    case SuperfluousState::GivenBack: return "given_back";
    }
    check(false, "a superfluous charge's state is one of the two");
    return {};
}

Result<SuperfluousState> parseSuperfluousState(std::string_view text)
{
    for (const SuperfluousState state : {SuperfluousState::Waiting, SuperfluousState::GivenBack})
        if (text == name(state)) return state;
    return refuse("payment.unknown_state").with("state", text);
}

SuperfluousCharge SuperfluousCharge::find(SuperfluousFacts facts)
{
    facts.nextAttemptAt = facts.foundAt;
    return SuperfluousCharge(std::move(facts));
}

void SuperfluousCharge::givenBack(std::string refundReference, Instant now)
{
    check(!isGivenBack(), "a charge is given back once");
    facts_.state = SuperfluousState::GivenBack;
    facts_.refundReference = std::move(refundReference);
    facts_.trouble.clear();
    facts_.givenBackAt = now;
}

void SuperfluousCharge::postpone(Instant nextAttemptAt, std::string trouble)
{
    check(!isGivenBack(), "a charge that is given back is not tried again");
    ++facts_.attempts;
    facts_.nextAttemptAt = nextAttemptAt;
    facts_.trouble = std::move(trouble);
}

} // namespace narae::payment
