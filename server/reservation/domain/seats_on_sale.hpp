#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"
#include "common/base/seat_map.hpp"
#include "server/reservation/domain/refund_rule.hpp"
#include "server/reservation/domain/seat_occupancy.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace narae::reservation {

/// One cabin of a flight as it is sold: so many seats, of which some are held and some sold; the rest is left.
/// Its named seats, when it has any, are taken one by one; a cabin without a seat map is sold by number alone.
struct CabinOnSale {
    std::string cabin;
    int capacity = 0;
    int held = 0;
    int sold = 0;
    Money price; ///< for one passenger
    std::shared_ptr<const SeatMap> seatMap = std::make_shared<SeatMap>();
    SeatOccupancy occupancy;

    int left() const { return capacity - held - sold; }
    bool operator==(const CabinOnSale&) const = default;
};

/// The flight's facts that a traveller sees beside the reservation.
struct FlightFacts {
    std::string flightNumber;
    std::string origin;
    std::string destination;
    Instant departsAt;
    Instant arrivesAt;
    bool cancelled = false;
};

/// The seats of one flight that are on sale: the truth that no booking can get around.
///
/// It learns of flights from their events and decides alone, so that orders are taken while the airline's
/// administration is down. Capacity is always what is left, held and sold together.
class SeatsOnSale {
public:
    SeatsOnSale() = default;
    FlightId flight;
    std::string flightNumber;
    std::string origin; ///< empty for a flight of the original's call
    std::string destination;
    Instant departsAt;
    Instant arrivesAt;
    RefundRule refundRule;
    bool cancelled = false;
    std::int64_t version = 0; ///< of the flight's description
    std::vector<CabinOnSale> cabins;

    bool operator==(const SeatsOnSale&) const = default;

    const CabinOnSale* cabin(std::string_view name) const;
    FlightFacts facts() const { return {flightNumber, origin, destination, departsAt, arrivesAt, cancelled}; }

    /// Holds `count` seats: `wanted` by name, or, where it is empty, seats found together. Answers their names (empty
    /// in a cabin without a seat map). Refuses flight.cancelled, flight.departed, flight.no_such_cabin, seat.sold_out,
    /// seat.unknown, seat.taken, seat.asked_twice.
    Result<std::vector<std::string>> hold(std::string_view cabin, int count, const std::vector<std::string>& wanted,
                                          Instant now);
    /// Held seats become sold ones. REQUIRES: they were held.
    void sell(std::string_view cabin, int count);
    /// REQUIRES: they were held, sold.
    void giveBackHeld(std::string_view cabin, int count, const std::vector<std::string>& seats);
    void giveBackSold(std::string_view cabin, int count, const std::vector<std::string>& seats);

    /// Takes over a newer description of the flight; what is held and sold stays. Refuses flight.capacity_below_sold
    /// and seat.still_taken, and then changes nothing.
    struct NewCabin {
        std::string cabin;
        int capacity = 0;
        Money price;
        std::shared_ptr<const SeatMap> seatMap;
    };
    Result<void> redescribe(const std::vector<NewCabin>& newCabins);
    /// Gives up seats that are not taken: capacity and map shrink at once, ahead of the description. Refuses as above.
    Result<void> narrow(std::string_view cabin, int capacity, std::shared_ptr<const SeatMap> seatMap);

private:
    CabinOnSale& mustHave(std::string_view name);
    static Result<CabinOnSale> fitted(const CabinOnSale& old, int capacity, Money price,
                                      std::shared_ptr<const SeatMap> seatMap);
};

} // namespace narae::reservation
