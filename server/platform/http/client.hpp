#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace httplib {
class Client;
}

namespace narae::http {

/// What came of a request that this process sent to another.
struct Sent {
    enum class Fate {
        Answered,
        NotDelivered, ///< no connection came about: it certainly did not get there
        NoAnswer,     ///< it may have got there or not
    };
    Fate fate = Fate::NoAnswer;
    int status = 0;
    std::string body;
};

/// Sends requests to one other server: HTTPS with the certificate and the name verified, or plain HTTP to this machine.
/// Follows no redirect. Connections are kept for the next request. Any thread, several at once.
class Client {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    /// Whether `origin` is one it may speak to: `https://host[:port]`, or `http://` with a loopback address.
    static bool accepts(std::string_view origin);

    /// `authorities` is a PEM file of who is trusted to sign; empty: the system's. REQUIRES: accepts(origin).
    explicit Client(std::string origin, std::string authorities = {});
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// One request. `longest` bounds each of connecting (which never takes longer than two seconds for an address),
    /// sending, and every wait for a piece of the answer; an answer of over a mebibyte is none.
    Sent send(const std::string& method, const std::string& target, const Headers& headers, const std::string& body,
              const std::string& contentType, std::chrono::milliseconds longest);

    /// Ends the requests under way, and each later one at once: NoAnswer, or NotDelivered. Returns when none is under
    /// way any more; one that is just connecting is waited for.
    void stop();

private:
    std::unique_ptr<httplib::Client> take();
    void giveBack(std::unique_ptr<httplib::Client> connection);

    const std::string origin_;
    const std::string authorities_;
    std::mutex mutex_;
    std::condition_variable over_;
    std::vector<std::unique_ptr<httplib::Client>> idle_;
    std::set<httplib::Client*> underWay_;
    bool stopped_ = false;
};

/// `name=value&...`, each percent-encoded, as application/x-www-form-urlencoded is.
std::string formEncoded(const std::vector<std::pair<std::string, std::string>>& fields);

} // namespace narae::http
