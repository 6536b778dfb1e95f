#pragma once

#include "common/base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace narae {

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

/// Milliseconds since 1970-01-01T00:00:00Z: how the database keeps an instant.
inline std::int64_t toEpochMs(Instant instant)
{
    return instant.time_since_epoch().count();
}

inline Instant fromEpochMs(std::int64_t epochMs)
{
    return Instant(std::chrono::milliseconds(epochMs));
}

/// Where the time comes from: a port, so that a test can hold it still. Any thread.
class Clock {
public:
    virtual ~Clock() = default;
    /// The moment by the calendar, for what people and partners see.
    virtual Instant now() const = 0;
    /// Time that never steps back, for time-outs and measuring.
    virtual std::chrono::steady_clock::time_point steady() const { return std::chrono::steady_clock::now(); }
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// 2026-11-24T08:30:00Z, or with milliseconds when they are not zero (RFC 3339).
std::string toRfc3339(Instant instant);

/// Takes RFC 3339 with any offset. Refuses `time.malformed`, also for days and hours that do not exist.
Result<Instant> parseRfc3339(std::string_view text);

/// The midnight UTC that begins YYYY-MM-DD. Refuses `time.malformed`.
Result<Instant> parseDate(std::string_view text);

} // namespace narae
