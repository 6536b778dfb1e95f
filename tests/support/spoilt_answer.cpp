#include "tests/support/spoilt_answer.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <regex>

namespace narae::testing {

namespace {

constexpr std::size_t kHugeBytes = 40 * 1024 * 1024;

std::string answered(const std::string& status, const std::string& type, const std::string& body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// The first line and the headers of `proper`, but for its length, which becomes that of `body`.
std::string withBody(const std::string& proper, const std::string& body)
{
    std::string head = proper.substr(0, proper.find("\r\n\r\n") + 2);
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (const auto at = lower.find("\r\ncontent-length:"); at != std::string::npos)
        head.erase(at, lower.find("\r\n", at + 2) - at);
    return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string bodyOf(const std::string& message)
{
    return message.substr(message.find("\r\n\r\n") + 4);
}

nlohmann::json ofAnotherType(const nlohmann::json& value)
{
    if (value.is_string()) return 7;
    if (value.is_number()) return "seven";
    if (value.is_boolean()) return nlohmann::json::array();
    if (value.is_null()) return nlohmann::json::object();
    nlohmann::json turned = value;
    // Every second entry of a list is none at all.
    bool none = false;
    for (auto& each : turned) {
        each = value.is_array() && none ? nlohmann::json() : ofAnotherType(each);
        none = !none;
    }
    return turned;
}

} // namespace

std::size_t lengthOfBody(const std::string& head)
{
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const auto at = lower.find("\r\ncontent-length:");
    if (at == std::string::npos) return 0;
    const auto digits = lower.find_first_of("0123456789", at);
    std::size_t length = 0;
    if (digits != std::string::npos) std::from_chars(lower.data() + digits, lower.data() + lower.size(), length);
    return length;
}

namespace spoilt {

std::string html()
{
    return answered("200 OK", "text/html", "<!doctype html><title>Welcome</title><h1>It works!</h1>");
}

std::string bareFailure()
{
    return "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";
}

std::string huge()
{
    return answered("200 OK", "application/json", "{\"filler\":\"" + std::string(kHugeBytes, 'x') + "\"}");
}

std::string endlessHead()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
}

std::string truncated(const std::string& proper)
{
    const std::string body = bodyOf(proper);
    return withBody(proper, body.substr(0, body.size() / 2));
}

std::string unconditional(const std::string& request)
{
    static const std::regex condition("\r\nIf-None-Match:[^\r]*", std::regex::icase);
    return std::regex_replace(request, condition, "");
}

std::string wrongTypes(const std::string& proper)
{
    const auto read = nlohmann::json::parse(bodyOf(proper), nullptr, false);
    return read.is_discarded() ? proper : withBody(proper, ofAnotherType(read).dump());
}

} // namespace spoilt

} // namespace narae::testing
