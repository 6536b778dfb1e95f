#pragma once

#include "server/flight/domain/flight.hpp"

#include <string>

namespace narae::flight {

/// The seats that travellers can buy: a port, for they are kept where they are sold.
class SeatsOnSale {
public:
    virtual ~SeatsOnSale() = default;

    /// Takes the seats of one cabin that are not in (`capacity`, `seatMap`) out of the sale, before the flight itself
    /// is changed, so that none of them can be sold meanwhile. Capacity 0 closes the cabin. With more seats than are on
    /// sale it puts them back: how an edit that failed later is undone. Doing it again changes nothing.
    ///
    /// Refuses `flight.capacity_below_sold` (facts `cabin`, `taken`) and `seat.still_taken` (fact `seat`); held seats
    /// count as sold. May also refuse `database.away` and `server.busy`. Any thread but the committer's.
    virtual Result<void> narrow(FlightId flight, CabinClass cabin, int capacity,
                                const std::string& seatMapNotation) = 0;
};

} // namespace narae::flight
