#include "server/platform/http/answer.hpp"

#include "common/api/problems.hpp"

namespace narae::http {

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

namespace {

template <class Wanted>
std::string headOf(const Response& response, Wanted wanted)
{
    std::string head;
    head.reserve(768);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(api::reasonPhrase(response.status)).append("\r\n");
    for (const auto& [headerName, value] : response.headers)
        if (wanted(headerName)) head.append(headerName).append(": ").append(value).append("\r\n");
    if (!hasBody(response.status)) return head;
    head.append("Content-Type: ").append(response.contentType).append("\r\n");
    // A stream has no length: it ends with its connection.
    if (!response.stream)
        head.append("Content-Length: ").append(std::to_string(response.content().size())).append("\r\n");
    return head;
}

} // namespace

std::string answerHead(const Response& response, bool connectionStays)
{
    std::string head = headOf(response, [](const std::string&) { return true; });
    head.append(connectionStays ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    return head;
}

std::string answerHeadFront(const Response& response)
{
    return headOf(response, [](const std::string& headerName) {
        return headerName != "Date" && headerName != "Narae-Trace-Id" && headerName != "traceparent";
    });
}

void appendHeadEnd(std::string& head, std::string_view date, const Trace& trace, bool connectionStays)
{
    head.append("Date: ").append(date).append("\r\nNarae-Trace-Id: ").append(trace.traceId);
    head.append("\r\ntraceparent: ").append(trace.parent());
    head.append(connectionStays ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
}

} // namespace narae::http
