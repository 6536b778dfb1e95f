#pragma once

#include "common/base/clock.hpp"
#include "server/identity/domain/digest.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace narae::identity {

/// What the audit log is told: who did what to what, and how it went.
struct AuditRecord {
    std::string actor;   ///< an e-mail address, the name of an API key, or `command line`
    std::string action;  ///< `POST /v1/flights/{flightId}/cancellation`, `session.opened`
    std::string subject; ///< `/v1/flights/17/cancellation`, `session/4`
    std::string outcome; ///< an HTTP status, or a refusal's code
    std::string traceId;
    std::string detail{}; ///< what is different since, where it can be said: `departsAt: ... -> ...`
};

/// One line of the audit log. Each carries the hash of the one before it, so that none can be changed, taken out or
/// slipped in without every later one disagreeing.
struct AuditEntry {
    std::int64_t seq = 0; ///< 1, 2, 3 ... without a gap
    Instant at;
    AuditRecord record;
    std::string previousHash;
    std::string hash;
};

/// What an entry's hash is taken over: its fields and the previous hash, each with its length before it, so that no two
/// entries read the same. An entry without a detail reads as it did before there were any.
std::string canonicalText(const AuditEntry& entry);

/// The end of the chain, where the next entry is tied on.
struct AuditHead {
    /// The hash before the first entry: 64 zeros.
    static constexpr std::string_view kNoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    std::int64_t seq = 0;
    std::string hash{kNoHash};

    /// Makes the next entry and becomes its end. Fields are cut to what the log keeps (code points) and freed of bytes
    /// that are not text, before the hash is taken.
    AuditEntry append(const AuditRecord& record, Instant now, const Digest& digest);

    bool operator==(const AuditHead&) const = default;
};

} // namespace narae::identity
