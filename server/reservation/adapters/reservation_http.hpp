#pragma once

#include "server/platform/http/route.hpp"
#include "server/reservation/application/book_and_pay.hpp"
#include "server/reservation/application/queries.hpp"

#include <vector>

namespace narae::reservation {

/// What the routes work with; all outlive them.
struct ReservationServices {
    BookAndPay& booking;
    Desk& desk;
    ReservationQueries& queries;
    BookingPolicy policy;
};

/// POST and GET /v1/reservations and what lies below it.
///
/// Guests show `locator` and `phone` as query parameters; a customer's own are found by the session; staff and
/// integrations with the scope handle all. Anything else about a reservation is answered as if it did not exist.
std::vector<http::Route> reservationRoutes(ReservationServices services);

/// The original system's calls: POST /reservations (reserveStatus=place|cancel), GET /reservations/{reservationId}.
std::vector<http::Route> originalReservationRoutes(ReservationServices services);

} // namespace narae::reservation
