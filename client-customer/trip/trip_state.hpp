#pragma once

#include "common/desktop/client/records.hpp"
#include "common/desktop/widgets/chip.hpp"

namespace narae::customer {

/// How a trip stands for its traveller: the reservation's state, the flight's, and the clock's together.
enum class TripState {
    Held,           ///< seats wait for their payment
    PaymentUnknown, ///< nobody knows yet whether it was paid
    Confirmed,
    Flown,
    FlightCancelled, ///< by the airline
    Cancelled,
    NeverBought, ///< declined, or the hold ran out
};

TripState tripState(const desktop::Reservation& reservation, const QDateTime& now);
/// Its word, in the app's language.
QString tripStateName(TripState state);
desktop::ChipLook tripStateLook(TripState state);
/// Whether somebody may still fly on it.
bool tripStands(TripState state);

} // namespace narae::customer
