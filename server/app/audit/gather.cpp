#include "server/app/audit/gather.hpp"

#include "server/app/audit/books.hpp"
#include "server/platform/database/bulk.hpp"

#include <map>
#include <optional>

namespace narae::audit {

namespace {

using database::Rows;
using database::Session;
using database::Value;

constexpr std::int64_t kRowsAtOnce = 2'000;
constexpr std::string_view kEventColumns = "writer, seq, type, source, subject, flight_id, trace_id, time_ms, data";

std::vector<Value> valuesOf(const Rows& rows, std::size_t row)
{
    std::vector<Value> values;
    for (std::size_t column = 0; column < rows.columns(); ++column)
        values.push_back(database::textOrNull(rows.optionalText(row, column)));
    return values;
}

/// Whether one database has these tables. The others are each database's own, and looked at otherwise.
bool isOfOneRole(std::string_view context)
{
    return context == "flight" || context == "reservation" || context == "payment" || context == "view";
}

/// The tables that a context's steps make.
std::vector<std::string> tablesOf(const database::Schema& schema)
{
    constexpr std::string_view kCreate = "CREATE TABLE ";
    std::vector<std::string> tables;
    for (const database::Migration& step : schema.migrations)
        for (const std::string_view statement : step.statements)
            if (statement.starts_with(kCreate)) {
                const std::string_view rest = statement.substr(kCreate.size());
                tables.emplace_back(rest.substr(0, rest.find(' ')));
            }
    return tables;
}

/// Row by row, in an order that stays while the reading transaction lasts.
void copyTable(Session& from, const std::string& table, Session& into)
{
    std::int64_t done = 0;
    for (bool more = true; more && !from.failure() && !into.failure();) {
        const Rows rows = from.query("SELECT * FROM " + table + " ORDER BY 1, 2 LIMIT ? OFFSET ?", {kRowsAtOnce, done});
        std::string statement = "INSERT INTO " + table + " VALUES (";
        for (std::size_t column = 0; column < rows.columns(); ++column)
            statement += column == 0 ? "?" : ", ?";
        for (std::size_t row = 0; row < rows.size(); ++row)
            into.execute(statement + ")", valuesOf(rows, row));
        done += static_cast<std::int64_t>(rows.size());
        more = rows.size() == static_cast<std::size_t>(kRowsAtOnce);
    }
}

/// A writer's events in their order, a page at a time.
class Events {
public:
    Events(Session& session, std::string writer) : session_(session), writer_(std::move(writer)) {}

    /// The next one as values; nothing at the end.
    std::optional<std::vector<Value>> next()
    {
        if (at_ == page_.size()) {
            if (ended_) return std::nullopt;
            page_ = session_.query("SELECT " + std::string(kEventColumns) +
                                       " FROM event_outbox WHERE writer = ? AND seq > ? ORDER BY seq LIMIT ?",
                                   {writer_, after_, kRowsAtOnce});
            at_ = 0;
            ended_ = page_.size() < static_cast<std::size_t>(kRowsAtOnce);
            if (page_.empty()) return std::nullopt;
            after_ = page_.integer(page_.size() - 1, 1);
        }
        return valuesOf(page_, at_++);
    }

private:
    Session& session_;
    const std::string writer_;
    Rows page_;
    std::size_t at_ = 0;
    std::int64_t after_ = 0;
    bool ended_ = false;
};

std::map<std::string, std::string> importedBy(Session& session)
{
    std::map<std::string, std::string> installations; // by writer
    const Rows rows = session.query("SELECT writer, installation FROM event_imports", {});
    for (std::size_t row = 0; row < rows.size(); ++row)
        installations[rows.text(row, 0)] = rows.text(row, 1);
    return installations;
}

std::string installationOf(Session& session)
{
    const Rows rows = session.query("SELECT name FROM installation", {});
    return rows.empty() ? std::string() : rows.text(0, 0);
}

/// What the databases tell of events, all together.
class Gathering {
public:
    Gathering(std::span<const Apart> databases, Session& into, InvariantResult& events)
        : databases_(databases), into_(into), events_(events)
    {
        for (const Apart& database : databases_)
            byInstallation_[installationOf(database.session)] = &database;
    }

    /// The events that this database's own writers told, and where its readers stand.
    void takeEventsOf(Session& from)
    {
        const auto imported = importedBy(from);
        const Rows writers = from.query("SELECT writer, epoch, seq, batch FROM event_writers", {});
        for (std::size_t row = 0; row < writers.size(); ++row) {
            const std::string writer = writers.text(row, 0);
            if (imported.contains(writer)) continue;
            into_.execute("INSERT INTO event_writers (writer, epoch, seq, batch) VALUES (?, ?, ?, ?)",
                          valuesOf(writers, row));
            database::BulkInsert insert("event_outbox", kEventColumns);
            Events events(from, writer);
            std::int64_t waiting = 0;
            while (auto event = events.next()) {
                insert.add(*std::move(event));
                if (++waiting % kRowsAtOnce == 0) insert.send(into_);
            }
            insert.send(into_);
        }
        copyTable(from, "event_cursors", into_);
        copyTable(from, "event_dead_letters", into_);
    }

    /// Whether the events of others that this database has are what those told, as far as it has come.
    void compareImportsOf(const Apart& here)
    {
        for (const auto& [writer, installation] : importedBy(here.session)) {
            const auto origin = byInstallation_.find(installation);
            if (origin == byInstallation_.end()) {
                events_.open = true;
                events_.notes.push_back(writer + " in " + here.address + " was imported from the database " +
                                        installation + ", which is not among those looked at");
                continue;
            }
            compare(here, writer, *origin->second);
        }
    }

private:
    void compare(const Apart& here, const std::string& writer, const Apart& origin)
    {
        Events ours(here.session, writer);
        Events theirs(origin.session, writer);
        while (const auto copy = ours.next()) {
            ++events_.checked;
            if (theirs.next() == copy) continue;
            const auto* seq = std::get_if<std::string>(&(*copy)[1]);
            events_.name("event/" + writer + "/" + (seq ? *seq : ""), "as it stands in " + here.address +
                                                                          " is not what was told in " + origin.address +
                                                                          "; what comes after was not looked at");
            return;
        }
    }

    std::span<const Apart> databases_;
    Session& into_;
    InvariantResult& events_;
    std::map<std::string, const Apart*> byInstallation_;
};

Refusal unreadable(const database::Failure& failure)
{
    const bool away =
        failure.kind == database::Failure::Kind::ConnectionLost || failure.kind == database::Failure::Kind::Transient;
    return away ? refuse("database.away").retryAfter(1) : refuse("server.internal");
}

} // namespace

Result<void> gather(std::span<const Apart> databases, const std::vector<database::Schema>& schemas, Session& into,
                    InvariantResult& events)
{
    for (const Apart& database : databases)
        database.session.beginReading();
    // Only contexts that are somewhere: the others are told to be elsewhere.
    std::vector<database::Schema> there;
    std::vector<std::pair<const Apart*, std::vector<std::string>>> tables;
    for (const database::Schema& schema : schemas)
        for (const Apart& database : databases) {
            if (!Books(database.session).has(schema.context)) continue;
            there.push_back(schema);
            if (isOfOneRole(schema.context)) tables.emplace_back(&database, tablesOf(schema));
            break;
        }
    auto migrated = database::migrate(into, there, 1);
    into.begin();
    for (const auto& [database, names] : tables)
        for (const std::string& table : names)
            copyTable(database->session, table, into);
    Gathering gathering(databases, into, events);
    for (const Apart& database : databases)
        gathering.takeEventsOf(database.session);
    for (const Apart& database : databases)
        gathering.compareImportsOf(database);
    into.commit();
    Result<void> done = migrated ? Result<void>() : Result<void>(migrated.error());
    if (into.failure()) done = unreadable(*into.failure());
    for (const Apart& database : databases) {
        if (database.session.failure()) done = unreadable(*database.session.failure());
        database.session.rollback();
    }
    return done;
}

} // namespace narae::audit
