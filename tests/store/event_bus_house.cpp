#include "tests/store/event_bus_house.hpp"

#include "common/base/check.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/platform/event_bus/schema.hpp"
#include "server/platform/events/schema.hpp"

namespace narae::testing {

namespace {

/// Where nobody fills gaps from a feed, a broker must not have more for a side than may wait behind one
/// (ImporterOptions::heldMost), however long it was away.
constexpr std::chrono::milliseconds kTellingPause{5};

/// What happened to flights, and changes nothing else.
struct Tell {
    using Answer = bool;
    int first = 0;
    int last = 0;

    void want(commit::Outbox&) const {}
    Result<bool> decide(commit::Outbox& outbox, Instant) const
    {
        for (int number = first; number <= last; ++number) {
            const int flight = number % 10 + 1;
            outbox.append("test", "Happened", "flight/" + std::to_string(flight), flight,
                          "{\"number\":" + std::to_string(number) + "}");
        }
        return true;
    }
};

commit::CommitterOptions optionsOf(const std::string& writer)
{
    commit::CommitterOptions options;
    options.writer = writer;
    return options;
}

event_bus::KafkaPublisher::Options publisherOptions(std::chrono::milliseconds othersPatience)
{
    event_bus::KafkaPublisher::Options options;
    options.othersPause = std::chrono::milliseconds(50);
    options.othersPatience = othersPatience;
    options.cursorPause = std::chrono::milliseconds(20);
    options.pauseFirst = std::chrono::milliseconds(50);
    options.onTheirWayMost = 100;
    return options;
}

event_bus::KafkaSource::Options sourceOptions(std::chrono::milliseconds feedsPause)
{
    event_bus::KafkaSource::Options options;
    options.feedsPause = feedsPause;
    options.feedsPauseAway = std::min(options.feedsPauseAway, feedsPause);
    options.storePause = std::chrono::milliseconds(20);
    return options;
}

events::ImporterOptions importerOptions()
{
    events::ImporterOptions options;
    options.gapPatience = std::chrono::milliseconds(300);
    options.wait = std::chrono::milliseconds(1000);
    return options;
}

} // namespace

EventSide::EventSide(std::string theWriter, std::shared_ptr<TestDatabase> theStored)
    : writer(std::move(theWriter)),
      stored(theStored ? std::move(theStored) : std::make_shared<TestDatabase>()),
      installation("of-" + writer.substr(0, 1)),
      pool(stored->database(), 4),
      committer(stored->database(), clock, optionsOf(writer)),
      log(pool, 1000),
      imports(log)
{
    const auto session = stored->open();
    const auto migrated =
        database::migrate(*session, {commit::schema(), events::schema(), event_bus::schema()}, toEpochMs(clock.now()));
    check(migrated.has_value(), "the tables are made");
    committer.add(cursors);
    committer.add(imports);
    committer.add(offsets);
    committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
    committer.start();
}

EventSide::~EventSide()
{
    endTelling();
    log.interrupt();
    committer.stop();
}

void EventSide::tell(int events)
{
    for (int i = 0; i < events; ++i)
        tellTogether(1);
}

void EventSide::tellTogether(int events)
{
    const Tell tell{told_ + 1, told_ + events};
    told_ = tell.last;
    const auto told = commit::carryOut(committer, committer.outbox(), tell, "");
    check(told.has_value(), "an event is told");
}

void EventSide::tellOn()
{
    ending_ = false;
    telling_ = std::thread([this] {
        for (; !ending_; std::this_thread::sleep_for(kTellingPause))
            tell(1);
    });
}

void EventSide::endTelling()
{
    ending_ = true;
    if (telling_.joinable()) telling_.join();
}

std::vector<std::string> EventSide::toldBy(const std::string& name)
{
    const auto session = pool.lease();
    const auto rows =
        session->query("SELECT seq, type, subject, data FROM event_outbox WHERE writer = ? ORDER BY seq", {name});
    std::vector<std::string> all;
    for (std::size_t row = 0; row < rows.size(); ++row)
        all.push_back(std::to_string(rows.integer(row, 0)) + " " + rows.text(row, 1) + " " + rows.text(row, 2) + " " +
                      rows.text(row, 3));
    return all;
}

std::int64_t EventSide::headOf(const std::string& name)
{
    const auto session = pool.lease();
    const auto rows = session->query("SELECT seq FROM event_writers WHERE writer = ?", {name});
    return rows.empty() ? 0 : rows.integer(0, 0);
}

std::int64_t EventSide::cursorOf(const std::string& name)
{
    const auto session = pool.lease();
    const auto rows = session->query("SELECT seq FROM event_cursors WHERE reader = 'kafka' AND writer = ?", {name});
    return rows.empty() ? 0 : rows.integer(0, 0);
}

void EventSide::run(const std::string& statement)
{
    const auto session = stored->open();
    session->execute(statement, {});
    check(!session->failure(), statement);
}

Result<events::Delivery> DirectFeed::after(const events::Cursors& cursors, std::chrono::milliseconds)
{
    ++asked_;
    const auto heads = side_.log.heads(events::EventLog::Whose::OurOwn);
    if (!heads) return heads.error();
    auto events = side_.log.after(cursors, 500, events::EventLog::Whose::OurOwn);
    if (!events) return events.error();
    events::Delivery delivery;
    for (const auto& [writer, seq] : *heads)
        delivery.heads.push_back({side_.installation, writer, seq});
    for (events::Envelope& event : *events)
        delivery.events.push_back({side_.installation, std::move(event)});
    return delivery;
}

Publishing::Publishing(EventSide& side, const kafka::Cluster& cluster, std::chrono::milliseconds othersPatience)
    : publisher(cluster, side.installation, side.log, side.committer, side.cursors, side.pool,
                publisherOptions(othersPatience))
{
    publisher.start();
}

Publishing::~Publishing()
{
    publisher.stop();
}

Importing::Importing(EventSide& side, const kafka::Cluster& cluster, events::EventSource* feed,
                     std::chrono::milliseconds feedsPause)
    : source(cluster, side.installation, feed, side.committer, side.offsets, side.pool, sourceOptions(feedsPause)),
      importer(source, feed, side.committer, side.imports, side.pool, side.clock, importerOptions())
{
    importer.start(side.installation);
}

Importing::~Importing()
{
    importer.stop();
}

} // namespace narae::testing
