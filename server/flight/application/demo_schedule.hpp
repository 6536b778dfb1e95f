#pragma once

#include "server/flight/application/desk.hpp"

#include <string>
#include <vector>

namespace narae::flight {

/// A schedule to try Narae with: about 40 routes out and back, domestic several times a day, for `days` days from the
/// Korean day of `from` on, on the standard aircraft, with fares in won that follow the day and the hour. The same
/// every time for the same start; departures that are over at `from` are left out. Registered twice, the second time
/// changes nothing.
std::vector<RegisterFlight> demoSchedule(Instant from, int days = 14);

/// Adds the aircraft that are not there yet. Refuses what the desk refuses.
Result<void> addStandardAircraft(Desk& desk, const std::string& traceId);

} // namespace narae::flight
