#include "server/platform/http/name_lookup.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <thread>

namespace narae::http {

namespace {

constexpr int kLookupsMost = 64;
std::atomic<int> lookups{0};

/// Both threads', whichever goes last.
struct Lookup {
    explicit Lookup(std::string theHost) : host(std::move(theHost)) {}

    const std::string host;
    SignalEvent done;
    std::mutex mutex;
    std::vector<std::string> addresses;
};

std::vector<std::string> resolve(const std::string& host, int flags)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return {};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    std::vector<std::string> addresses;
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        std::array<char, NI_MAXHOST> text{};
        if (::getnameinfo(each->ai_addr, each->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
            addresses.emplace_back(text.data());
    }
    return addresses;
}

} // namespace

std::optional<std::vector<std::string>> addressesOf(const std::string& host, const Patience& patience)
{
    if (auto itself = resolve(host, AI_NUMERICHOST); !itself.empty()) return itself;
    if (++lookups > kLookupsMost) {
        --lookups;
        return std::nullopt;
    }
    const auto lookup = std::make_shared<Lookup>(host);
    std::thread([lookup] {
        auto addresses = resolve(lookup->host, 0);
        {
            const std::lock_guard lock(lookup->mutex);
            lookup->addresses = std::move(addresses);
        }
        lookup->done.give();
        --lookups;
    }).detach();
    if (!patience.await(lookup->done.descriptor(), POLLIN)) return std::nullopt;
    const std::lock_guard lock(lookup->mutex);
    return lookup->addresses;
}

} // namespace narae::http
