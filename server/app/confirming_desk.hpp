#pragma once

#include "server/payment/adapters/payment_shelf.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/reservation/application/books.hpp"

#include <optional>

namespace narae::app {

/// Puts a captured charge on record and confirms its reservation in one commit, where one committer writes both: a
/// booking then waits for one flush to disk less. For one charge; whatever else is asked of it, the usual desk does.
class ConfirmingDesk final : public payment::PaymentDesk {
public:
    /// What it works on; all outlive it.
    struct Books {
        commit::Committer& committer;
        payment::PaymentBooks& payments;
        payment::PaymentDesk& usual;
        reservation::ReservationBooks& reservations;
    };
    /// `flight` is the reservation's.
    ConfirmingDesk(const Books& books, FlightId flight) : books_(books), flight_(flight) {}

    Result<payment::PaymentOutcome> carryOut(payment::RecordCharge useCase, std::string traceId) override;
    Result<payment::RecordRefund::Answer> carryOut(payment::RecordRefund useCase, std::string traceId) override
    {
        return books_.usual.carryOut(std::move(useCase), std::move(traceId));
    }
    Result<payment::PostponeRefund::Answer> carryOut(payment::PostponeRefund useCase, std::string traceId) override
    {
        return books_.usual.carryOut(std::move(useCase), std::move(traceId));
    }
    Result<payment::ReviewCharge::Answer> carryOut(payment::ReviewCharge useCase, std::string traceId) override
    {
        return books_.usual.carryOut(std::move(useCase), std::move(traceId));
    }
    Result<payment::GiveBackCharge::Answer> carryOut(payment::GiveBackCharge useCase, std::string traceId) override
    {
        return books_.usual.carryOut(std::move(useCase), std::move(traceId));
    }

    /// The reservation, when its confirmation was written together with the charge.
    const std::optional<reservation::Reservation>& confirmed() const { return confirmed_; }

private:
    const Books books_;
    const FlightId flight_;
    std::optional<reservation::Reservation> confirmed_;
};

} // namespace narae::app
