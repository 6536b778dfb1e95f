#include "server/flight/application/schedule_file.hpp"

#include "common/base/text.hpp"
#include "server/flight/application/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace narae::flight {

namespace {

constexpr auto kRequired =
    std::to_array<std::string_view>({"flightNumber", "origin", "destination", "departsAt", "arrivesAt", "aircraft"});
constexpr auto kOptional = std::to_array<std::string_view>(
    {"economyPrice", "premiumPrice", "businessPrice", "firstPrice", "currency", "refundSteps"});

using Columns = std::map<std::string, std::size_t, std::less<>>;

template <class Names>
bool names(const Names& list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

Result<Columns> readHeader(const CsvRow& header)
{
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string_view name = trim(header[i]);
        if (!names(kRequired, name) && !names(kOptional, name))
            return refuse("import.column_unknown").with("column", name);
        if (!columns.emplace(name, i).second) return refuse("import.column_twice").with("column", name);
    }
    for (const std::string_view name : kRequired)
        if (!columns.contains(name)) return refuse("import.column_missing").with("column", name);
    return columns;
}

/// 249.50 as an amount in the minor unit: no more digits than the currency has.
Result<Money> readPrice(std::string_view text, Currency currency)
{
    const auto malformed = [&] { return refuse("import.price_malformed").with("value", text); };
    const std::size_t point = text.find('.');
    std::string digits(text.substr(0, point));
    const std::string_view cents = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    const auto minorDigits = static_cast<std::size_t>(currency.minorDigits());
    if (digits.empty() || cents.size() > minorDigits || (point != std::string_view::npos && cents.empty()))
        return malformed();
    digits += cents;
    digits.append(minorDigits - cents.size(), '0');
    if (digits.size() > 15 || digits.find_first_not_of("0123456789") != std::string::npos) return malformed();
    return Money(std::stoll(digits), currency);
}

/// Reads the cells of one row; the first that cannot be taken is kept.
class RowReader {
public:
    RowReader(const Columns& columns, const CsvRow& row) : columns_(columns), row_(row) {}

    /// Empty where the file has no such column.
    std::string_view cell(std::string_view column) const
    {
        const auto found = columns_.find(column);
        return found == columns_.end() || found->second >= row_.size() ? std::string_view() : trim(row_[found->second]);
    }
    template <class Value>
    Value take(std::string_view column, Result<Value> value, Value otherwise)
    {
        if (value) return *std::move(value);
        if (!problem) problem = RowProblem{std::string(column), value.error()};
        return otherwise;
    }

    std::optional<RowProblem> problem;

private:
    const Columns& columns_;
    const CsvRow& row_;
};

Route takeRoute(RowReader& reader)
{
    const auto route = Route::between(reader.cell("origin"), reader.cell("destination"));
    // The first code is read first: when it is known, the other is what is wrong.
    const bool originKnown = route || (route.error().code() == "flight.route_circular") ||
                             route.error().facts().front().second != reader.cell("origin");
    return reader.take(originKnown ? "destination" : "origin", route, Route());
}

RegisterFlight takeFlight(RowReader& reader)
{
    RegisterFlight flight;
    flight.takesUnchanged = true;
    flight.number = reader.take("flightNumber", FlightNumber::parse(reader.cell("flightNumber")), FlightNumber());
    flight.route = takeRoute(reader);
    flight.departsAt = reader.take("departsAt", parseRfc3339(reader.cell("departsAt")), Instant());
    flight.arrivesAt = reader.take("arrivesAt", parseRfc3339(reader.cell("arrivesAt")), Instant());
    flight.aircraft = reader.cell("aircraft");
    if (flight.aircraft.empty()) reader.take("aircraft", Result<bool>(refuse("import.cell_empty")), false);

    const std::string_view currencyCode = reader.cell("currency");
    const Currency currency = currencyCode.empty()
                                  ? Currency::krw()
                                  : reader.take("currency", Currency::parse(currencyCode), Currency::krw());
    for (const CabinClass cabin : kCabinClasses) {
        const std::string column = std::string(name(cabin)) + "Price";
        const std::string_view price = reader.cell(column);
        if (!price.empty()) flight.fares.push_back({cabin, reader.take(column, readPrice(price, currency), Money())});
    }
    const std::string_view refundSteps = reader.cell("refundSteps");
    if (!refundSteps.empty())
        flight.refundSteps = reader.take("refundSteps", RefundSteps::parse(refundSteps), RefundSteps());
    return flight;
}

ScheduleRow readRow(const Columns& columns, const CsvRow& cells, int number)
{
    RowReader reader(columns, cells);
    ScheduleRow row;
    row.row = number;
    row.flightNumber = reader.cell("flightNumber");
    if (cells.size() != columns.size()) {
        row.problem = RowProblem{
            {}, refuse("import.cells_uneven").with("cells", std::ssize(cells)).with("columns", std::ssize(columns))};
        return row;
    }
    RegisterFlight flight = takeFlight(reader);
    if (reader.problem)
        row.problem = std::move(reader.problem);
    else
        row.flight = std::move(flight);
    return row;
}

bool isBlank(const CsvRow& row)
{
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

} // namespace

Result<std::vector<ScheduleRow>> readSchedule(std::string_view csv)
{
    const auto table = parseCsv(csv);
    if (!table) return table.error();
    const auto columns = readHeader(table->empty() ? CsvRow() : table->front());
    if (!columns) return columns.error();
    if (table->size() > kScheduleRowsMax + 1)
        return refuse("import.too_many_rows").with("most", static_cast<std::int64_t>(kScheduleRowsMax));

    std::vector<ScheduleRow> rows;
    std::map<std::pair<FlightNumber, Instant>, int> firstRows;
    for (std::size_t i = 1; i < table->size(); ++i) {
        const CsvRow& cells = (*table)[i];
        if (isBlank(cells)) continue;
        ScheduleRow row = readRow(*columns, cells, static_cast<int>(i) + 1);
        if (row.flight) {
            const auto [first, isNew] =
                firstRows.emplace(std::pair(row.flight->number, row.flight->departsAt), row.row);
            if (!isNew) {
                row.flight.reset();
                row.problem = RowProblem{"flightNumber", refuse("import.row_twice").with("row", first->second)};
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string columnOf(const Refusal& refusal)
{
    const auto fact = [&](std::string_view wanted) -> std::string {
        for (const auto& [key, value] : refusal.facts())
            if (key == wanted) return value;
        return {};
    };
    const std::string& code = refusal.code();
    if (code == "aircraft.unknown") return "aircraft";
    if (code == "flight.fare_missing" || code == "flight.fare_without_cabin" || code == "flight.fare_out_of_range")
        return fact("cabin") + "Price";
    if (code == "flight.departure_out_of_range") return "departsAt";
    if (code == "flight.arrival_out_of_range") return "arrivesAt";
    if (code == "flight.already_registered" || code == "flight.cancelled") return "flightNumber";
    return {};
}

} // namespace narae::flight
