#include "server/platform/database/mysql_session.hpp"

#include "common/base/check.hpp"
#include "server/platform/database/mysql_failure.hpp"

#include <algorithm>
#include <cppconn/connection.h>
#include <cppconn/datatype.h>
#include <cppconn/exception.h>
#include <cppconn/metadata.h>
#include <cppconn/parameter_metadata.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>
#include <mysql_driver.h>
#include <new>
#include <utility>

namespace narae::database {

namespace {

constexpr int kPreparedLost = 1243;
constexpr int kPreparedStale = 1615;

sql::Driver& driver()
{
    // The library's own look-up is not for several threads; ours is done once.
    static sql::Driver* const only = sql::mysql::get_driver_instance();
    return *only;
}

/// What the client library keeps for each thread that talks to it.
class ThreadHold {
public:
    ThreadHold() { driver().threadInit(); }
    ~ThreadHold() { driver().threadEnd(); }
    ThreadHold(const ThreadHold&) = delete;
    ThreadHold& operator=(const ThreadHold&) = delete;
};

void holdThread()
{
    thread_local const ThreadHold hold;
}

int secondsOf(std::chrono::milliseconds time)
{
    return std::max(1, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(time).count()));
}

Rows rowsOf(sql::ResultSet& answer)
{
    sql::ResultSetMetaData& columns = *answer.getMetaData();
    const unsigned count = columns.getColumnCount();
    std::vector<bool> integer(count);
    for (unsigned column = 0; column < count; ++column) {
        switch (columns.getColumnType(column + 1)) {
        case sql::DataType::TINYINT:
        case sql::DataType::SMALLINT:
        case sql::DataType::MEDIUMINT:
        case sql::DataType::INTEGER:
        case sql::DataType::BIGINT: integer[column] = true; break;
        default: break; // a sum is DECIMAL and comes as its digits
        }
    }
    std::vector<Value> values;
    values.reserve(answer.rowsCount() * count);
    while (answer.next()) {
        for (unsigned column = 0; column < count; ++column) {
            if (answer.isNull(column + 1)) {
                values.emplace_back(std::monostate{});
            } else if (integer[column]) {
                values.emplace_back(std::int64_t{answer.getInt64(column + 1)});
            } else {
                const sql::SQLString text = answer.getString(column + 1);
                values.emplace_back(std::in_place_type<std::string>, text.c_str(), text.length());
            }
        }
    }
    return Rows(count, std::move(values));
}

} // namespace

template <class Work>
void MySqlSession::guarded(Work work)
{
    if (failure()) return;
    holdThread();
    try {
        work();
        return;
    } catch (const sql::SQLException& error) {
        fail({kindOfMySqlError(error.getErrorCode()), error.getErrorCode(), error.what()});
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        fail({Failure::Kind::Broken, 0, error.what()});
    }
    // What was prepared may be what went wrong: gone from the server, or made for a table that has changed.
    if (failure()->kind == Failure::Kind::Broken || failure()->code == kPreparedLost ||
        failure()->code == kPreparedStale)
        prepared_.clear();
}

MySqlSession::MySqlSession(const Address& address, const std::string& password, Patience patience)
{
    guarded([&] { connect(address, password, patience); });
    if (failure() && failure()->code == kMySqlNoSuchSchema && address.mayCreate) {
        clearFailure();
        Address server = address;
        server.schema.clear();
        guarded([&] {
            connect(server, password, patience);
            send(("CREATE DATABASE IF NOT EXISTS `" + address.schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
                     .c_str());
            connect(address, password, patience);
        });
    }
    guarded([&] { settle(patience); });
    if (!failure()) return;
    // Whatever the reason: there is no connection to be had.
    Failure reason = *failure();
    reason.kind = Failure::Kind::ConnectionLost;
    clearFailure();
    fail(std::move(reason));
}

MySqlSession::~MySqlSession()
{
    holdThread();
}

void MySqlSession::connect(const Address& address, const std::string& password, Patience patience)
{
    sql::ConnectOptionsMap options;
    if (address.socket.empty()) {
        options["hostName"] = sql::SQLString("tcp://" + address.host + ":" + std::to_string(address.port));
    } else {
        options["hostName"] = sql::SQLString("unix://" + address.socket);
    }
    options["userName"] = sql::SQLString(address.user);
    options["password"] = sql::SQLString(password);
    if (!address.schema.empty()) options["schema"] = sql::SQLString(address.schema);
    options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
    options["characterSetResults"] = sql::SQLString("utf8mb4");
    options["OPT_CONNECT_TIMEOUT"] = secondsOf(patience.connect);
    options["OPT_READ_TIMEOUT"] = secondsOf(patience.answer);
    options["OPT_WRITE_TIMEOUT"] = secondsOf(patience.answer);
    options["CLIENT_FOUND_ROWS"] = true;
    plain_.reset();
    connection_.reset(driver().connect(options));
    plain_.reset(connection_->createStatement());
}

void MySqlSession::settle(Patience patience)
{
    // Backslashes, double quotes and || mean what they mean in SQLite.
    send("SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,"
         "NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT'");
    send("SET NAMES utf8mb4 COLLATE utf8mb4_bin");
    send("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
    send(("SET SESSION innodb_lock_wait_timeout = " + std::to_string(secondsOf(patience.lock))).c_str());
    catchUpWithCluster();
}

/// A Galera node may still be applying what was committed, and answered, at the one that everybody wrote to before. A
/// new connection waits for that once, so that a committer that asks after its lost batch finds it.
void MySqlSession::catchUpWithCluster()
{
    const std::unique_ptr<sql::ResultSet> galera(plain_->executeQuery("SHOW VARIABLES LIKE 'wsrep_on'"));
    if (!galera->next() || galera->getString(2) != "ON") return;
    send("SET SESSION wsrep_sync_wait = 1");
    const std::unique_ptr<sql::ResultSet> done(plain_->executeQuery("SELECT 1"));
    send("SET SESSION wsrep_sync_wait = 0");
}

void MySqlSession::send(const char* statement)
{
    // Connection::commit() and its sisters swallow errors; only a statement tells.
    plain_->execute(statement);
}

sql::PreparedStatement& MySqlSession::prepare(std::string_view text, std::span<const Value> parameters)
{
    std::unique_ptr<sql::PreparedStatement>* kept = prepared_.find(text);
    if (kept == nullptr) {
        const sql::SQLString wanted(text.data(), text.size());
        kept = &prepared_.keep(text, std::unique_ptr<sql::PreparedStatement>(connection_->prepareStatement(wanted)));
    }
    sql::PreparedStatement& statement = **kept;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto position = static_cast<unsigned>(i + 1);
        if (const auto* integer = std::get_if<std::int64_t>(&parameters[i])) {
            statement.setInt64(position, *integer);
        } else if (const auto* given = std::get_if<std::string>(&parameters[i])) {
            statement.setString(position, sql::SQLString(given->data(), given->size()));
        } else {
            statement.setNull(position, sql::DataType::SQLNULL);
        }
    }
    return statement;
}

bool MySqlSession::alive()
{
    bool valid = false;
    guarded([&] { valid = connection_->isValid(); });
    return valid;
}

Rows MySqlSession::query(std::string_view text, std::span<const Value> parameters)
{
    Rows rows;
    guarded([&] {
        std::unique_ptr<sql::ResultSet> answer;
        if (parameters.empty()) {
            answer.reset(plain_->executeQuery(sql::SQLString(text.data(), text.size())));
        } else {
            answer.reset(prepare(text, parameters).executeQuery());
        }
        rows = rowsOf(*answer);
    });
    return rows;
}

std::int64_t MySqlSession::execute(std::string_view text, std::span<const Value> parameters)
{
    std::int64_t found = 0;
    guarded([&] {
        found = parameters.empty() ? plain_->executeUpdate(sql::SQLString(text.data(), text.size()))
                                   : prepare(text, parameters).executeUpdate();
    });
    return found;
}

void MySqlSession::begin()
{
    guarded([&] {
        send("START TRANSACTION");
        inTransaction_ = true;
    });
}

void MySqlSession::beginReading()
{
    guarded([&] {
        send("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        send("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        inTransaction_ = true;
    });
}

void MySqlSession::commit()
{
    guarded([&] {
        send("COMMIT");
        inTransaction_ = false;
    });
}

void MySqlSession::rollback()
{
    if (failure() && failure()->kind == Failure::Kind::ConnectionLost) return;
    clearFailure();
    if (!inTransaction_) return;
    // A lock wait that timed out leaves the transaction open: it is always told.
    guarded([&] {
        send("ROLLBACK");
        inTransaction_ = false;
    });
}

} // namespace narae::database
