#pragma once

#include <chrono>
#include <string>
#include <utility>

namespace narae::testing {

/// The Stripe-Signature header of a message that is so old, signed as Stripe signs.
std::pair<std::string, std::string> stripeSignature(const std::string& secret, const std::string& body,
                                                    std::chrono::seconds age = std::chrono::seconds(0));

} // namespace narae::testing
