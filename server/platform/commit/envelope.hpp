#pragma once

#include "common/base/clock.hpp"

#include <cstdint>
#include <string>

namespace narae::commit {

/// One thing that happened, as it travels: CloudEvents 1.0 with `writer` and `seq`.
///
/// A writer is one committer; its events are numbered 1, 2, 3 ... without a gap, in the order of their commits. Where
/// in the stream a reader stands is therefore one number per writer, and none can slip in behind it.
struct Envelope {
    std::string writer;
    std::int64_t seq = 0;
    std::string type;          ///< `ReservationPlaced`
    std::string source;        ///< the context that said it: `reservation`
    std::string subject;       ///< what it is about: `reservation/17`
    std::int64_t flightId = 0; ///< the key that keeps one flight's events in order on a broker
    std::string traceId;       ///< of the request that caused it
    Instant time;
    std::string data; ///< the payload, a JSON object as text; its shape is in common/api/events.hpp

    std::string id() const { return writer + "/" + std::to_string(seq); }
};

} // namespace narae::commit
