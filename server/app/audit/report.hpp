#pragma once

#include "common/api/problems.hpp"

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace narae::audit {

/// One thing that is not as it must be.
struct Breach {
    std::string invariant; ///< I1
    std::string subject;   ///< flight/3 economy
    std::string sentence;  ///< English, for the operator: what is, beside what should be
};

/// What became of one invariant (ARCHITECTURE.md lists them).
struct InvariantResult {
    static constexpr std::size_t kBreachesKept = 1000;

    std::string id;
    std::string english; ///< its title
    std::string korean;
    std::int64_t checked = 0;     ///< how many of the things it speaks of were looked at
    std::int64_t breachCount = 0; ///< of all breaches
    std::vector<Breach> breaches; ///< the first kBreachesKept
    /// What could not be checked and why, and what is no breach but wants a look.
    std::vector<std::string> notes;
    /// Part of it could not be looked at here, or waits for something that is under way: not broken, but not proven.
    bool open = false;
    std::chrono::milliseconds took{0};

    bool holds() const { return breachCount == 0; }
    /// Nothing while it is neither broken nor proven.
    std::optional<bool> verdict() const { return open && holds() ? std::nullopt : std::optional(holds()); }
    /// Counts a breach, and keeps it while there is room.
    void name(std::string subject, std::string sentence);
};

struct AuditReport {
    std::vector<InvariantResult> invariants; ///< I1 to I8
    std::chrono::milliseconds took{0};

    bool clean() const;
    std::int64_t breachCount() const;
};

/// For a terminal: a line for each invariant, its breaches and notes below. Titles and figures are in `language`;
/// sentences stay English, as in the log.
std::string text(const AuditReport& report, api::Language language);

/// {"clean", "breachCount", "tookMs", "invariants": [{"id", "title", "titleKorean", "holds", "checked", "breachCount",
/// "breaches": [{"subject", "sentence"}], "notes", "tookMs"}]}
nlohmann::json toJson(const AuditReport& report);

} // namespace narae::audit
