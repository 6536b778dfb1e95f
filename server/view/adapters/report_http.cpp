#include "common/api/views.hpp"
#include "server/platform/http/paging.hpp"
#include "server/view/adapters/parameters.hpp"
#include "server/view/adapters/view_http.hpp"
#include "server/view/application/reports.hpp"

#include <charconv>

namespace narae::view {

namespace {

using api::views::Report;
using Row = std::vector<Report::Cell>;

constexpr DayNumber kDaysMost = 400;
constexpr DayNumber kDaysDefault = 31;
constexpr std::int64_t kRowsMost = 1000;
constexpr std::int64_t kRowsDefault = 100;

/// What every report is asked with.
struct Question {
    ReportScope scope;
    GroupBy by = GroupBy::Route;
    bool csv = false;
    std::size_t limit = kRowsDefault;
    std::size_t skip = 0; ///< rows on earlier pages
    std::string mark;     ///< what its cursors begin with
};

Result<bool> wantsCsv(const http::Request& request)
{
    const std::string accept = request.header("accept").value_or("*/*");
    if (accept.find("text/csv") != std::string::npos) return true;
    for (const char* json : {"*/*", "application/*", "application/json"})
        if (accept.find(json) != std::string::npos) return false;
    return refuse("view.not_acceptable");
}

Result<GroupBy> readGroup(const http::Request& request, bool reasons)
{
    const std::string by = request.queryParameter("by").value_or("route");
    if (by == "flight") return GroupBy::Flight;
    if (by == "route") return GroupBy::Route;
    if (by == "day") return GroupBy::Day;
    if (by == "reason" && reasons) return GroupBy::Reason;
    if (by == "daysBefore" && reasons) return GroupBy::DaysBefore;
    return invalidParameter("by", reasons ? "it must be flight, route, day, reason or daysBefore"
                                          : "it must be flight, route or day");
}

Result<Market> readMarket(const http::Request& request)
{
    const auto market = request.queryParameter("market");
    if (!market) return Market::Any;
    if (*market == "domestic") return Market::Domestic;
    if (*market == "international") return Market::International;
    return invalidParameter("market", "it must be domestic or international");
}

/// `from` and `to` are days of departure, both counted, each flight's by the calendar at its origin; without them, a
/// month from today.
Result<ReportScope> readScope(const ViewParts& parts, const http::Request& request)
{
    const auto origin = readOrigin(request, parts.zones);
    if (!origin) return origin.error();
    const auto destination = readAirport(request, "destination", parts.zones);
    if (!destination) return destination.error();
    const auto from = readDay(request, "from");
    if (!from) return from.error();
    const auto to = readDay(request, "to");
    if (!to) return to.error();
    const DayNumber first = from->value_or(localDay(parts.zones, *origin, parts.clock.now()));
    const DayNumber last = to->value_or(first + kDaysDefault - 1);
    if (last < first) return invalidParameter("to", "it must not be before from");
    if (last - first >= kDaysMost) return refuse("view.period_too_long").with("most", kDaysMost);
    return ReportScope{*origin, *destination, first, last, Market::Any};
}

/// A row's number means nothing in another report: a cursor names its question.
std::string markOf(const http::Request& request, const Question& question)
{
    Digest digest(request.path);
    digest.add(question.scope.origin).add(question.scope.destination).add(static_cast<std::int64_t>(question.by));
    digest.add(std::int64_t{question.scope.first}).add(std::int64_t{question.scope.last});
    digest.add(static_cast<std::int64_t>(question.scope.market));
    return digest.fingerprint().text().substr(0, 8) + ".";
}

Result<Question> readQuestion(const ViewParts& parts, const http::Request& request, bool reasons)
{
    Question question;
    const auto csv = wantsCsv(request);
    if (!csv) return csv.error();
    question.csv = *csv;
    const auto by = readGroup(request, reasons);
    if (!by) return by.error();
    question.by = *by;
    auto scope = readScope(parts, request);
    if (!scope) return scope.error();
    question.scope = *std::move(scope);
    const auto market = readMarket(request);
    if (!market) return market.error();
    question.scope.market = *market;
    const auto limit = http::readInteger(request, "limit", 1, kRowsMost);
    if (!limit) return limit.error();
    question.limit = static_cast<std::size_t>(limit->value_or(kRowsDefault));
    question.mark = markOf(request, question);
    if (const auto after = request.queryParameter("after")) {
        const auto text = http::decodeCursor(*after);
        if (!text) return text.error();
        std::string_view number = *text;
        const bool ours = number.starts_with(question.mark);
        if (ours) number.remove_prefix(question.mark.size());
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), question.skip);
        if (!ours || error != std::errc() || end != number.data() + number.size())
            return invalidParameter("after", "it is not a cursor of this report");
    }
    return question;
}

std::vector<Report::Column> keyColumns(GroupBy by)
{
    switch (by) {
    case GroupBy::Flight: return {{"flightId"}, {"flightNumber"}, {"origin"}, {"destination"}, {"departsAt"}};
    case GroupBy::Route: return {{"origin"}, {"destination"}};
    case GroupBy::Day: return {{"date"}};
    case GroupBy::Reason: return {{"reason"}};
    case GroupBy::DaysBefore: return {{"daysBefore"}};
    }
    return {};
}

Row keyCells(const ReportKey& key, GroupBy by)
{
    const Report::Cell origin = key.origin.empty() ? Report::Cell() : Report::Cell(key.origin);
    switch (by) {
    case GroupBy::Flight:
        return {key.flightId, key.number, origin, key.destination, toRfc3339(fromEpochMs(key.departsAtMs))};
    case GroupBy::Route: return {origin, key.destination};
    case GroupBy::Day: return {dateText(key.day)};
    case GroupBy::Reason: return {key.reason};
    case GroupBy::DaysBefore: return {std::int64_t{key.daysBefore}};
    }
    return {};
}

/// A report of these columns after those of its rows' key.
Report reportOf(GroupBy by, std::initializer_list<Report::Column> columns)
{
    Report report;
    report.columns = keyColumns(by);
    report.columns.insert(report.columns.end(), columns);
    return report;
}

void addRow(Report& report, const ReportKey& key, GroupBy by, std::initializer_list<Report::Cell> cells)
{
    Row row = keyCells(key, by);
    row.insert(row.end(), cells);
    report.rows.push_back(std::move(row));
}

/// Says which days the report covers, whether the question named them or not: days of departure, each flight's by the
/// calendar at its origin.
void sayPeriod(Report& report, const ReportScope& scope)
{
    report.about.insert(report.about.begin(),
                        {{"from", dateText(scope.first)}, {"to", dateText(scope.last)}, {"calendar", "origin"}});
}

/// `revenue_2026-12-01_2026-12-31.csv`
std::string fileNameOf(const std::string& name, const ReportScope& scope)
{
    return name + "_" + dateText(scope.first) + "_" + dateText(scope.last) + ".csv";
}

http::Response answer(Report report, const Question& question, const std::string& name)
{
    sayPeriod(report, question.scope);
    http::Response response;
    response.header("Cache-Control", "private, no-cache");
    response.header("Vary", "Accept");
    if (question.csv) {
        response.contentType = "text/csv; charset=utf-8";
        response.header("Content-Disposition", "attachment; filename=\"" + fileNameOf(name, question.scope) + "\"");
        response.body = toCsv(report);
        return response;
    }
    const std::size_t first = std::min(question.skip, report.rows.size());
    const std::size_t last = std::min(first + question.limit, report.rows.size());
    std::optional<std::string> next;
    if (last < report.rows.size()) next = http::encodeCursor(question.mark + std::to_string(last));
    const auto begin = report.rows.begin();
    report.rows = {begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last)};
    response.body = toText(report, next);
    return response;
}

Result<http::Response> loadFactor(const ViewParts& parts, const http::Request& request)
{
    const auto question = readQuestion(parts, request, false);
    if (!question) return question.error();
    Report report = reportOf(question->by, {{"flights"}, {"capacity"}, {"held"}, {"sold"}, {"loadPermille"}});
    for (const LoadRow& row : loadFactors(parts.view.board(), parts.zones, question->scope, question->by))
        addRow(report, row.key, question->by,
               {std::int64_t{row.flights}, row.capacity, row.held, row.sold, row.loadPermille()});
    return answer(std::move(report), *question, "load-factor");
}

Result<http::Response> revenueReport(const ViewParts& parts, const http::Request& request)
{
    const auto question = readQuestion(parts, request, false);
    if (!question) return question.error();
    Report report = reportOf(question->by, {{"flights"}, {"captured", true}, {"refunded", true}, {"net", true}});
    for (const RevenueRow& row : revenue(parts.view.board(), parts.zones, question->scope, question->by))
        addRow(report, row.key, question->by,
               {std::int64_t{row.flights}, Money(row.capturedMinor, row.currency),
                Money(row.refundedMinor, row.currency), Money(row.capturedMinor - row.refundedMinor, row.currency)});
    return answer(std::move(report), *question, "revenue");
}

Result<http::Response> cancellationReport(const ViewParts& parts, const http::Request& request)
{
    const auto question = readQuestion(parts, request, true);
    if (!question) return question.error();
    Report report = reportOf(question->by, {{"cancellations"}, {"passengers"}, {"refunds", true}, {"fees", true}});
    for (const CancellationRow& row : cancellations(parts.view.board(), parts.zones, question->scope, question->by))
        addRow(report, row.key, question->by,
               {std::int64_t{row.cancellations}, std::int64_t{row.passengers}, Money(row.refundMinor, row.currency),
                Money(row.feeMinor, row.currency)});
    return answer(std::move(report), *question, "cancellations");
}

/// The flights of a curve: one, or those of a route. The scope becomes the days that they depart on.
Result<std::vector<FlightBoard::Flight>> readFlights(const ViewParts& parts, const http::Request& request,
                                                     ReportScope& days)
{
    const auto flightId = http::readInteger(request, "flightId", 1, INT64_MAX);
    if (!flightId) return flightId.error();
    if (*flightId) {
        const auto flight = parts.view.board().find(**flightId);
        if (!flight) return refuse("flight.unknown").with("flightId", **flightId);
        days.first = days.last = localDay(parts.zones, flight->facts->origin, flight->facts->departsAt);
        return std::vector{flight};
    }
    const auto scope = readScope(parts, request);
    if (!scope) return scope.error();
    days = *scope;
    if (scope->origin.empty() || scope->destination.empty())
        return invalidParameter("flightId", "name a flight, or origin and destination");
    return flightsIn(parts.view.board(), parts.zones, *scope);
}

Result<http::Response> bookingCurve(const ViewParts& parts, const http::Request& request)
{
    Question question;
    question.limit = kRowsMost;
    const auto csv = wantsCsv(request);
    if (!csv) return csv.error();
    question.csv = *csv;
    const auto flights = readFlights(parts, request, question.scope);
    if (!flights) return flights.error();
    std::int64_t capacity = 0;
    std::int64_t sold = 0;
    for (const FlightBoard::Flight& flight : *flights) {
        capacity += flight->cancelled ? 0 : flight->capacity();
        sold += flight->sold();
    }
    Report report;
    report.about = {{"flights", static_cast<std::int64_t>(flights->size())}, {"capacity", capacity}, {"sold", sold}};
    report.columns = {{"daysBefore"}, {"seats"}, {"cumulative"}};
    for (const CurvePoint& point : parts.view.bookingCurve(*flights))
        report.rows.push_back({std::int64_t{point.daysBefore}, point.seats, point.cumulative});
    return answer(std::move(report), question, "booking-curve");
}

} // namespace

std::vector<http::Route> reportRoutes(const ViewParts& parts)
{
    using Call = Result<http::Response> (*)(const ViewParts&, const http::Request&);
    const auto route = [&](std::string pattern, Call call) {
        return http::Route{http::Method::Get, std::move(pattern),
                           http::Access::of({http::Role::Staff, http::Role::Integration}, "reports:read"),
                           [parts, call](const http::Request& request) { return call(parts, request); }};
    };
    return {route("/v1/reports/load-factor", &loadFactor), route("/v1/reports/revenue", &revenueReport),
            route("/v1/reports/booking-curve", &bookingCurve), route("/v1/reports/cancellations", &cancellationReport)};
}

} // namespace narae::view
