#pragma once

#include "server/platform/events/event_log.hpp"
#include "server/view/application/view.hpp"

#include <functional>

namespace narae::view {

/// Takes up the stream from its beginning to `heads`, at a start: a big airline has millions of events behind it, so
/// three stretches are worked on at once. While one is folded, the next is translated and the one after it read.
///
/// Answers how far it came. That is short of `heads` when the log could not be read, or `goesOn` said no. On the thread
/// that folds.
events::Cursors catchUp(View& view, events::EventLog& log, const events::Cursors& heads,
                        const std::function<bool()>& goesOn);

/// Whether `cursors` stand at `heads` or beyond.
bool reaches(const events::Cursors& cursors, const events::Cursors& heads);

} // namespace narae::view
