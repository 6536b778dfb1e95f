#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace narae::database {

/// What a column or a parameter may hold: NULL, a 64-bit integer, or UTF-8 text. Money, instants and booleans are
/// integers; nothing is a floating number.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

inline Value integerOrNull(std::optional<std::int64_t> value)
{
    return value ? Value(*value) : Value(std::monostate{});
}

inline Value textOrNull(const std::optional<std::string>& value)
{
    return value ? Value(*value) : Value(std::monostate{});
}

/// The rows of an answer, all in memory. Column numbers start at 0.
class Rows {
public:
    Rows() = default;
    Rows(std::size_t columns, std::vector<Value> values) : columns_(columns), values_(std::move(values)) {}

    std::size_t size() const { return columns_ == 0 ? 0 : values_.size() / columns_; }
    bool empty() const { return values_.empty(); }
    std::size_t columns() const { return columns_; }

    bool isNull(std::size_t row, std::size_t column) const;
    /// REQUIRES: the column is not NULL and holds an integer (a text of digits is read as one).
    std::int64_t integer(std::size_t row, std::size_t column) const;
    /// REQUIRES: the column is not NULL. An integer is written in decimal.
    std::string text(std::size_t row, std::size_t column) const;
    /// The same without a copy: the answer does not have it any more.
    std::string takeText(std::size_t row, std::size_t column);
    std::optional<std::int64_t> optionalInteger(std::size_t row, std::size_t column) const;
    std::optional<std::string> optionalText(std::size_t row, std::size_t column) const;

private:
    const Value& at(std::size_t row, std::size_t column) const;

    std::size_t columns_ = 0;
    std::vector<Value> values_;
};

/// Why the database did not do something, sorted by what one can do about it.
struct Failure {
    enum class Kind {
        Transient,      ///< a deadlock, a lock wait or a busy file: the transaction is gone or must be; try it again
        ConnectionLost, ///< the server is away, or the connection broke: what was in flight is unknown
        Constraint,     ///< a guard of the schema (UNIQUE, CHECK, NOT NULL) refused the row
        NoRoom,         ///< the disk is full: nothing of the transaction is there, and only the operator can help
        Broken,         ///< anything else: a wrong statement, a corrupt file
    };
    Kind kind;
    int code;            ///< the engine's own number
    std::string message; ///< for the log, never for a client
};

enum class Dialect { Sqlite, MySql };

/// One connection to a database, used by one thread at a time.
///
/// Failures stick: after the first one every call answers nothing and changes nothing, so that a unit of work is
/// written straight down and asked once, at its end, whether it went well (failure()). Statements are prepared once per
/// connection and kept. Placeholders are `?`. Statements keep to the subset that SQLite 3.40, MariaDB 10.6 and MySQL 8
/// share; where they differ, ask dialect().
class Session {
public:
    virtual ~Session() = default;

    virtual Dialect dialect() const = 0;

    virtual Rows query(std::string_view statement, std::span<const Value> parameters = {}) = 0;
    /// Answers the number of rows the statement found (not only those whose values changed).
    virtual std::int64_t execute(std::string_view statement, std::span<const Value> parameters = {}) = 0;

    /// An UPDATE whose WHERE guards what a decision was made on. When it does not find the `expected` rows, somebody
    /// else was faster: a Transient failure, so that the whole unit of work is decided again.
    void executeGuarded(std::string_view statement, std::span<const Value> parameters, std::int64_t expected = 1)
    {
        const std::int64_t found = execute(statement, parameters);
        if (found != expected && !failure_)
            fail({Failure::Kind::Transient, 0, "a guard found another state of its row"});
    }
    void executeGuarded(std::string_view statement, std::initializer_list<Value> parameters)
    {
        executeGuarded(statement, std::span<const Value>(parameters.begin(), parameters.size()));
    }

    /// A transaction that means to write: IMMEDIATE on SQLite.
    virtual void begin() = 0;
    /// A transaction that only reads, and sees one state of everything throughout.
    virtual void beginReading() = 0;
    virtual void commit() = 0;
    /// Also clears a failure, unless the connection is lost. Without an open transaction it sends nothing.
    virtual void rollback() = 0;

    /// Whether another connection may have written since this was last asked. Within a transaction, whose view of the
    /// database the answer is about. True where the engine cannot tell.
    virtual bool changedElsewhere() { return true; }

    /// Asks the server whether the connection still stands; false after a failure.
    virtual bool alive() = 0;

    const std::optional<Failure>& failure() const { return failure_; }

    Rows query(std::string_view statement, std::initializer_list<Value> parameters)
    {
        return query(statement, std::span<const Value>(parameters.begin(), parameters.size()));
    }
    std::int64_t execute(std::string_view statement, std::initializer_list<Value> parameters)
    {
        return execute(statement, std::span<const Value>(parameters.begin(), parameters.size()));
    }

    /// " FOR UPDATE" where rows can be locked; nothing on SQLite, whose writer holds the whole file.
    std::string_view forUpdate() const { return dialect() == Dialect::MySql ? " FOR UPDATE" : ""; }

protected:
    void fail(Failure failure);
    void clearFailure() { failure_.reset(); }

private:
    std::optional<Failure> failure_;
};

/// Opens connections to one database. Any thread.
class Database {
public:
    virtual ~Database() = default;
    virtual Dialect dialect() const = 0;
    /// A fresh connection. When there is none to be had the session comes with a ConnectionLost failure.
    virtual std::unique_ptr<Session> open() = 0;
    /// For logs and `narae-server config`: the address without secrets.
    virtual std::string address() const = 0;
};

} // namespace narae::database
