#include "server/reservation/domain/refund_rule.hpp"

#include <algorithm>

namespace narae::reservation {

RefundRule::RefundRule(std::vector<Step> steps) : steps_(std::move(steps))
{
    std::sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) { return a.daysBefore > b.daysBefore; });
}

int RefundRule::percentAt(Instant now, Instant departsAt) const
{
    if (now >= departsAt) return 0;
    const auto left = std::chrono::floor<std::chrono::days>(departsAt - now).count();
    for (const Step& step : steps_)
        if (left >= step.daysBefore) return step.percent;
    return 0;
}

} // namespace narae::reservation
