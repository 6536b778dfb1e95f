#include "server/webhooks/domain/delivery.hpp"

#include "common/base/check.hpp"

#include <algorithm>

namespace narae::webhooks {

using State = WebhookDelivery::State;

std::string_view name(State state)
{
    switch (state) {
    case State::Pending: return "pending";
    case State::Delivered: return "delivered";
    case State::Dead: return "dead";
    }
    check(false, "a delivery's state is one of the three");
    return {};
}

std::optional<State> deliveryStateNamed(std::string_view text)
{
    for (const State state : {State::Pending, State::Delivered, State::Dead})
        if (text == name(state)) return state;
    return std::nullopt;
}

std::chrono::milliseconds retryPause(int attempts, RetryPolicy policy, std::uint32_t jitterPerMille)
{
    constexpr std::chrono::milliseconds kLongest = std::chrono::hours(4);
    constexpr int kDoublingsMost = 30;
    check(attempts >= 1, "a pause follows an attempt");
    const auto longest =
        std::min(kLongest, policy.firstPause * (std::int64_t{1} << std::min(attempts - 1, kDoublingsMost)));
    return longest - longest * static_cast<std::int64_t>(jitterPerMille % 1000) / 5000;
}

} // namespace narae::webhooks
