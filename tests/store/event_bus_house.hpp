#pragma once

#include "server/platform/commit/committer.hpp"
#include "server/platform/event_bus/kafka_publisher.hpp"
#include "server/platform/event_bus/kafka_source.hpp"
#include "server/platform/events/importer.hpp"
#include "tests/support/test_database.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace narae::testing {

/// A process's side of the events, without the airline: a database, its writer, its log.
class EventSide {
public:
    /// `stored`: of another copy; nothing: a database of its own, whose name is the writer's.
    explicit EventSide(std::string writer, std::shared_ptr<TestDatabase> stored = nullptr);
    ~EventSide();

    /// Tells so many events, of ten flights in turn; waits until they are durable.
    void tell(int events);
    /// All in one commit.
    void tellTogether(int events);
    /// Tells one after the other, with pauses, until the end.
    void tellOn();
    void endTelling();

    /// What a writer told, as this database has it: `seq type subject data`, in order.
    std::vector<std::string> toldBy(const std::string& writer);
    std::int64_t headOf(const std::string& writer);
    /// Of the reader `kafka`.
    std::int64_t cursorOf(const std::string& writer);
    void run(const std::string& statement);

    const std::string writer;
    std::shared_ptr<TestDatabase> stored;
    std::string installation;
    SystemClock clock;
    database::Pool pool;
    commit::Committer committer;
    events::CursorShelf cursors;
    events::EventLog log;
    events::ImportShelf imports;
    event_bus::OffsetShelf offsets;

private:
    std::atomic<bool> ending_{false};
    std::thread telling_;
    std::atomic<int> told_{0};
};

/// Another process's feed, asked directly.
class DirectFeed final : public events::EventSource {
public:
    explicit DirectFeed(EventSide& side) : side_(side) {}
    Result<events::Delivery> after(const events::Cursors& cursors, std::chrono::milliseconds longest) override;
    void interrupt() override {}
    std::string name() const override { return "the feed of " + side_.writer; }
    int asked() const { return asked_; }

private:
    EventSide& side_;
    std::atomic<int> asked_{0};
};

/// Tells a side's events to a topic, while it lives.
class Publishing {
public:
    Publishing(EventSide& side, const kafka::Cluster& cluster,
               std::chrono::milliseconds othersPatience = std::chrono::milliseconds(300));
    ~Publishing();
    event_bus::KafkaPublisher publisher;
};

/// Copies a topic's events into a side, while it lives.
class Importing {
public:
    /// `feed` fills gaps, and is looked at each `feedsPause`; may be nothing.
    Importing(EventSide& side, const kafka::Cluster& cluster, events::EventSource* feed = nullptr,
              std::chrono::milliseconds feedsPause = std::chrono::hours(1));
    ~Importing();

    event_bus::KafkaSource source;
    events::Importer importer;
};

} // namespace narae::testing
