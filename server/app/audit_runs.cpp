#include "server/app/audit_runs.hpp"

#include "server/app/audit/audit.hpp"
#include "server/app/audit/stoppable_session.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
#include <array>

namespace narae::app {

namespace {

using std::chrono::milliseconds;

/// What a rule counts as looked at.
constexpr auto kUnits = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"I1", "cabins"},
    {"I2", "reservations"},
    {"I3", "reservations"},
    {"I4", "payments"},
    {"I5", "events"},
    {"I6", "events"},
    {"I7", "bookings"},
    {"I8", "entries"},
});

std::vector<api::AuditedRule> allRules()
{
    std::vector<api::AuditedRule> rules;
    for (const auto& [rule, unit] : kUnits) {
        api::AuditedRule& added = rules.emplace_back();
        added.rule = rule;
        added.statement = audit::statement(rule);
        added.unit = unit;
    }
    return rules;
}

void note(const audit::InvariantResult& result, api::AuditedRule& rule)
{
    rule.done = true;
    rule.holds = result.verdict();
    rule.looked = result.checked;
    rule.breachCount = result.breachCount;
    for (const audit::Breach& breach : result.breaches) {
        if (rule.breaches.size() == api::AuditedRule::kBreachesShown) break;
        rule.breaches.push_back(breach.subject + " " + breach.sentence);
    }
    rule.notes = result.notes;
    rule.tookMs = result.took.count();
}

} // namespace

AuditRuns::AuditRuns(database::Database& main, database::Database& gatewayLedger,
                     std::filesystem::path gatewayLedgerFile, const Clock& clock)
    : main_(main), gatewayLedger_(gatewayLedger), gatewayLedgerFile_(std::move(gatewayLedgerFile)), clock_(clock)
{
}

AuditRuns::~AuditRuns()
{
    stop();
}

Result<api::AuditRun> AuditRuns::start()
{
    const std::lock_guard lock(mutex_);
    if (stopping_) return refuse("server.stopping").retryAfter(1);
    if (running_) return refuse("audit.running").with("auditRunId", runs_.front().run.auditRunId);
    // The one before is over: it said so under the lock as the last thing it did.
    if (thread_.joinable()) thread_.join();
    Kept kept;
    kept.startedSteady = clock_.steady();
    kept.run.startedAt = clock_.now();
    // The moment it began is its number: no run of an earlier process has the same.
    const std::int64_t last = runs_.empty() ? 0 : runs_.front().run.auditRunId;
    kept.run.auditRunId = std::max(toEpochMs(kept.run.startedAt), last + 1);
    kept.run.state = "running";
    kept.run.rules = allRules();
    runs_.push_front(std::move(kept));
    if (runs_.size() > kRunsKept) runs_.pop_back();
    running_ = true;
    thread_ = std::thread([this] { carryOut(); });
    return shown(runs_.front());
}

void AuditRuns::carryOut()
{
    const auto main = main_.open();
    const auto ledger = std::filesystem::exists(gatewayLedgerFile_) ? gatewayLedger_.open() : nullptr;
    audit::StoppableSession ours(*main, stopping_);
    std::optional<audit::StoppableSession> theirs;
    if (ledger) theirs.emplace(*ledger, stopping_);
    audit::AuditSources sources{ours, theirs ? &*theirs : nullptr, {}, {}};
    sources.checked = [this](const audit::InvariantResult& result) {
        const std::lock_guard lock(mutex_);
        for (api::AuditedRule& rule : runs_.front().run.rules)
            if (rule.rule == result.id) note(result, rule);
    };
    const auto report = audit::audit(sources);

    const std::lock_guard lock(mutex_);
    api::AuditRun& run = runs_.front().run;
    run.state = report ? "done" : "failed";
    if (!report) run.reason = stopping_ ? "server.stopping" : report.error().code();
    run.tookMs = std::chrono::duration_cast<milliseconds>(clock_.steady() - runs_.front().startedSteady).count();
    running_ = false;
    log::info("audit.ended", {{"run", run.auditRunId},
                              {"state", run.state},
                              {"breaches", report ? report->breachCount() : 0},
                              {"ms", run.tookMs}});
}

api::AuditRun AuditRuns::shown(const Kept& kept) const
{
    api::AuditRun run = kept.run;
    if (run.state == "running")
        run.tookMs = std::chrono::duration_cast<milliseconds>(clock_.steady() - kept.startedSteady).count();
    return run;
}

std::vector<api::AuditRun> AuditRuns::all() const
{
    const std::lock_guard lock(mutex_);
    std::vector<api::AuditRun> runs;
    for (const Kept& kept : runs_)
        runs.push_back(shown(kept));
    return runs;
}

std::optional<api::AuditRun> AuditRuns::find(std::int64_t auditRunId) const
{
    const std::lock_guard lock(mutex_);
    for (const Kept& kept : runs_)
        if (kept.run.auditRunId == auditRunId) return shown(kept);
    return std::nullopt;
}

void AuditRuns::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    // Nothing starts any more, so the thread is nobody else's.
    if (thread_.joinable()) thread_.join();
}

} // namespace narae::app
