#pragma once

#include "server/view/application/digest.hpp"
#include "server/view/application/flight_status.hpp"
#include "server/view/application/happenings.hpp"
#include "server/view/application/purchase_table.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace narae::view {

/// How far the view has come: each writer's last event taken.
using Cursors = std::map<std::string, std::int64_t>;

/// What did not fit, counted and never fatal.
struct Anomalies {
    std::uint64_t unknownTypes = 0;
    std::uint64_t unreadable = 0;
    std::uint64_t gaps = 0;           ///< events missing in a writer's sequence
    std::uint64_t earlyFlights = 0;   ///< flights first heard of by something else than their description
    std::uint64_t earlyPurchases = 0; ///< reservations first heard of by something else than their hold
    std::uint64_t contradictions = 0; ///< said twice, or at odds with what was said before
};

/// Everything the view knows: a fold over the stream of events and nothing else.
///
/// Each writer's events come in order; how the writers' streams are interleaved does not matter: the same events always
/// make the same state (fingerprint()). An event seen before is passed over. One thread.
class ViewState {
public:
    /// Whether the event was new.
    bool apply(const Occurrence& occurrence);

    const Cursors& cursors() const { return cursors_; }
    std::uint64_t events() const { return events_; }
    const Anomalies& anomalies() const { return anomalies_; }
    Fingerprint fingerprint() const;

    /// The described flights that changed since the last call; they are no longer touched afterwards.
    std::vector<std::shared_ptr<const FlightStatus>> takeChanged();
    /// The reservations that changed since the last call, some of them twice; the first call answers none.
    std::vector<std::int64_t> takeChangedPurchases();

    const PurchaseTable& purchases() const { return purchases_; }
    /// Where the events of one reservation stand in the stream; empty for an unknown one.
    std::vector<EventPosition> trail(std::int64_t reservationId) const;

private:
    struct Slot {
        std::shared_ptr<FlightStatus> status;
        bool changed = false;
    };
    struct Writer {
        std::string name;
        std::uint64_t digest = 0;
    };

    void on(const Unknown&);
    void on(const Unreadable&);
    void on(const FlightDescribed& happening);
    void on(const FlightWithdrawn& happening);
    void on(const AirlineRecorded& happening);
    void on(const SeatsHeld& happening);
    void on(const SeatsSold& happening);
    void on(const PassengersCancelled& happening);
    void on(const SeatsReturned& happening);
    void on(const PaymentRecorded& happening);
    void on(const PaymentLostSight& happening);

    void advance(const Occurrence& occurrence);
    FlightStatus& edit(std::int64_t flightId);
    FlightStatus& hearOf(std::int64_t flightId);
    void setMood(FlightStatus& flight, Mood mood) const;
    std::shared_ptr<const FlightFacts> factsOf(const FlightDescribed& happening);
    std::shared_ptr<const SeatMap> seatMapOf(const std::string& notation);
    static CabinUse& useOf(FlightStatus& flight, std::string_view cabin);
    static void arrangeCabins(FlightStatus& flight);

    template <class Change>
    void change(std::int64_t reservationId, std::int64_t flightId, std::string_view cabin, Change change);
    void moveClaim(PurchaseTable::Place place, const Claim& before);
    void addTo(std::int64_t& sum, std::int64_t amount);
    std::uint8_t counted(int count);
    void book(FlightStatus& flight, Money captured, Money refunded);

    Cursors cursors_;
    std::vector<Writer> writers_;
    std::uint16_t writer_ = 0; ///< of the event being applied, a place in writers_
    Stamp now_;                ///< of the event being applied
    std::uint64_t events_ = 0;
    Anomalies anomalies_;

    std::unordered_map<std::int64_t, Slot> flights_;
    std::vector<std::int64_t> changed_;
    std::optional<std::vector<std::int64_t>> changedPurchases_; ///< nothing while nobody has asked
    std::unordered_map<std::string, std::weak_ptr<const SeatMap>> seatMaps_;
    PurchaseTable purchases_;
    Fingerprint settled_; ///< of all but the changed flights
};

} // namespace narae::view
