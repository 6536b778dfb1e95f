#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/app/chosen_gateway.hpp"
#include "server/app/kafka_access.hpp"
#include "server/app/settings.hpp"
#include "server/app/shape.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/platform/crypto/sealing.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/platform/database/open.hpp"
#include "server/platform/database/pool.hpp"
#include "server/platform/http/route.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace narae::breaker {
class Breaker;
}
namespace narae::events {
class Importer;
}

namespace narae::app {

/// What a process stands on before any business: settings, databases, the clock.
struct Ground {
    /// Whether a command may make the database it works on, or has nothing to do without one.
    enum class Database { MayBeNew, MustExist };

    Settings settings;
    Shape shape;
    SystemClock clock;
    std::unique_ptr<database::Database> database;
    std::filesystem::path databaseFile; ///< of SQLite
    std::string installation;           ///< the database's name, once migrated
    std::filesystem::path gatewayLedgerFile;
    std::unique_ptr<database::Database> gatewayLedger; ///< the sandbox's own
    StripeAccess stripe;
    kafka::Cluster kafka;                    ///< no brokers where events go another way
    std::optional<crypto::Seal> webhookSeal; ///< where the view's role is played
    std::unique_ptr<database::Pool> readers;

    /// Makes the data folder where there is none. Opens no connection yet. Refuses as the settings and addresses do,
    /// and data.folder_unusable. With MustExist it makes nothing, looks, and refuses database.missing.
    static Result<std::unique_ptr<Ground>> prepare(Settings settings, Database need = Database::MayBeNew);
    /// Brings the tables up to date, and names the installation. Refuses as database::migrate; and
    /// payment.ledger_of_other_books, before it touches anything.
    Result<std::vector<database::AppliedMigration>> migrate();

private:
    Result<void> mustExist() const;
    Result<void> ledgerIsOurs() const;
};

/// The tables of these roles' contexts, and of what all stand on, in the order in which they are made.
std::vector<database::Schema> schemasOf(const std::set<Role>& roles);

/// The contexts that this process has, all of them or some: every object of the server, made in order and taken down in
/// the opposite one. The only place that knows every class.
class Composition {
public:
    /// `writer` is this process's name in the stream of events. Nothing runs yet.
    Composition(Ground& ground, const std::string& writer);
    ~Composition();

    /// The committer alone: enough to carry out decisions from the command line.
    void startWriting();
    /// What it takes to sell from the command line: the gateway, the contexts' readers, the refunds. Refuses as the
    /// sandbox's migration does. REQUIRES: all roles.
    Result<void> startTrading();
    /// Listens where the settings say, and answers the ports. Until open() is done, a request learns that the server
    /// lives and nothing else. Refuses server.port_taken, server.address_unusable, settings.bad_value,
    /// and what a certificate is refused for.
    Result<std::vector<int>> startListening();
    /// Opens for service: the tables are brought up to date, the committer and everyone at work behind the requests is
    /// started. After a refusal that says when to try again (the database is away) it may be called again; the others
    /// are the operator's to mend: as Ground::migrate(), and of the sandbox's file.
    Result<void> open();
    /// In an order that loses nothing: no new requests, then the workers, the readers, the view, the committers.
    void stop();

    /// Whether requests can be served well: the server is open, the database answers, the view has caught up.
    Result<void> ready() const;

    /// Everything that can be called. Before startListening: not thread-safe.
    const http::RouteTable& routes();

    struct Parts;
    Parts& parts() { return *parts_; }
    database::Pool& readers() { return *ground_.readers; }
    const Shape& shape() const { return ground_.shape; }

private:
    Result<void> startServing();
    Result<void> writerIsOurs() const;
    /// Refuses with the reason while requests cannot be taken at all.
    Result<void> opening() const;
    using Add = std::function<void(const char* area, std::vector<http::Route> routes)>;
    void addRoutes();
    void addOriginalRoutes(const Add& add);
    void addPeerRoutes(const Add& add);
    void addMetrics();
    void addCommitMetrics();
    void addBreakerMetrics(breaker::Breaker& breaker);
    void addImportMetrics();
    void addImportMetrics(const events::Importer& importer);

    Ground& ground_;
    std::unique_ptr<Parts> parts_;
};

} // namespace narae::app
