#pragma once

#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/load_bar.hpp"

namespace narae::admin {

/// How a flight stands, as the list says it in a word.
enum class FlightState { OnSale, Low, SoldOut, Departed, Cancelled };

/// Low: it leaves within a day and is not half full.
FlightState stateOf(const FlightRecord& flight, qint64 nowMs);
QString stateWord(FlightState state);
desktop::ChipLook stateLook(FlightState state);
desktop::LoadBar::State loadState(FlightState state);

} // namespace narae::admin
