#include "common/api/audit_runs.hpp"

#include <algorithm>

namespace narae::api {

namespace {

Json toJson(const AuditedRule& rule)
{
    return {{"rule", rule.rule},         {"statement", rule.statement},
            {"done", rule.done},         {"holds", rule.holds ? Json(*rule.holds) : Json(nullptr)},
            {"looked", rule.looked},     {"unit", rule.unit},
            {"breaches", rule.breaches}, {"breachCount", rule.breachCount},
            {"notes", rule.notes},       {"tookMs", rule.tookMs}};
}

} // namespace

Json toJson(const AuditRun& run)
{
    Json rules = Json::array();
    for (const AuditedRule& rule : run.rules)
        rules.push_back(toJson(rule));
    const auto done = std::count_if(run.rules.begin(), run.rules.end(), [](const auto& rule) { return rule.done; });
    const bool broken =
        std::any_of(run.rules.begin(), run.rules.end(), [](const auto& rule) { return rule.breachCount > 0; });
    return {{"auditRunId", run.auditRunId},
            {"state", run.state},
            {"startedAt", toRfc3339(run.startedAt)},
            {"tookMs", run.tookMs},
            {"reason", run.reason.empty() ? Json(nullptr) : Json(run.reason)},
            {"clean", run.state == "done" ? Json(!broken) : Json(nullptr)},
            {"rulesDone", done},
            {"rulesTotal", run.rules.size()},
            {"rules", std::move(rules)}};
}

} // namespace narae::api
