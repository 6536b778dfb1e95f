#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"
#include "common/base/seat_map.hpp"
#include "server/view/application/digest.hpp"
#include "server/view/application/seat_code.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narae::view {

/// The word the original's view shows for a flight: by what last happened to it.
enum class Mood { NewFlight, SeatRequested, SeatReturned, RecentlyBooked };

/// `new flight`, `seat requested`, `seat returned`, `Recently Booked!`
std::string_view text(Mood mood);

/// When something happened, so that the same "last" comes out in whichever order writers are read.
struct Stamp {
    std::int64_t timeMs = 0;
    std::int64_t seq = 0;
    std::uint64_t writer = 0; ///< a digest of its name; decides only between two writers' events of one moment

    auto operator<=>(const Stamp&) const = default;
};

struct CabinFacts {
    std::string cabin;
    int capacity = 0;
    Money price;
    std::shared_ptr<const SeatMap> seatMap; ///< nothing for a cabin without numbered seats
};

/// What the airline says of a flight: replaced as a whole when it is described anew, shared by its statuses until then.
struct FlightFacts {
    std::int64_t flightId = 0;
    std::int64_t version = 0;
    std::string number;
    std::string origin;
    std::string destination;
    bool destinationIsAirport = false;
    Instant departsAt;
    Instant arrivesAt;
    std::string aircraft;
    std::vector<CabinFacts> cabins;
    Fingerprint fingerprint;
};

/// One seat somebody has; `purchase` is a place in the PurchaseTable.
struct TakenSeat {
    SeatCode seat = 0;
    bool sold = false; ///< else it is held: somebody is choosing or paying
    std::uint32_t purchase = 0;

    // The same seat of the same party, held or sold.
    friend bool operator==(const TakenSeat& a, const TakenSeat& b)
    {
        return a.seat == b.seat && a.purchase == b.purchase;
    }
    friend auto operator<=>(const TakenSeat& a, const TakenSeat& b)
    {
        return std::pair(a.seat, a.purchase) <=> std::pair(b.seat, b.purchase);
    }
};
static_assert(sizeof(TakenSeat) == 8);

enum class SeatUse { Free, Held, Sold };

/// What reservations took of one cabin.
struct CabinUse {
    std::string cabin;
    int held = 0;
    int sold = 0;
    std::vector<TakenSeat> taken; ///< sorted

    bool isEmpty() const { return held == 0 && sold == 0 && taken.empty(); }
    SeatUse useOf(SeatCode seat) const;
};

inline constexpr std::int64_t kQuarterMs = 900'000;

/// What was captured and refunded for a flight in one currency.
struct Takings {
    Currency currency = Currency::krw();
    std::int64_t capturedMinor = 0;
    std::int64_t refundedMinor = 0;
};

/// What cancellations for one reason, in one quarter of an hour, came to.
struct CancellationFigures {
    std::string reason;
    /// Quarters since 1970. The clocks of the world's airports differ by whole quarters, so the day at each is known.
    std::int64_t quarter = 0;
    Currency currency = Currency::krw();
    int cancellations = 0;
    int passengers = 0;
    std::int64_t refundMinor = 0;
    std::int64_t feeMinor = 0;

    CancellationFigures& operator+=(const CancellationFigures& other);
};

/// All the view knows of one flight. Published ones never change: the fold makes a copy of what a batch of events
/// touches.
struct FlightStatus {
    std::int64_t flightId = 0;
    std::shared_ptr<const FlightFacts> facts; ///< nothing while only its sales are known; then nobody is shown it
    std::vector<CabinUse> cabins;             ///< first those of the facts, in their order; then any others, by name
    Mood mood = Mood::NewFlight;
    Stamp moodAt;
    bool cancelled = false;
    std::int64_t cancelledVersion = 0;
    std::string cancelReason;
    int airlineSold = 0; ///< by the airline's record of purchases
    std::vector<Takings> takings;
    std::vector<CancellationFigures> cancellations;
    std::int64_t events = 0; ///< that were about it
    Fingerprint takenSeats;  ///< of who sits where
    Fingerprint tag;         ///< of all above, once published: differs wherever anything does

    /// Of everything but the tag, the same in any order of arrival.
    Fingerprint fingerprint() const;

    // REQUIRES, for all below: facts.
    int capacity() const;
    int held() const;
    int sold() const;
    /// Seats one can still buy; never below 0.
    int left() const;
    int left(std::size_t cabin) const;
    /// Seats left by the airline's own record.
    int airlineLeft() const { return capacity() - airlineSold; }
    /// The most one party can buy together.
    int leftInOneCabin() const;
    /// The lowest fare of a cabin that still has `passengers` seats (and is called `cabin`, unless that is empty).
    std::optional<Money> lowestPrice(int passengers, std::string_view cabin = {}) const;
    /// The lowest fare of all.
    Money fromPrice() const;
    std::int64_t version() const;
};

} // namespace narae::view
