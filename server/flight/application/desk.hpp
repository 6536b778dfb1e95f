#pragma once

#include "server/flight/application/cancel_flight.hpp"
#include "server/flight/application/equip_aircraft.hpp"
#include "server/flight/application/register_flight.hpp"
#include "server/flight/application/revise_flight.hpp"

#include <string>
#include <vector>

namespace narae::flight {

/// Where the airline's wishes are carried out, each wholly or not at all, and answered once that is durable: a port.
/// Beside its own refusal each may be refused `database.away` and `server.busy`. Any thread but the committer's.
class Desk {
public:
    virtual ~Desk() = default;

    virtual Result<RegisterFlight::Answer> carryOut(RegisterFlight wish, std::string traceId) = 0;
    virtual Result<ReviseFlight::Answer> carryOut(ReviseFlight wish, std::string traceId) = 0;
    virtual Result<CancelFlight::Answer> carryOut(CancelFlight wish, std::string traceId) = 0;
    virtual Result<AddAircraft::Answer> carryOut(AddAircraft wish, std::string traceId) = 0;
    virtual Result<ReviseAircraft::Answer> carryOut(ReviseAircraft wish, std::string traceId) = 0;

    /// Many at once, so that they share their commits; each for itself, answered in their order.
    virtual std::vector<Result<RegisterFlight::Answer>> carryOutEach(std::vector<RegisterFlight> wishes,
                                                                     const std::string& traceId) = 0;
};

} // namespace narae::flight
