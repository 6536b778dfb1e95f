#pragma once

#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/client/airport_book.hpp"

/// A schedule's file: comma-separated values (RFC 4180, UTF-8), as POST /v1/flights/import reads it.
namespace narae::admin::csv {

/// The rows' cells; nothing where a quote is out of place.
std::optional<std::vector<QStringList>> parse(const QString& text);
/// What a schedule is exported with.
const QStringList& header();
/// One flight under header(); nothing for a flight that the file has no words for: without an origin, without an
/// aircraft, cancelled.
std::optional<QStringList> cells(const FlightRecord& flight, const desktop::AirportBook& airports);

} // namespace narae::admin::csv
