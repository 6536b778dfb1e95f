#pragma once

#include "server/platform/events/reader.hpp"
#include "server/reservation/application/books.hpp"

namespace narae::reservation {

/// Puts flights on sale, changes and withdraws them as the airline's events say. The reader is called `reservation`.
class FlightFollower final : public events::Handler {
public:
    explicit FlightFollower(ReservationBooks& books) : books_(books) {}

    bool takes(std::string_view type) const override;
    /// Refuses `event.malformed`.
    Result<std::unique_ptr<events::Effect>> read(const events::Envelope& event) override;

private:
    ReservationBooks& books_;
};

} // namespace narae::reservation
