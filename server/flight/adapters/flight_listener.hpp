#pragma once

#include "server/flight/application/flight_books.hpp"
#include "server/platform/events/reader.hpp"

namespace narae::flight {

/// Keeps the airline's record by what payment reports: PayApproved and PayCancelled. Its reader is named `flight`.
class FlightListener final : public events::Handler {
public:
    explicit FlightListener(FlightBooks& books) : books_(books) {}

    bool takes(std::string_view type) const override;
    void want(const events::Envelope& event) override;
    /// Refuses `event.malformed`, and as RecordPurchase and RecordRefund.
    Result<void> apply(const events::Envelope& event, Instant now) override;

private:
    FlightBooks& books_;
};

} // namespace narae::flight
