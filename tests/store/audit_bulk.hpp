#pragma once

#include "tests/store/audit_house.hpp"

#include <string>

namespace narae::testing {

/// Fills empty books with so many reservations of every fate, a hundred a flight, and all that hangs on them, as the
/// contexts would have written it: row by row the same, only in bulk. Answers the file of acknowledged answers.
std::string fillInBulk(AuditedBooks& books, std::int64_t reservations);

} // namespace narae::testing
