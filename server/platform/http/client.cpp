#include "server/platform/http/client.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <httplib.h>

namespace narae::http {

namespace {

constexpr std::size_t kAnswerBytesMost = 1024 * 1024;
constexpr std::size_t kIdleMost = 64;
/// Whoever is there takes a connection in less, and nobody can be stopped while it waits for one.
constexpr std::chrono::milliseconds kConnectingMost{2'000};
constexpr std::chrono::milliseconds kStopAgain{10};

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (isUnreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

Sent::Fate fateOf(httplib::Error error)
{
    switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::BindIPAddress:
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification: return Sent::Fate::NotDelivered;
    case httplib::Error::Success:
    case httplib::Error::Unknown:
    case httplib::Error::Read:
    case httplib::Error::Write:
    case httplib::Error::ExceedRedirectCount:
    case httplib::Error::Canceled:
    case httplib::Error::UnsupportedMultipartBoundaryChars:
    case httplib::Error::Compression: break;
    }
    return Sent::Fate::NoAnswer;
}

} // namespace

bool Client::accepts(std::string_view origin)
{
    const auto isAuthority = [](std::string_view text) {
        return !text.empty() && text.find_first_of("/?#@ \t\r\n") == std::string_view::npos;
    };
    if (origin.starts_with("https://")) return isAuthority(origin.substr(8));
    if (!origin.starts_with("http://") || !isAuthority(origin.substr(7))) return false;
    // A key in the clear leaves this machine for nobody.
    const std::string_view host = origin.substr(7, origin.find(':', 7) - 7);
    return host == "127.0.0.1" || host == "localhost" || origin.substr(7).starts_with("[::1]");
}

Client::Client(std::string origin, std::string authorities)
    : origin_(std::move(origin)), authorities_(std::move(authorities))
{
    check(accepts(origin_), "the origin is one that may be spoken to");
}

Client::~Client() = default;

std::unique_ptr<httplib::Client> Client::take()
{
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    auto connection = std::make_unique<httplib::Client>(origin_);
    connection->set_tcp_nodelay(true);
    connection->set_keep_alive(true);
    connection->set_follow_location(false);
    connection->enable_server_certificate_verification(true);
    if (!authorities_.empty()) connection->set_ca_cert_path(authorities_.c_str());
    return connection;
}

void Client::stop()
{
    std::unique_lock lock(mutex_);
    stopped_ = true;
    // The library hears of it only while it has a connection, and neither before nor between two tries.
    while (!underWay_.empty()) {
        for (httplib::Client* connection : underWay_)
            connection->stop();
        over_.wait_for(lock, kStopAgain);
    }
}

void Client::giveBack(std::unique_ptr<httplib::Client> connection)
{
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kIdleMost) idle_.push_back(std::move(connection));
}

Sent Client::send(const std::string& method, const std::string& target, const Headers& headers, const std::string& body,
                  const std::string& contentType, std::chrono::milliseconds longest)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(longest);
    const auto rest = std::chrono::duration_cast<std::chrono::microseconds>(longest - seconds);
    auto connection = take();
    connection->set_connection_timeout(std::min(longest, kConnectingMost));
    connection->set_write_timeout(seconds.count(), rest.count());
    connection->set_read_timeout(seconds.count(), rest.count());
    Sent sent;
    httplib::Request request;
    request.method = method;
    request.path = target;
    request.body = body;
    for (const auto& [name, value] : headers)
        request.headers.emplace(name, value);
    if (!contentType.empty()) request.headers.emplace("Content-Type", contentType);
    request.content_receiver = [&sent](const char* data, std::size_t length, std::uint64_t, std::uint64_t) {
        sent.body.append(data, length);
        return sent.body.size() <= kAnswerBytesMost;
    };
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) return {Sent::Fate::NotDelivered, 0, ""};
        underWay_.insert(connection.get());
    }
    const auto result = connection->send(request);
    {
        const std::lock_guard lock(mutex_);
        underWay_.erase(connection.get());
    }
    over_.notify_all();
    if (!result) {
        sent.fate = fateOf(result.error());
        sent.body.clear();
        return sent;
    }
    sent.fate = Sent::Fate::Answered;
    sent.status = result->status;
    giveBack(std::move(connection));
    return sent;
}

std::string formEncoded(const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::string out;
    for (const auto& [name, value] : fields)
        out += (out.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    return out;
}

} // namespace narae::http
