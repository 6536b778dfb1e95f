#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"
#include "server/identity/adapters/audit_chain_reader.hpp"

/// I8: the audit log's hash chain holds from its first entry to its head.
namespace narae::audit {

namespace {

std::string_view sentence(identity::AuditBreak::Kind kind)
{
    switch (kind) {
    case identity::AuditBreak::Kind::Missing: return "is missing";
    case identity::AuditBreak::Kind::Detached:
        return "does not follow the entry before it: one of the two was replaced";
    case identity::AuditBreak::Kind::Altered: return "was altered: its hash is not that of its text";
    case identity::AuditBreak::Kind::CutOff:
        return "is where the log ends, but not where its head says: entries were cut off";
    }
    return "";
}

} // namespace

void checkAuditLog(const Books& books, InvariantResult& result)
{
    if (!books.has("identity")) return noteElsewhere(result, "identity");
    const auto chain = identity::verifyAuditChain(books.session());
    if (!chain) return; // the session has failed, and the whole audit is refused
    result.checked = chain->entries;
    if (chain->firstBreak)
        result.name("audit log/" + std::to_string(chain->firstBreak->seq),
                    std::string(sentence(chain->firstBreak->kind)) + "; what comes after was not looked at");
}

} // namespace narae::audit
