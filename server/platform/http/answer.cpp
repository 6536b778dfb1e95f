#include "server/platform/http/answer.hpp"

#include "common/api/problems.hpp"

namespace narae::http {

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

std::string answerHead(const Response& response, bool connectionStays)
{
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
    head.append(api::reasonPhrase(response.status)).append("\r\n");
    for (const auto& [headerName, value] : response.headers)
        head.append(headerName).append(": ").append(value).append("\r\n");
    if (hasBody(response.status)) {
        head.append("Content-Type: ").append(response.contentType).append("\r\n");
        head.append("Content-Length: ").append(std::to_string(response.content().size())).append("\r\n");
    }
    head.append(connectionStays ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    return head;
}

} // namespace narae::http
