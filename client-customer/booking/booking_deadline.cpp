#include "client-customer/booking/booking_flow.hpp"

#include <algorithm>

/// The part of a booking that counts down: how long its seats are held, by a clock that may be wrong.
namespace narae::customer {

using desktop::Outcome;
using desktop::Reservation;

std::chrono::seconds BookingFlow::holdLeft() const
{
    if (!draft_.hold || !draft_.hold->expiresAt.isValid()) return std::chrono::seconds(0);
    // A second that has begun is still there: 00:00 is the end.
    const qint64 milliseconds = parts_.now().msecsTo(draft_.hold->expiresAt);
    return std::chrono::seconds(std::max<qint64>(0, (milliseconds + 999) / 1000));
}

std::chrono::seconds BookingFlow::holdWhole() const
{
    if (!draft_.hold || !draft_.hold->expiresAt.isValid()) return std::chrono::seconds(600);
    return std::chrono::seconds(std::max<qint64>(1, draft_.hold->placedAt.secsTo(draft_.hold->expiresAt)));
}

/// A reservation as the server tells it, its hold counted by this computer's clock.
Reservation BookingFlow::reservationIn(const Outcome& outcome) const
{
    Reservation reservation = Reservation::fromJson(outcome->object());
    const QDateTime now = parts_.now();
    reservation.placedAt = outcome->byClock(now, reservation.placedAt);
    reservation.holdExpiresAt = outcome->byClock(now, reservation.holdExpiresAt);
    return reservation;
}

void BookingFlow::tick()
{
    if (!draft_.hold || !draft_.hold->expiresAt.isValid()) return;
    Q_EMIT ticked();
    if (holdLeft().count() == 0 && !busy_ && !draft_.paying && step_ != Step::Done) askWhetherOver();
}

/// Before a hold is called over the server is asked: the clock here may be wrong. Out of its reach the clock is all
/// there is.
void BookingFlow::askWhetherOver()
{
    if (askingWhetherOver_) return;
    if (!parts_.client.connectivity().online()) {
        holdIsOver();
        return;
    }
    askingWhetherOver_ = true;
    service_.ask(*draft_.hold, [this, asked = draft_.hold->reservationId](const Outcome& outcome) {
        askingWhetherOver_ = false;
        if (!holds(asked) || busy_ || draft_.paying || step_ == Step::Done) return;
        if (!outcome) {
            holdIsOver();
            return;
        }
        const Reservation reservation = reservationIn(outcome);
        if (reservation.state != "held") {
            stands(reservation);
        } else if (draft_.hold->expiresAt != reservation.holdExpiresAt) {
            draft_.hold->expiresAt = reservation.holdExpiresAt;
            keep();
            Q_EMIT changed();
        }
    });
}

void BookingFlow::holdIsOver()
{
    draft_.hold.reset();
    show(step_, Situation::HoldOver);
}

} // namespace narae::customer
