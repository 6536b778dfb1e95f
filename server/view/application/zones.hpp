#pragma once

#include "common/base/clock.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace narae::view {

/// A day by some calendar, counted from 1970-01-01.
using DayNumber = std::int32_t;

inline constexpr std::int64_t kDayMs = 86'400'000;

/// The day of an instant in UTC.
constexpr DayNumber utcDay(std::int64_t epochMs)
{
    const std::int64_t day = epochMs / kDayMs;
    return static_cast<DayNumber>(epochMs % kDayMs < 0 ? day - 1 : day);
}

/// Where an airport is and what its clocks show: a port, filled where the airports are known. Any thread.
class Zones {
public:
    virtual ~Zones() = default;
    virtual bool knows(std::string_view airport) const = 0;
    /// Local time minus UTC at this instant; nothing for an airport it does not know.
    virtual std::optional<std::chrono::seconds> offset(std::string_view airport, Instant at) const = 0;
    /// ISO 3166-1 alpha-2; empty for an airport it does not know.
    virtual std::string_view country(std::string_view airport) const = 0;
};

/// Takes any text for an airport, and every day for UTC's.
class UtcZones final : public Zones {
public:
    bool knows(std::string_view) const override { return true; }
    std::optional<std::chrono::seconds> offset(std::string_view, Instant) const override { return std::nullopt; }
    std::string_view country(std::string_view) const override { return {}; }
};

/// The calendar day at the airport (UTC's where its zone is not known).
inline DayNumber localDay(const Zones& zones, std::string_view airport, Instant at)
{
    const auto offset = zones.offset(airport, at).value_or(std::chrono::seconds(0));
    return utcDay(toEpochMs(at + offset));
}

/// The instant at which a day begins at the airport.
inline Instant dayStart(const Zones& zones, std::string_view airport, DayNumber day)
{
    const Instant utc = fromEpochMs(day * kDayMs);
    const auto guess = utc - zones.offset(airport, utc).value_or(std::chrono::seconds(0));
    // Once more with the offset that holds there: the clocks may change that very day.
    return utc - zones.offset(airport, guess).value_or(std::chrono::seconds(0));
}

} // namespace narae::view
