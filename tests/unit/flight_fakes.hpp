#pragma once

#include "server/flight/application/desk.hpp"
#include "server/flight/application/flight_queries.hpp"
#include "server/flight/application/seats_on_sale.hpp"

#include <functional>
#include <map>
#include <set>

/// The outside world of the flight context, in memory.
namespace narae::flight::testing {

/// 2026-11-20T00:00:00Z
inline const Instant kNow = *parseRfc3339("2026-11-20T00:00:00Z");

class FakeClock final : public Clock {
public:
    Instant now() const override { return moment; }
    Instant moment = kNow;
};

/// Books that show only what was named, as the real ones do.
class FakeBooks final : public FlightBooks {
public:
    std::map<FlightId, Flight> flights;
    std::map<AircraftId, Aircraft> aircraftById;
    std::map<FlightId, SeatTally> tallies;
    std::map<ReservationId, Purchase> purchases;
    std::map<std::string, KeptAnswer> answers;
    std::vector<std::string> told; ///< FlightAdded 1 v1, FlightSeatRequested 1 left 97 ...

    void wantFlight(FlightId id) override { name("flight " + id.text()); }
    const Flight* flight(FlightId id) const override
    {
        return seen("flight " + id.text()) ? find(flights, id) : nullptr;
    }
    void wantDeparture(const FlightNumber& number, Instant at) override { name(key(number, at)); }
    std::optional<FlightId> departure(const FlightNumber& number, Instant at) const override
    {
        if (!seen(key(number, at))) return std::nullopt;
        for (const auto& [id, flight] : flights)
            if (flight.plan().route.betweenAirports() && flight.plan().number == number &&
                flight.plan().departsAt == at)
                return id;
        return std::nullopt;
    }
    void addFlight(Flight flight) override
    {
        const FlightId id = flight.id();
        check(flights.emplace(id, std::move(flight)).second, "a new flight has a new id");
        seen_.insert("flight " + id.text());
    }
    void replaceFlight(Flight flight) override { flights.at(flight.id()) = std::move(flight); }

    void wantAircraft(std::string_view type) override { name("aircraft " + std::string(type)); }
    const Aircraft* aircraft(std::string_view type) const override
    {
        if (!seen("aircraft " + std::string(type))) return nullptr;
        for (const auto& [id, aircraft] : aircraftById)
            if (aircraft.name() == type) return &aircraft;
        return nullptr;
    }
    void wantAircraft(AircraftId id) override { name("aircraft #" + id.text()); }
    const Aircraft* aircraft(AircraftId id) const override
    {
        return seen("aircraft #" + id.text()) ? find(aircraftById, id) : nullptr;
    }
    void addAircraft(Aircraft aircraft) override { aircraftById.emplace(aircraft.id(), std::move(aircraft)); }
    void replaceAircraft(Aircraft aircraft) override { aircraftById.at(aircraft.id()) = std::move(aircraft); }

    void wantTally(FlightId id) override { name("tally " + id.text()); }
    const SeatTally* tally(FlightId id) const override
    {
        return seen("tally " + id.text()) ? find(tallies, id) : nullptr;
    }
    void addTally(SeatTally tally) override { tallies.emplace(tally.flightId, tally); }
    void replaceTally(SeatTally tally) override { tallies.at(tally.flightId) = tally; }

    void wantPurchase(ReservationId id) override { name("purchase " + id.text()); }
    const Purchase* purchase(ReservationId id) const override
    {
        return seen("purchase " + id.text()) ? find(purchases, id) : nullptr;
    }
    void addPurchase(Purchase purchase) override
    {
        const ReservationId id = purchase.record().reservationId;
        check(purchases.emplace(id, std::move(purchase)).second, "a new purchase has a new id");
    }
    void replacePurchase(Purchase purchase) override
    {
        purchases.at(purchase.record().reservationId) = std::move(purchase);
    }

    void wantAnswer(const std::string& requestKey) override { name("answer " + requestKey); }
    const KeptAnswer* answer(const std::string& requestKey) const override
    {
        return seen("answer " + requestKey) ? find(answers, requestKey) : nullptr;
    }
    void keepAnswer(const std::string& requestKey, KeptAnswer kept) override
    {
        answers.emplace(requestKey, std::move(kept));
    }

    FlightId nextFlightId() override { return FlightId(++lastFlight_); }
    AircraftId nextAircraftId() override { return AircraftId(++lastAircraft_); }

    void publish(const FlightAdded& event) override { tell("FlightAdded", event.flight); }
    void publish(const FlightChanged& event) override { tell("FlightChanged", event.flight); }
    void publish(const FlightCancelled& event) override { tell("FlightCancelled", event.flight); }
    void publish(const FlightSeatRequested& event) override { tell("FlightSeatRequested", event.seats); }
    void publish(const FlightSeatReturned& event) override { tell("FlightSeatReturned", event.seats); }

    /// Lets a use case name what it needs until it names nothing new, then decide.
    template <class UseCase>
    Result<typename UseCase::Answer> carryOut(const UseCase& useCase, Instant now = kNow)
    {
        seen_.clear();
        do {
            seen_.merge(named_);
            named_.clear();
            useCase.want(*this);
        } while (!named_.empty());
        return useCase.decide(*this, now);
    }

private:
    template <class Map, class Key>
    static const typename Map::mapped_type* find(const Map& map, const Key& wanted)
    {
        const auto found = map.find(wanted);
        return found == map.end() ? nullptr : &found->second;
    }
    static std::string key(const FlightNumber& number, Instant at) { return number.text() + " " + toRfc3339(at); }
    void name(const std::string& row)
    {
        if (!seen_.contains(row)) named_.insert(row);
    }
    bool seen(const std::string& row) const { return seen_.contains(row); }
    void tell(const std::string& type, const Flight& flight)
    {
        told.push_back(type + " " + flight.id().text() + " v" + std::to_string(flight.version()));
    }
    void tell(const std::string& type, const SeatMovement& seats)
    {
        told.push_back(type + " " + seats.flightId.text() + " count " + std::to_string(seats.count) + " left " +
                       std::to_string(seats.left));
    }

    std::set<std::string> named_;
    std::set<std::string> seen_;
    std::int64_t lastFlight_ = 0;
    std::int64_t lastAircraft_ = 0;
};

/// A desk that carries out at once. `before` runs first, so that a test can let somebody else be faster; `away`
/// refuses.
class FakeDesk final : public Desk {
public:
    explicit FakeDesk(FakeBooks& books) : books_(books) {}

    std::function<void()> before = [] {};
    std::optional<Refusal> away;
    int registrations = 0;

    Result<RegisterFlight::Answer> carryOut(RegisterFlight wish, std::string) override
    {
        ++registrations;
        return run(wish);
    }
    Result<ReviseFlight::Answer> carryOut(ReviseFlight wish, std::string) override { return run(wish); }
    Result<CancelFlight::Answer> carryOut(CancelFlight wish, std::string) override { return run(wish); }
    Result<AddAircraft::Answer> carryOut(AddAircraft wish, std::string) override { return run(wish); }
    Result<ReviseAircraft::Answer> carryOut(ReviseAircraft wish, std::string) override { return run(wish); }
    std::vector<Result<RegisterFlight::Answer>> carryOutEach(std::vector<RegisterFlight> wishes,
                                                             const std::string& traceId) override
    {
        std::vector<Result<RegisterFlight::Answer>> answers;
        for (RegisterFlight& wish : wishes)
            answers.push_back(carryOut(std::move(wish), traceId));
        return answers;
    }

private:
    template <class UseCase>
    Result<typename UseCase::Answer> run(const UseCase& wish)
    {
        before();
        if (away) return *away;
        return books_.carryOut(wish);
    }
    FakeBooks& books_;
};

class FakeQueries final : public FlightQueries {
public:
    explicit FakeQueries(FakeBooks& books) : books_(books) {}

    Result<std::optional<RecordedFlight>> flight(FlightId id) override
    {
        const auto found = books_.flights.find(id);
        if (found == books_.flights.end()) return std::optional<RecordedFlight>();
        return std::optional(RecordedFlight{found->second, books_.tallies.at(id).sold});
    }
    Result<Page<RecordedFlight>> flights(const FlightFilter&, std::optional<PageAfter>, std::size_t) override
    {
        return Page<RecordedFlight>();
    }
    Result<std::vector<RecordedFlight>> flightsById(FlightId, std::size_t) override
    {
        return std::vector<RecordedFlight>();
    }
    Result<std::vector<Aircraft>> aircraft() override { return std::vector<Aircraft>(); }
    Result<std::optional<Aircraft>> aircraft(AircraftId id) override
    {
        const auto found = books_.aircraftById.find(id);
        return found == books_.aircraftById.end() ? std::optional<Aircraft>() : std::optional(found->second);
    }
    Result<std::optional<Aircraft>> aircraft(const std::string& name) override
    {
        for (const auto& [id, aircraft] : books_.aircraftById)
            if (aircraft.name() == name) return std::optional(aircraft);
        return std::optional<Aircraft>();
    }
    Result<Page<RecordedPurchase>> purchases(const PurchaseFilter&, std::optional<PageAfter>, std::size_t) override
    {
        return Page<RecordedPurchase>();
    }

private:
    FakeBooks& books_;
};

/// The sale, with so many seats gone in each cabin, and one by name.
class FakeSeats final : public SeatsOnSale {
public:
    std::map<CabinClass, int> taken;
    std::string takenSeat;
    std::vector<std::string> calls; ///< economy 90, business 0 ...

    Result<void> narrow(FlightId, CabinClass cabin, int capacity, const std::string& seatMapNotation) override
    {
        calls.push_back(std::string(name(cabin)) + " " + std::to_string(capacity));
        if (capacity < taken[cabin]) return refuse("flight.capacity_below_sold").with("taken", taken[cabin]);
        const SeatMap seatMap = *SeatMap::parse(seatMapNotation);
        if (!takenSeat.empty() && !seatMap.empty() && !seatMap.has(takenSeat))
            return refuse("seat.still_taken").with("seat", takenSeat);
        return {};
    }
};

inline Money won(std::int64_t amount)
{
    return Money(amount, Currency::krw());
}

inline Cabin freeCabin(CabinClass cabin, int capacity, std::int64_t fareWon)
{
    return {cabin, capacity, SeatMap(), won(fareWon)};
}

inline Cabin numberedCabin(CabinClass cabin, std::string_view notation, std::int64_t fareWon)
{
    const SeatMap seatMap = *SeatMap::parse(notation);
    return {cabin, static_cast<int>(seatMap.capacity()), seatMap, won(fareWon)};
}

/// NR1207 from Gimpo to Jeju, four days from now, 100 economy seats without numbers.
inline RegisterFlight gimpoToJeju()
{
    RegisterFlight wish;
    wish.number = *FlightNumber::parse("NR1207");
    wish.route = *Route::between("GMP", "CJU");
    wish.departsAt = *parseRfc3339("2026-11-24T08:30:00+09:00");
    wish.arrivesAt = *parseRfc3339("2026-11-24T09:40:00+09:00");
    wish.cabins = {freeCabin(CabinClass::Economy, 100, 58000)};
    return wish;
}

} // namespace narae::flight::testing
