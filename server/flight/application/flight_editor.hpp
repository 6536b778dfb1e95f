#pragma once

#include "server/flight/application/desk.hpp"
#include "server/flight/application/flight_queries.hpp"
#include "server/flight/application/seats_on_sale.hpp"

#include <string>

namespace narae::flight {

/// Carries a flight's edit out where two contexts keep a part of it.
///
/// Seats that go away are first taken out of the sale, then the flight itself is changed; seats that come are put on
/// sale by the event FlightChanged. So at no moment more can be sold than the flight has. When the second step is
/// refused, the seats taken out are put back; when the process dies between the two, fewer are on sale than the flight
/// has until the edit is repeated.
class FlightEditor {
public:
    FlightEditor(FlightQueries& queries, SeatsOnSale& seats, Desk& desk, const Clock& clock)
        : queries_(queries), seats_(seats), desk_(desk), clock_(clock)
    {
    }

    /// Refuses what ReviseFlight and SeatsOnSale::narrow refuse. Any thread but the committer's.
    Result<Flight> revise(const ReviseFlight& wish, const std::string& traceId);

private:
    Result<Flight> rehearse(const ReviseFlight& wish, Flight flight);
    void putBack(FlightId id, const std::vector<CabinClass>& narrowed);

    FlightQueries& queries_;
    SeatsOnSale& seats_;
    Desk& desk_;
    const Clock& clock_;
};

} // namespace narae::flight
