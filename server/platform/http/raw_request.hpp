#pragma once

#include <map>
#include <string>
#include <string_view>

namespace narae::http {

/// A request as a front took it off its connection: framed and within its limits, not yet understood.
struct RawRequest {
    std::string method;                              ///< whatever it says: GET, HEAD, BREW
    std::string target;                              ///< as it came
    std::multimap<std::string, std::string> headers; ///< names in lower case, values without blanks around them
    std::string body;
    std::string peerAddress; ///< of the connection, never of a header
};

/// Whether it comes from this very machine: the connection is a loopback's, no proxy says that it only hands it on, and
/// the name it was called by is not a stranger's (a page elsewhere whose name was made to point here).
bool isFromHere(const RawRequest& request);

/// Whether this address is the machine's own loopback. REQUIRES: an address in digits.
bool isLoopback(std::string_view address);

} // namespace narae::http
