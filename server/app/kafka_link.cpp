#include "server/app/kafka_link.hpp"

namespace narae::app {

namespace {

std::vector<std::unique_ptr<PeerFeed>> feedsOf(const Shape& shape, Foundation& base)
{
    std::vector<std::unique_ptr<PeerFeed>> feeds;
    for (const std::string& origin : shape.peerOrigins())
        feeds.push_back(std::make_unique<PeerFeed>(shape, origin, base));
    return feeds;
}

std::vector<events::EventSource*> sourcesOf(const std::vector<std::unique_ptr<PeerFeed>>& feeds)
{
    std::vector<events::EventSource*> sources;
    for (const auto& feed : feeds)
        sources.push_back(&feed->source);
    return sources;
}

} // namespace

KafkaLink::KafkaLink(const Shape& shape, Foundation& base, events::ImportShelf& imports)
    : publisher(base.ground.kafka, base.ground.installation, base.log, base.committer, base.cursors, base.readers(),
                {}),
      feeds(feedsOf(shape, base)),
      feedsTogether(sourcesOf(feeds)),
      source(base.ground.kafka, base.ground.installation, &feedsTogether, base.committer, offsets, base.readers(), {})
{
    if (!feeds.empty())
        importer.emplace(source, &feedsTogether, base.committer, imports, base.readers(), base.clock(),
                         importerOptions());
}

void KafkaLink::start(const std::string& installation)
{
    publisher.start();
    if (importer) importer->start(installation);
}

void KafkaLink::stopImporting()
{
    if (importer) importer->stop();
}

} // namespace narae::app
