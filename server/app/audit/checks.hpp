#pragma once

#include "server/app/audit/acknowledged.hpp"
#include "server/app/audit/backlog.hpp"
#include "server/app/audit/books.hpp"
#include "server/app/audit/report.hpp"

/// The checks of the invariants. Each adds what it finds to its result, and leaves the database as it was.
namespace narae::audit {

/// I1: each cabin's seats add up, and each claimed seat is one passenger's; the airline's own record agrees.
void checkSeats(const Books& books, const Backlog& backlog, InvariantResult& result);

/// I2: each confirmed party has paid its price, once.
void checkCaptures(const Books& books, InvariantResult& result);

/// I3: what was cancelled is given back as promised, what came to nothing cost nothing.
void checkRefunds(const Books& books, const Backlog& backlog, InvariantResult& result);

/// I4, the half that goes from them to us. REQUIRES: their moment lies before ours.
void checkGatewayAgainstUs(const Books& gateway, const Books& books, InvariantResult& result);
/// I4, the half that goes from us to them. REQUIRES: their moment lies after ours.
void checkUsAgainstGateway(const Books& books, const Books& gateway, InvariantResult& result);

/// I5: each writer's events are 1 to n, tell of everything, and count once with each reader.
void checkEvents(const Books& books, const Backlog& backlog, InvariantResult& result);

/// I6: the view that lived is the one that its events make.
void checkView(const Books& books, InvariantResult& result);

/// I7: what was acknowledged is there. REQUIRES: `acknowledged` was opened before the books.
void checkAcknowledged(const Books& books, Acknowledged& acknowledged, InvariantResult& result);

/// I8: the audit log is the one that was written.
void checkAuditLog(const Books& books, InvariantResult& result);

} // namespace narae::audit
