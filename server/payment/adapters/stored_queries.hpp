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

private:
    database::Pool& pool_;
};

} // namespace narae::payment
