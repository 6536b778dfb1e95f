#include "common/api/problems.hpp"

#include <cstdio>

/// Prints the table of problems as JSON, for the contract that is built from it: code, status, sentences, and the place
/// of each in the order of the table.
int main()
{
    nlohmann::ordered_json kinds;
    for (const narae::api::ProblemKind* kind : narae::api::allProblemKinds())
        kinds[std::string(kind->code)] = {{"status", kind->status}, {"en", kind->english}, {"ko", kind->korean}};
    std::puts(kinds.dump(1).c_str());
    return 0;
}
