#pragma once

#include "server/payment/application/payment_queries.hpp"
#include "server/platform/database/pool.hpp"

namespace narae::payment {

/// Answers from the tables. Any thread.
class StoredQueries final : public PaymentQueries {
public:
    explicit StoredQueries(database::Pool& pool) : pool_(pool) {}

    Result<std::optional<PaymentFacts>> ofReservation(ReservationId reservation) override;
    Result<std::optional<PaymentRecord>> record(PaymentId payment) override;
    Result<PaymentPage> page(const PaymentSelection& selection) override;
    Result<std::vector<DueRefund>> dueRefunds(Instant now, std::size_t max) override;
    Result<std::optional<Instant>> nextRefundDue() override;

    /// Refunds that are owed and not made yet, superfluous charges that are not given back, and when the first of them
    /// began: for the operator.
    struct Pending {
        std::int64_t count = 0;
        std::optional<Instant> oldest;
    };
    Result<Pending> pendingRefunds();

private:
    database::Pool& pool_;
};

} // namespace narae::payment
