#include "server/platform/commit/schema.hpp"
#include "server/platform/events/reader.hpp"
#include "server/platform/events/schema.hpp"
#include "server/webhooks/adapters/committing_desk.hpp"
#include "server/webhooks/adapters/event_queue.hpp"
#include "server/webhooks/adapters/schema.hpp"
#include "server/webhooks/adapters/webhook_shelf.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <atomic>

using namespace narae;
using namespace narae::webhooks;
using testing::waitFor;

namespace {

/// What happened, so many times, and changes nothing else.
struct Tell {
    using Answer = bool;
    int events = 1;

    void want(commit::Outbox&) const {}
    Result<bool> decide(commit::Outbox& outbox, Instant) const
    {
        for (int i = 0; i < events; ++i)
            outbox.append("test", "Happened", "flight/7", 7, "{}");
        return true;
    }
};

/// Counts how many events are looked at.
class CountingQueue final : public events::Handler {
public:
    explicit CountingQueue(EventQueue& queue) : queue_(queue) {}
    bool takes(std::string_view type) const override { return queue_.takes(type); }
    bool rests() const override { return queue_.rests(); }
    Result<std::unique_ptr<events::Effect>> read(const commit::Envelope& event) override
    {
        auto effect = queue_.read(event);
        if (!effect) return effect;
        return std::unique_ptr<events::Effect>(std::make_unique<Counted>(applied, *std::move(effect)));
    }
    std::atomic<int> applied{0};

private:
    class Counted final : public events::Effect {
    public:
        Counted(std::atomic<int>& applied, std::unique_ptr<events::Effect> effect)
            : applied_(applied), effect_(std::move(effect))
        {
        }
        void want() override { effect_->want(); }
        Result<void> apply(Instant now) override
        {
            ++applied_;
            return effect_->apply(now);
        }

    private:
        std::atomic<int>& applied_;
        std::unique_ptr<events::Effect> effect_;
    };

    EventQueue& queue_;
};

/// What queues events for webhooks in one process; nobody sends them.
class Process {
public:
    explicit Process(testing::TestDatabase& stored, const std::string& writer = "narae-1")
        : pool_(stored.database(), 4),
          log(pool_, 1000),
          committer_(stored.database(), clock_, {.writer = writer}),
          shelf_(committer_.ids(), [this] { queue_.anybodyListens(true); }),
          queue_(shelf_, installation_),
          counting(queue_),
          desk(committer_, shelf_, cursors_, log),
          reader_(EventQueue::kReader, log, counting, committer_, cursors_, pool_)
    {
        committer_.ids().declare(WebhookShelf::kEndpointIds);
        committer_.add(cursors_);
        committer_.add(shelf_);
        committer_.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
        queue_.anybodyListens(false);
        committer_.start();
    }
    ~Process()
    {
        log.interrupt();
        reader_.stop();
        committer_.stop();
    }

    void startReading() { reader_.start(); }
    bool hasReadAll()
    {
        return waitFor([this] { return reader_.lag() == 0; });
    }
    void tell(int events)
    {
        check(commit::carryOut(committer_, committer_.outbox(), Tell{events}, "").has_value(), "it is told");
    }
    WebhookEndpointId add()
    {
        const auto added = desk.carryOut(wish(), "");
        check(added.has_value(), "the endpoint is made");
        return added->id;
    }
    /// The use case without what is done for the first one.
    void addPlainly()
    {
        const auto added = commit::carryOut<AddEndpoint, WebhookBooks>(committer_, shelf_, wish(), "");
        check(added.has_value(), "the endpoint is made");
    }
    /// Told by the couriers, when all are gone.
    void nobodyListens() { queue_.anybodyListens(false); }

private:
    static AddEndpoint wish() { return {{}, "https://integrator.example/hook", {}, "sealed"}; }

    SystemClock clock_;
    const std::string installation_ = "narae-test";
    database::Pool pool_;

public:
    events::EventLog log;

private:
    commit::Committer committer_;
    events::CursorShelf cursors_;
    WebhookShelf shelf_;
    EventQueue queue_;

public:
    CountingQueue counting;
    CommittingDesk desk;

private:
    events::Reader reader_;
};

} // namespace

/// The first endpoint ever: it hears what happens from now on, and the years before are not even read for it.
class TestFirstWebhook : public QObject {
    Q_OBJECT

    static constexpr int kPast = 600;
    std::unique_ptr<testing::TestDatabase> stored_;

    std::int64_t figure(const std::string& statement)
    {
        const auto session = stored_->open();
        const auto rows = session->query(statement);
        check(!session->failure(), statement);
        return rows.empty() || rows.isNull(0, 0) ? 0 : rows.integer(0, 0);
    }
    std::int64_t deliveries(WebhookEndpointId endpoint)
    {
        return figure("SELECT COUNT(*) FROM webhooks_deliveries WHERE endpoint_id = " + endpoint.text());
    }
    std::int64_t cursorAt(const std::string& writer)
    {
        return figure("SELECT seq FROM event_cursors WHERE reader = 'webhooks' AND writer = '" + writer + "'");
    }

private slots:
    void init()
    {
        stored_ = std::make_unique<testing::TestDatabase>();
        const auto session = stored_->open();
        check(database::migrate(*session, {commit::schema(), events::schema(), webhooks::schema()}, 0).has_value(),
              "the schema fits");
    }
    void cleanup() { stored_.reset(); }

    void theFirstHearsFromNowOn_data()
    {
        QTest::addColumn<bool>("before");
        QTest::newRow("a reader that has passed everything over") << true;
        QTest::newRow("a reader that starts afterwards") << false;
    }
    void theFirstHearsFromNowOn()
    {
        QFETCH(bool, before);
        Process process(*stored_);
        process.tell(kPast);
        if (before) {
            process.startReading();
            QVERIFY(process.hasReadAll());
        }
        const WebhookEndpointId endpoint = process.add();
        QCOMPARE(cursorAt("narae-1"), kPast);
        if (!before) process.startReading();
        process.tell(3);
        QVERIFY(waitFor([&] { return deliveries(endpoint) == 3; }));
        QVERIFY(waitFor([&] { return cursorAt("narae-1") == kPast + 3; }));
        QCOMPARE(process.counting.applied.load(), 3);
        QCOMPARE(figure("SELECT COUNT(*) FROM webhooks_deliveries WHERE event_id LIKE '%601' OR event_id LIKE '%602' "
                        "OR event_id LIKE '%603'"),
                 3);
    }

    /// The control: so it was, and so a test that looks would find it.
    void withoutItAllThePastIsRead()
    {
        Process process(*stored_);
        process.tell(kPast);
        process.startReading();
        QVERIFY(process.hasReadAll());
        process.addPlainly();
        process.tell(1);
        QVERIFY(waitFor([&] { return cursorAt("narae-1") == kPast + 1; }));
        QVERIFY(process.counting.applied.load() > kPast);
    }

    void whatAnotherCopyToldIsThePastToo()
    {
        Process process(*stored_);
        {
            Process other(*stored_, "narae-2");
            other.tell(40);
            process.tell(5);
            const WebhookEndpointId endpoint = process.add();
            QCOMPARE(cursorAt("narae-2"), 40);
            QCOMPARE(cursorAt("narae-1"), 5);
            process.startReading();
            other.tell(2);
            QVERIFY(waitFor([&] { return deliveries(endpoint) == 2; }));
        }
        QCOMPARE(process.counting.applied.load(), 2);
    }

    void aFurtherOneTakesNothingFromTheFirst()
    {
        Process process(*stored_);
        const WebhookEndpointId first = process.add();
        process.tell(5); // and nobody has read it yet
        const WebhookEndpointId second = process.add();
        QCOMPARE(cursorAt("narae-1"), 0);
        process.startReading();
        process.tell(2);
        QVERIFY(waitFor([&] { return deliveries(first) == 7 && deliveries(second) >= 2; }));
        QCOMPARE(process.counting.applied.load(), 7);
    }

    void theFirstAfterAllAreGoneHearsFromNowOnAgain()
    {
        Process process(*stored_);
        process.startReading();
        const WebhookEndpointId first = process.add();
        process.tell(2);
        QVERIFY(waitFor([&] { return deliveries(first) == 2; }));
        QVERIFY(process.desk.carryOut(RemoveEndpoint{{}, first}, "").has_value());
        process.nobodyListens();
        process.tell(kPast);
        QVERIFY(process.hasReadAll());
        const int applied = process.counting.applied;
        const WebhookEndpointId again = process.add();
        process.tell(1);
        QVERIFY(waitFor([&] { return deliveries(again) == 1; }));
        QCOMPARE(process.counting.applied.load(), applied + 1);
        QCOMPARE(cursorAt("narae-1"), kPast + 3);
    }

    void whoWasRefusedMovesNothing()
    {
        Process process(*stored_);
        for (std::size_t i = 0; i < WebhookEndpoint::kEndpointsMost; ++i)
            process.add();
        process.tell(9);
        const auto refused = process.desk.carryOut(AddEndpoint{{}, "https://integrator.example/", {}, "sealed"}, "");
        QCOMPARE(refused.error().code(), std::string("webhook.too_many"));
        QCOMPARE(cursorAt("narae-1"), 0);
    }
};

QTEST_GUILESS_MAIN(TestFirstWebhook)
#include "tst_first_webhook.moc"
