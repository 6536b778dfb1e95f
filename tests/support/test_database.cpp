#include "tests/support/test_database.hpp"

#include "common/base/check.hpp"
#include "tests/support/mariadb.hpp"

#include <atomic>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace narae::testing {

bool TestDatabase::isMySql()
{
    const char* wanted = std::getenv("NARAE_TEST_DATABASE");
    return wanted != nullptr && std::string_view(wanted) == "mysql";
}

TestDatabase::TestDatabase(database::Patience patience)
{
    if (isMySql()) {
        static std::atomic<int> count{0};
        const std::string schema = "narae_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
        const char* server = std::getenv("NARAE_TEST_MYSQL");
        if (server == nullptr) {
            address_ = MariaDb::shared().address(schema);
        } else {
            address_ = database::Address::parse(server).value();
            address_.schema = schema;
        }
    } else {
        address_.path = folder_.path() / "narae.sqlite";
    }
    database_ = database::open(address_, "", patience);
}

TestDatabase::~TestDatabase()
{
    if (isMySql()) database_->open()->execute("DROP DATABASE " + address_.schema);
}

std::unique_ptr<database::Session> TestDatabase::open()
{
    std::unique_ptr<database::Session> session = database_->open();
    check(!session->failure(), "the test's database is there");
    return session;
}

} // namespace narae::testing
