#pragma once

#include "client-customer/trip/trip_state.hpp"
#include "common/desktop/parts/parts.hpp"

namespace narae::customer {

/// What a traveller must know of a trip before all else.
struct TripNotice {
    QString head; ///< empty: nothing out of the ordinary
    QString words;
    bool warning = false;
};

TripNotice tripNotice(const desktop::Reservation& reservation, TripState state, const desktop::Parts& parts);
/// Why a trip in this state has no code to board by.
QString noPassWords(TripState state);

} // namespace narae::customer
