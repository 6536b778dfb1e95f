#pragma once

#include "server/reservation/application/cancel_reservation.hpp"
#include "server/reservation/application/follow_flight.hpp"
#include "server/reservation/application/place_reservation.hpp"
#include "server/reservation/application/settle_reservation.hpp"

#include <string>

namespace narae::reservation {

/// Where decisions are carried out durably: returns once the outcome is committed. Beside the use cases' own refusals:
/// database.away, server.busy, commit.outcome_unknown. Any thread.
class Desk {
public:
    virtual ~Desk() = default;
    virtual Result<PlaceReservation::Answer> carryOut(PlaceReservation decision, const std::string& traceId) = 0;
    virtual Result<StartPayment::Answer> carryOut(StartPayment decision, const std::string& traceId) = 0;
    virtual Result<Reservation> carryOut(ConfirmReservation decision, const std::string& traceId) = 0;
    virtual Result<Reservation> carryOut(DeclineReservation decision, const std::string& traceId) = 0;
    virtual Result<Reservation> carryOut(LoseSightOfPayment decision, const std::string& traceId) = 0;
    virtual Result<Reservation> carryOut(ExpireReservation decision, const std::string& traceId) = 0;
    virtual Result<CancellationQuote> carryOut(QuoteCancellation decision, const std::string& traceId) = 0;
    virtual Result<CancelReservation::Answer> carryOut(CancelReservation decision, const std::string& traceId) = 0;
    virtual Result<bool> carryOut(NarrowCabin decision, const std::string& traceId) = 0;
};

} // namespace narae::reservation
