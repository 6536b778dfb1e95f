#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/app/settings.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/platform/database/open.hpp"
#include "server/platform/database/pool.hpp"
#include "server/platform/http/route.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace narae::app {

/// What a process stands on before any business: settings, databases, the clock.
struct Ground {
    /// Whether a command may make the database it works on, or has nothing to do without one.
    enum class Database { MayBeNew, MustExist };

    Settings settings;
    SystemClock clock;
    std::unique_ptr<database::Database> database;
    std::filesystem::path databaseFile; ///< of SQLite
    std::string installation;           ///< the database's name, once migrated
    std::filesystem::path gatewayLedgerFile;
    std::unique_ptr<database::Database> gatewayLedger; ///< the sandbox's own
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

/// All contexts' tables, in the order in which they are made.
std::vector<database::Schema> allSchemas();

/// All contexts in one process: every object of the server, made in order and taken down in the opposite one. The only
/// place that knows every class.
class Composition {
public:
    /// `writer` is this process's name in the stream of events. Nothing runs yet.
    Composition(Ground& ground, const std::string& writer);
    ~Composition();

    /// The committer alone: enough to carry out decisions from the command line.
    void startWriting();
    /// What it takes to sell from the command line: the gateway, the contexts' readers, the refunds. Refuses as the
    /// sandbox's migration does.
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

private:
    Result<void> startServing();
    /// Refuses with the reason while requests cannot be taken at all.
    Result<void> opening() const;
    void addRoutes();
    void addMetrics();

    Ground& ground_;
    std::unique_ptr<Parts> parts_;
};

} // namespace narae::app
