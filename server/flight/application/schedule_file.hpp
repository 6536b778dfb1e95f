#pragma once

#include "server/flight/application/register_flight.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::flight {

/// What is wrong in one row, and in which of its columns (empty: in the row as a whole).
struct RowProblem {
    std::string column;
    Refusal refusal;
};

/// One row of a schedule's file: a flight, or what is wrong with it.
struct ScheduleRow {
    int row = 0;              ///< as a spreadsheet counts: the header is row 1
    std::string flightNumber; ///< as it stands there
    std::optional<RegisterFlight> flight;
    std::optional<RowProblem> problem; ///< where there is no flight
};

constexpr std::size_t kScheduleRowsMax = 20'000;

/// Reads a schedule: comma-separated values (RFC 4180, UTF-8) whose first row names the columns, in any order.
///
///     flightNumber   NR1207
///     origin         GMP                          an airport's code
///     destination    CJU
///     departsAt      2026-11-24T08:30:00+09:00    RFC 3339
///     arrivesAt      2026-11-24T09:40:00+09:00
///     aircraft       A321neo                      a type that the airline has added
///     economyPrice, premiumPrice, businessPrice, firstPrice    58000, or 249.50 where the currency has cents; for each
///     cabin
///                                                 of the aircraft
///     currency       KRW                          optional: KRW
///     refundSteps    30:100 7:90 1:70             optional: days before departure and per cent; - for none
///
/// A flight that stands there twice is refused in its second row (`import.row_twice` with the first). Refuses as a
/// whole what parseCsv refuses, `import.column_missing`, `import.column_unknown`, `import.column_twice` and
/// `import.too_many_rows`.
Result<std::vector<ScheduleRow>> readSchedule(std::string_view csv);

/// The column to look at for a refusal of RegisterFlight; empty when it is about the row as a whole.
std::string columnOf(const Refusal& refusal);

} // namespace narae::flight
