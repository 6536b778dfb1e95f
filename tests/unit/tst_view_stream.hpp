#pragma once

#include "server/view/application/view.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace narae::view {

/// 2026-12-01T00:00:00Z: when the streams of the tests begin.
inline constexpr std::int64_t kBeginMs = 1'796'083'200'000;
inline constexpr std::int64_t kHourMs = 3'600'000;

/// Makes streams of events as the contexts would: each writer's numbered 1, 2, 3 ..., a second apart.
class Stream {
public:
    void say(Happening what, const std::string& writer = "w1")
    {
        Occurrence occurrence;
        occurrence.writer = writer;
        occurrence.seq = ++seqs_[writer];
        occurrence.time = fromEpochMs(kBeginMs + 1000 * static_cast<std::int64_t>(said_.size()));
        occurrence.what = std::move(what);
        said_.push_back(std::move(occurrence));
    }
    const std::vector<Occurrence>& said() const { return said_; }
    const Occurrence& last() const { return said_.back(); }

private:
    std::map<std::string, std::int64_t> seqs_;
    std::vector<Occurrence> said_;
};

inline Money won(std::int64_t amount)
{
    return {amount, Currency::krw()};
}

/// Flight 1: NR1207 from ICN to CJU a week later, 12 seats in economy (rows 7 and 8) and 4 in business.
inline FlightDescribed aFlight(std::int64_t flightId = 1, std::int64_t version = 1)
{
    FlightDescribed flight;
    flight.isNew = version == 1;
    flight.flightId = flightId;
    flight.version = version;
    flight.number = "NR1207";
    flight.origin = "ICN";
    flight.destination = "CJU";
    flight.destinationIsAirport = true;
    flight.departsAt = fromEpochMs(kBeginMs + 7 * 24 * kHourMs);
    flight.arrivesAt = flight.departsAt + std::chrono::minutes(70);
    flight.aircraft = "A321neo";
    flight.cabins = {{"business", 4, won(200'000), "1-2:A_C"}, {"economy", 12, won(80'000), "7-8:ABC_DEF;x=8"}};
    return flight;
}

inline SeatsHeld aHold(std::int64_t reservationId, std::vector<std::string> seats, std::int64_t flightId = 1)
{
    SeatsHeld hold;
    hold.reservationId = reservationId;
    hold.flightId = flightId;
    hold.locator = "ABC234";
    hold.cabin = "economy";
    hold.count = static_cast<int>(seats.size());
    hold.total = won(80'000 * hold.count);
    hold.seats = std::move(seats);
    hold.customerId = 5;
    return hold;
}

inline SeatsSold soldAs(const SeatsHeld& hold)
{
    return {hold.reservationId, hold.flightId, hold.cabin, hold.count, hold.seats};
}

inline PaymentRecorded payment(const SeatsHeld& hold, PaymentRecorded::Kind kind, std::int64_t amount)
{
    return {kind, hold.reservationId, hold.flightId, won(amount)};
}

inline SeatsReturned returnedAs(const SeatsHeld& hold, ReturnReason reason)
{
    return {hold.reservationId, hold.flightId, hold.cabin, hold.count, reason};
}

inline PassengersCancelled cancelled(const SeatsHeld& hold, std::vector<std::string> seats, std::int64_t refund)
{
    PassengersCancelled out;
    out.reservationId = hold.reservationId;
    out.flightId = hold.flightId;
    out.cabin = hold.cabin;
    out.count = static_cast<int>(seats.size());
    out.seats = std::move(seats);
    out.refund = won(refund);
    out.feeMinor = 80'000 * out.count - refund;
    out.reason = "traveller";
    return out;
}

} // namespace narae::view
