#pragma once

#include "tests/support/airline.hpp"

#include <QString>

namespace narae::testing {

/// A request that must be refused.
struct BadCall {
    std::string name;
    std::string method;
    std::string path;
    std::string body;
    ServerProcess::Headers headers;
    int status;       ///< it is refused with
    std::string code; ///< the same
    std::string contentType = "application/json";
};

/// What is wrong with the refusal; empty when it is as it must be: a problem of that status and code, with a sentence
/// in Korean, and nothing in the books has changed.
QString wrongWith(Airline& airline, const BadCall& call);

} // namespace narae::testing
