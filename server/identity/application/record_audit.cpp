#include "server/identity/application/record_audit.hpp"

namespace narae::identity {

void appendAudit(IdentityBooks& books, const AuditRecord& record, Instant now)
{
    books.add(books.changeAuditHead().append(record, now, books.digest()));
}

Result<RecordAudit::Answer> RecordAudit::decide(IdentityBooks& books, Instant now) const
{
    appendAudit(books, record, now);
    return books.changeAuditHead().seq;
}

} // namespace narae::identity
