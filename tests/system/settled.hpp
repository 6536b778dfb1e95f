#pragma once

#include "tests/system/life.hpp"

namespace narae::testing {

/// Waits until nothing is under way any more: no payment open, no hold over, no refund owed, every event applied.
bool waitUntilSettled(ServerProcess& server, const ServerProcess::Headers& staff,
                      std::chrono::milliseconds longest = std::chrono::seconds(20));

/// What the books say against what the client of `life` knows, read from the databases themselves: its reservations are
/// there once, in their states; the seats add up; each is charged and refunded once, by our ledger, by the gateway's
/// and by the airline's record. Every breach in words; none when all is well. REQUIRES: settled.
QStringList breachesOf(ServerProcess& server, const Life& life);

/// Runs `narae-server audit`, with the acknowledged answers: its report where it found a breach, else nothing.
QString auditOf(ServerProcess& server, const Acknowledgements& acknowledgements);

} // namespace narae::testing
