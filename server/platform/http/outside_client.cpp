#include "server/platform/http/outside_client.hpp"

#include "server/platform/http/name_lookup.hpp"
#include "server/platform/http/outside_line.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

namespace narae::http {

namespace {

constexpr std::size_t kAnswerBytesMost = 8 * 1024;

struct Block {
    const char* network;
    int bits;
};

/// IANA's registries of addresses for special use: none of them is anybody's in the world.
constexpr auto kSpecialV4 = std::to_array<Block>({{"0.0.0.0", 8},
                                                  {"10.0.0.0", 8},
                                                  {"100.64.0.0", 10},
                                                  {"127.0.0.0", 8},
                                                  {"169.254.0.0", 16},
                                                  {"172.16.0.0", 12},
                                                  {"192.0.0.0", 24},
                                                  {"192.0.2.0", 24},
                                                  {"192.88.99.0", 24},
                                                  {"192.168.0.0", 16},
                                                  {"198.18.0.0", 15},
                                                  {"198.51.100.0", 24},
                                                  {"203.0.113.0", 24},
                                                  {"224.0.0.0", 3}});
/// Of 2000::/3, which is all that is given out.
constexpr auto kSpecialV6 = std::to_array<Block>({{"2001::", 23}, {"2001:db8::", 32}, {"2002::", 16}, {"3fff::", 20}});

bool liesIn(const unsigned char* address, const unsigned char* network, int bits)
{
    const auto whole = static_cast<std::size_t>(bits / 8);
    if (std::memcmp(address, network, whole) != 0) return false;
    const int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ network[whole]) >> (8 - rest)) == 0;
}

bool isPublicV4(const unsigned char* address)
{
    return std::none_of(kSpecialV4.begin(), kSpecialV4.end(), [address](const Block& block) {
        std::array<unsigned char, 4> network{};
        return inet_pton(AF_INET, block.network, network.data()) == 1 && liesIn(address, network.data(), block.bits);
    });
}

bool isPublicV6(const unsigned char* address)
{
    if ((address[0] >> 5) != 1) return false;
    return std::none_of(kSpecialV6.begin(), kSpecialV6.end(), [address](const Block& block) {
        std::array<unsigned char, 16> network{};
        return inet_pton(AF_INET6, block.network, network.data()) == 1 && liesIn(address, network.data(), block.bits);
    });
}

/// The addresses that may be connected to; a reason where there is none.
std::vector<std::string> choose(const Destination& to, Reach reach, const Patience& patience, std::string& why)
{
    auto addresses = addressesOf(to.host, patience);
    if (!addresses) {
        why = "name_not_looked_up";
        return {};
    }
    const bool allowed = reach == Reach::Anywhere ||
                         (to.encrypted && std::all_of(addresses->begin(), addresses->end(), isPublicAddress));
    if (addresses->empty() || !allowed) {
        why = addresses->empty() ? "no_such_host" : "address_not_allowed";
        return {};
    }
    return *std::move(addresses);
}

/// Whether there is a connection now, to one of the addresses.
bool reachOneOf(const std::vector<std::string>& addresses, const Destination& to, OutsideLine& line)
{
    const bool connected = std::any_of(addresses.begin(), addresses.end(),
                                       [&](const std::string& address) { return line.connect(address, to.port); });
    return connected && (!to.encrypted || line.encrypt(to.host));
}

std::string headOf(const Destination& to, const std::vector<std::pair<std::string, std::string>>& headers,
                   std::size_t bodyBytes, const std::string& contentType)
{
    const std::string host = to.host.find(':') == std::string::npos ? to.host : "[" + to.host + "]";
    const std::string port = to.port == (to.encrypted ? 443 : 80) ? "" : ":" + std::to_string(to.port);
    std::string head = "POST " + to.target + " HTTP/1.1\r\nHost: " + host + port + "\r\nUser-Agent: narae\r\n";
    for (const auto& [name, value] : headers)
        head += name + ": " + value + "\r\n";
    return head + "Content-Type: " + contentType + "\r\nContent-Length: " + std::to_string(bodyBytes) +
           "\r\nConnection: close\r\n\r\n";
}

/// The status of `HTTP/1.1 204 No Content`; 0 where it is no such line.
int statusIn(std::string_view line)
{
    const std::size_t blank = line.find(' ');
    if (!line.starts_with("HTTP/1.") || blank == std::string_view::npos || line.size() < blank + 4) return 0;
    int status = 0;
    const char* const digits = line.data() + blank + 1;
    const auto [stop, error] = std::from_chars(digits, digits + 3, status);
    return error == std::errc() && stop == digits + 3 && status >= 100 ? status : 0;
}

/// The status of the answer that these bytes begin, 0 where it is none; nothing while more has to be read to know.
std::optional<int> statusOf(std::string_view answer)
{
    for (;;) {
        const std::size_t end = answer.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const int status = statusIn(answer.substr(0, end));
        // 1xx says that the answer is yet to come; that we go on in another protocol is nothing we have asked for.
        if (status == 0 || status == 101 || status >= 200) return status;
        const std::size_t over = answer.find("\r\n\r\n");
        if (over == std::string_view::npos) return std::nullopt;
        answer.remove_prefix(over + 4);
    }
}

int receiveStatus(OutsideLine& line)
{
    std::array<char, kAnswerBytesMost> answer;
    std::size_t length = 0;
    while (length < answer.size()) {
        const std::size_t count = line.receive(std::span(answer).subspan(length));
        if (count == 0) return 0;
        length += count;
        if (const auto status = statusOf({answer.data(), length})) return *status;
    }
    return 0;
}

} // namespace

bool isPublicAddress(const std::string& address)
{
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return isPublicV4(bytes.data());
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return isPublicV6(bytes.data());
    return false;
}

Delivered postOutside(const Destination& to, Reach reach,
                      const std::vector<std::pair<std::string, std::string>>& headers, const std::string& body,
                      const std::string& contentType, const Patience& patience)
{
    Delivered delivered;
    const auto addresses = choose(to, reach, patience, delivered.why);
    if (!addresses.empty()) {
        OutsideLine line(patience);
        if (reachOneOf(addresses, to, line)) {
            // Who does not take all of it may have said why.
            static_cast<void>(line.send(headOf(to, headers, body.size(), contentType) + body));
            delivered.status = receiveStatus(line);
            if (delivered.status != 0) line.sayGoodbye();
            delivered.why = "no_answer";
        } else {
            delivered.why = "no_connection";
        }
    }
    if (delivered.status != 0)
        delivered.why.clear();
    else if (patience.isEnded())
        delivered.why = "stopped";
    return delivered;
}

} // namespace narae::http
