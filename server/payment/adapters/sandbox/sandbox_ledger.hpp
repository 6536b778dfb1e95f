#pragma once

#include "server/payment/adapters/sandbox/authorisation_rows.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/platform/database/migrations.hpp"

#include <functional>
#include <string>
#include <string_view>

/// The books of the sandbox payment company: what it knows of each key, in a database of its own.
namespace narae::payment::sandbox {

enum class ChargeState { Captured, Declined, CalledOff };

std::string_view name(ChargeState state);

/// What one key came to. A key that was called off keeps its row, so that a capture that comes later finds it.
struct SandboxCharge {
    std::string key;
    Money amount; ///< nothing where it was called off
    std::string method;
    ChargeState state = ChargeState::Captured;
    std::string reason; ///< why it was declined
    Money refunded;
    Instant at;

    std::string reference() const { return "ch_" + key; }
};

struct SandboxRefund {
    std::string key;
    std::string chargeKey;
    Money amount;
    Instant at;
};

/// Why the method's payments are declined; empty where they are not.
std::string declineReason(const std::string& method);

database::Schema schema();

/// The name of the database whose payments the ledger is about; empty while it is nobody's, or has no tables.
std::string ownerOf(database::Session& session);

/// Makes a ledger that is nobody's that installation's. Refuses payment.ledger_of_other_books when it is another's.
Result<void> bindTo(database::Session& session, const std::string& installation);

/// Reads all charges, by key, for the audit: calls `each` for every one. Refuses `database.away`.
Result<void> readCharges(database::Session& session, const std::function<void(const SandboxCharge&)>& each);

/// The charges and refunds of a batch. On the committer's thread only.
class SandboxShelf final : public commit::Shelf {
public:
    commit::IdentityMap<std::string, SandboxCharge> charges;
    commit::IdentityMap<std::string, SandboxRefund> refunds;
    Authorisations authorisations; ///< for those who take a payment in two steps

    bool wantsMore() const override { return charges.wantsMore() || refunds.wantsMore() || authorisations.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override { return charges.changed() || refunds.changed() || authorisations.changed(); }
    void write(database::Session& session) override;
    void clear() override;
};

/// Captures at once, or declines, as the method says; a key that is known already gets its answer again, and is refused
/// for another amount.
struct CaptureCharge {
    using Answer = ChargeAnswer;
    std::string key;
    Money amount;
    std::string method;

    void want(SandboxShelf& shelf) const { shelf.charges.want(key); }
    Result<ChargeAnswer> decide(SandboxShelf& shelf, Instant now) const;
};

struct FindCharge {
    using Answer = ChargeAnswer;
    std::string key;

    void want(SandboxShelf& shelf) const { shelf.charges.want(key); }
    Result<ChargeAnswer> decide(SandboxShelf& shelf, Instant now) const;
};

struct CallOffCharge {
    using Answer = ChargeAnswer;
    std::string key;

    void want(SandboxShelf& shelf) const { shelf.charges.want(key); }
    Result<ChargeAnswer> decide(SandboxShelf& shelf, Instant now) const;
};

/// Gives an amount back, up to what was captured.
struct MakeRefund {
    using Answer = RefundAnswer;
    std::string key;
    std::string chargeReference;
    Money amount;

    void want(SandboxShelf& shelf) const;
    Result<RefundAnswer> decide(SandboxShelf& shelf, Instant now) const;

private:
    std::string chargeKey() const;
};

} // namespace narae::payment::sandbox
