#include "tests/support/temporary_folder.hpp"

#include "common/base/check.hpp"

#include <cstdlib>
#include <string>

namespace narae::testing {

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "narae-test-XXXXXX").string();
    check(mkdtemp(name.data()) != nullptr, "a temporary folder can be made");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace narae::testing
