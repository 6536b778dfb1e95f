#include "server/webhooks/adapters/owners_standing.hpp"

#include "server/platform/log/log.hpp"

namespace narae::webhooks {

std::optional<bool> OwnersStanding::mayBeTold(ApiKeyId owner)
{
    if (!owner.valid()) return true;
    const auto now = std::chrono::steady_clock::now();
    const auto [found, isNew] = heard_.try_emplace(owner);
    Heard& heard = found->second;
    if (!isNew && now - heard.at < kFreshFor) return heard.yes;
    heard.at = now;
    if (const auto answer = owners_.mayBeTold(owner))
        heard.yes = *answer;
    else
        log::warning("webhooks.owner_not_known", {{"apiKey", owner.value()}, {"reason", answer.error().code()}});
    return heard.yes;
}

} // namespace narae::webhooks
