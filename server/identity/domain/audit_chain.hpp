#pragma once

#include "server/identity/domain/audit_entry.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace narae::identity {

/// The first place where the audit log does not hold.
struct AuditBreak {
    enum class Kind {
        Missing,  ///< no entry of this number
        Detached, ///< it does not follow the entry before it: one of the two was replaced
        Altered,  ///< its text is not the one its hash was taken over
        CutOff,   ///< the log ends before, or beyond, the entry that its head names
    };
    std::int64_t seq = 0;
    Kind kind = Kind::Missing;

    bool operator==(const AuditBreak&) const = default;
};

std::string_view name(AuditBreak::Kind kind);

struct AuditChainReport {
    std::int64_t entries = 0; ///< looked at
    AuditHead head;           ///< as the log has it
    std::optional<AuditBreak> firstBreak;

    bool holds() const { return !firstBreak.has_value(); }
};

/// Follows the chain from its first entry to its head.
class AuditChainCheck {
public:
    explicit AuditChainCheck(const Digest& digest) : digest_(digest) {}

    /// The next entry by number. After a break nothing is looked at any more.
    void follow(const AuditEntry& entry);
    bool broken() const { return report_.firstBreak.has_value(); }
    /// The end was reached, and this is the head as stored.
    AuditChainReport finish(AuditHead head);

private:
    void breakAt(std::int64_t seq, AuditBreak::Kind kind);

    const Digest& digest_;
    AuditHead reached_;
    AuditChainReport report_;
};

} // namespace narae::identity
