#pragma once

#include "server/payment/application/payment_books.hpp"
#include "server/platform/events/reader.hpp"

namespace narae::payment {

/// Owes the refund of every cancellation, whatever its reason, in the transaction that notes the event as read.
class CancellationHandler final : public events::Handler {
public:
    /// The key in `event_cursors`.
    static constexpr const char* kReader = "payment";

    explicit CancellationHandler(PaymentBooks& books) : books_(books) {}

    bool takes(std::string_view type) const override;
    /// Refuses `event.malformed`; what follows is BeginRefund.
    Result<std::unique_ptr<events::Effect>> read(const commit::Envelope& event) override;

private:
    PaymentBooks& books_;
};

} // namespace narae::payment
