#pragma once

#include "tests/bench/load/client.hpp"
#include "tests/bench/load/latencies.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace narae::bench {

/// What a load came to.
struct Outcome {
    double seconds = 0;
    std::int64_t done = 0;    ///< operations that ended well, within the time
    std::int64_t refused = 0; ///< of these, by a fair refusal
    std::int64_t wrong = 0;
    std::string trouble;          ///< the first wrong answer
    std::vector<Latencies> kinds; ///< by the verdict's kind; also of operations that began in time and ended after it

    double perSecond() const { return static_cast<double>(done) / seconds; }
    Latencies all() const;
};

using Clients = std::vector<std::unique_ptr<Client>>;

/// Lets each client work over a connection of its own, in a closed loop, for as long as said; then lets each finish the
/// operation it is at. One thread and one epoll for all of them: the generator is the same and equally frugal whoever
/// answers. An answer that is wrong, or none, ends that client.
Outcome load(int port, Clients& clients, std::chrono::milliseconds duration);

} // namespace narae::bench
