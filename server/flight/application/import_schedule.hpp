#pragma once

#include "server/flight/application/desk.hpp"
#include "server/flight/application/schedule_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::flight {

/// What became of one row of a schedule's file.
struct ImportedRow {
    enum class Outcome { Registered, Unchanged, Refused };

    int row = 0; ///< as a spreadsheet counts: the header is row 1
    std::string flightNumber;
    Outcome outcome = Outcome::Refused;
    FlightId flight;                   ///< none for a refused row, and for a new flight in a dry run
    std::optional<RowProblem> problem; ///< of a refused row
};

/// registered, unchanged, refused: as on the wire.
std::string_view name(ImportedRow::Outcome outcome);

struct ImportReport {
    bool dryRun = false;
    std::vector<ImportedRow> rows;

    int count(ImportedRow::Outcome outcome) const;
};

/// Registers a schedule's flights, each row for itself: a bad row does not keep the good ones out.
///
/// A flight that is there already with the same content is reported unchanged, so that an import that was cut off is
/// simply run again. A dry run decides the same and changes nothing. When the database goes away the rows that remain
/// are refused so.
class ImportSchedule {
public:
    explicit ImportSchedule(Desk& desk) : desk_(desk) {}

    /// Refuses as a whole what readSchedule refuses. Any thread but the committer's.
    Result<ImportReport> run(std::string_view csv, bool dryRun, const std::string& traceId);

private:
    Desk& desk_;
};

} // namespace narae::flight
