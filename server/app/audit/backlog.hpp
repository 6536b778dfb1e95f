#pragma once

#include "server/app/audit/books.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace narae::audit {

/// An event whose reader has not taken it in.
struct Untaken {
    std::string event;  ///< narae-1/17
    std::string buried; ///< why it lies among the dead letters; empty when its reader has not come to it yet
    std::int64_t reservation = 0;
};

/// What has been told and not been taken in, by reader: on a live system there is always something. An effect that is
/// not there is in order while its event waits here, and an effect that is there must not.
struct Backlog {
    /// A reservation and the number of its cancellation.
    using Part = std::pair<std::int64_t, std::int64_t>;

    explicit Backlog(const Books& books);

    std::map<std::int64_t, Untaken> approvals;    ///< by payment: PayApproved, for the airline's record
    std::map<Part, Untaken> refunds;              ///< PayCancelled, for the airline's record
    std::map<Part, Untaken> cancellations;        ///< ReservationCancelled, for payment
    std::map<std::int64_t, Untaken> descriptions; ///< by flight: what the seats on sale learn of it
    std::set<std::int64_t> flights;               ///< that any of them is about

private:
    void add(const database::Rows& rows, std::size_t row, const std::string& writer, const std::string& buried);
};

} // namespace narae::audit
