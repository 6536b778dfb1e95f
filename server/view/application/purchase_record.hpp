#pragma once

#include "server/view/application/happenings.hpp"
#include "server/view/application/purchase.hpp"
#include "server/view/application/seat_code.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace narae::view {

/// What a party has out of its cabin's seats.
struct Claim {
    int held = 0;
    int sold = 0;
    std::array<SeatCode, 9> seats{}; ///< 0 where there is none

    bool operator==(const Claim&) const = default;
};

/// One reservation as the view keeps it: small, because there are millions.
///
/// It gathers what was said of it as a set: whichever order the events of several writers come in, the same record
/// comes out. Until the party's SeatsHeld has come it is a stub that no history shows.
struct PurchaseRecord {
    static constexpr std::size_t kSeatsMax = 9;
    static constexpr SeatCode kGone = 0x8000; ///< on a seat whose passenger cancelled

    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::int64_t customerId = 0;
    std::int64_t totalMinor = 0;
    std::int64_t capturedMinor = 0;
    std::int64_t refundedMinor = 0;
    std::uint64_t placedAt : 48 = 0; ///< epoch milliseconds
    std::uint64_t placed : 1 = 0;
    std::uint64_t paying : 1 = 0;
    std::uint64_t confirmed : 1 = 0;
    std::uint64_t expired : 1 = 0;
    std::uint64_t returnReason : 3 = 0;      ///< a ReturnReason
    std::uint64_t unknownAttempt : 4 = 0;    ///< the last payment whose outcome did not come; 15 stands for all beyond
    std::uint64_t settledAttempt : 4 = 0;    ///< the last of them that turned out not to be captured
    std::uint32_t locator = 0;               ///< packed; 0 is none
    std::uint32_t lastEvent = 0;             ///< in the table's chain of events; 0 is none
    std::array<SeatCode, kSeatsMax> seats{}; ///< sorted by code, 0 at the end
    std::uint8_t count = 0;
    std::uint8_t cancelled = 0;
    std::uint8_t lastCancellation = 0;        ///< the number of the party's last one that was heard of
    EndReason cancelReason = EndReason::None; ///< that one's
    std::uint8_t cabin = 0;                   ///< a number of the table's names
    std::uint8_t currency = 0;                ///< the same

    std::int64_t placedAtMs() const { return static_cast<std::int64_t>(placedAt); }
    int remaining() const { return count > cancelled ? count - cancelled : 0; }
    PurchaseState state() const;
    EndReason endReason() const;
    Claim claim() const;

    // Each answers whether there was room for all seats; a party has at most nine.
    bool takeSeats(std::span<const std::string> names);
    /// Other seats than those it was to get: it had given the first ones back.
    bool takeSeatsInstead(std::span<const std::string> names);
    bool leaveSeats(std::span<const std::string> names);

private:
    bool put(SeatCode code, bool gone);
    void sortSeats();
};
static_assert(sizeof(PurchaseRecord) <= 88);

} // namespace narae::view
