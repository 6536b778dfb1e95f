#include "server/platform/database/sqlite_session.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <sqlite3.h>

namespace narae::database {

namespace {

/// Values that room is made for before an answer is seen to need it.
constexpr std::size_t kRoomMost = 65'536;

/// What the primary code of an SQLite error means for us (https://sqlite.org/rescode.html).
Failure::Kind kindOf(int code)
{
    if (isSqliteBusy(code)) return Failure::Kind::Transient;
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT: return Failure::Kind::Constraint;
    case SQLITE_FULL: return Failure::Kind::NoRoom;
    // A disk that failed in the middle of a write is a connection that broke: only reading again tells what is there.
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return Failure::Kind::ConnectionLost;
    default: return Failure::Kind::Broken;
    }
}

/// Puts the statement back to its start and lets go of the parameters, whatever way its run ends.
class Run {
public:
    explicit Run(sqlite3_stmt* statement) : statement_(statement) {}
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run()
    {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

    int step() { return sqlite3_step(statement_); }

private:
    sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int position, const Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, position, *integer);
    // The caller's parameters outlive the run, so that no copy is needed.
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text64(statement, position, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    return sqlite3_bind_null(statement, position);
}

Value columnOf(sqlite3_stmt* statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return std::monostate{};
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, column)};
    default: {
        const void* bytes = sqlite3_column_text(statement, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
    }
    }
}

} // namespace

bool isSqliteBusy(int code)
{
    const int primary = code & 0xff;
    return primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_PROTOCOL;
}

namespace {

/// Once for the process, before its first connection. A statement that inserts many rows keeps what it may have to take
/// back in memory: by default SQLite makes, writes and removes a file for it in nearly every batch. Too late (some
/// other part of the program has used SQLite), it stays at that.
void keepStatementJournalsInMemory()
{
    static const int kDone = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
    (void)kDone;
}

} // namespace

void SqliteSession::Finalise::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

SqliteSession::SqliteSession(const std::filesystem::path& path, std::chrono::milliseconds lockWait)
{
    keepStatementJournalsInMemory();
    const int opened = sqlite3_open_v2(path.c_str(), &connection_,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK) {
        fail({Failure::Kind::ConnectionLost, opened, sqlite3_errstr(opened)});
        return;
    }
    sqlite3_extended_result_codes(connection_, 1);
    sqlite3_busy_timeout(connection_, static_cast<int>(lockWait.count()));
    becomeWriteAhead(lockWait);
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA case_sensitive_like = ON"); // as MySQL's binary collation has it
    if (!failure()) return;
    // Half set up, it must not be used, whatever the reason.
    Failure reason = *failure();
    reason.kind = Failure::Kind::ConnectionLost;
    clearFailure();
    fail(std::move(reason));
}

SqliteSession::~SqliteSession()
{
    statements_.clear();
    sqlite3_close_v2(connection_);
}

void SqliteSession::becomeWriteAhead(std::chrono::milliseconds lockWait)
{
    // The change of mode needs the file alone, and SQLite does not wait for that by itself when several begin at once.
    const auto deadline = std::chrono::steady_clock::now() + lockWait;
    for (;;) {
        query("PRAGMA journal_mode = WAL");
        if (!failure() || failure()->kind != Failure::Kind::Transient || std::chrono::steady_clock::now() >= deadline)
            return;
        clearFailure();
        sqlite3_sleep(5);
    }
}

SqliteSession::Statement* SqliteSession::prepare(std::string_view text, std::span<const Value> parameters)
{
    Statement* kept = statements_.find(text);
    if (kept == nullptr) {
        sqlite3_stmt* prepared = nullptr;
        const int code = sqlite3_prepare_v3(connection_, text.data(), static_cast<int>(text.size()),
                                            SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
        if (code != SQLITE_OK) {
            failHere(code);
            return nullptr;
        }
        kept = &statements_.keep(text, Statement{std::unique_ptr<sqlite3_stmt, Finalise>(prepared)});
    }
    sqlite3_stmt* const statement = kept->prepared.get();
    check(sqlite3_bind_parameter_count(statement) == static_cast<int>(parameters.size()),
          "the statement has a placeholder for each parameter");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const int code = bind(statement, static_cast<int>(i) + 1, parameters[i]);
        if (code != SQLITE_OK) {
            failHere(code);
            return nullptr;
        }
    }
    return kept;
}

Rows SqliteSession::query(std::string_view text, std::span<const Value> parameters)
{
    if (failure()) return {};
    Statement* const kept = prepare(text, parameters);
    if (kept == nullptr) return {};
    sqlite3_stmt* const statement = kept->prepared.get();
    Run run(statement);
    const int columns = sqlite3_column_count(statement);
    std::vector<Value> values;
    int code = run.step();
    if (code == SQLITE_ROW) values.reserve(std::max(kept->lastAnswer, static_cast<std::size_t>(columns)));
    for (; code == SQLITE_ROW; code = run.step()) {
        for (int column = 0; column < columns; ++column)
            values.push_back(columnOf(statement, column));
    }
    if (code != SQLITE_DONE) {
        failHere(code);
        return {};
    }
    kept->lastAnswer = std::min(values.size(), kRoomMost);
    return Rows(static_cast<std::size_t>(columns), std::move(values));
}

std::int64_t SqliteSession::execute(std::string_view text, std::span<const Value> parameters)
{
    if (failure()) return 0;
    Statement* const kept = prepare(text, parameters);
    if (kept == nullptr) return 0;
    Run run(kept->prepared.get());
    // sqlite3_changes() keeps the figure of an earlier statement when this one counts no rows.
    const std::int64_t before = sqlite3_total_changes64(connection_);
    int code = run.step();
    while (code == SQLITE_ROW)
        code = run.step();
    if (code != SQLITE_DONE) {
        failHere(code);
        return 0;
    }
    return sqlite3_total_changes64(connection_) == before ? 0 : sqlite3_changes64(connection_);
}

void SqliteSession::begin()
{
    execute("BEGIN IMMEDIATE");
}

void SqliteSession::beginReading()
{
    execute("BEGIN");
}

void SqliteSession::commit()
{
    execute("COMMIT");
}

void SqliteSession::rollback()
{
    if (failure() && failure()->kind == Failure::Kind::ConnectionLost) return;
    clearFailure();
    // Some errors end the transaction by themselves.
    if (sqlite3_get_autocommit(connection_) == 0) execute("ROLLBACK");
}

bool SqliteSession::changedElsewhere()
{
    // It moves with the commits of others only (https://sqlite.org/pragma.html#pragma_data_version).
    const Rows rows = query("PRAGMA data_version");
    if (rows.empty()) return true;
    const std::int64_t now = rows.integer(0, 0);
    const bool same = dataVersion_ == now;
    dataVersion_ = now;
    return !same;
}

void SqliteSession::failHere(int code)
{
    fail({kindOf(code), code, sqlite3_errmsg(connection_)});
}

} // namespace narae::database
