#pragma once

#include "common/api/views.hpp"
#include "server/view/application/flight_board.hpp"
#include "server/view/application/view.hpp"

#include <utility>
#include <vector>

/// Flights and purchases as they travel. What is answered points into the status, which must outlive it.
namespace narae::view {

/// Staff also see what is held, sold, and left by the airline's record.
api::views::FlightStatus toWire(const FlightStatus& flight, bool forStaff);

/// Who sits where, cabin by cabin, as View::sitting() tells it.
using Sitting = std::vector<std::vector<std::pair<SeatCode, std::int64_t>>>;

/// Every seat of every cabin; with `sitting` (for staff), whose each taken one is.
api::views::FlightSeats seatsToWire(const FlightStatus& flight, const Sitting* sitting);

/// With its flight's facts, as far as the board has them.
api::views::Purchase toWire(const Purchase& purchase, const FlightBoard& board);

api::views::OriginalFlightStatus toOriginalWire(const FlightStatus& flight);

} // namespace narae::view
