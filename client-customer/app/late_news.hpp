#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/records.hpp"

namespace narae::customer {

/// What is told of a payment that an earlier visit, or an earlier run of the app, had left open: what became of it, and
/// no more than is known.
struct LateNews {
    bool good = false;
    QString head, words;
    bool trip = false; ///< the reservation's page shows more of it

    static LateNews of(const desktop::Outcome& outcome);

private:
    static LateNews of(const desktop::Reservation& reservation);
};

} // namespace narae::customer
