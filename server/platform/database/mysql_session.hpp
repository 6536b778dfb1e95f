#pragma once

#include "server/platform/database/open.hpp"
#include "server/platform/database/session.hpp"
#include "server/platform/database/statement_cache.hpp"

#include <memory>
#include <string>

namespace sql {
class Connection;
class PreparedStatement;
class ResultSet;
class Statement;
} // namespace sql

namespace narae::database {

/// A connection to MySQL 8 or MariaDB 10.6 and later.
///
/// Writing transactions read committed rows and lock what they name (forUpdate()); they take no locks on the gaps
/// between keys, which would make two processes meet in deadlocks over rows that neither has. Reading transactions keep
/// one snapshot. A connection that broke stays broken: a new one is opened, since its transaction is gone with it.
///
/// Statements with parameters are prepared once and kept; those without go as text, because MySQL prepares neither
/// all of them nor gains by it.
class MySqlSession final : public Session {
public:
    /// Creates the schema when it is missing and the account may do so.
    MySqlSession(const Address& address, const std::string& password, Patience patience);
    ~MySqlSession() override;

    using Session::execute;
    using Session::query;

    Dialect dialect() const override { return Dialect::MySql; }
    bool alive() override;
    Rows query(std::string_view statement, std::span<const Value> parameters = {}) override;
    std::int64_t execute(std::string_view statement, std::span<const Value> parameters = {}) override;
    void begin() override;
    void beginReading() override;
    void commit() override;
    void rollback() override;

private:
    /// Runs `work` on the connection; what it throws ends here and becomes the session's failure.
    template <class Work>
    void guarded(Work work);

    void connect(const Address& address, const std::string& password, Patience patience);
    void settle(Patience patience);
    void catchUpWithCluster();
    /// For statements of ours that answer no rows.
    void send(const char* statement);
    sql::PreparedStatement& prepare(std::string_view text, std::span<const Value> parameters);

    std::unique_ptr<sql::Connection> connection_;
    std::unique_ptr<sql::Statement> plain_;
    StatementCache<std::unique_ptr<sql::PreparedStatement>> prepared_;
    bool inTransaction_ = false;
};

} // namespace narae::database
