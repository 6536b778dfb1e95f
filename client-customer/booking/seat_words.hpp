#pragma once

#include "common/desktop/client/records.hpp"
#include "common/desktop/widgets/seat_chart.hpp"

namespace narae::customer {

/// What the server says of a flight's seats, as the map draws it.
desktop::SeatChart chartOf(const desktop::FlightSeats& seats);
/// "Economy" in the app's language.
QString cabinName(const QString& cabin);
/// "3-3" for ABC_DEF.
QString configurationOf(const desktop::SeatCabin& cabin);

} // namespace narae::customer
