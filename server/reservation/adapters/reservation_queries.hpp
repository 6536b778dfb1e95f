#pragma once

#include "server/platform/database/pool.hpp"
#include "server/reservation/application/queries.hpp"

namespace narae::reservation {

/// Reads through a pool of connections. Any thread.
class StoredReservations final : public ReservationQueries {
public:
    explicit StoredReservations(database::Pool& pool) : pool_(pool) {}

    Result<std::optional<ReservationRecord>> find(ReservationId reservation) override;
    Result<std::optional<ReservationRecord>> find(const Locator& locator) override;
    Result<std::vector<ReservationRecord>> ofCustomer(AccountId customer, std::optional<ReservationId> before,
                                                      int limit) override;
    Result<std::vector<Reservation>> due(Due what, Instant now, int limit) override;

    /// Parties whose payment was sent and has no outcome yet, and when the first of them began: for the operator.
    struct Unsettled {
        std::int64_t count = 0;
        std::optional<Instant> oldest;
    };
    Result<Unsettled> unsettled();

private:
    Result<std::vector<ReservationRecord>> records(const std::string& from, std::vector<database::Value> parameters);

    database::Pool& pool_;
};

} // namespace narae::reservation
