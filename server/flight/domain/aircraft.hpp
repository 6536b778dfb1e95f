#pragma once

#include "common/base/ids.hpp"
#include "server/flight/domain/cabin.hpp"

#include <string>
#include <vector>

namespace narae::flight {

/// The seats of one cabin of an aircraft.
struct CabinLayout {
    CabinClass cabin = CabinClass::Economy;
    SeatMap seatMap;

    bool operator==(const CabinLayout&) const = default;
};

/// A type of aircraft as the airline has it fitted out, named as schedules name it: `A321neo`. Flights copy its seats
/// when they are registered; a later change of it does not reach them.
class Aircraft {
public:
    /// It has no id yet. Refuses `aircraft.name_malformed`, and what checkLayouts refuses.
    static Result<Aircraft> fitOut(std::string_view name, std::vector<CabinLayout> cabins);
    /// Gives a new aircraft its id. REQUIRES: it has none.
    void identify(AircraftId id);
    /// As it was kept.
    static Aircraft restore(AircraftId id, std::string name, std::vector<CabinLayout> cabins, std::int64_t version);

    /// Changes the cabins. Refuses what checkLayouts refuses.
    Result<void> refit(std::vector<CabinLayout> cabins);

    /// The cabins with their fares. Refuses `flight.fare_missing` with the cabin, and `flight.fare_without_cabin`.
    Result<std::vector<Cabin>> sellAt(const std::vector<Fare>& fares) const;

    AircraftId id() const { return id_; }
    const std::string& name() const { return name_; }
    const std::vector<CabinLayout>& cabins() const { return cabins_; }
    int capacity() const;
    /// Counts its changes, from 1.
    std::int64_t version() const { return version_; }

private:
    Aircraft() = default;

    AircraftId id_;
    std::string name_;
    std::vector<CabinLayout> cabins_;
    std::int64_t version_ = 1;
};

/// Refuses `aircraft.cabins_malformed` (no cabin, one twice, one without seats) and `flight.row_twice`.
Result<void> checkLayouts(const std::vector<CabinLayout>& cabins);

/// A type that Narae knows from the start.
struct StandardAircraft {
    std::string_view name;
    std::vector<CabinLayout> cabins;
};

/// ATR 72-600, A220-300, A321neo and A330-900, fitted out as airlines do.
std::vector<StandardAircraft> standardAircraft();

} // namespace narae::flight
