#include "server/identity/adapters/audit_chain_reader.hpp"

#include "server/identity/adapters/rows.hpp"
#include "server/identity/adapters/sodium.hpp"

#include <limits>

namespace narae::identity {

Result<AuditChainReport> verifyAuditChain(database::Session& session)
{
    constexpr std::int64_t kAtOnce = 1000;
    std::string next = "SELECT ";
    next.append(rows::kAuditEntry).append(" FROM identity_audit WHERE seq > ? ORDER BY seq LIMIT ?");
    const Blake2Digest digest;
    AuditChainCheck check(digest);
    std::int64_t reached = std::numeric_limits<std::int64_t>::min();
    for (bool more = true; more && !check.broken();) {
        const database::Rows entries = session.query(next, {reached, kAtOnce});
        for (std::size_t row = 0; row < entries.size(); ++row) {
            const AuditEntry entry = rows::readAuditEntry(entries, row);
            check.follow(entry);
            reached = entry.seq;
        }
        more = entries.size() == static_cast<std::size_t>(kAtOnce);
    }
    const database::Rows stored = session.query("SELECT seq, hash FROM identity_audit_head WHERE id = 1");
    if (session.failure()) return refuse("database.away").retryAfter(1);
    return check.finish(stored.empty() ? AuditHead{} : AuditHead{stored.integer(0, 0), stored.text(0, 1)});
}

} // namespace narae::identity
