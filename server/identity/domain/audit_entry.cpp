#include "server/identity/domain/audit_entry.hpp"

#include "server/identity/domain/plain_text.hpp"

namespace narae::identity {
namespace {

void appendField(std::string& text, std::string_view field)
{
    text.append(std::to_string(field.size())).append(":").append(field).append("\n");
}

} // namespace

std::string canonicalText(const AuditEntry& entry)
{
    const bool detailed = !entry.record.detail.empty();
    std::string text = detailed ? "narae audit entry 2\n" : "narae audit entry 1\n";
    appendField(text, std::to_string(entry.seq));
    appendField(text, std::to_string(toEpochMs(entry.at)));
    appendField(text, entry.record.actor);
    appendField(text, entry.record.action);
    appendField(text, entry.record.subject);
    appendField(text, entry.record.outcome);
    appendField(text, entry.record.traceId);
    if (detailed) appendField(text, entry.record.detail);
    appendField(text, entry.previousHash);
    return text;
}

AuditEntry AuditHead::append(const AuditRecord& record, Instant now, const Digest& digest)
{
    AuditEntry entry;
    entry.seq = seq + 1;
    entry.at = now;
    // The widths of the columns of identity_audit.
    entry.record.actor = plainText(record.actor, 254);
    entry.record.action = plainText(record.action, 160);
    entry.record.subject = plainText(record.subject, 400);
    entry.record.outcome = plainText(record.outcome, 80);
    entry.record.traceId = plainText(record.traceId, 64);
    entry.record.detail = plainText(record.detail, 1000);
    entry.previousHash = hash;
    entry.hash = digest.of(canonicalText(entry));
    seq = entry.seq;
    hash = entry.hash;
    return entry;
}

} // namespace narae::identity
