#pragma once

#include "server/webhooks/application/owners.hpp"

#include <chrono>
#include <map>
#include <optional>

namespace narae::webhooks {

/// What was last heard of each owner. That long, at most, a key that has ended goes unnoticed; while nobody can say,
/// the last word counts, and of whom there is none nothing is sent. One thread.
class OwnersStanding {
public:
    static constexpr std::chrono::seconds kFreshFor{5};

    /// It outlives this.
    explicit OwnersStanding(Owners& owners) : owners_(owners) {}

    /// Staff's own endpoints have no owner. Nothing while it is not known.
    std::optional<bool> mayBeTold(ApiKeyId owner);

private:
    struct Heard {
        std::optional<bool> yes;
        std::chrono::steady_clock::time_point at;
    };

    Owners& owners_;
    std::map<ApiKeyId, Heard> heard_;
};

} // namespace narae::webhooks
