#pragma once

#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/event_log.hpp"
#include "server/webhooks/application/keep_endpoints.hpp"

namespace narae::webhooks {

/// AddEndpoint, and where nobody listened before, the reader's cursor moves to the end of the log in the same
/// transaction: nobody wants what happened until now, and years of it would be read before the first delivery.
///
/// With each writer it moves forward only. What the log gets between `end` and the commit is read, and left out for its
/// time.
struct AddFirstEndpoint {
    using Answer = WebhookEndpoint;
    struct Books {
        WebhookBooks& endpoints;
        events::CursorShelf& cursors;
    };

    AddEndpoint endpoint;
    events::Cursors end; ///< of the log, as it was before this was asked

    void want(const Books& books) const;
    /// Refuses as AddEndpoint.
    Result<Answer> decide(const Books& books, Instant now) const;
};

} // namespace narae::webhooks
