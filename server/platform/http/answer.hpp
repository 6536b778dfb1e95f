#pragma once

#include "server/platform/http/message.hpp"
#include "server/platform/http/trace.hpp"

#include <string>
#include <string_view>

namespace narae::http {

/// Everything of an answer before its body, as it goes over the wire (RFC 9112), with the empty line at its end. The
/// Content-Length is the body's also where the body itself is left out (HEAD).
std::string answerHead(const Response& response, bool connectionStays);

/// The same without its last lines: those that differ from answer to answer and the connection's.
std::string answerHeadFront(const Response& response);
/// Date, trace and the connection's line: what is different in each answer, with the empty line at the end.
void appendHeadEnd(std::string& head, std::string_view date, const Trace& trace, bool connectionStays);

/// Whether an answer of this status has a body at all.
bool hasBody(int status);

} // namespace narae::http
