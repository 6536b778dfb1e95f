#pragma once

#include "server/app/composition.hpp"
#include "server/identity/adapters/sodium.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/event_log.hpp"

namespace narae::app {

/// What all parts of a process stand on, whichever of them it has.
struct Foundation {
    Ground& ground;
    commit::Committer committer;
    events::CursorShelf cursors;
    events::EventLog log;
    identity::SodiumRandomness randomness;

    Foundation(Ground& theGround, const std::string& writer);

    const Clock& clock() const { return ground.clock; }
    database::Pool& readers() const { return *ground.readers; }
    std::chrono::milliseconds milliseconds(std::string_view key) const;
    std::chrono::seconds seconds(std::string_view key) const;
};

} // namespace narae::app
