#include "server/flight/adapters/flight_listener.hpp"

#include "common/api/events.hpp"
#include "server/flight/application/keep_record.hpp"

namespace narae::flight {

namespace {

using api::events::PayApproved;
using api::events::PayCancelled;

template <class Event>
Result<Event> payload(const events::Envelope& envelope)
{
    return api::events::fromText<Event>(envelope.data);
}

Result<RecordPurchase> purchaseIn(const events::Envelope& envelope)
{
    const auto event = payload<PayApproved>(envelope);
    if (!event) return event.error();
    const auto& payment = event->payment;
    const auto price = Money::make(payment.price, payment.currency);
    if (!price) return price.error();
    return RecordPurchase{{PaymentId(payment.payId), ReservationId(payment.reservationId), FlightId(payment.flightId),
                           event->cabin, payment.count, *price, envelope.time, event->locator}};
}

Result<RecordRefund> refundIn(const events::Envelope& envelope)
{
    const auto event = payload<PayCancelled>(envelope);
    if (!event) return event.error();
    const auto& payment = event->payment;
    const auto price = Money::make(payment.price, payment.currency);
    if (!price) return price.error();
    return RecordRefund{{PaymentId(payment.payId), ReservationId(payment.reservationId), FlightId(payment.flightId),
                         event->cabin, event->cancellation, payment.count, *price, envelope.time}};
}

} // namespace

bool FlightListener::takes(std::string_view type) const
{
    return type == PayApproved::kType || type == PayCancelled::kType;
}

Result<std::unique_ptr<events::Effect>> FlightListener::read(const events::Envelope& event)
{
    if (event.type == PayApproved::kType) return events::effectOf(purchaseIn(event), books_);
    return events::effectOf(refundIn(event), books_);
}

} // namespace narae::flight
