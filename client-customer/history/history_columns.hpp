#pragma once

#include <array>

namespace narae::customer {

class HistoryModel;

/// How wide the history's columns are in a table of `room` pixels: each has what its longest words in the app's
/// language need, and a share of what is left. Where they do not fit, the route gives up its flight number, then the
/// status the end of its words.
std::array<int, 8> historyColumns(const HistoryModel& model, int room);

} // namespace narae::customer
