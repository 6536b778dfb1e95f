#pragma once

#include <chrono>
#include <thread>

namespace narae::testing {

/// Whether `holds` comes true in time, asked every few milliseconds (or after `pause`, where the question costs
/// something): what is eventually consistent is awaited, never slept for.
template <class Condition>
bool waitFor(Condition holds, std::chrono::milliseconds longest = std::chrono::seconds(10),
             std::chrono::milliseconds pause = std::chrono::milliseconds(5))
{
    const auto deadline = std::chrono::steady_clock::now() + longest;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

} // namespace narae::testing
