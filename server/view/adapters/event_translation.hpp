#pragma once

#include "server/platform/commit/envelope.hpp"
#include "server/view/application/happenings.hpp"

namespace narae::view {

/// What an event means to the view: Unknown for a type it has no use for, Unreadable for a payload that does not keep
/// to common/api/events.hpp (which is logged). Any thread.
Occurrence translate(const commit::Envelope& envelope);

} // namespace narae::view
