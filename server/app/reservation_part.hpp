#pragma once

#include "server/app/foundation.hpp"
#include "server/app/ports.hpp"
#include "server/platform/events/reader.hpp"
#include "server/reservation/adapters/caretaker_worker.hpp"
#include "server/reservation/adapters/committing_desk.hpp"
#include "server/reservation/adapters/flight_follower.hpp"
#include "server/reservation/adapters/reservation_http.hpp"
#include "server/reservation/adapters/reservation_queries.hpp"
#include "server/reservation/adapters/reservation_shelf.hpp"

namespace narae::app {

/// The reservation role: every object of it, in the order in which they are made.
struct ReservationPart {
    reservation::BookingPolicy policy;
    reservation::SeatMapCache seatMaps;
    reservation::ReservationShelf shelf;
    reservation::CommittingDesk desk;
    reservation::StoredReservations queries;
    reservation::BookAndPay booking;
    reservation::Caretaker caretaker;
    reservation::CaretakerWorker caretakerWorker;
    reservation::FlightFollower flightFollower;
    events::Reader reader;
    SeatsOnSaleInProcess seatsOnSale; ///< for the flight role, here or elsewhere

    /// `payments` outlives it, and may block.
    ReservationPart(Foundation& base, reservation::Payments& payments);

    reservation::ReservationServices services() { return {booking, desk, queries, policy}; }
};

} // namespace narae::app
