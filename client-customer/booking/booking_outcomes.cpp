#include "client-customer/booking/booking_flow.hpp"

#include <algorithm>

/// The part of a booking in which the server has the word: holds, payments, and what came of them.
namespace narae::customer {

using desktop::Outcome;
using desktop::Problem;
using desktop::Reservation;

namespace {

bool serverAway(const Problem& problem)
{
    return problem.unknownOutcome() || (problem.status >= 500 && problem.code != "payment.unavailable") ||
           problem.status == 429;
}

bool flightGone(const QString& code)
{
    return code == "flight.cancelled" || code == "flight.departed" || code == "flight.unknown" ||
           code == "flight.no_such_cabin";
}

bool over(const QString& state)
{
    return state == "expired" || state == "declined" || state == "cancelled";
}

} // namespace

void BookingFlow::seatsDone()
{
    if (busy_ || !draft_.seatsComplete()) return;
    if (draft_.holdFits())
        show(Step::Review);
    else if (draft_.hold)
        replaceHold();
    else
        makeHold();
}

void BookingFlow::replaceHold()
{
    work();
    service_.letGo(*draft_.hold, [this, old = draft_.hold->reservationId](const Outcome& outcome) {
        // Whoever has left meanwhile, or is at another booking, wants no new one.
        if (!holds(old)) return;
        if (!outcome && serverAway(outcome.problem())) {
            retry_ = [this] { replaceHold(); };
            stop(Situation::ServerAway, outcome.problem());
            return;
        }
        if (!outcome && outcome.problem().kind == Problem::Kind::SessionEnded) {
            retry_ = [this] { replaceHold(); };
            stop(Situation::SessionOver, outcome.problem());
            return;
        }
        // Refused means that it holds nothing any more: then too the way is free.
        draft_.hold.reset();
        makeHold();
    });
}

void BookingFlow::makeHold()
{
    draft_.attempt = desktop::ApiClient::newKey();
    work();
    service_.hold(draft_, draft_.attempt,
                  [this, attempt = draft_.attempt, phone = draft_.phone](const Outcome& outcome) {
                      if (begun_ && attempt == draft_.attempt)
                          heldOrNot(outcome);
                      else
                          giveBack(outcome, phone);
                  });
}

/// Seats that nobody waits for any more go back at once.
void BookingFlow::giveBack(const Outcome& held, const QString& phone)
{
    if (!held) return;
    const Reservation reservation = Reservation::fromJson(held->object());
    if (reservation.state != "held") return;
    BookingDraft::Hold hold;
    hold.reservationId = reservation.reservationId;
    hold.locator = reservation.locator;
    hold.phone = phone;
    service_.letGo(hold, [](const Outcome&) {});
}

bool BookingFlow::holds(qint64 reservationId) const
{
    return begun_ && draft_.hold && draft_.hold->reservationId == reservationId;
}

void BookingFlow::heldOrNot(const Outcome& outcome)
{
    if (outcome) {
        draft_.takeHold(reservationIn(outcome));
        show(Step::Review);
        return;
    }
    const Problem& problem = outcome.problem();
    if (serverAway(problem)) {
        // The journal keeps it and sends it again by itself; the answer comes late.
        retry_ = nullptr;
        stop(Situation::ServerAway, problem);
    } else {
        holdRefused(problem);
    }
}

void BookingFlow::holdRefused(const Problem& problem)
{
    if (problem.code == "seat.taken" || problem.code == "seat.unknown") {
        const QString seat = problem.facts["seat"].toString();
        chart_.setState(seat, desktop::SeatCell::State::Taken);
        const QStringList lost = dropTakenSeats();
        show(Step::Seats);
        Q_EMIT seatsShown();
        Q_EMIT seatsLost(lost.isEmpty() ? QStringList(seat) : lost);
        service_.refreshSeats();
    } else if (problem.code == "reservation.wrong_total") {
        const auto now = Money::make(problem.facts["total"].toVariant().toLongLong(),
                                     problem.facts["currency"].toString().toStdString());
        newTotal_ = now ? *now : draft_.total;
        stop(Situation::PriceChanged, problem);
    } else if (problem.code == "seat.sold_out") {
        seatsLeft_ = problem.facts["left"].toVariant().toInt();
        stop(Situation::SoldOut, problem);
        // What the chart told while the answer was awaited counts from here on: it may not be told again.
        tellLost(dropTakenSeats());
    } else if (flightGone(problem.code)) {
        stop(Situation::FlightGone, problem);
    } else if (problem.kind == Problem::Kind::SessionEnded) {
        retry_ = [this] { makeHold(); };
        stop(Situation::SessionOver, problem);
    } else {
        retry_ = [this] { makeHold(); };
        stop(Situation::Refused, problem);
    }
}

void BookingFlow::acceptNewTotal()
{
    draft_.total = newTotal_;
    makeHold();
}

void BookingFlow::pay(const QString& method)
{
    if (busy_ || !draft_.hold || draft_.paying) return;
    draft_.attempt = desktop::ApiClient::newKey();
    draft_.paying = true;
    parts_.preferences.set(preference("method"), method);
    work();
    service_.pay(*draft_.hold, method, draft_.attempt, [this, attempt = draft_.attempt](const Outcome& outcome) {
        if (attempt == draft_.attempt) paidOrNot(outcome);
    });
}

void BookingFlow::paidOrNot(const Outcome& outcome)
{
    if (outcome)
        stands(reservationIn(outcome));
    else
        paymentRefused(outcome.problem());
}

void BookingFlow::paymentRefused(const Problem& problem)
{
    const bool waits = serverAway(problem) || problem.code == "reservation.payment_pending" ||
                       problem.code == "request.in_progress" || problem.kind == Problem::Kind::SessionEnded;
    if (waits) {
        problem_ = problem;
        show(Step::Pay, Situation::Unknown);
        return;
    }
    draft_.paying = false;
    if (problem.code == "client.journal") {
        stop(Situation::Refused, problem);
        return;
    }
    if (problem.code == "payment.declined" || problem.code == "payment.declined_still_held")
        stop(Situation::Declined, problem);
    else if (problem.code == "payment.unavailable" || problem.code == "payment.gateway_refused")
        stop(Situation::GatewayDown, problem);
    else if (problem.code == "reservation.hold_expired")
        holdIsOver();
    else
        stop(Situation::Refused, problem);
    // How long the hold still runs, and whether it does: the server knows.
    if (draft_.hold)
        service_.ask(*draft_.hold, [this](const Outcome& outcome) {
            if (!outcome || draft_.paying || busy_ || !draft_.hold) return;
            const Reservation reservation = reservationIn(outcome);
            if (reservation.state != "held") {
                stands(reservation);
                return;
            }
            draft_.hold->expiresAt = reservation.holdExpiresAt;
            keep();
            Q_EMIT changed();
        });
}

void BookingFlow::stands(const Reservation& reservation)
{
    if (!holds(reservation.reservationId)) return;
    const bool news = found_.state != reservation.state;
    found_ = reservation;
    if (reservation.state == "confirmed") {
        becomeDone(reservation);
    } else if (reservation.paymentOpen()) {
        draft_.paying = true;
        if (situation_ == Situation::Unknown && !news) return;
        show(Step::Pay, Situation::Unknown);
    } else if (reservation.state == "cancelled" && reservation.paymentId) {
        becomeRefunded();
    } else if (over(reservation.state)) {
        draft_.paying = false;
        holdIsOver();
    } else if (reservation.state == "held") {
        draft_.hold->expiresAt = reservation.holdExpiresAt;
        // Held and yet sent: the payment has not arrived there, and will.
        if (draft_.paying && service_.open(draft_.attempt)) return;
        draft_.paying = false;
        show(std::max(step_, Step::Review));
    }
}

void BookingFlow::becomeDone(const Reservation& reservation)
{
    draft_.paying = false;
    draft_.hold->expiresAt = {};
    draft_.total = reservation.total;
    draft_.seats.clear();
    for (const desktop::Passenger& passenger : reservation.passengers)
        draft_.seats << passenger.seat;
    show(Step::Done);
}

void BookingFlow::becomeRefunded()
{
    // Kept as it is until it was seen: the next start of the app asks, and says it again.
    draft_.paying = false;
    draft_.hold->expiresAt = {};
    show(Step::Pay, Situation::Refunded);
}

void BookingFlow::askAgain()
{
    if (situation_ == Situation::ServerAway) {
        // Out of reach, it is looked for already. Here it answers, and has too much to do.
        if (!busy_ && parts_.client.connectivity().online()) tryAgain();
        return;
    }
    if (situation_ != Situation::Unknown || !draft_.hold) return;
    service_.resume();
    service_.ask(*draft_.hold, [this](const Outcome& outcome) {
        if (outcome && situation_ == Situation::Unknown) stands(reservationIn(outcome));
    });
}

void BookingFlow::cameLate(const QJsonObject& about, const Outcome& outcome)
{
    const bool payment = about["kind"].toString() == "payment";
    if (about["attempt"].toString() == draft_.attempt && begun_) {
        if (payment && step_ != Step::Done)
            paidOrNot(outcome);
        else if (!payment && !draft_.hold)
            heldOrNot(outcome);
        return;
    }
    if (about["kind"].toString() == "hold") giveBack(outcome, about["phone"].toString());
}

} // namespace narae::customer
