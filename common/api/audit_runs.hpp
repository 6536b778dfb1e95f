#pragma once

#include "common/api/json.hpp"
#include "common/base/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Audits on demand as they travel: POST and GET /v1/audit-runs.
namespace narae::api {

/// What one rule came to.
struct AuditedRule {
    static constexpr std::size_t kBreachesShown = 20;

    std::string rule; ///< I1 to I8
    std::string statement;
    bool done = false;
    std::optional<bool> holds;         ///< nothing: not looked at yet, or not to be told while something is under way
    std::int64_t looked = 0;           ///< how many things
    std::string unit;                  ///< ... of this kind
    std::vector<std::string> breaches; ///< the first kBreachesShown
    std::int64_t breachCount = 0;
    std::vector<std::string> notes; ///< why nothing can be told, and what wants a look
    std::int64_t tookMs = 0;
};

struct AuditRun {
    std::int64_t auditRunId = 0;
    std::string state; ///< running, done, failed
    Instant startedAt;
    std::int64_t tookMs = 0;        ///< so far
    std::string reason;             ///< why it failed: a problem's code
    std::vector<AuditedRule> rules; ///< all of them, in order
};
/// With `rulesDone` and `rulesTotal` for a progress bar, and `clean` once it is done.
Json toJson(const AuditRun& run);

} // namespace narae::api
