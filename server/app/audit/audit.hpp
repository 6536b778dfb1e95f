#pragma once

#include "common/base/result.hpp"
#include "server/app/audit/report.hpp"
#include "server/platform/database/session.hpp"

#include <filesystem>
#include <functional>

namespace narae::audit {

/// What an audit looks at. The sessions have no transaction open, and have none afterwards.
struct AuditSources {
    database::Session& main;
    /// The payment sandbox's own books; without them I4 is not checked.
    database::Session* gatewayLedger = nullptr;
    /// What clients were answered, one JSON object a line: {"reservationId": 17, "state": "confirmed", "key": "..."};
    /// empty when nobody wrote it down.
    std::filesystem::path acknowledged;
    /// Told of each invariant once it is checked, by the caller's thread; may be empty.
    std::function<void(const InvariantResult&)> checked{};
    /// Another session of the main database: with it I2 and I6 to I8 are checked at the same time as the rest, by a
    /// thread that audit() starts and ends. For whoever waits for the answer; a server that sells at the same time
    /// leaves it.
    database::Session* beside = nullptr;
};

/// What an invariant (`I1` to `I8`) says, in English.
std::string_view statement(std::string_view invariant);

/// Checks the invariants I1 to I8 and names every breach, on a stopped system or a live one. Changes nothing.
///
/// A live system moves on while it is looked at, and still nothing is named that is in order. Each database is seen at
/// one moment (a reading transaction), and the moments are in an order of causes before effects:
///
/// 1. The file of acknowledged answers ends where it ends now. An answer is given after its commit, so all that it
///    tells of is in the snapshot that follows.
/// 2. The gateway, first look. It acts on requests of ours only, and a reservation is on record as open before the
///    gateway hears of it: whatever the gateway has captured or given back by now is on our record, or open there, a
///    moment later. A look at our record first would not do: a hold that is paid between the two looks would seem to be
///    captured without a word of ours.
/// 3. The main database, once, for all invariants. Contexts of one database commit together, so that seats,
///    reservations, payments and their events agree exactly. What travels by event is excused while its event stands
///    beyond its reader's cursor, and only then; the view is compared where its stored checkpoint says it stood.
///    `beside` has a moment of its own, which also lies after the first: I2, I6, I7 and I8 each compare one database
///    with itself or with those answers, and take nothing from what the rest found.
/// 4. The gateway, second look. We write a capture or a refund down after the gateway has made it: whatever our record
///    says is there now.
///
/// Memory does not grow with the rows: they are walked in spans. Refuses `database.away`, and `server.internal` when a
/// database cannot be read (the log says why).
Result<AuditReport> audit(const AuditSources& sources);

/// I8 alone, of one database: where an airline runs apart, each has an audit log of its own. Refuses as audit().
Result<InvariantResult> auditLog(database::Session& session);

} // namespace narae::audit
