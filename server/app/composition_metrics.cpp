#include "server/app/parts.hpp"

namespace narae::app {

void Composition::addMetrics()
{
    Parts& parts = *parts_;
    addCommitMetrics();
    for (events::Reader* reader : parts.readers())
        parts.metrics.gaugeOf("narae_events_lag", "events committed but not applied yet", {{"reader", reader->name()}},
                              [reader] { return static_cast<double>(reader->lag()); });
    if (parts.view)
        parts.metrics.gaugeOf("narae_events_lag", "events committed but not applied yet", {{"reader", "view"}},
                              [&parts] { return static_cast<double>(parts.view->feeder.lag().value_or(0)); });
    if (breaker::Breaker* breaker = parts.peers.paymentBreaker()) addBreakerMetrics(*breaker);
    addImportMetrics();
    parts.metrics.gaugeOf("narae_http_connections", "connections open now", {},
                          [&parts] { return static_cast<double>(parts.http->counts().connections); });
    parts.metrics.gaugeOf("narae_http_requests_waiting", "requests that wait for a worker", {},
                          [&parts] { return static_cast<double>(parts.http->counts().requestsWaiting); });
    parts.metrics.gaugeOf("narae_http_streams", "live streams open now", {},
                          [&parts] { return static_cast<double>(parts.http->counts().streams); });
}

void Composition::addCommitMetrics()
{
    Parts& parts = *parts_;
    const auto count = [&parts](const std::string& name, const std::string& help, auto member) {
        parts.metrics.gaugeOf("narae_commit_" + name, help, {},
                              [&parts, member] { return static_cast<double>(parts.base.committer.counts().*member); });
    };
    using Counts = commit::CommitterCounts;
    count("batches", "transactions committed since the start", &Counts::batches);
    count("commands", "commands carried out since the start", &Counts::commands);
    count("refused", "commands refused by a rule since the start", &Counts::refused);
    count("retries", "transactions tried again since the start", &Counts::retries);
    count("failed", "commands that could not be carried out since the start", &Counts::failed);
    count("waiting", "commands waiting now", &Counts::waiting);
    parts.metrics.gaugeOf("narae_database_up", "1 while the database answers", {},
                          [&parts] { return parts.base.committer.healthy() ? 1.0 : 0.0; });
}

void Composition::addImportMetrics()
{
    for (const auto& each : parts_->imports)
        addImportMetrics(each->importer);
    if (!parts_->kafka) return;
    event_bus::KafkaPublisher& publisher = parts_->kafka->publisher;
    parts_->metrics.gaugeOf("narae_kafka_up", "1 while our events reach Kafka", {},
                            [&publisher] { return publisher.figures().trouble.empty() ? 1.0 : 0.0; });
    parts_->metrics.gaugeOf("narae_events_lag", "events committed but not applied yet",
                            {{"reader", event_bus::KafkaPublisher::kReader}},
                            [&publisher] { return static_cast<double>(publisher.figures().behind); });
    if (parts_->kafka->importer) addImportMetrics(*parts_->kafka->importer);
}

void Composition::addImportMetrics(const events::Importer& importer)
{
    const auto gauge = [&](const char* name, const char* help, auto read) {
        parts_->metrics.gaugeOf(name, help, {{"from", importer.name()}},
                                [&importer, read] { return static_cast<double>(read(importer.figures())); });
    };
    using Figures = events::Importer::Figures;
    gauge("narae_import_up", "1 while the peer's events come", [](const Figures& f) { return f.trouble.empty(); });
    gauge("narae_import_events", "events imported since the start", [](const Figures& f) { return f.imported; });
    gauge("narae_import_behind", "events told by the peer and not here yet", [](const Figures& f) { return f.behind; });
    gauge("narae_import_held", "events that wait for one before them", [](const Figures& f) { return f.held; });
}

void Composition::addBreakerMetrics(breaker::Breaker& breaker)
{
    const auto gauge = [&](const char* name, const char* help, auto read) {
        parts_->metrics.gaugeOf(name, help, {{"to", breaker.name()}},
                                [&breaker, read] { return static_cast<double>(read(breaker.figures())); });
    };
    using Figures = breaker::Breaker::Figures;
    gauge("narae_breaker_state", "0 closed: calls are made; 1 half open: a few are tried; 2 open: none is made",
          [](const Figures& figures) {
              switch (figures.state) {
              case breaker::Breaker::State::Closed: return 0;
              case breaker::Breaker::State::HalfOpen: return 1;
              case breaker::Breaker::State::Open: return 2;
              }
              return 0;
          });
    gauge("narae_breaker_opened", "how often it opened since the start",
          [](const Figures& figures) { return figures.opened; });
    gauge("narae_breaker_refused", "calls that were not made since the start",
          [](const Figures& figures) { return figures.refused; });
    gauge("narae_breaker_under_way", "calls under way now", [](const Figures& figures) { return figures.underWay; });
}

} // namespace narae::app
