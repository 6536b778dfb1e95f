#pragma once

#include "server/payment/domain/purchase.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

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

/// Whose charge a gatewayKey() names; nothing where it is none.
inline std::optional<ReservationId> reservationOf(std::string_view gatewayKey)
{
    constexpr std::string_view kPrefix = "reservation-";
    if (!gatewayKey.starts_with(kPrefix)) return std::nullopt;
    gatewayKey.remove_prefix(kPrefix.size());
    std::int64_t id = 0;
    const char* const end = gatewayKey.data() + gatewayKey.size();
    const auto [stop, error] = std::from_chars(gatewayKey.data(), end, id);
    if (error != std::errc() || id < 1 || (stop != end && *stop != '-')) return std::nullopt;
    return ReservationId(id);
}

} // namespace narae::payment
