#include "server/app/parts.hpp"

#include "server/platform/http/trace.hpp"

namespace narae::app {

namespace {

/// Each process writes to the gateway's books under a name of its own, as it does to the database: a copy beside it, or
/// a command that runs meanwhile.
payment::sandbox::SandboxOptions sandboxOptions(const Foundation& base, const std::string& writer)
{
    return {base.milliseconds("payment.deadline_ms"), base.milliseconds("sandbox.slow_ms"),
            base.milliseconds("sandbox.lost_ms"), "sandbox-" + writer};
}

identity::IdentityOptions identityOptions(const Settings& settings)
{
    identity::IdentityOptions options;
    options.sessions.customer = std::chrono::hours(settings.integer("identity.customer_session_hours"));
    options.sessions.staff = std::chrono::hours(settings.integer("identity.staff_session_hours"));
    return options;
}

commit::CommitterOptions committerOptions(const Settings& settings, const std::string& writer)
{
    commit::CommitterOptions options;
    options.writer = writer;
    options.batchMax = static_cast<std::size_t>(settings.integer("commit.batch_max"));
    options.queueMax = static_cast<std::size_t>(settings.integer("commit.queue_max"));
    return options;
}

} // namespace

Foundation::Foundation(Ground& theGround, const std::string& writer)
    : ground(theGround),
      committer(*ground.database, ground.clock, committerOptions(ground.settings, writer)),
      log(*ground.readers, static_cast<std::size_t>(ground.settings.integer("events.in_memory_max")))
{
    committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
}

std::chrono::milliseconds Foundation::milliseconds(std::string_view key) const
{
    return std::chrono::milliseconds(ground.settings.integer(key));
}

std::chrono::seconds Foundation::seconds(std::string_view key) const
{
    return std::chrono::seconds(ground.settings.integer(key));
}

PaymentPart::PaymentPart(Foundation& base, const std::string& writer)
    : gateway(base.ground.stripe, *base.ground.gatewayLedger, base.clock(), sandboxOptions(base, writer)),
      shelf(base.committer.ids(), base.committer.outbox(), [this] { refundWorker.wake(); }),
      desk(base.committer, shelf),
      queries(base.readers()),
      take(desk, queries, gateway.port()),
      settle(desk, queries, gateway.port()),
      payRefunds(desk, queries, gateway.port(), base.clock(), base.randomness),
      refundWorker(payRefunds, [] { return http::Trace::goOn(std::nullopt).traceId; }),
      cancellationHandler(shelf),
      reader(payment::CancellationHandler::kReader, base.log, cancellationHandler, base.committer, base.cursors,
             base.readers()),
      charges(take, settle)
{
    base.committer.ids().declare(payment::PaymentShelf::kPaymentIds);
    base.committer.ids().declare(payment::PaymentShelf::kRefundIds);
}

ReservationPart::ReservationPart(Foundation& base, reservation::Payments& payments)
    : policy{base.seconds("reservation.hold_seconds"), base.seconds("reservation.settle_after_seconds"),
             base.seconds("reservation.unknown_hold_seconds")},
      shelf(base.committer.outbox(), base.committer.ids(), seatMaps, base.randomness),
      desk(base.committer, shelf),
      queries(base.readers()),
      booking(desk, payments, base.randomness),
      caretaker(queries, desk, payments, booking, base.clock(), policy),
      caretakerWorker(caretaker, base.milliseconds("reservation.caretaker_pause_ms")),
      flightFollower(shelf),
      reader("reservation", base.log, flightFollower, base.committer, base.cursors, base.readers()),
      seatsOnSale(desk)
{
}

FlightPart::FlightPart(Foundation& base, flight::SeatsOnSale& seats)
    : seatsOnSale(seats),
      shelf(base.committer.ids(), base.committer.outbox()),
      desk(base.committer, shelf),
      queries(base.readers()),
      listener(shelf),
      reader("flight", base.log, listener, base.committer, base.cursors, base.readers())
{
}

ViewPart::ViewPart(Foundation& base)
    : checkpoints(base.committer, checkpointShelf), archive(base.readers()), feeder(view, base.log, checkpoints)
{
    feeder.tell(liveNews);
}

Composition::Parts::Parts(Ground& ground, const std::string& writer)
    : base(ground, writer),
      peers(ground.shape, ground.settings, ground.clock),
      feed(base.log, ground.installation),
      importShelf(base.log),
      identity(base.committer, *ground.readers, ground.clock, identityOptions(ground.settings)),
      ownersHere(identity.queries(), ground.clock),
      housekeeper([this] { identity.forgetExpired(); }, std::chrono::hours(1)),
      // A ledger that the sandbox left behind says nothing of what Stripe charges now.
      auditRuns(*ground.database, *ground.gatewayLedger,
                ground.stripe.options ? std::filesystem::path() : ground.gatewayLedgerFile, ground.clock),
      requestMetrics(metrics)
{
    const Shape& shape = ground.shape;
    // Shape::of has seen to it that each port is filled, here or by a peer.
    if (shape.has(Role::Payment)) payment.emplace(base, writer);
    if (shape.has(Role::Reservation)) reservation.emplace(base, payment ? payment->charges : *peers.payments());
    if (shape.has(Role::Flight)) flight.emplace(base, reservation ? reservation->seatsOnSale : *peers.seatsOnSale());
    if (shape.has(Role::View)) view.emplace(base);
    if (view && ground.webhookSeal) webhooks.emplace(base, webhookOwners(), *ground.webhookSeal);
    if (payment && reservation)
        payment->charges.confirmTogether({base.committer, payment->shelf, payment->desk, reservation->shelf});
    // The order in which rows are locked: the same in all processes on one database.
    base.committer.add(base.cursors);
    if (reservation) base.committer.add(reservation->shelf);
    if (payment) base.committer.add(payment->shelf);
    if (flight) base.committer.add(flight->shelf);
    if (view) base.committer.add(view->checkpointShelf);
    if (webhooks) base.committer.add(webhooks->shelf);
    if (!shape.peers.empty()) base.committer.add(importShelf);
    if (!ground.settings.text("kafka.brokers").empty()) {
        kafka.emplace(shape, base, importShelf);
        base.committer.add(kafka->offsets);
        return;
    }
    for (const std::string& origin : shape.peerOrigins())
        imports.push_back(std::make_unique<EventImport>(shape, origin, base, importShelf));
}

std::vector<events::Reader*> Composition::Parts::readers()
{
    std::vector<events::Reader*> readers;
    if (flight) readers.push_back(&flight->reader);
    if (reservation) readers.push_back(&reservation->reader);
    if (payment) readers.push_back(&payment->reader);
    if (webhooks) readers.push_back(&webhooks->reader);
    return readers;
}

http::Authenticator& Composition::Parts::authenticator()
{
    return peers.callers() ? *peers.callers() : identity.authenticator();
}

webhooks::Owners& Composition::Parts::webhookOwners()
{
    if (webhooks::Owners* elsewhere = peers.webhookOwners()) return *elsewhere;
    return ownersHere;
}

} // namespace narae::app
