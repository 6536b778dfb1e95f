#pragma once

#include "common/base/result.hpp"
#include "server/platform/database/session.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace narae::database {

/// Where a database is, parsed from `sqlite:PATH` or `mysql://user@host:port/schema` or
/// `mysql://user@localhost/schema?socket=PATH`.
struct Address {
    Dialect dialect = Dialect::Sqlite;
    std::filesystem::path path; ///< of the SQLite file
    std::string user;
    std::string host;
    int port = 3306;
    std::string schema;
    std::string socket;    ///< of a MySQL server on this machine; empty for TCP
    bool mayCreate = true; ///< whether opening it makes it where there is none

    /// Refuses `database.malformed_address`; a password in the address is refused too (`database.password_in_address`):
    /// it belongs in a file.
    static Result<Address> parse(std::string_view text);

    /// What parse() takes.
    std::string text() const;
};

/// How long a connection waits before it gives up. MySQL counts in whole seconds; less is rounded up.
struct Patience {
    std::chrono::milliseconds lock{5'000};    ///< for another's transaction; then Transient
    std::chrono::milliseconds connect{5'000}; ///< for a MySQL server to take us; then ConnectionLost
    std::chrono::milliseconds answer{60'000}; ///< for a MySQL server to answer a statement; then ConnectionLost
};

/// Whether a connection failed because its schema is not there.
bool saysNoSuchSchema(const Failure& failure);

/// `password` is empty for SQLite and for a MySQL account without one. Opens nothing yet.
std::unique_ptr<Database> open(const Address& address, std::string password, Patience patience = {});

/// Why a fresh connection is none, in words for the operator. `database.away` where waiting may help;
/// `database.access_denied` (account, password, rights) and `database.unusable` (the file as it is) where it cannot.
Refusal whyUnreachable(const Database& database, const Failure& failure);

} // namespace narae::database
