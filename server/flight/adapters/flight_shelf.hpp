#pragma once

#include "server/flight/adapters/flight_rows.hpp"
#include "server/flight/application/flight_books.hpp"
#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/outbox.hpp"
#include "server/platform/commit/shelf.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace narae::flight {

/// The airline's books during a batch: the rows wanted, as the batch's decisions leave them. On the committer's thread
/// only.
class FlightShelf final : public FlightBooks, public commit::Shelf {
public:
    /// Declares the kinds `flight` and `aircraft`. Both outlive the shelf; before the committer starts.
    FlightShelf(commit::IdBlocks& ids, commit::Outbox& outbox);

    void wantFlight(FlightId id) override { flights_.want(id); }
    const Flight* flight(FlightId id) const override;
    void wantDeparture(const FlightNumber& number, Instant departsAt) override;
    std::optional<FlightId> departure(const FlightNumber& number, Instant departsAt) const override;
    void addFlight(Flight flight) override;
    void replaceFlight(Flight flight) override;

    void wantAircraft(std::string_view name) override { aircraftByName_.want(std::string(name)); }
    const Aircraft* aircraft(std::string_view name) const override;
    void wantAircraft(AircraftId id) override { aircraft_.want(id); }
    const Aircraft* aircraft(AircraftId id) const override;
    void addAircraft(Aircraft aircraft) override;
    void replaceAircraft(Aircraft aircraft) override;

    void wantTally(FlightId id) override { tallies_.want(id); }
    const SeatTally* tally(FlightId id) const override;
    void addTally(SeatTally tally) override;
    void replaceTally(SeatTally tally) override;

    void wantPurchase(ReservationId id) override { purchases_.want(id); }
    const Purchase* purchase(ReservationId id) const override;
    void addPurchase(Purchase purchase) override;
    void replacePurchase(Purchase purchase) override;

    void wantAnswer(const std::string& key) override { answers_.want(key); }
    const KeptAnswer* answer(const std::string& key) const override { return answers_.find(key); }
    void keepAnswer(const std::string& key, KeptAnswer answer) override { answers_.add(key, std::move(answer)); }

    FlightId nextFlightId() override { return FlightId(ids_.next("flight")); }
    AircraftId nextAircraftId() override { return AircraftId(ids_.next("aircraft")); }

    void publish(const FlightAdded& event) override;
    void publish(const FlightChanged& event) override;
    void publish(const FlightCancelled& event) override;
    void publish(const FlightSeatRequested& event) override;
    void publish(const FlightSeatReturned& event) override;

    bool wantsMore() const override;
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override;
    void write(database::Session& session) override;
    void clear() override;

private:
    // What each is now, and what the database says, which guards its update.
    struct KeptFlight {
        Flight now;
        std::int64_t versionBefore = 0;
    };
    struct KeptAircraft {
        Aircraft now;
        std::int64_t versionBefore = 0;
    };
    struct KeptTally {
        SeatTally now;
        int soldBefore = 0;
        int capacityBefore = 0;
    };
    struct KeptPurchase {
        Purchase now;
        std::int64_t changesBefore = 0;
        std::set<int> cancellationsBefore{};
    };
    using Departure = std::pair<std::string, std::int64_t>; ///< number, departure in epoch milliseconds

    void occupy(const Departure& departure, FlightId flight);
    void loadDepartures(database::Session& session);
    void loadAircraft(database::Session& session);
    void loadTallies(database::Session& session);
    void loadPurchases(database::Session& session);
    void loadAnswers(database::Session& session);
    void writeFlights(database::Session& session) const;
    void writeAircraft(database::Session& session) const;
    void writeTallies(database::Session& session) const;
    void writePurchases(database::Session& session) const;
    void writeAnswers(database::Session& session) const;

    commit::IdBlocks& ids_;
    commit::Outbox& outbox_;
    commit::IdentityMap<FlightId, KeptFlight> flights_;
    commit::IdentityMap<Departure, FlightId> departures_; ///< an invalid id: free (again)
    commit::IdentityMap<AircraftId, KeptAircraft> aircraft_;
    commit::IdentityMap<std::string, AircraftId> aircraftByName_;
    commit::IdentityMap<FlightId, KeptTally> tallies_;
    commit::IdentityMap<ReservationId, KeptPurchase> purchases_;
    commit::IdentityMap<std::string, KeptAnswer> answers_;
};

} // namespace narae::flight
