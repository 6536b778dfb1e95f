#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"
#include "server/view/adapters/stored_events.hpp"
#include "server/view/adapters/view_feeder.hpp"
#include "server/view/application/view.hpp"
#include "server/view/application/zones.hpp"

namespace narae::view {

/// What the view's HTTP calls stand on; all of it outlives them.
struct ViewParts {
    const View& view;
    const Zones& zones;
    const Clock& clock;
    Freshness& freshness;
    EventArchive& archive;
};

/// Lets a client read what it has just written: with the header `Narae-Min-Event: WRITER/SEQ` the answer waits (2 s at
/// most) until the view shows that event. Refuses `view.behind`, and `request.invalid_parameter` for a header that is
/// none.
Result<void> awaitWantedEvent(const ViewParts& parts, const http::Request& request);

} // namespace narae::view
