#include "server/app/composition.hpp"

#include "server/app/contract/contract_http.hpp"
#include "server/app/installation.hpp"
#include "server/app/operations_http.hpp"
#include "server/app/parts.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/flight/adapters/schema.hpp"
#include "server/flight/application/demo_schedule.hpp"
#include "server/identity/adapters/schema.hpp"
#include "server/payment/adapters/original_http.hpp"
#include "server/payment/adapters/payment_http.hpp"
#include "server/payment/adapters/schema.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/events/schema.hpp"
#include "server/platform/http/trace.hpp"
#include "server/platform/log/log.hpp"
#include "server/reservation/adapters/reservation_http.hpp"
#include "server/reservation/adapters/schema.hpp"
#include "server/view/adapters/original_http.hpp"
#include "server/view/adapters/schema.hpp"
#include "server/view/adapters/view_http.hpp"

#include <charconv>

namespace narae::app {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

reservation::BookingPolicy policyOf(const Settings& settings)
{
    return {seconds(settings.integer("reservation.hold_seconds")),
            seconds(settings.integer("reservation.settle_after_seconds")),
            seconds(settings.integer("reservation.unknown_hold_seconds"))};
}

/// A command that runs beside a server writes to the gateway under a name of its own, as it does to the database.
payment::sandbox::SandboxOptions sandboxOptions(const Settings& settings, const std::string& writer)
{
    const bool serves = writer == settings.text("instance.writer");
    return {milliseconds(settings.integer("payment.deadline_ms")), milliseconds(settings.integer("sandbox.slow_ms")),
            milliseconds(settings.integer("sandbox.lost_ms")), serves ? "sandbox" : "sandbox-" + writer};
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

std::vector<database::Schema> allSchemas()
{
    return {commit::schema(),      events::schema(),  identity::schema(), flight::schema(),
            reservation::schema(), payment::schema(), view::schema(),     installationSchema()};
}

Result<std::unique_ptr<Ground>> Ground::prepare(Settings settings, Database need)
{
    auto ground = std::make_unique<Ground>();
    const std::filesystem::path folder = settings.text("data.folder");
    std::error_code error;
    if (need == Database::MayBeNew) std::filesystem::create_directories(folder, error);
    if (error) return refuse("data.folder_unusable").with("folder", folder.string()).with("reason", error.message());
    std::string place = settings.text("database.address");
    if (place.empty()) place = "sqlite:" + (folder / "narae.sqlite").string();
    auto address = database::Address::parse(place);
    if (!address) return address.error();
    address->mayCreate = need == Database::MayBeNew;
    auto password = settings.secret("database.password_file");
    if (!password) return password.error();
    ground->database = database::open(*address, *std::move(password));
    ground->databaseFile = address->path;
    ground->gatewayLedgerFile = folder / "sandbox-gateway.sqlite";
    const auto ledger = database::Address::parse("sqlite:" + ground->gatewayLedgerFile.string());
    if (!ledger) return ledger.error();
    ground->gatewayLedger = database::open(*ledger, "");
    ground->readers = std::make_unique<database::Pool>(*ground->database,
                                                       static_cast<std::size_t>(settings.integer("database.readers")));
    ground->settings = std::move(settings);
    if (need == Database::MustExist)
        if (auto there = ground->mustExist(); !there) return there.error();
    return ground;
}

/// Whether the database is one of ours. Opening an SQLite file makes it: so it is looked for before.
Result<void> Ground::mustExist() const
{
    const auto missing = refuse("database.missing").with("address", database->address());
    if (!databaseFile.empty() && !std::filesystem::exists(databaseFile)) return missing;
    const auto session = database->open();
    if (session->failure() && database::saysNoSuchSchema(*session->failure())) return missing;
    if (session->failure()) return database::whyUnreachable(*database, *session->failure());
    session->query("SELECT COUNT(*) FROM schema_migrations");
    if (session->failure() && session->failure()->kind == database::Failure::Kind::Broken) return missing;
    return {};
}

/// A ledger that has an owner is about that database's payments only; a database without a name is not it.
Result<void> Ground::ledgerIsOurs() const
{
    if (!std::filesystem::exists(gatewayLedgerFile)) return {};
    const std::string owner = payment::sandbox::ownerOf(*gatewayLedger->open());
    if (owner.empty()) return {};
    const bool there = databaseFile.empty() || std::filesystem::exists(databaseFile);
    if (there) {
        const auto session = database->open();
        if (session->failure()) return database::whyUnreachable(*database, *session->failure());
        if (installationOf(*session) == owner) return {};
    }
    return refuse("payment.ledger_of_other_books").with("folder", gatewayLedgerFile.parent_path().string());
}

Result<std::vector<database::AppliedMigration>> Ground::migrate()
{
    if (auto ours = ledgerIsOurs(); !ours) return ours.error();
    const auto session = database->open();
    if (session->failure()) return database::whyUnreachable(*database, *session->failure());
    auto applied = database::migrate(*session, allSchemas(), toEpochMs(clock.now()));
    if (!applied) return applied;
    auto named = nameInstallation(*session);
    if (!named) return named.error();
    installation = *std::move(named);
    return applied;
}

Composition::Parts::Parts(Ground& ground, const std::string& writer)
    : committer(*ground.database, ground.clock, committerOptions(ground.settings, writer)),
      log(*ground.readers, static_cast<std::size_t>(ground.settings.integer("events.in_memory_max"))),
      identity(committer, *ground.readers, ground.clock, identityOptions(ground.settings)),
      gateway(*ground.gatewayLedger, ground.clock, sandboxOptions(ground.settings, writer)),
      paymentShelf(committer.ids(), committer.outbox(), [this] { refundWorker.wake(); }),
      paymentDesk(committer, paymentShelf),
      paymentQueries(*ground.readers),
      takePayment(paymentDesk, paymentQueries, gateway),
      settlePayment(paymentDesk, paymentQueries, gateway),
      payRefunds(paymentDesk, paymentQueries, gateway, ground.clock, randomness),
      refundWorker(payRefunds, [] { return http::Trace::goOn(std::nullopt).traceId; }),
      cancellationHandler(paymentShelf),
      policy(policyOf(ground.settings)),
      reservationShelf(committer.outbox(), committer.ids(), seatMaps),
      reservationDesk(committer, reservationShelf),
      reservationQueries(*ground.readers),
      payments(takePayment, settlePayment),
      booking(reservationDesk, payments, randomness),
      caretaker(reservationQueries, reservationDesk, payments, booking, ground.clock, policy),
      caretakerWorker(caretaker, milliseconds(ground.settings.integer("reservation.caretaker_pause_ms"))),
      flightFollower(reservationShelf),
      seatsOnSale(reservationDesk),
      flightShelf(committer.ids(), committer.outbox()),
      flightDesk(committer, flightShelf),
      flightQueries(*ground.readers),
      flightListener(flightShelf),
      checkpoints(committer, checkpointShelf),
      archive(*ground.readers),
      viewFeeder(view, log, checkpoints),
      flightReader("flight", log, flightListener, committer, cursors, *ground.readers),
      reservationReader("reservation", log, flightFollower, committer, cursors, *ground.readers),
      paymentReader(payment::CancellationHandler::kReader, log, cancellationHandler, committer, cursors,
                    *ground.readers),
      housekeeper([this] { identity.forgetExpired(); }, std::chrono::hours(1)),
      auditRuns(*ground.database, *ground.gatewayLedger, ground.gatewayLedgerFile, ground.clock),
      requestMetrics(metrics)
{
    committer.ids().declare(payment::PaymentShelf::kPaymentIds);
    committer.ids().declare(payment::PaymentShelf::kRefundIds);
    committer.add(cursors);
    committer.add(reservationShelf);
    committer.add(paymentShelf);
    committer.add(flightShelf);
    committer.add(checkpointShelf);
    viewFeeder.tell(liveNews);
    committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
}

Composition::Composition(Ground& ground, const std::string& writer)
    : ground_(ground), parts_(std::make_unique<Parts>(ground, writer))
{
}

Composition::~Composition()
{
    stop();
}

void Composition::startWriting()
{
    parts_->committer.start();
    parts_->writing = true;
}

Result<void> Composition::startTrading()
{
    Parts& parts = *parts_;
    if (auto started = parts.gateway.start(ground_.installation); !started) return started;
    for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
        reader->start();
    parts.refundWorker.start();
    parts.working = true;
    return {};
}

Result<void> Composition::open()
{
    auto opened = startServing();
    parts_->doors = opened ? Doors::Open : Doors::DatabaseAway;
    return opened;
}

/// In steps of which each may be refused, and is then taken anew from the first.
Result<void> Composition::startServing()
{
    Parts& parts = *parts_;
    if (auto migrated = ground_.migrate(); !migrated) return migrated.error();
    if (!parts.writing) startWriting();
    // Without them no flight can name its aircraft; after the first time this changes nothing.
    if (auto added = flight::addStandardAircraft(parts.flightDesk, ""); !added) return added;
    if (auto started = parts.gateway.start(ground_.installation); !started) return started;
    // Who does not listen (`demo`, a bench) has nobody to tell.
    if (parts.http) parts.liveNews.start([&parts] { parts.http->giveNews(); });
    parts.viewFeeder.start();
    for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
        reader->start();
    parts.refundWorker.start();
    parts.caretakerWorker.start();
    parts.housekeeper.start();
    parts.working = true;
    return {};
}

namespace {

/// `8080` or `reservation=8081`: the role is the reader's help only while all roles run in one process.
Result<int> portOf(const std::string& listen, const Settings& settings)
{
    const auto equals = listen.find('=');
    const std::string_view digits = std::string_view(listen).substr(equals == std::string::npos ? 0 : equals + 1);
    int port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port < 0 || port > 65535)
        return refuse("settings.bad_value")
            .with("key", "http.listen")
            .with("value", listen)
            .with("source", settings.source("http.listen"))
            .with("reason", "it must be PORT or ROLE=PORT");
    return port;
}

/// Nothing where no certificate is set.
Result<std::shared_ptr<const http::TlsIdentity>> tlsOf(const Settings& settings)
{
    const std::string& certificate = settings.text("http.tls_certificate");
    if (certificate.empty()) return std::shared_ptr<const http::TlsIdentity>();
    const std::string& given = settings.text("http.tls_key");
    const std::string& key = given.empty() ? certificate : given;
    // A key is a secret as a password is: a file that everyone may read is refused.
    if (auto readable = readSecret(key); !readable) return readable.error();
    return http::TlsIdentity::load(certificate, key);
}

} // namespace

Result<std::vector<int>> Composition::startListening()
{
    Parts& parts = *parts_;
    const Settings& settings = ground_.settings;
    const http::RouteTable& table = routes();
    http::ServerOptions options;
    options.connectionsMost = static_cast<int>(settings.integer("http.connections_max"));
    options.workers = static_cast<int>(settings.integer("http.threads"));
    options.keepAlive = seconds(settings.integer("http.keep_alive_seconds"));
    options.requestDeadline = seconds(settings.integer("http.read_timeout_seconds"));
    auto tls = tlsOf(settings);
    if (!tls) return tls.error();
    options.tls = *std::move(tls);
    parts.http = std::make_unique<http::Server>(table, parts.identity.authenticator(), parts.requestMetrics,
                                                parts.identity.auditSink(), ground_.clock, options,
                                                [this] { return opening(); });
    addMetrics();
    std::vector<int> ports;
    for (const std::string& listen : settings.texts("http.listen")) {
        const auto port = portOf(listen, settings);
        if (!port) return port.error();
        const auto opened = parts.http->listen(settings.text("http.host"), *port);
        if (!opened) return opened.error();
        ports.push_back(*opened);
    }
    return ports;
}

const http::RouteTable& Composition::routes()
{
    if (parts_->routes.all().empty()) addRoutes();
    return parts_->routes;
}

void Composition::addRoutes()
{
    Parts& parts = *parts_;
    const flight::FlightDoors flightDoors{parts.flightDesk, parts.flightQueries, parts.seatsOnSale, ground_.clock};
    const reservation::ReservationServices reservations{parts.booking, parts.reservationDesk, parts.reservationQueries,
                                                        parts.policy};
    const view::ViewParts viewDoors{parts.view, parts.zones, ground_.clock, parts.viewFeeder, parts.archive};
    const ContractQueries queries;
    /// The area is whose calls they count as; empty: nobody's.
    const auto add = [&parts, &queries](const char* area, std::vector<http::Route> routes) {
        for (http::Route& route : routes) {
            route.area = area;
            route.query = queries.namesOf(route);
        }
        parts.routes.add(std::move(routes));
    };
    add("identity", parts.identity.routes());
    add("flight", flight::routes(flightDoors));
    add("reservation", reservation::reservationRoutes(reservations));
    add("payment", payment::routes(parts.paymentQueries));
    add("view", view::routes(viewDoors));
    add("view", view::liveRoutes(viewDoors, parts.liveNews));
    add("", operationsRoutes(*this));
    add("", contractRoutes());
    if (ground_.settings.text("original.calls") == "off") return;
    add("flight", flight::originalRoutes(flightDoors));
    add("reservation", reservation::originalReservationRoutes(reservations));
    add("payment", payment::originalRoutes(parts.paymentQueries));
    add("view", view::originalRoutes(viewDoors));
}

void Composition::addMetrics()
{
    Parts& parts = *parts_;
    const auto count = [&parts](const std::string& name, const std::string& help, auto member) {
        parts.metrics.gaugeOf("narae_commit_" + name, help, {},
                              [&parts, member] { return static_cast<double>(parts.committer.counts().*member); });
    };
    using Counts = commit::CommitterCounts;
    count("batches", "transactions committed since the start", &Counts::batches);
    count("commands", "commands carried out since the start", &Counts::commands);
    count("refused", "commands refused by a rule since the start", &Counts::refused);
    count("retries", "transactions tried again since the start", &Counts::retries);
    count("failed", "commands that could not be carried out since the start", &Counts::failed);
    count("waiting", "commands waiting now", &Counts::waiting);
    parts.metrics.gaugeOf("narae_database_up", "1 while the database answers", {},
                          [&parts] { return parts.committer.healthy() ? 1.0 : 0.0; });
    for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
        parts.metrics.gaugeOf("narae_events_lag", "events told but not applied yet", {{"reader", reader->name()}},
                              [reader] { return static_cast<double>(reader->lag()); });
    parts.metrics.gaugeOf("narae_events_lag", "events told but not applied yet", {{"reader", "view"}},
                          [&parts] { return static_cast<double>(parts.viewFeeder.lag().value_or(0)); });
    parts.metrics.gaugeOf("narae_http_connections", "connections open now", {},
                          [&parts] { return static_cast<double>(parts.http->counts().connections); });
    parts.metrics.gaugeOf("narae_http_requests_waiting", "requests that wait for a worker", {},
                          [&parts] { return static_cast<double>(parts.http->counts().requestsWaiting); });
    parts.metrics.gaugeOf("narae_http_streams", "live streams open now", {},
                          [&parts] { return static_cast<double>(parts.http->counts().streams); });
}

Result<void> Composition::opening() const
{
    switch (parts_->doors.load()) {
    case Doors::Starting: return refuse("server.starting").retryAfter(1);
    case Doors::DatabaseAway: return refuse("database.away").retryAfter(5);
    case Doors::Open: break;
    }
    return {};
}

Result<void> Composition::ready() const
{
    const Parts& parts = *parts_;
    if (auto open = opening(); !open) return open;
    if (parts.committer.fenced()) return refuse("server.fenced");
    if (!parts.committer.healthy()) return refuse("database.away").retryAfter(1);
    if (!parts.viewFeeder.ready()) return refuse("server.starting").retryAfter(1);
    return {};
}

void Composition::stop()
{
    Parts& parts = *parts_;
    if (parts.http) parts.http->stop();
    parts.auditRuns.stop();
    if (parts.working) {
        parts.housekeeper.stop();
        parts.caretakerWorker.stop();
        parts.refundWorker.stop();
        parts.log.interrupt();
        for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
            reader->stop();
        parts.viewFeeder.stop();
        parts.liveNews.stop();
    }
    if (parts.writing) parts.committer.stop();
    if (parts.working) parts.gateway.stop();
    parts.working = parts.writing = false;
}

} // namespace narae::app
