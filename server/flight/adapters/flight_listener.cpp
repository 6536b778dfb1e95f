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
    return api::events::fromJson<Event>(nlohmann::json::parse(envelope.data, nullptr, false));
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

template <class UseCase>
Result<void> decided(const Result<UseCase>& useCase, FlightBooks& books, Instant now)
{
    if (!useCase) return useCase.error();
    const auto done = useCase->decide(books, now);
    if (!done) return done.error();
    return {};
}

} // namespace

bool FlightListener::takes(std::string_view type) const
{
    return type == PayApproved::kType || type == PayCancelled::kType;
}

void FlightListener::want(const events::Envelope& event)
{
    if (event.type == PayApproved::kType) {
        if (const auto purchase = purchaseIn(event)) purchase->want(books_);
    } else if (const auto refund = refundIn(event)) {
        refund->want(books_);
    }
}

Result<void> FlightListener::apply(const events::Envelope& event, Instant now)
{
    if (event.type == PayApproved::kType) return decided(purchaseIn(event), books_, now);
    return decided(refundIn(event), books_, now);
}

} // namespace narae::flight
