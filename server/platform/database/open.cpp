#include "server/platform/database/open.hpp"

#include "server/platform/database/mysql_failure.hpp"
#include "server/platform/database/mysql_session.hpp"
#include "server/platform/database/sqlite_session.hpp"

#include <charconv>
#include <utility>

namespace narae::database {

namespace {

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(Address address, Patience patience) : address_(std::move(address)), patience_(patience) {}

    Dialect dialect() const override { return Dialect::Sqlite; }
    std::unique_ptr<Session> open() override { return std::make_unique<SqliteSession>(address_.path, patience_.lock); }
    std::string address() const override { return address_.text(); }

private:
    const Address address_;
    const Patience patience_;
};

class MySqlDatabase final : public Database {
public:
    MySqlDatabase(Address address, std::string password, Patience patience)
        : address_(std::move(address)), password_(std::move(password)), patience_(patience)
    {
    }

    Dialect dialect() const override { return Dialect::MySql; }
    std::unique_ptr<Session> open() override { return std::make_unique<MySqlSession>(address_, password_, patience_); }
    std::string address() const override { return address_.text(); }

private:
    const Address address_;
    const std::string password_;
    const Patience patience_;
};

Refusal malformed(std::string_view text)
{
    return refuse("database.malformed_address").with("address", text);
}

/// Takes what stands before `mark` off `text`; all of it when there is no `mark`.
std::string_view takeUntil(std::string_view& text, char mark)
{
    const std::size_t found = text.find(mark);
    const std::string_view taken = text.substr(0, found);
    text = found == std::string_view::npos ? std::string_view() : text.substr(found + 1);
    return taken;
}

/// A schema's name goes into CREATE DATABASE as it is, so that only harmless letters are taken.
bool isSchemaName(std::string_view text)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    return !text.empty() && text.size() <= 64 && text.find_first_not_of(kLetters) == std::string_view::npos;
}

Result<Address> parseMySql(std::string_view whole, std::string_view rest)
{
    Address address;
    address.dialect = Dialect::MySql;
    std::string_view options = rest;
    std::string_view place = takeUntil(options, '?');
    const std::size_t at = place.rfind('@');
    if (at == std::string_view::npos || at == 0) return malformed(whole);
    const std::string_view account = place.substr(0, at);
    // The text itself is not repeated: it holds the password.
    if (account.find(':') != std::string_view::npos) return refuse("database.password_in_address");
    address.user = account;
    std::string_view schema = place.substr(at + 1);
    std::string_view port = takeUntil(schema, '/');
    const bool portGiven = port.find(':') != std::string_view::npos;
    address.host = takeUntil(port, ':');
    if (portGiven) {
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
        if (error != std::errc() || end != port.data() + port.size() || address.port < 1 || address.port > 65535)
            return malformed(whole);
    }
    if (address.host.empty() || !isSchemaName(schema)) return malformed(whole);
    address.schema = schema;
    while (!options.empty()) {
        std::string_view value = takeUntil(options, '&');
        const std::string_view name = takeUntil(value, '=');
        if (name == "password") return refuse("database.password_in_address");
        if (name != "socket" || value.empty()) return malformed(whole);
        address.socket = value;
    }
    return address;
}

} // namespace

Result<Address> Address::parse(std::string_view text)
{
    constexpr std::string_view kSqlite = "sqlite:";
    constexpr std::string_view kMySql = "mysql://";
    if (text.starts_with(kMySql)) return parseMySql(text, text.substr(kMySql.size()));
    if (!text.starts_with(kSqlite) || text.size() == kSqlite.size()) return malformed(text);
    Address address;
    address.path = text.substr(kSqlite.size());
    return address;
}

std::string Address::text() const
{
    switch (dialect) {
    case Dialect::Sqlite: break;
    case Dialect::MySql: {
        const std::string place = socket.empty() ? host + ":" + std::to_string(port) : host;
        return "mysql://" + user + "@" + place + "/" + schema + (socket.empty() ? "" : "?socket=" + socket);
    }
    }
    return "sqlite:" + path.string();
}

bool saysNoSuchSchema(const Failure& failure)
{
    return failure.code == kMySqlNoSuchSchema;
}

Refusal whyUnreachable(const Database& database, const Failure& failure)
{
    const auto as = [&](std::string_view code) {
        return refuse(code).with("address", database.address()).with("reason", failure.message);
    };
    switch (database.dialect()) {
    case Dialect::MySql:
        if (isMySqlAccessDenied(failure.code)) return as("database.access_denied");
        break;
    case Dialect::Sqlite:
        if (!isSqliteBusy(failure.code)) return as("database.unusable");
        break;
    }
    return as("database.away").retryAfter(1);
}

std::unique_ptr<Database> open(const Address& address, std::string password, Patience patience)
{
    switch (address.dialect) {
    case Dialect::Sqlite: break;
    case Dialect::MySql: return std::make_unique<MySqlDatabase>(address, std::move(password), patience);
    }
    return std::make_unique<SqliteDatabase>(address, patience);
}

} // namespace narae::database
