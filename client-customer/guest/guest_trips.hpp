#pragma once

#include <QString>
#include <vector>

namespace narae::desktop {
class Preferences;
}

namespace narae::customer {

/// The key to a guest's reservation.
struct TripKey {
    qint64 reservationId = 0;
    QString locator, phone; ///< empty for what belongs to the account that is logged in
};

/// Remembers a guest's trip in the app's file: what was booked, held for later or looked up on this computer. Without
/// an account there is no history to find it in. The oldest of more than twenty are forgotten.
void keepGuestTrip(desktop::Preferences& preferences, const TripKey& trip);
/// Those remembered, the last one first.
std::vector<TripKey> guestTrips(const desktop::Preferences& preferences);

} // namespace narae::customer
