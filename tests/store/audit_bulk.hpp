#pragma once

#include "tests/store/audit_house.hpp"

#include <string>

namespace narae::testing {

/// What fillInBulk() writes.
struct BulkShape {
    std::int64_t reservations = 0;
    std::int64_t flights = 0;  ///< the reservations spread over them evenly; 0: one for each hundred
    std::int64_t customer = 0; ///< the account whose reservations they are; 0: guests'
};

/// Fills tables without flights and reservations with so many of every fate, and all that hangs on them, as the
/// contexts would have written it: row by row the same, only in bulk. Answers the file of acknowledged answers.
/// REQUIRES: no server works on them.
std::string fillInBulk(database::Session& ours, database::Session& gateway, const BulkShape& shape);

/// The same for empty books, and an audit log of some length.
std::string fillInBulk(AuditedBooks& books, std::int64_t reservations);

} // namespace narae::testing
