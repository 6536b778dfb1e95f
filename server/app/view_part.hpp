#pragma once

#include "server/app/foundation.hpp"
#include "server/app/ports.hpp"
#include "server/view/adapters/checkpoint_shelf.hpp"
#include "server/view/adapters/live_news.hpp"
#include "server/view/adapters/stored_events.hpp"
#include "server/view/adapters/view_feeder.hpp"
#include "server/view/adapters/view_parts.hpp"

namespace narae::app {

/// The view role: every object of it, in the order in which they are made.
struct ViewPart {
    AirportZones zones;
    view::View view;
    view::CheckpointShelf checkpointShelf;
    view::CommittedCheckpoints checkpoints;
    view::OutboxArchive archive;
    view::LiveNews liveNews;
    view::ViewFeeder feeder;

    explicit ViewPart(Foundation& base);

    view::ViewParts doors(const Clock& clock) { return {view, zones, clock, feeder, archive}; }
};

} // namespace narae::app
