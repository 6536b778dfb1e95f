#pragma once

#include "common/base/ids.hpp"
#include "server/reservation/domain/reservation.hpp"

#include <optional>
#include <string>

namespace narae::reservation {

/// Who asks about a reservation, and by what right.
struct Asker {
    AccountId account;              ///< of a customer who is logged in
    bool staff = false;             ///< or an integration with the scope
    std::optional<Locator> locator; ///< a guest shows the locator and the phone number
    std::string phone;

    /// Whether the reservation is theirs to see and to change. To all others it does not exist.
    bool mayHandle(const Reservation& reservation) const
    {
        if (staff) return true;
        if (account.valid() && account == reservation.customer) return true;
        return locator && *locator == reservation.locator && samePhone(phone, reservation.contact.phone);
    }
};

} // namespace narae::reservation
