#pragma once

#include <atomic>
#include <condition_variable>
#include <httplib.h>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace narae::testing {

/// Somebody who is told: a real HTTP server that checks each signature as the Standard Webhooks specification says, and
/// takes messages or refuses them.
class WebhookReceiver {
public:
    WebhookReceiver();
    ~WebhookReceiver();

    int port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/told?by=narae"; }
    /// Each message must be signed with all of these; without them nobody looks.
    void expect(std::vector<std::string> secrets);
    void answersWith(int status) { status_ = status; }
    /// Whether it leaves messages unanswered until it is told to go on, and how many it has before it.
    void hold(bool held);
    int held() const { return held_; }

    /// Those that were taken, and how many there are of a type.
    std::vector<nlohmann::json> messages();
    int count(const std::string& type);
    /// The `webhook-id` of each that was taken.
    std::vector<std::string> ids();
    int refused();
    std::set<std::string> refusedIds();
    /// How many were not signed as they should be.
    int unsigned_() { return unsigned_count_; }

private:
    void hear(const httplib::Request& request, httplib::Response& response);
    void waitWhileHeld();
    bool isSigned(const httplib::Request& request) const;

    httplib::Server server_;
    int port_ = 0;
    std::atomic<int> status_{200};
    std::atomic<int> unsigned_count_{0};
    std::atomic<int> held_{0};
    bool holds_ = false;
    std::condition_variable goesOn_;
    std::mutex mutex_;
    std::vector<std::string> secrets_;
    std::vector<nlohmann::json> messages_;
    std::vector<std::string> ids_;
    std::vector<std::string> refused_;
    std::thread thread_;
};

} // namespace narae::testing
