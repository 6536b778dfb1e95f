#pragma once

#include "server/identity/domain/audit_chain.hpp"
#include "server/platform/database/session.hpp"

namespace narae::identity {

/// Follows the whole audit log of a database (invariant I8), a thousand entries in memory at a time. Refuses
/// `database.away`.
///
/// On a live system call it within a reading transaction, so that the entries and the end of the log are of one moment.
Result<AuditChainReport> verifyAuditChain(database::Session& session);

} // namespace narae::identity
