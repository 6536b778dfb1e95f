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
    void want(const commit::Envelope& event) override;
    /// Refuses `event.malformed` and what BeginRefund refuses.
    Result<void> apply(const commit::Envelope& event, Instant now) override;

private:
    PaymentBooks& books_;
};

} // namespace narae::payment
