#pragma once

#include <cstddef>
#include <string>

namespace narae::testing {

/// What Content-Length of a message's head says; 0 when it says nothing.
std::size_t lengthOfBody(const std::string& head);

/// Answers as no server of ours would give them, bytes for a client's socket.
namespace spoilt {

std::string html();
std::string bareFailure();
std::string huge();
/// The head of a chunked answer whose chunks never end.
std::string endlessHead();
/// Half the body under a head that fits it.
std::string truncated(const std::string& proper);
/// The request without the condition under which it would be answered without a body.
std::string unconditional(const std::string& request);
/// Numbers become texts, texts numbers, lists objects; the head fits.
std::string wrongTypes(const std::string& proper);

} // namespace spoilt

} // namespace narae::testing
