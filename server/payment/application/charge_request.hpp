#pragma once

#include "server/payment/domain/purchase.hpp"

#include <string>

namespace narae::payment {

/// One attempt to charge a reservation.
struct ChargeRequest {
    Purchase purchase;
    int attempt = 1; ///< the reservation's first, second ...: a new one begins when the last came to nothing for good
    std::string method; ///< a token; empty where the asker does not know it any more

    /// The name under which the gateway knows it: the reservation's own, so that no second charge can be made for the
    /// attempt, whoever asks and however often.
    std::string gatewayKey() const
    {
        const std::string key = "reservation-" + purchase.reservation.text();
        return attempt == 1 ? key : key + "-" + std::to_string(attempt);
    }
};

} // namespace narae::payment
