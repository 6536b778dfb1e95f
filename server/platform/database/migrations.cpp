#include "server/platform/database/migrations.hpp"

#include "common/base/check.hpp"
#include "common/base/text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace narae::database {

namespace {

/// Which steps are applied. `applied_at_ms` is NULL while one is under way: MySQL commits each CREATE or ALTER by
/// itself, so that a step which a crash cut in half goes on after its last statement that is known to be done.
constexpr std::string_view kCreateTable = "CREATE TABLE IF NOT EXISTS schema_migrations ("
                                          " context VARCHAR(64) NOT NULL,"
                                          " number BIGINT NOT NULL,"
                                          " name VARCHAR(190) NOT NULL,"
                                          " statements_done BIGINT NOT NULL,"
                                          " applied_at_ms BIGINT,"
                                          " PRIMARY KEY (context, number))";
constexpr std::string_view kTableOptions =
    " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin ROW_FORMAT=DYNAMIC";
/// Another process that migrates is waited for this long, in turns shorter than a connection waits for an answer.
constexpr int kTurnsMax = 12;
constexpr std::int64_t kTurnSeconds = 10;

using StepKey = std::pair<std::string, std::int64_t>;

std::string forDialect(const Session& session, std::string_view statement)
{
    std::string text(trim(statement));
    check(!text.ends_with(';'), "a step's statements stand alone");
    if (session.dialect() == Dialect::MySql && text.starts_with("CREATE TABLE")) text += kTableOptions;
    return text;
}

Refusal refusalOf(const Session& session, std::string_view step)
{
    const Failure& failure = *session.failure();
    const std::string error = std::to_string(failure.code) + " " + failure.message;
    switch (failure.kind) {
    case Failure::Kind::ConnectionLost:
        // A file does not come back by itself, as a server does.
        if (session.dialect() == Dialect::Sqlite) return refuse("database.unusable").with("reason", error);
        [[fallthrough]];
    case Failure::Kind::Transient: return refuse("database.away").with("error", error).retryAfter(1);
    case Failure::Kind::NoRoom:
    case Failure::Kind::Constraint:
    case Failure::Kind::Broken: break;
    }
    return refuse("database.migration_failed").with("step", step).with("error", error);
}

/// One process at a time migrates. SQLite's own transactions see to that; MySQL has a named lock, which goes with the
/// connection when the process dies.
class Turn {
public:
    explicit Turn(Session& session) : session_(session)
    {
        ours_ = session.dialect() == Dialect::Sqlite;
        for (int turn = 0; !ours_ && turn < kTurnsMax && !session.failure(); ++turn) {
            const Rows rows =
                session.query("SELECT GET_LOCK(SHA2(CONCAT('narae_migrate_', DATABASE()), 256), ?)", {kTurnSeconds});
            ours_ = !rows.empty() && rows.optionalInteger(0, 0) == 1;
        }
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        if (session_.dialect() == Dialect::MySql && ours_)
            session_.query("SELECT RELEASE_LOCK(SHA2(CONCAT('narae_migrate_', DATABASE()), 256))");
    }

    bool ours() const { return ours_; }

private:
    Session& session_;
    bool ours_ = false;
};

std::set<StepKey> readSteps(Session& session, std::string_view where)
{
    std::set<StepKey> steps;
    const Rows rows = session.query("SELECT context, number FROM schema_migrations" + std::string(where));
    for (std::size_t row = 0; row < rows.size(); ++row)
        steps.emplace(rows.text(row, 0), rows.integer(row, 1));
    return steps;
}

std::string stepText(const Schema& schema, const Migration& step)
{
    return std::string(schema.context) + " " + std::to_string(step.number) + " " + std::string(step.name);
}

/// Whether the failure says that a CREATE, ALTER or DROP had been done before (MySQL's numbers: the table, column or
/// index exists, or is gone).
bool saysDoneBefore(const Failure& failure)
{
    constexpr std::array kCodes{1050, 1051, 1060, 1061, 1091};
    return std::find(kCodes.begin(), kCodes.end(), failure.code) != kCodes.end();
}

/// Carries one step out, from where a crash left it. On SQLite the whole step is one transaction; on MySQL each
/// statement is one, together with the count of statements done, but a CREATE, ALTER or DROP commits by itself just
/// before it is counted: the first statement of a step that goes on may therefore say that it was done before. Answers
/// false when it failed, or when another process was faster.
bool apply(Session& session, std::string_view context, const Migration& step, std::int64_t nowMs)
{
    const std::string owner(context);
    const std::int64_t number = step.number;
    session.begin();
    const Rows found =
        session.query("SELECT statements_done, applied_at_ms FROM schema_migrations WHERE context = ? AND number = ?",
                      {owner, number});
    if (!found.empty() && !found.isNull(0, 1)) {
        session.rollback();
        return false;
    }
    // The primary key guards: a second row for the same step cannot be.
    if (found.empty())
        session.execute("INSERT INTO schema_migrations (context, number, name, statements_done) VALUES (?, ?, ?, 0)",
                        {owner, number, std::string(step.name)});
    const std::size_t first = found.empty() ? 0 : static_cast<std::size_t>(found.integer(0, 0));
    for (std::size_t i = first; i < step.statements.size() && !session.failure(); ++i) {
        if (session.dialect() == Dialect::MySql) {
            session.commit();
            session.begin();
        }
        session.execute(forDialect(session, step.statements[i]));
        if (!found.empty() && i == first && session.failure() && saysDoneBefore(*session.failure())) {
            session.rollback();
            session.begin();
        }
        session.execute("UPDATE schema_migrations SET statements_done = ? WHERE context = ? AND number = ?",
                        {static_cast<std::int64_t>(i) + 1, owner, number});
    }
    session.execute("UPDATE schema_migrations SET applied_at_ms = ? WHERE context = ? AND number = ?",
                    {nowMs, owner, number});
    session.commit();
    return !session.failure();
}

/// Refuses what a newer Narae left: a step that we do not have.
Result<void> refuseNewer(const std::set<StepKey>& applied, const std::vector<Schema>& schemas)
{
    std::set<StepKey> known;
    for (const Schema& schema : schemas)
        for (const Migration& step : schema.migrations)
            known.emplace(schema.context, step.number);
    for (const StepKey& step : applied) {
        if (!known.contains(step))
            return refuse("database.newer_version").with("step", step.first + " " + std::to_string(step.second));
    }
    return {};
}

Result<std::vector<AppliedMigration>> migrateInTurn(Session& session, const std::vector<Schema>& schemas,
                                                    std::int64_t nowMs, const std::vector<Schema>& others)
{
    session.begin();
    session.execute(forDialect(session, kCreateTable));
    session.commit();
    const std::set<StepKey> begun = readSteps(session, "");
    const std::set<StepKey> applied = readSteps(session, " WHERE applied_at_ms IS NOT NULL");
    if (session.failure()) return refusalOf(session, "schema_migrations");
    std::vector<Schema> known = schemas;
    known.insert(known.end(), others.begin(), others.end());
    if (Result<void> older = refuseNewer(begun, known); !older) return older.error();

    std::vector<AppliedMigration> done;
    for (const Schema& schema : schemas) {
        for (const Migration& step : schema.migrations) {
            if (applied.contains({std::string(schema.context), step.number})) continue;
            if (apply(session, schema.context, step, nowMs))
                done.push_back({std::string(schema.context), step.number, std::string(step.name)});
            if (session.failure()) return refusalOf(session, stepText(schema, step));
        }
    }
    return done;
}

} // namespace

Result<std::vector<AppliedMigration>> migrate(Session& session, const std::vector<Schema>& schemas, std::int64_t nowMs,
                                              const std::vector<Schema>& others)
{
    for (const Schema& schema : schemas) {
        int expected = 0;
        for (const Migration& step : schema.migrations)
            check(step.number == ++expected, "steps are numbered from 1 without a gap");
    }
    const Turn turn(session);
    if (session.failure()) return refusalOf(session, "schema_migrations");
    if (!turn.ours())
        return refuse("database.away").with("error", "another process brings it up to date").retryAfter(1);
    Result<std::vector<AppliedMigration>> done = migrateInTurn(session, schemas, nowMs, others);
    session.rollback();
    return done;
}

} // namespace narae::database
