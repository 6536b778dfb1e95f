#pragma once

#include "common/api/audit_runs.hpp"
#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/database/session.hpp"

#include <atomic>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace narae::app {

/// Audits of the running system, asked for by staff: one at a time, each on a thread and connections of its own, so
/// that nobody who books waits for it. The last few are kept in memory. Any thread.
class AuditRuns {
public:
    static constexpr std::size_t kRunsKept = 10;

    /// The databases outlive it. The gateway's ledger is looked at once its file is there.
    AuditRuns(database::Database& main, database::Database& gatewayLedger, std::filesystem::path gatewayLedgerFile,
              const Clock& clock);
    ~AuditRuns();

    /// Refuses audit.running, and server.stopping after stop().
    Result<api::AuditRun> start();
    /// Newest first.
    std::vector<api::AuditRun> all() const;
    std::optional<api::AuditRun> find(std::int64_t auditRunId) const;
    /// Ends the one that runs, if any. Idempotent.
    void stop();

private:
    struct Kept {
        api::AuditRun run;
        std::chrono::steady_clock::time_point startedSteady;
    };

    void carryOut();
    api::AuditRun shown(const Kept& kept) const;

    database::Database& main_;
    database::Database& gatewayLedger_;
    const std::filesystem::path gatewayLedgerFile_;
    const Clock& clock_;

    mutable std::mutex mutex_;
    std::deque<Kept> runs_; ///< newest first
    bool running_ = false;  ///< the first of them
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace narae::app
