#include "server/flight/application/import_schedule.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

/// Rows that go to the desk together: as many as share a commit.
constexpr std::size_t kSlice = 256;

void note(ImportedRow& row, const Result<RegisterFlight::Answer>& answer)
{
    if (answer) {
        row.outcome = answer->registered ? ImportedRow::Outcome::Registered : ImportedRow::Outcome::Unchanged;
        row.flight = answer->flight.id();
    } else {
        row.problem = RowProblem{columnOf(answer.error()), answer.error()};
    }
}

} // namespace

std::string_view name(ImportedRow::Outcome outcome)
{
    switch (outcome) {
    case ImportedRow::Outcome::Registered: return "registered";
    case ImportedRow::Outcome::Unchanged: return "unchanged";
    case ImportedRow::Outcome::Refused: return "refused";
    }
    return {};
}

int ImportReport::count(ImportedRow::Outcome outcome) const
{
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [&](const ImportedRow& row) { return row.outcome == outcome; }));
}

Result<ImportReport> ImportSchedule::run(std::string_view csv, bool dryRun, const std::string& traceId)
{
    auto schedule = readSchedule(csv);
    if (!schedule) return schedule.error();
    ImportReport report{dryRun, {}};
    std::vector<std::pair<std::size_t, RegisterFlight>> wishes; ///< with the place of their row in the report
    for (ScheduleRow& row : *schedule) {
        report.rows.push_back(
            {row.row, std::move(row.flightNumber), ImportedRow::Outcome::Refused, FlightId(), std::move(row.problem)});
        if (!row.flight) continue;
        row.flight->rehearsal = dryRun;
        wishes.emplace_back(report.rows.size() - 1, *std::move(row.flight));
    }

    std::optional<Refusal> away;
    for (std::size_t begin = 0; begin < wishes.size(); begin += kSlice) {
        const std::size_t end = std::min(begin + kSlice, wishes.size());
        if (away) {
            for (std::size_t i = begin; i < end; ++i)
                note(report.rows[wishes[i].first], *away);
            continue;
        }
        std::vector<RegisterFlight> slice;
        for (std::size_t i = begin; i < end; ++i)
            slice.push_back(std::move(wishes[i].second));
        const auto answers = desk_.carryOutEach(std::move(slice), traceId);
        for (std::size_t i = begin; i < end; ++i) {
            const auto& answer = answers[i - begin];
            note(report.rows[wishes[i].first], answer);
            if (!answer && answer.error().retryAfterSeconds() > 0) away = answer.error();
        }
    }
    return report;
}

} // namespace narae::flight
