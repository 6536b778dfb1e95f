#pragma once

#include "server/app/audit_runs.hpp"
#include "server/app/composition.hpp"
#include "server/app/housekeeper.hpp"
#include "server/app/ports.hpp"
#include "server/flight/adapters/committer_desk.hpp"
#include "server/flight/adapters/database_flight_queries.hpp"
#include "server/flight/adapters/flight_listener.hpp"
#include "server/flight/adapters/flight_shelf.hpp"
#include "server/identity/adapters/identity_context.hpp"
#include "server/payment/adapters/cancellation_handler.hpp"
#include "server/payment/adapters/committing_desk.hpp"
#include "server/payment/adapters/payment_shelf.hpp"
#include "server/payment/adapters/refund_worker.hpp"
#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"
#include "server/payment/adapters/stored_queries.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/event_log.hpp"
#include "server/platform/events/reader.hpp"
#include "server/platform/http/request_metrics.hpp"
#include "server/platform/http/server.hpp"
#include "server/reservation/adapters/caretaker_worker.hpp"
#include "server/reservation/adapters/committing_desk.hpp"
#include "server/reservation/adapters/flight_follower.hpp"
#include "server/reservation/adapters/reservation_queries.hpp"
#include "server/reservation/adapters/reservation_shelf.hpp"
#include "server/view/adapters/checkpoint_shelf.hpp"
#include "server/view/adapters/live_news.hpp"
#include "server/view/adapters/stored_events.hpp"
#include "server/view/adapters/view_feeder.hpp"

#include <atomic>

namespace narae::app {

/// Whether the server takes requests.
enum class Doors {
    Starting,
    DatabaseAway, ///< still starting, for it waits for its database
    Open,
};

/// Every object of the server, by context, in the order in which they are made.
struct Composition::Parts {
    const std::chrono::steady_clock::time_point madeAt = std::chrono::steady_clock::now();

    // What all stand on.
    commit::Committer committer;
    events::CursorShelf cursors;
    events::EventLog log;
    identity::SodiumRandomness randomness;
    metrics::Registry metrics;

    // identity
    identity::IdentityContext identity;

    // payment
    payment::sandbox::SandboxGateway gateway;
    payment::PaymentShelf paymentShelf;
    payment::CommittingDesk paymentDesk;
    payment::StoredQueries paymentQueries;
    payment::TakePayment takePayment;
    payment::SettlePayment settlePayment;
    payment::PayRefunds payRefunds;
    payment::RefundWorker refundWorker;
    payment::CancellationHandler cancellationHandler;

    // reservation
    reservation::BookingPolicy policy;
    reservation::SeatMapCache seatMaps;
    reservation::ReservationShelf reservationShelf;
    reservation::CommittingDesk reservationDesk;
    reservation::StoredReservations reservationQueries;
    PaymentsInProcess payments;
    reservation::BookAndPay booking;
    reservation::Caretaker caretaker;
    reservation::CaretakerWorker caretakerWorker;
    reservation::FlightFollower flightFollower;

    // flight
    SeatsOnSaleInProcess seatsOnSale;
    flight::FlightShelf flightShelf;
    flight::CommitterDesk flightDesk;
    flight::DatabaseFlightQueries flightQueries;
    flight::FlightListener flightListener;

    // view
    AirportZones zones;
    view::View view;
    view::CheckpointShelf checkpointShelf;
    view::CommittedCheckpoints checkpoints;
    view::OutboxArchive archive;
    view::LiveNews liveNews;
    view::ViewFeeder viewFeeder;

    // Who follows the events.
    events::Reader flightReader;
    events::Reader reservationReader;
    events::Reader paymentReader;

    Housekeeper housekeeper;
    AuditRuns auditRuns;

    // The outside.
    http::RouteTable routes;
    http::RequestMetrics requestMetrics;
    std::unique_ptr<http::Server> http;
    std::atomic<Doors> doors{Doors::Starting};
    bool writing = false;
    bool working = false;

    Parts(Ground& ground, const std::string& writer);
};

} // namespace narae::app
