#pragma once

#include "common/api/json.hpp"
#include "common/base/clock.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"

#include <optional>
#include <string>
#include <vector>

/// Reservations as they travel: POST /v1/reservations and what lies below it.
namespace narae::api {

struct TravellerInput {
    std::string name;
    std::optional<std::string> seat; ///< "12A"; for everyone in the party, or for nobody
};

/// The body of POST /v1/reservations.
struct PlaceReservationRequest {
    std::int64_t flightId = 0;
    std::string cabin;
    std::vector<TravellerInput> passengers; ///< 1 to 9
    std::string phone;
    std::string email; ///< may be empty
    std::optional<Money> expectedTotal;
    std::string paymentMethod; ///< a gateway's token; empty: only hold

    /// Refuses request.invalid with every field that cannot be taken.
    static Result<PlaceReservationRequest> parse(const Json& body);
};

/// The body of POST /v1/reservations/{reservationId}/payment.
struct PayReservationRequest {
    std::string paymentMethod;

    static Result<PayReservationRequest> parse(const Json& body);
};

/// The body of POST /v1/reservations/{reservationId}/cancellation-quotes.
struct QuoteCancellationRequest {
    std::vector<int> passengers; ///< numbers in the party; empty: everyone
    bool waiveFee = false;       ///< staff only: everything comes back, whatever the fare rule says

    static Result<QuoteCancellationRequest> parse(const Json& body);
};

/// The body of POST /v1/reservations/{reservationId}/cancellation.
struct CancelReservationRequest {
    std::int64_t quoteId = 0;
    std::string reason; ///< staff only; empty: traveller

    static Result<CancelReservationRequest> parse(const Json& body);
};

struct PassengerResource {
    int number = 1;
    std::string name;
    std::string seat; ///< empty in a cabin without a seat map
    bool cancelled = false;
};

struct CancellationResource {
    int number = 1;
    std::vector<int> passengers;
    Money refund;
    Money fee;
    std::string reason; ///< traveller, staff, flight_cancelled, unpaid
    Instant at;
};

struct ReservationFlightResource {
    std::int64_t flightId = 0;
    std::string flightNumber;
    std::string origin;
    std::string destination;
    Instant departsAt;
    Instant arrivesAt;
    bool cancelled = false;
};

struct ReservationResource {
    std::int64_t reservationId = 0;
    std::string locator;
    std::string state; ///< held, paying, payment_unknown, confirmed, declined, expired, cancelled
    ReservationFlightResource flight;
    std::string cabin;
    std::vector<PassengerResource> passengers;
    std::string phone;
    std::string email;
    Money unitPrice;
    Money total;
    Money refunded;
    Instant placedAt;
    std::optional<Instant> holdExpiresAt; ///< while held
    std::optional<std::int64_t> paymentId;
    std::string endReason; ///< why it was declined or expired, else empty
    std::vector<CancellationResource> cancellations;
};
Json toJson(const ReservationResource& reservation);

struct CancellationQuoteResource {
    std::int64_t quoteId = 0;
    std::vector<int> passengers;
    Money refund;
    Money fee;
    bool feeWaived = false; ///< the airline's staff gave up the fee
    Instant expiresAt;
};
Json toJson(const CancellationQuoteResource& quote);

} // namespace narae::api
