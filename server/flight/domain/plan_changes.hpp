#pragma once

#include "server/flight/domain/flight.hpp"

#include <string>

namespace narae::flight {

/// What one plan has that the other had not, for whoever asks later who changed what:
///
///     fare.economy: 59000 KRW -> 62000 KRW; departsAt: 2026-12-01T10:05:00Z -> 2026-12-01T10:20:00Z
///
/// `-` stands for nothing: a cabin that was not there, an aircraft laid out by hand. Fares are in their minor unit.
std::string changesText(const FlightPlan& before, const FlightPlan& after);

} // namespace narae::flight
