#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace narae::view {

/// A seat's name in 15 bits: row 1 to 1023 and letter A to Z; it does not depend on the seat map, which may change or
/// not be known yet. 0 is no seat.
using SeatCode = std::uint16_t;

/// Nothing (0) for a text that is not a seat's name.
SeatCode toSeatCode(std::string_view seat);
std::string toSeatName(SeatCode code);

} // namespace narae::view
