#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <string>
#include <string_view>

namespace narae::payment::sandbox {

/// Where a payment stands that is taken in two steps.
///
///     Open --cancel--> Canceled
///     Authorised --capture--> Captured      Authorised --cancel--> Canceled
enum class AuthorisationState {
    Open,       ///< nobody has said how it is paid
    Authorised, ///< the money is set aside
    Captured,
    Declined,
    Canceled,
};

std::string_view name(AuthorisationState state);

/// A payment in two steps, as those who call over HTTP make it. Once it is captured, declined or cancelled there is a
/// charge under the same key, which has the last word about the money.
struct Authorisation {
    std::string key;
    std::string words; ///< the request that made it; another one under the same key is refused
    std::string label; ///< `metadata[narae_key]`
    Money amount;
    std::string method; ///< empty where nobody said it
    AuthorisationState state = AuthorisationState::Open;
    std::string reason; ///< why it was declined
    Instant at;
};

} // namespace narae::payment::sandbox
