#pragma once

#include <atomic>
#include <httplib.h>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

namespace narae::testing {

/// As much of Stripe as a charge needs, over HTTP on this machine, in memory: PaymentIntents with manual capture,
/// Idempotency-Keys that refuse other parameters, a search that may lag, refunds. It can lose answers.
class StripeDouble {
public:
    StripeDouble();
    ~StripeDouble();

    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }

    std::atomic<bool> searchLags{false};    ///< the search finds nothing of late
    std::atomic<bool> losesCapture{false};  ///< a capture is made, and answered with 500
    std::atomic<bool> losesCreation{false}; ///< an intent is authorised, and its answer is 500
    std::atomic<int> breaksOff{0};          ///< as many intents are made, and their answers break off
    std::atomic<int> turnsAway{0};          ///< then, with this status, whatever comes

    /// Of Idempotency-Keys, as Stripe does after a day.
    void forgetKeys();
    std::string statusOf(const std::string& key);
    std::string keyOf(const std::string& intent);
    /// The id of the intent that was made last.
    std::string newest();
    int captures();
    int refunds();
    std::string lastForm();

private:
    using Json = nlohmann::json;
    struct Kept {
        std::string form;
        int status = 0;
        Json body;
    };

    /// Answers as `turnsAway` says, or 401 where the key is another.
    bool turnedAway(const httplib::Request& request, httplib::Response& response);
    void create(const httplib::Request& request, httplib::Response& response);
    void act(const httplib::Request& request, httplib::Response& response);
    void search(const httplib::Request& request, httplib::Response& response);
    void refund(const httplib::Request& request, httplib::Response& response);
    static void answer(httplib::Response& response, int status, const Json& body);
    Json* intentCalled(const std::string& id);
    bool keptBefore(const httplib::Request& request, httplib::Response& response);

    httplib::Server server_;
    int port_ = 0;
    std::mutex mutex_;
    std::map<std::string, Kept> keys_;
    std::vector<Json> intents_;
    std::vector<Json> refunds_;
    std::string lastForm_;
    int captures_ = 0;
    std::thread thread_;
};

} // namespace narae::testing
