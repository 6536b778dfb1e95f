#pragma once

#include "server/platform/commit/carry_out.hpp"
#include "server/reservation/application/desk.hpp"

namespace narae::reservation {

/// Carries decisions out through the committer. Any thread but the committer's.
class CommittingDesk final : public Desk {
public:
    CommittingDesk(commit::Committer& committer, ReservationBooks& books) : committer_(committer), books_(books) {}

    Result<PlaceReservation::Answer> carryOut(PlaceReservation decision, const std::string& trace) override
    {
        return run(std::move(decision), trace);
    }
    Result<StartPayment::Answer> carryOut(StartPayment decision, const std::string& trace) override
    {
        return run(std::move(decision), trace);
    }
    Result<Reservation> carryOut(ConfirmReservation decision, const std::string& trace) override
    {
        return run(decision, trace);
    }
    Result<Reservation> carryOut(DeclineReservation decision, const std::string& trace) override
    {
        return run(std::move(decision), trace);
    }
    Result<Reservation> carryOut(LoseSightOfPayment decision, const std::string& trace) override
    {
        return run(decision, trace);
    }
    Result<Reservation> carryOut(ExpireReservation decision, const std::string& trace) override
    {
        return run(decision, trace);
    }
    Result<CancellationQuote> carryOut(QuoteCancellation decision, const std::string& trace) override
    {
        return run(std::move(decision), trace);
    }
    Result<CancelReservation::Answer> carryOut(CancelReservation decision, const std::string& trace) override
    {
        return run(std::move(decision), trace);
    }
    Result<bool> carryOut(NarrowCabin decision, const std::string& trace) override
    {
        return run(std::move(decision), trace);
    }

private:
    template <class UseCase>
    Result<typename UseCase::Answer> run(UseCase decision, const std::string& trace)
    {
        return commit::carryOut<UseCase, ReservationBooks>(committer_, books_, std::move(decision), trace);
    }

    commit::Committer& committer_;
    ReservationBooks& books_;
};

} // namespace narae::reservation
