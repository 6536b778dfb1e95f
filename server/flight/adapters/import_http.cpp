#include "common/api/problems.hpp"
#include "server/flight/adapters/describe.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/flight/adapters/http_parameters.hpp"
#include "server/platform/http/language.hpp"

/// The import of a schedule.
namespace narae::flight {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using http::Role;

api::Json rowOnWire(const ImportedRow& row, api::Language language)
{
    api::Json wire{{"row", row.row},
                   {"flightNumber", row.flightNumber},
                   {"outcome", name(row.outcome)},
                   {"flightId", row.flight.valid() ? api::Json(row.flight.value()) : api::Json()}};
    if (row.problem) {
        const Refusal& refusal = row.problem->refusal;
        wire["column"] = row.problem->column.empty() ? api::Json() : api::Json(row.problem->column);
        wire["code"] = refusal.code();
        wire["message"] = api::sentence(api::problemKind(refusal.code()), refusal, language);
    }
    return wire;
}

Response reportResponse(const ImportReport& report, api::Language language)
{
    api::Json rows = api::Json::array();
    for (const ImportedRow& row : report.rows)
        rows.push_back(rowOnWire(row, language));
    using Outcome = ImportedRow::Outcome;
    return Response::json(200, {{"dryRun", report.dryRun},
                                {"registered", report.count(Outcome::Registered)},
                                {"unchanged", report.count(Outcome::Unchanged)},
                                {"refused", report.count(Outcome::Refused)},
                                {"rows", std::move(rows)}});
}

} // namespace

std::vector<http::Route> importRoutes(const FlightDoors& doors)
{
    http::Route route{Method::Post, "/v1/flights/import", Access::of({Role::Staff, Role::Integration}, "flights:write"),
                      [doors](const Request& request) -> Result<Response> {
                          const auto dryRun = readSwitch(request, "dryRun");
                          if (!dryRun) return dryRun.error();
                          const auto report = ImportSchedule(doors.desk).run(request.body, *dryRun, request.traceId);
                          if (!report) return report.error();
                          const std::string asked = request.header("accept-language").value_or("");
                          return reportResponse(*report, http::languageOf(asked));
                      },
                      true};
    route.mediaTypes = {"text/csv"};
    route.bodyBytesMost = kImportBytesMost;
    return {std::move(route)};
}

} // namespace narae::flight
