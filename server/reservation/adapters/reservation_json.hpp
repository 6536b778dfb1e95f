#pragma once

#include "common/api/reservations.hpp"
#include "server/reservation/application/queries.hpp"
#include "server/reservation/domain/quote.hpp"

namespace narae::reservation {

api::ReservationResource resourceOf(const Reservation& reservation, const FlightFacts& flight);
api::CancellationQuoteResource resourceOf(const CancellationQuote& quote);

} // namespace narae::reservation
