#pragma once

#include "common/base/money.hpp"
#include "server/platform/http/client.hpp"

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace narae::payment::stripe {

struct StripeOptions {
    std::string url = "https://api.stripe.com";
    std::string key;                          ///< the secret key, sk_...
    std::string authorities;                  ///< a PEM file of who may sign its certificate; empty: the system's
    std::chrono::milliseconds deadline{5000}; ///< for each question of the port, all its calls together
};

/// What Stripe answered to one call.
struct Reply {
    enum class Kind {
        Good,         ///< 2xx: `body` is the object
        Refused,      ///< 4xx: `body` is the error; the call itself did nothing
        NotDelivered, ///< certainly nothing was done: it did not get there, or was turned away at the door
        NoAnswer,     ///< done or not
    };
    Kind kind = Kind::NoAnswer;
    nlohmann::json body;

    /// A text of the body's `error`; empty where there is none.
    std::string error(const char* name) const;
};

/// Calls of Stripe's API over HTTP. What is broken off at once is asked again within the deadline: each call is named
/// by an Idempotency-Key, or changes nothing the second time. Any thread.
class StripeApi {
public:
    using Form = std::vector<std::pair<std::string, std::string>>;
    using Until = std::chrono::steady_clock::time_point;

    explicit StripeApi(StripeOptions options);

    Until fromNow() const { return std::chrono::steady_clock::now() + options_.deadline; }
    Reply post(const std::string& path, const Form& form, const std::string& idempotencyKey, Until until);
    Reply get(const std::string& path, const Form& query, Until until);

private:
    Reply call(const std::string& method, const std::string& target, const std::string& body,
               const std::string& idempotencyKey, Until until);

    const StripeOptions options_;
    http::Client client_;
};

/// The amount in Stripe's smallest unit, and back. Stripe counts as ISO 4217 does in all currencies that Narae sells
/// in: KRW, JPY and VND have no decimals there either, so that 62,000 won are 62000.
std::int64_t stripeAmount(Money money);
/// `krw`
std::string stripeCurrency(Money money);
/// Refuses `money.unknown_currency`.
Result<Money> moneyFrom(std::int64_t amount, std::string_view currency);

} // namespace narae::payment::stripe
