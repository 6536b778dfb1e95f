#pragma once

#include "server/platform/database/open.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>

namespace narae::testing {

/// A fresh, empty database for one test: an SQLite file, or a schema of its own in the test program's private MariaDB,
/// as NARAE_TEST_DATABASE says (`sqlite` where it says nothing). The same suite so runs on both. NARAE_TEST_MYSQL names
/// another server to run on, whose account has no password (`mysql://root@localhost/any?socket=PATH`).
class TestDatabase {
public:
    explicit TestDatabase(database::Patience patience = {});
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    database::Database& database() { return *database_; }
    /// A connection that stands.
    std::unique_ptr<database::Session> open();
    /// For programs started by the test, and for a second Database on the same rows.
    const database::Address& address() const { return address_; }

    /// Whether the tests run on MySQL.
    static bool isMySql();

private:
    TemporaryFolder folder_;
    database::Address address_;
    std::unique_ptr<database::Database> database_;
};

} // namespace narae::testing
