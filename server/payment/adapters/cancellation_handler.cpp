#include "server/payment/adapters/cancellation_handler.hpp"

#include "common/api/events.hpp"
#include "server/payment/application/begin_refund.hpp"

namespace narae::payment {

namespace {

Result<BeginRefund> refundFor(const commit::Envelope& event)
{
    const auto cancelled = api::events::fromText<api::events::ReservationCancelled>(event.data);
    if (!cancelled) return cancelled.error();
    const Result<Money> amount = Money::make(cancelled->price, cancelled->currency);
    if (!amount) return amount.error();
    const RefundKey key{ReservationId(cancelled->reservationId), cancelled->cancellation};
    return BeginRefund{key, cancelled->count, *amount};
}

} // namespace

bool CancellationHandler::takes(std::string_view type) const
{
    return type == api::events::ReservationCancelled::kType;
}

Result<std::unique_ptr<events::Effect>> CancellationHandler::read(const commit::Envelope& event)
{
    return events::effectOf(refundFor(event), books_);
}

} // namespace narae::payment
