#include "server/identity/domain/audit_chain.hpp"

namespace narae::identity {

std::string_view name(AuditBreak::Kind kind)
{
    switch (kind) {
    case AuditBreak::Kind::Missing: return "missing";
    case AuditBreak::Kind::Detached: return "detached";
    case AuditBreak::Kind::Altered: return "altered";
    case AuditBreak::Kind::CutOff: return "cut_off";
    }
    return "";
}

void AuditChainCheck::breakAt(std::int64_t seq, AuditBreak::Kind kind)
{
    if (!broken()) report_.firstBreak = AuditBreak{seq, kind};
}

void AuditChainCheck::follow(const AuditEntry& entry)
{
    if (broken()) return;
    ++report_.entries;
    if (entry.seq != reached_.seq + 1)
        breakAt(reached_.seq + 1, AuditBreak::Kind::Missing);
    else if (entry.previousHash != reached_.hash)
        breakAt(entry.seq, AuditBreak::Kind::Detached);
    else if (entry.hash != digest_.of(canonicalText(entry)))
        breakAt(entry.seq, AuditBreak::Kind::Altered);
    reached_ = AuditHead{entry.seq, entry.hash};
}

AuditChainReport AuditChainCheck::finish(AuditHead head)
{
    if (!(reached_ == head)) breakAt(reached_.seq + 1, AuditBreak::Kind::CutOff);
    report_.head = std::move(head);
    return report_;
}

} // namespace narae::identity
