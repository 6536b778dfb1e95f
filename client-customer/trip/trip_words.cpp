#include "client-customer/trip/trip_words.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

namespace narae::customer {

namespace formats = desktop::formats;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trip)
};

} // namespace

TripNotice tripNotice(const desktop::Reservation& reservation, TripState state, const desktop::Parts& parts)
{
    switch (state) {
    case TripState::Held:
        return {
            Words::tr("Pay by %1, or the seats go back").arg(reservation.holdExpiresAt.toLocalTime().toString("HH:mm")),
            Words::tr("The price of %1 is yours until then. Nothing has been charged yet.")
                .arg(formats::money(reservation.total)),
            true};
    case TripState::PaymentUnknown:
        return {
            Words::tr("We are asking the bank whether it paid"),
            reservation.state == "expired"
                ? Words::tr(
                      "It took so long that the seats went back on sale. If the bank paid, you get seats again or "
                      "all of it comes back: please wait for the answer before you book again. This page shows "
                      "it by itself.")
                : Words::tr("Your seats are kept, and nothing is charged twice. You need not do anything: this page "
                            "shows the answer by itself."),
            true};
    case TripState::FlightCancelled:
        return {
            Words::tr("The airline cancelled this flight"),
            reservation.refunded.isZero()
                ? Words::tr("We are sorry. Everything that was paid comes back in full; the refund is being made.")
                : Words::tr("We are sorry. %1 comes back to the payment method that paid; you need not do anything.")
                      .arg(formats::money(reservation.refunded)),
            true};
    case TripState::NeverBought:
        return {reservation.state == "expired" ? Words::tr("The time to pay ran out")
                                               : Words::tr("The payment was declined"),
                Words::tr("Nothing was charged, and the seats went back. You can book again."), false};
    case TripState::Confirmed:
        if (parts.now().addSecs(std::chrono::seconds(std::chrono::hours(1)).count()) < reservation.departsAt) return {};
        return {Words::tr("Boarding closes soon"),
                Words::tr("Please be at the gate before the time on your boarding pass."), true};
    case TripState::Flown:
    case TripState::Cancelled: return {};
    }
    return {};
}

QString noPassWords(TripState state)
{
    switch (state) {
    case TripState::Held: return Words::tr("The boarding pass appears here once it is paid.");
    case TripState::PaymentUnknown: return Words::tr("The boarding pass appears here once the bank has answered.");
    case TripState::Flown: return Words::tr("This flight has departed.");
    case TripState::FlightCancelled: return Words::tr("This flight does not take place.");
    case TripState::Cancelled: return Words::tr("This booking is cancelled. The code is no longer good.");
    case TripState::NeverBought: return Words::tr("This booking did not come about.");
    case TripState::Confirmed: return {};
    }
    return {};
}

} // namespace narae::customer
