#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace narae::flight {

using CsvRow = std::vector<std::string>;

/// Takes comma-separated values apart (RFC 4180): quoted cells with doubled quotes, commas and line ends in them; lines
/// end in CRLF or LF; a byte order mark and empty lines are passed over. Refuses `request.not_utf8`, and
/// `import.malformed_csv` with the row (from 1, as a spreadsheet counts) where a quote is out of place.
Result<std::vector<CsvRow>> parseCsv(std::string_view text);

} // namespace narae::flight
