#pragma once

#include "server/app/audit/audit.hpp"
#include "server/flight/adapters/committer_desk.hpp"
#include "server/flight/adapters/flight_listener.hpp"
#include "server/flight/adapters/flight_shelf.hpp"
#include "server/identity/adapters/identity_context.hpp"
#include "server/payment/adapters/cancellation_handler.hpp"
#include "server/payment/adapters/committing_desk.hpp"
#include "server/payment/adapters/refund_worker.hpp"
#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"
#include "server/payment/adapters/stored_queries.hpp"
#include "server/payment/application/settle_payment.hpp"
#include "server/payment/application/take_payment.hpp"
#include "server/platform/database/pool.hpp"
#include "server/platform/events/reader.hpp"
#include "server/reservation/adapters/committing_desk.hpp"
#include "server/reservation/adapters/flight_follower.hpp"
#include "server/reservation/adapters/reservation_queries.hpp"
#include "server/reservation/adapters/reservation_shelf.hpp"
#include "server/reservation/application/book_and_pay.hpp"
#include "server/reservation/application/caretaker.hpp"
#include "server/view/adapters/checkpoint_shelf.hpp"
#include "server/view/adapters/view_feeder.hpp"
#include "tests/support/test_database.hpp"

#include <atomic>
#include <mutex>
#include <optional>
#include <random>
#include <string>

namespace narae::testing {

class SteppedClock final : public Clock {
public:
    Instant now() const override { return fromEpochMs(ms_); }
    void advance(std::chrono::milliseconds by) { ms_ += by.count(); }

private:
    std::atomic<std::int64_t> ms_{1'790'000'000'000};
};

class SeededRandomness final : public Randomness {
public:
    std::uint32_t below(std::uint32_t bound) override
    {
        const std::lock_guard lock(mutex_);
        return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(engine_);
    }

private:
    std::mutex mutex_;
    std::mt19937 engine_{11};
};

/// Payment, as the reservation context calls it, in the same process.
class PaymentNextDoor final : public reservation::Payments {
public:
    PaymentNextDoor(payment::TakePayment& taking, payment::SettlePayment& settling)
        : taking_(taking), settling_(settling)
    {
    }
    Result<void> accepts(std::string_view) const override { return {}; }
    Result<void> ready() const override { return {}; }
    reservation::PaymentOutcome charge(const reservation::PaymentRequest& request) override;
    reservation::PaymentOutcome settle(const reservation::PaymentRequest& request) override;

private:
    payment::TakePayment& taking_;
    payment::SettlePayment& settling_;
};

/// The tables of every context and, in a file of its own, the payment sandbox's: empty, and nobody works on them.
struct AuditedBooks {
    TestDatabase stored;
    TemporaryFolder folder;
    std::unique_ptr<database::Database> gatewayStored;

    AuditedBooks();
    /// The audit of both, with the acknowledged answers that this text holds.
    audit::AuditReport audit(const std::string& acknowledged = "");
    std::int64_t figure(const std::string& statement);
};

/// All contexts at work on one database.
class AuditedHouse {
public:
    explicit AuditedHouse(AuditedBooks& books);
    ~AuditedHouse();

    /// Seats of a flight between airports, by its map, or of one of the original's call, by number alone. Waits until
    /// they are on sale.
    std::int64_t offerFlight(const std::string& seatMap, int capacity);
    void cancelFlight(std::int64_t flight);

    /// A party of so many, paid by `method`, or held where that is empty; answers its id whatever became of it.
    std::int64_t book(std::int64_t flight, int travellers, const std::string& method, const std::string& key = "");
    std::int64_t pay(std::int64_t reservation, const std::string& method);
    /// All passengers, or the ones numbered, by a quote.
    void cancel(std::int64_t reservation, std::vector<int> passengers = {});
    /// The gateway charges it once more, in a second attempt; `PaymentNextDoor` hears of it.
    void chargeAgain(std::int64_t reservation);
    void note(const std::string& action);

    /// Waits until everything told is taken in, and all refunds are done.
    void settle();
    /// Keeps the events from the airline's record from now on.
    void stopAirline() { airlineReader_.stop(); }
    void lookAround() { check(caretaker_.lookAround().has_value(), "the caretaker looks around"); }
    SteppedClock& clock() { return clock_; }

private:
    AuditedBooks& books_;
    SteppedClock clock_;
    SeededRandomness randomness_;
    database::Pool pool_;
    events::EventLog log_;
    commit::Committer committer_;
    events::CursorShelf cursors_;

    flight::FlightShelf flightShelf_;
    flight::CommitterDesk flightDesk_;
    flight::FlightListener airline_;
    events::Reader airlineReader_;

    payment::sandbox::SandboxGateway gateway_;
    payment::PaymentShelf paymentShelf_;
    payment::CommittingDesk paymentDesk_;
    payment::StoredQueries paymentQueries_;
    payment::CancellationHandler cancellations_;
    events::Reader paymentReader_;
    payment::TakePayment taking_;
    payment::SettlePayment settling_;
    payment::PayRefunds refunds_;
    payment::RefundWorker refundWorker_;

    reservation::SeatMapCache maps_;
    reservation::ReservationShelf reservationShelf_;
    reservation::CommittingDesk reservationDesk_;
    reservation::StoredReservations reservationQueries_;
    reservation::FlightFollower follower_;
    events::Reader reservationReader_;
    PaymentNextDoor payments_;
    reservation::BookAndPay booking_;
    reservation::Caretaker caretaker_;

    identity::IdentityContext identity_;

    view::View view_;
    view::CheckpointShelf checkpointShelf_;
    view::CommittedCheckpoints checkpoints_;
    view::ViewFeeder feeder_;
};

} // namespace narae::testing
