#include "client-customer/trip/trip_state.hpp"

#include <QCoreApplication>

namespace narae::customer {

using desktop::ChipLook;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trip)
};

} // namespace

TripState tripState(const desktop::Reservation& reservation, const QDateTime& now)
{
    if (reservation.state == "held") return TripState::Held;
    if (reservation.paymentOpen()) return TripState::PaymentUnknown;
    if (reservation.state == "declined" || reservation.state == "expired") return TripState::NeverBought;
    if (reservation.flightCancelled) return TripState::FlightCancelled;
    if (reservation.state == "cancelled") return TripState::Cancelled;
    return now >= reservation.departsAt ? TripState::Flown : TripState::Confirmed;
}

QString tripStateName(TripState state)
{
    switch (state) {
    case TripState::Held: return Words::tr("Waiting for payment");
    case TripState::PaymentUnknown: return Words::tr("Payment being checked");
    case TripState::Confirmed: return Words::tr("Booked");
    case TripState::Flown: return Words::tr("Flown");
    case TripState::FlightCancelled: return Words::tr("Flight cancelled");
    case TripState::Cancelled: return Words::tr("Cancelled");
    case TripState::NeverBought: return Words::tr("Not bought");
    }
    return {};
}

ChipLook tripStateLook(TripState state)
{
    switch (state) {
    case TripState::Held: return {ChipLook::Tone::Warning, ChipLook::Glyph::DashedCircle};
    case TripState::PaymentUnknown: return {ChipLook::Tone::Warning, ChipLook::Glyph::TriangleUp};
    case TripState::Confirmed: return {ChipLook::Tone::Success, ChipLook::Glyph::Tick};
    case TripState::Flown: return {ChipLook::Tone::Neutral, ChipLook::Glyph::Tick};
    case TripState::FlightCancelled: return {ChipLook::Tone::Danger, ChipLook::Glyph::Cross};
    case TripState::Cancelled:
    case TripState::NeverBought: return {ChipLook::Tone::Neutral, ChipLook::Glyph::Cross};
    }
    return {};
}

bool tripStands(TripState state)
{
    return state == TripState::Held || state == TripState::PaymentUnknown || state == TripState::Confirmed;
}

} // namespace narae::customer
