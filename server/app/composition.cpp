#include "server/app/composition.hpp"

#include "server/app/installation.hpp"
#include "server/app/parts.hpp"
#include "server/flight/adapters/schema.hpp"
#include "server/flight/application/demo_schedule.hpp"
#include "server/identity/adapters/schema.hpp"
#include "server/payment/adapters/schema.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/event_bus/schema.hpp"
#include "server/platform/events/schema.hpp"
#include "server/platform/log/log.hpp"
#include "server/reservation/adapters/schema.hpp"
#include "server/view/adapters/schema.hpp"
#include "server/webhooks/adapters/schema.hpp"

#include <charconv>
#include <unistd.h>

namespace narae::app {

std::vector<database::Schema> schemasOf(const std::set<Role>& roles)
{
    // Identity's are everywhere, for the audit log is.
    std::vector<database::Schema> schemas{commit::schema(), events::schema(), event_bus::schema(), identity::schema()};
    if (roles.contains(Role::Flight)) schemas.push_back(flight::schema());
    if (roles.contains(Role::Reservation)) schemas.push_back(reservation::schema());
    if (roles.contains(Role::Payment)) schemas.push_back(payment::schema());
    if (roles.contains(Role::View)) schemas.push_back(view::schema());
    // Who is told of events is told where all of them are.
    if (roles.contains(Role::View)) schemas.push_back(webhooks::schema());
    schemas.push_back(installationSchema());
    return schemas;
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
    auto stripe = StripeAccess::of(settings);
    if (!stripe) return stripe.error();
    ground->stripe = *std::move(stripe);
    auto kafka = kafkaOf(settings);
    if (!kafka) return kafka.error();
    ground->kafka = *std::move(kafka);
    auto shape = Shape::of(settings);
    if (!shape) return shape.error();
    ground->shape = *std::move(shape);
    const bool keepsThere = ground->databaseFile.parent_path() == folder ||
                            (ground->shape.has(Role::Payment) && !ground->stripe.options) ||
                            (ground->shape.has(Role::View) && settings.text("webhooks.key_file").empty());
    if (need == Database::MayBeNew && keepsThere && ::access(folder.c_str(), W_OK | X_OK) != 0)
        return refuse("data.folder_unusable")
            .with("folder", folder.string())
            .with("reason", std::generic_category().message(errno));
    if (need == Database::MayBeNew && ground->shape.has(Role::View)) {
        const std::string& given = settings.text("webhooks.key_file");
        auto seal = crypto::Seal::withKeyIn(given.empty() ? folder / "webhooks.key" : std::filesystem::path(given));
        if (!seal) return seal.error();
        ground->webhookSeal = *std::move(seal);
    }
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
    auto applied = database::migrate(*session, schemasOf(shape.roles), toEpochMs(clock.now()), schemasOf(allRoles()));
    if (!applied) return applied;
    auto named = nameInstallation(*session);
    if (!named) return named.error();
    installation = *std::move(named);
    return applied;
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
    parts_->base.committer.start();
    parts_->writing = true;
}

Result<void> Composition::startTrading()
{
    Parts& parts = *parts_;
    check(!ground_.shape.apart(), "whoever sells from the command line has all roles");
    if (auto started = parts.payment->gateway.start(ground_.installation); !started) return started;
    for (events::Reader* reader : parts.readers())
        reader->start();
    parts.payment->refundWorker.start();
    parts.working = true;
    return {};
}

Result<void> Composition::open()
{
    auto opened = startServing();
    parts_->doors = opened ? Doors::Open : Doors::DatabaseAway;
    return opened;
}

/// A name under which another database's events stand here must not write here.
Result<void> Composition::writerIsOurs() const
{
    const auto session = ground_.database->open();
    const std::string& writer = parts_->base.committer.writer();
    const bool foreign = events::isForeign(*session, writer);
    if (session->failure()) return database::whyUnreachable(*ground_.database, *session->failure());
    if (foreign) return refuse("event.writer_taken").with("writer", writer);
    return {};
}

/// In steps of which each may be refused, and is then taken anew from the first.
Result<void> Composition::startServing()
{
    Parts& parts = *parts_;
    if (auto migrated = ground_.migrate(); !migrated) return migrated.error();
    if (auto ours = writerIsOurs(); !ours) return ours;
    if (!parts.writing) startWriting();
    // Without them no flight can name its aircraft; after the first time this changes nothing.
    if (parts.flight)
        if (auto added = flight::addStandardAircraft(parts.flight->desk, ""); !added) return added;
    if (parts.payment)
        if (auto started = parts.payment->gateway.start(ground_.installation); !started) return started;
    if (parts.view) {
        // Who does not listen (`demo`, a bench) has nobody to tell.
        if (parts.http) parts.view->liveNews.start([&parts] { parts.http->giveNews(); });
        parts.view->feeder.start();
    }
    if (parts.webhooks) parts.webhooks->couriers.start();
    for (events::Reader* reader : parts.readers())
        reader->start();
    for (const auto& each : parts.imports)
        each->importer.start(ground_.installation);
    if (parts.kafka) parts.kafka->start(ground_.installation);
    if (parts.payment) parts.payment->refundWorker.start();
    if (parts.reservation) parts.reservation->caretakerWorker.start();
    if (ground_.shape.has(Role::Identity)) parts.housekeeper.start();
    parts.working = true;
    return {};
}

namespace {

/// `8080` or `reservation=8081`: every port answers all that this process does; the role is the reader's help.
Result<int> portOf(const std::string& listen, const Settings& settings)
{
    const auto equals = listen.find('=');
    const std::string_view digits = std::string_view(listen).substr(equals == std::string::npos ? 0 : equals + 1);
    int port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool named = equals == std::string::npos || roleNamed(std::string_view(listen).substr(0, equals));
    if (!named || error != std::errc() || end != digits.data() + digits.size() || port < 0 || port > 65535)
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
    options.keepAlive = std::chrono::seconds(settings.integer("http.keep_alive_seconds"));
    options.requestDeadline = std::chrono::seconds(settings.integer("http.read_timeout_seconds"));
    auto tls = tlsOf(settings);
    if (!tls) return tls.error();
    options.tls = *std::move(tls);
    auto proxies =
        http::TrustedProxies::parse(settings.texts("http.trusted_proxies"), settings.source("http.trusted_proxies"));
    if (!proxies) return proxies.error();
    options.proxies = *std::move(proxies);
    parts.http =
        std::make_unique<http::Server>(table, parts.authenticator(), parts.requestMetrics, parts.identity.auditSink(),
                                       ground_.clock, options, [this] { return opening(); });
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
    if (parts.base.committer.fenced()) return refuse("server.fenced");
    // Before what follows: a gateway lets a view that is ready but for its database answer from memory.
    if (parts.view && !parts.view->feeder.ready()) return refuse("server.starting").retryAfter(1);
    if (!parts.base.committer.healthy()) return refuse("database.away").retryAfter(1);
    return {};
}

void Composition::stop()
{
    Parts& parts = *parts_;
    parts.feed.stop();
    if (parts.http) parts.http->stop();
    parts.auditRuns.stop();
    if (parts.working) {
        parts.housekeeper.stop();
        for (const auto& each : parts.imports)
            each->importer.beginStopping();
        for (const auto& each : parts.imports)
            each->importer.stop();
        if (parts.kafka) parts.kafka->stopImporting();
        if (parts.reservation) parts.reservation->caretakerWorker.stop();
        if (parts.payment) parts.payment->refundWorker.stop();
        parts.base.log.interrupt();
        for (events::Reader* reader : parts.readers())
            reader->stop();
        if (parts.kafka) parts.kafka->stopPublishing();
        if (parts.webhooks) parts.webhooks->couriers.stop();
        if (parts.view) {
            parts.view->feeder.stop();
            parts.view->liveNews.stop();
        }
    }
    if (parts.writing) parts.base.committer.stop();
    if (parts.working && parts.payment) parts.payment->gateway.stop();
    parts.working = parts.writing = false;
}

} // namespace narae::app
