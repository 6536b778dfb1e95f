#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Ties one entry to the end of the audit log. REQUIRES: wantAuditHead() was called.
void appendAudit(IdentityBooks& books, const AuditRecord& record, Instant now);

/// Writes one entry of the audit log, and answers its number.
struct RecordAudit {
    using Answer = std::int64_t;

    AuditRecord record;

    void want(IdentityBooks& books) const { books.wantAuditHead(); }
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
