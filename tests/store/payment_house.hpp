#pragma once

#include "common/api/events.hpp"
#include "server/payment/adapters/cancellation_handler.hpp"
#include "server/payment/adapters/committing_desk.hpp"
#include "server/payment/adapters/payment_audit.hpp"
#include "server/payment/adapters/refund_worker.hpp"
#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"
#include "server/payment/adapters/schema.hpp"
#include "server/payment/adapters/stored_queries.hpp"
#include "server/payment/application/settle_payment.hpp"
#include "server/payment/application/take_payment.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/events/schema.hpp"
#include "tests/support/payment_fakes.hpp"
#include "tests/support/test_database.hpp"

#include <map>
#include <memory>
#include <string>

/// The payment context at work on a database of its own, before a sandbox gateway.
namespace narae::payment::testing {

using namespace fakes;
using namespace std::chrono_literals;
using Asked = TakePayment::Asked;

inline const std::string kTrace = "0af7651916cd43dd8448eb211c80319c";

/// Says that a party cancelled, as the reservation context would.
struct SayCancelled {
    using Answer = bool;
    commit::Outbox& outbox;
    api::events::ReservationCancelled event;

    void want(PaymentBooks&) const {}
    Result<bool> decide(PaymentBooks&, Instant) const
    {
        outbox.append("reservation", event.kType, "reservation/" + std::to_string(event.reservationId), event.flightId,
                      api::events::toText(event));
        return true;
    }
};

/// The payment context of one process, on a database that others may share.
class Process {
public:
    Process(database::Database& stored, PaymentGateway& gateway, const std::string& writer = "narae-1")
        : pool(stored, 6),
          log(pool, 1000),
          committer(stored, clock, {writer}),
          shelf(committer.ids(), committer.outbox(), [this] { worker.wake(); }),
          desk(committer, shelf),
          queries(pool),
          handler(shelf),
          reader(CancellationHandler::kReader, log, handler, committer, cursors, pool),
          taking(desk, queries, gateway),
          settling(desk, queries, gateway),
          refunds(desk, queries, gateway, clock, randomness),
          worker(refunds, [] { return kTrace; }, {4, 16, 200ms, 50ms})
    {
        committer.ids().declare(PaymentShelf::kPaymentIds);
        committer.ids().declare(PaymentShelf::kRefundIds);
        committer.add(shelf);
        committer.add(cursors);
        committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
        committer.start();
    }
    ~Process()
    {
        worker.stop();
        log.interrupt();
        reader.stop();
        committer.stop();
    }

    Result<PaymentOutcome> take(std::int64_t reservation, const std::string& method = "pm_card_ok", int attempt = 1,
                                Asked asked = Asked::First)
    {
        return taking.take({purchaseOf(reservation), attempt, method}, asked, kTrace);
    }
    template <class UseCase>
    auto carryOut(UseCase useCase)
    {
        return commit::carryOut<UseCase, PaymentBooks>(committer, shelf, std::move(useCase), kTrace);
    }
    void sayCancelled(std::int64_t reservation, int cancellation, std::int64_t amount)
    {
        api::events::ReservationCancelled event;
        event.reservationId = reservation;
        event.phone = "01097770779";
        event.flightId = 7;
        event.count = 1;
        event.price = amount;
        event.currency = "KRW";
        event.cabin = "economy";
        event.cancellation = cancellation;
        event.reason = "traveller";
        check(carryOut(SayCancelled{committer.outbox(), event}).has_value(), "the event is told");
    }
    PaymentRecord record(std::int64_t reservation)
    {
        const auto facts = queries.ofReservation(ReservationId(reservation));
        check(facts && facts->has_value(), "the payment is there");
        return **queries.record((*facts)->id);
    }

    SystemClock clock;
    FixedRandomness randomness;
    database::Pool pool;
    events::EventLog log;
    events::CursorShelf cursors;
    commit::Committer committer;
    PaymentShelf shelf;
    CommittingDesk desk;
    StoredQueries queries;
    CancellationHandler handler;
    events::Reader reader;
    TakePayment taking;
    SettlePayment settling;
    PayRefunds refunds;
    RefundWorker worker;
};

/// An empty database, and a sandbox gateway with one of its own.
struct House {
    narae::testing::TestDatabase stored;
    narae::testing::TemporaryFolder folder;
    SystemClock clock;
    std::unique_ptr<database::Database> sandboxStored;
    std::unique_ptr<sandbox::SandboxGateway> gateway;

    House()
    {
        const auto session = stored.open();
        const auto migrated = database::migrate(*session, {commit::schema(), events::schema(), payment::schema()}, 0);
        check(migrated.has_value(), "the schema fits");
        database::Address address;
        address.path = folder.path() / "sandbox.db";
        sandboxStored = database::open(address, "");
        gateway = std::make_unique<sandbox::SandboxGateway>(*sandboxStored, clock,
                                                            sandbox::SandboxOptions{5000ms, 20ms, 20ms});
        check(gateway->start().has_value(), "the sandbox starts");
    }

    std::int64_t count(const std::string& from)
    {
        const auto session = stored.open();
        return session->query("SELECT COUNT(*) FROM " + from).integer(0, 0);
    }
    std::int64_t told(const std::string& type) { return count("event_outbox WHERE type = '" + type + "'"); }

    /// Each reservation's charge less its refunds, by the gateway's books; `same` says whether ours agree.
    std::map<std::string, std::int64_t> net(bool& same)
    {
        std::map<std::string, std::int64_t> theirs;
        const auto sandboxSession = sandboxStored->open();
        check(sandbox::readCharges(*sandboxSession,
                                   [&](const sandbox::SandboxCharge& charge) {
                                       if (charge.state != sandbox::ChargeState::Captured) return;
                                       theirs[charge.key] = charge.amount.amountMinor() - charge.refunded.amountMinor();
                                   })
                  .has_value(),
              "the sandbox's books are there");
        std::map<std::string, std::int64_t> ours;
        const auto session = stored.open();
        same = true;
        const auto add = [&](const PaymentBalance& balance) {
            const PaymentFacts& payment = balance.payment;
            same = same && balance.ledgerEntries == payment.ledgerEntries &&
                   balance.refundedMinor == balance.doneMinor &&
                   balance.doneMinor + balance.pendingMinor == payment.refunded.amountMinor();
            if (payment.state != PaymentState::Captured) return;
            same = same && balance.captures == 1;
            const ChargeRequest asked{payment.purchase, payment.attempt, ""};
            ours[asked.gatewayKey()] = balance.capturedMinor - balance.refundedMinor;
        };
        check(readBalances(*session, add).has_value(), "our books are there");
        same = same && ours == theirs;
        return theirs;
    }
};

inline bool captured(const Result<PaymentOutcome>& outcome)
{
    return outcome && std::holds_alternative<OutcomeCaptured>(*outcome);
}

} // namespace narae::payment::testing
