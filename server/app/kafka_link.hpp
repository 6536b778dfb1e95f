#pragma once

#include "server/app/peers.hpp"
#include "server/platform/event_bus/feeds_together.hpp"
#include "server/platform/event_bus/kafka_publisher.hpp"
#include "server/platform/event_bus/kafka_source.hpp"

#include <optional>

namespace narae::app {

/// A process's end of the airline's Kafka: it tells its own events, and takes in those of its peers. The peers' feeds
/// stay behind it, for what a broker loses and for the time without one.
struct KafkaLink {
    event_bus::OffsetShelf offsets;
    event_bus::KafkaPublisher publisher;
    std::vector<std::unique_ptr<PeerFeed>> feeds;
    event_bus::FeedsTogether feedsTogether;
    event_bus::KafkaSource source;
    std::optional<events::Importer> importer; ///< nothing where all roles are played here

    /// All outlive it.
    KafkaLink(const Shape& shape, Foundation& base, events::ImportShelf& imports);

    /// `installation` is our own database's name.
    void start(const std::string& installation);
    void stopImporting();
    /// REQUIRES: the event log was interrupted.
    void stopPublishing() { publisher.stop(); }
};

} // namespace narae::app
