#pragma once

#include "server/flight/application/flight_books.hpp"
#include "server/platform/events/reader.hpp"

namespace narae::flight {

/// Keeps the airline's record by what payment reports: PayApproved and PayCancelled (RecordPurchase,
/// RecordRefund). Its reader is named `flight`.
class FlightListener final : public events::Handler {
public:
    explicit FlightListener(FlightBooks& books) : books_(books) {}

    bool takes(std::string_view type) const override;
    /// Refuses `event.malformed`.
    Result<std::unique_ptr<events::Effect>> read(const events::Envelope& event) override;

private:
    FlightBooks& books_;
};

} // namespace narae::flight
