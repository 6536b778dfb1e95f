#include "tests/support/test_database.hpp"

#include "common/base/check.hpp"

#include <cstdlib>
#include <string_view>

namespace narae::testing {

bool TestDatabase::isMySql()
{
    const char* wanted = std::getenv("NARAE_TEST_DATABASE");
    return wanted != nullptr && std::string_view(wanted) == "mysql";
}

TestDatabase::TestDatabase(database::Patience patience)
{
    address_.path = folder_.path() / "narae.sqlite";
    database_ = database::open(address_, "", patience);
}

TestDatabase::~TestDatabase() = default;

std::unique_ptr<database::Session> TestDatabase::open()
{
    std::unique_ptr<database::Session> session = database_->open();
    check(!session->failure(), "the test's database is there");
    return session;
}

} // namespace narae::testing
