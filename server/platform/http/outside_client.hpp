#pragma once

#include "server/platform/http/patience.hpp"

#include <string>
#include <utility>
#include <vector>

namespace narae::http {

/// Which addresses of the world may be called.
enum class Reach {
    PublicOnly, ///< over TLS; no address of this machine, of a private network, or for other special use
    Anywhere,
};

/// Where a message goes.
struct Destination {
    bool encrypted = true;
    std::string host; ///< IPv6 without brackets
    int port = 443;
    std::string target = "/";
};

struct Delivered {
    int status = 0;  ///< 0: no answer
    std::string why; ///< a token, where there is none: no_such_host, name_not_looked_up, address_not_allowed,
                     ///< no_connection, no_answer, stopped
};

/// Posts a body to an address that somebody outside has given us. The name is looked up here, every address that it has
/// is checked, and the connection goes to one of those: a name that is answered otherwise the next time helps nobody
/// past the check. Over TLS the certificate must be one of the system's authorities', for that host.
///
/// Redirects are not followed; nothing of an answer is kept but its status. It is read for that and no further: 8 KiB
/// of it at most, whatever else the other side has to say. `patience` bounds all of it together: the look-up,
/// connecting, sending and waiting. Once it is ended the attempt is `stopped`: the message may have arrived or not. Any
/// thread.
Delivered postOutside(const Destination& to, Reach reach,
                      const std::vector<std::pair<std::string, std::string>>& headers, const std::string& body,
                      const std::string& contentType, const Patience& patience);

/// Whether an address (`203.0.113.7`, `2001:db8::1`) is one that anybody in the world may be reached at.
bool isPublicAddress(const std::string& address);

} // namespace narae::http
