#pragma once

#include "server/platform/http/message.hpp"

#include <string>
#include <string_view>

namespace narae::http {

/// Everything of an answer before its body, as it goes over the wire (RFC 9112), with the empty line at its end. The
/// Content-Length is the body's also where the body itself is left out (HEAD).
std::string answerHead(const Response& response, bool connectionStays);

/// Whether an answer of this status has a body at all.
bool hasBody(int status);

} // namespace narae::http
