#pragma once

#include "tests/support/wait_for.hpp"
#include "tests/system/latencies.hpp"

#include <QString>
#include <QtGlobal>
#include <chrono>

namespace narae::testing {

/// Whether this is the long form of a test (`tests/run --long`): outages of a minute, and figures that are judged. The
/// short form runs on machines that have other things to do, and judges what is true alone.
inline bool isLongForm()
{
    return qEnvironmentVariableIsSet("NARAE_TEST_LONG");
}

inline std::chrono::seconds longOrShort(std::chrono::seconds inLongForm, std::chrono::seconds inShortForm)
{
    return isLongForm() ? inLongForm : inShortForm;
}

/// A figure, on a line of its own that `tests/run --long` finds again.
inline void tellMeasured(const QString& what, double value, const char* unit)
{
    qInfo("measured: %s: %.1f %s", qPrintable(what), value, unit);
}

inline double secondsSince(Latencies::Clock::time_point then)
{
    return std::chrono::duration<double>(Latencies::Clock::now() - then).count();
}

/// Lets so much time pass while a load goes on.
inline Latencies::Span goOnFor(std::chrono::milliseconds time)
{
    const auto from = Latencies::Clock::now();
    waitFor([&] { return Latencies::Clock::now() >= from + time; }, 2 * time, std::chrono::milliseconds(20));
    return {from, Latencies::Clock::now()};
}

} // namespace narae::testing
