#include "client-customer/app/late_news.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

namespace narae::customer {

using desktop::formats::flightNumber;
using desktop::formats::money;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LateNews)
};

LateNews stillOpen(const QString& words)
{
    return {false, Words::tr("We are still finding out about your payment."), words, false};
}

} // namespace

LateNews LateNews::of(const desktop::Outcome& outcome)
{
    if (outcome) return of(desktop::Reservation::fromJson(outcome->object()));
    const desktop::Problem& problem = outcome.problem();
    // Another attempt to pay for the same seats is under way.
    if (problem.code == "reservation.payment_pending") return stillOpen(problem.sentence);
    return {false, Words::tr("Your earlier payment did not go through."), problem.sentence, false};
}

LateNews LateNews::of(const desktop::Reservation& reservation)
{
    const QString flight = flightNumber(reservation.flightNumber);
    if (reservation.state == "confirmed")
        return {true, Words::tr("We found out what became of your payment: it went through."),
                Words::tr("%1, %2, reservation %3").arg(flight, money(reservation.total), reservation.locator), true};
    if (reservation.paymentOpen() && reservation.state == "expired")
        return stillOpen(
            Words::tr("The seats on %1 went back on sale meanwhile. Please do not pay again.").arg(flight));
    if (reservation.paymentOpen())
        return stillOpen(Words::tr("%1 is kept for you meanwhile. Please do not pay again.").arg(flight));
    if (reservation.state == "cancelled" && reservation.paymentId)
        return {false, Words::tr("We found out what became of your payment: it is being refunded."),
                Words::tr("%1, cancelled: %2 goes back to the payment method that paid.")
                    .arg(flight, money(reservation.refunded)),
                true};
    return {false, Words::tr("Your earlier payment did not go through."),
            Words::tr("%1 was not booked, and nothing was charged.").arg(flight), false};
}

} // namespace narae::customer
