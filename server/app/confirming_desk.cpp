#include "server/app/confirming_desk.hpp"

#include "server/platform/commit/carry_out.hpp"
#include "server/reservation/application/settle_reservation.hpp"

namespace narae::app {

namespace {

struct RecordAndConfirm {
    struct Answer {
        payment::PaymentOutcome outcome;
        std::optional<reservation::Reservation> confirmed;
    };

    payment::RecordCharge record;
    FlightId flight;

    void want(const ConfirmingDesk::Books& books) const
    {
        record.want(books.payments);
        confirmation(PaymentId()).want(books.reservations);
    }
    Result<Answer> decide(const ConfirmingDesk::Books& books, Instant now) const
    {
        const auto outcome = record.decide(books.payments, now);
        if (!outcome) return outcome.error();
        Answer answer{*outcome, std::nullopt};
        // A refusal changed nothing. The charge is on record all the same, for that is what happened; what the
        // reservation has against it is said to whoever confirms it by itself.
        if (const auto* captured = std::get_if<payment::OutcomeCaptured>(&*outcome))
            if (auto confirmed = confirmation(captured->payment).decide(books.reservations, now))
                answer.confirmed = *std::move(confirmed);
        return answer;
    }

private:
    reservation::ConfirmReservation confirmation(PaymentId payment) const
    {
        return {record.purchase.reservation, payment, flight};
    }
};

} // namespace

Result<payment::PaymentOutcome> ConfirmingDesk::carryOut(payment::RecordCharge useCase, std::string traceId)
{
    if (!std::holds_alternative<payment::ChargeCaptured>(useCase.news))
        return books_.usual.carryOut(std::move(useCase), std::move(traceId));
    auto done = commit::carryOut<RecordAndConfirm, const Books>(
        books_.committer, books_, RecordAndConfirm{std::move(useCase), flight_}, std::move(traceId));
    if (!done) return done.error();
    confirmed_ = std::move(done->confirmed);
    return done->outcome;
}

} // namespace narae::app
