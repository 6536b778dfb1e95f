#pragma once

#include "server/platform/events/event_source.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

/// An event as it travels: CloudEvents 1.0 in JSON, with our attributes beside theirs: `writer`, `seq`,
/// `installation`, `flightid`, `traceid`.
namespace narae::events {

nlohmann::json toCloudEvent(const Envelope& event, std::string_view installation);

/// What toCloudEvent wrote, whatever type of event it is: types that nobody here knows are kept too. Refuses
/// event.malformed (facts `event`, `reason`).
Result<ForeignEvent> readCloudEvent(const nlohmann::json& json);

/// A place in a feed: how far a reader has come with each writer, as text.
std::string cursorsText(const Cursors& cursors);
/// Refuses event.malformed.
Result<Cursors> readCursors(std::string_view text);

} // namespace narae::events
