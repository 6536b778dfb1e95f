#pragma once

#include "server/platform/database/session.hpp"
#include "server/platform/database/statement_cache.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace narae::database {

/// Whether another connection is in the way just now, which passes.
bool isSqliteBusy(int code);

/// A connection to an SQLite file: write-ahead log, every commit flushed (synchronous=FULL), foreign keys on. One
/// connection writes at a time; others wait up to `lockWait` for their turn and then fail as Transient. Readers never
/// wait for the writer.
class SqliteSession final : public Session {
public:
    /// Creates the file when it is missing, not its folder.
    SqliteSession(const std::filesystem::path& path, std::chrono::milliseconds lockWait);
    ~SqliteSession() override;

    using Session::execute;
    using Session::query;

    Dialect dialect() const override { return Dialect::Sqlite; }
    bool alive() override { return !failure(); }
    Rows query(std::string_view statement, std::span<const Value> parameters = {}) override;
    std::int64_t execute(std::string_view statement, std::span<const Value> parameters = {}) override;
    void begin() override;
    void beginReading() override;
    void commit() override;
    void rollback() override;
    bool changedElsewhere() override;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Statement {
        std::unique_ptr<sqlite3_stmt, Finalise> prepared;
        std::size_t lastAnswer = 0; ///< values: the next answer is probably about as long
    };

    /// Null when it could not be prepared or bound; the session has failed then.
    Statement* prepare(std::string_view text, std::span<const Value> parameters);
    void failHere(int code);
    void becomeWriteAhead(std::chrono::milliseconds lockWait);

    sqlite3* connection_ = nullptr;
    std::optional<std::int64_t> dataVersion_; ///< when changedElsewhere() was last asked
    StatementCache<Statement> statements_;
};

} // namespace narae::database
