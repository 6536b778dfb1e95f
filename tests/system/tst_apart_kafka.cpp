#include "tests/support/apart_airline.hpp"
#include "tests/support/kafka_broker.hpp"
#include "tests/support/mock_kafka.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/apart_load.hpp"
#include "tests/system/gateway.hpp"
#include "tests/system/long_form.hpp"

#include <QProcess>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;
using std::chrono::seconds;

namespace {

constexpr const char* kTopic = "narae.events";
constexpr int kPartitions = 6;
constexpr int kDiedAtThePoint = 134;
constexpr std::chrono::milliseconds kBetweenBookings{10}; ///< of one client
/// Where a reader of events is cut off: at these passages of its work, or (nothing) wherever it is.
constexpr const char* kPlaces[] = {"", "deliver.before_apply:3", "deliver.after_apply:5", "commit.before_commit:4",
                                   "commit.after_commit:6"};
/// Messages of the topic that a process has read and has safe; what came by a peer's feed is not among them.
constexpr const char* kReadFromTopic = "SELECT COALESCE(SUM(next_offset), 0) FROM kafka_offsets";
/// Events that it has, its own and the others'.
constexpr const char* kEventsOfAll = "SELECT COALESCE(SUM(seq), 0) FROM event_writers";

/// The broker of a test: librdkafka's mock within this program, or a real Apache Kafka.
class Broker {
public:
    explicit Broker(bool real)
    {
        if (real) {
            real_ = std::make_unique<KafkaBroker>();
            if (real_->start()) real_->createTopic(kTopic, kPartitions);
        } else {
            mock_ = std::make_unique<MockKafka>(1);
            mock_->createTopic(kTopic, kPartitions);
        }
    }
    std::string brokers() const { return real_ ? real_->brokers() : mock_->brokers(); }
    void goAway()
    {
        if (real_)
            real_->kill();
        else
            mock_->setDown(1, true);
    }
    /// Loses all that it has.
    void forget() const
    {
        if (real_)
            real_->forget(kTopic, kPartitions);
        else
            mock_->forget(kTopic, kPartitions);
    }
    bool comeBack()
    {
        if (real_) return real_->start();
        mock_->setDown(1, false);
        return true;
    }

private:
    std::unique_ptr<KafkaBroker> real_;
    std::unique_ptr<MockKafka> mock_;
};

} // namespace

/// The airline as five processes that tell each other events over Kafka: the mock, or with NARAE_TEST_KAFKA=real a
/// broker.
class TestApartKafka : public QObject {
    Q_OBJECT

    std::unique_ptr<Broker> broker_;
    std::unique_ptr<ApartAirline> airline_;

    static bool isReal() { return qEnvironmentVariable("NARAE_TEST_KAFKA") == "real"; }

    ServerProcess& of(const char* role) { return airline_->of(role); }
    double metric(const char* role, const std::string& name)
    {
        const QString text = QString::fromStdString(of(role).get("/metrics").body);
        const auto at = text.indexOf(QString::fromStdString("\n" + name + " "));
        return at < 0 ? -1 : text.mid(at + static_cast<qsizetype>(name.size()) + 2).section('\n', 0, 0).toDouble();
    }
    /// The one figure that a statement answers in the role's database.
    std::int64_t figure(const char* role, const char* statement)
    {
        const auto rows = of(role).database().open()->query(statement);
        return rows.empty() ? -1 : rows.integer(0, 0);
    }
    std::string importsOf(const std::string& what) const
    {
        return "narae_import_" + what + "{from=\"kafka " + broker_->brokers() + "/" + kTopic + "\"}";
    }

    /// Cuts a process off there, without a word, and starts it again.
    bool cutOff(const char* role, const QString& place)
    {
        of(role).kill();
        if (!place.isEmpty()) {
            of(role).environment("NARAE_FAILPOINT", place);
            of(role).start(false); // it may die before it listens
            of(role).forgetEnvironment("NARAE_FAILPOINT");
            if (of(role).waitForEnd(60'000) != kDiedAtThePoint) return false;
        }
        return of(role).start(true, 60'000);
    }
    /// What is wrong at the end: in the books of all, between the load and the books, in the view; or nothing.
    QString troubleAfter(ApartLoad& load)
    {
        load.end();
        if (!load.refusals().empty()) return "refused: " + QString::fromStdString(load.refusalsText());
        const QString trouble = airline_->troubleOnceSettled(seconds(120));
        if (!trouble.isEmpty()) return trouble;
        const std::int64_t sold = load.seatsOnRecord(*airline_);
        if (sold != load.accepted()) return QString("%1 sold, %2 told").arg(sold).arg(load.accepted());
        return airline_->viewTrouble();
    }
    std::vector<std::int64_t> flights() { return airline_->offerMany(isLongForm() ? 40 : 8); }

    bool open()
    {
        broker_ = std::make_unique<Broker>(isReal());
        airline_ = std::make_unique<ApartAirline>();
        airline_->setting("kafka.brokers", QString::fromStdString(broker_->brokers()));
        airline_->setting("http.trusted_proxies", "127.0.0.1");
        return airline_->open();
    }

private slots:
    void initTestCase()
    {
        const QString whyNot = isReal() ? KafkaBroker::whyNot() : QString();
        if (!whyNot.isEmpty()) QSKIP(qPrintable(whyNot));
    }
    void cleanup()
    {
        if (QTest::currentTestFailed() && airline_) qWarning("%s", airline_->logs().constData());
        airline_.reset();
        broker_.reset();
    }

    void theOriginalsScenarioThroughTheGateway()
    {
        QVERIFY(open());
        Gateway gateway("haproxy");
        for (const char* role : ApartAirline::kRoles)
            gateway.copies(role, {of(role).port()});
        QVERIFY2(gateway.start(), gateway.why().constData());
        const auto call = [&gateway](const std::string& method, const std::string& path, const json& body = {}) {
            return ServerProcess::ask(gateway.port(), method, path, body.is_null() ? "" : body.dump(), {});
        };
        QVERIFY(waitFor([&] { return call("GET", "/readyz").status == 200; }));
        const Answer added =
            call("POST", "/flights",
                 {{"flightName", "CH777"}, {"destination", "korea"}, {"price", "300000"}, {"seat", "100"}});
        QVERIFY2(added.status == 201, added.body.c_str());
        const std::string id = added.json()["flightId"].dump();
        const json place{{"flightId", id},
                         {"reserveStatus", "place"},
                         {"count", "1"},
                         {"price", "300000"},
                         {"phone", "01097770779"}};
        Answer placed;
        QVERIFY(waitFor([&] { return (placed = call("POST", "/reservations", place)).code() != "flight.unknown"; }));
        QVERIFY2(placed.status == 201, placed.body.c_str());
        const auto seats = [&](const std::string& path) {
            const json shown = call("GET", path).json();
            for (const json& flight : shown.is_object() ? shown["_embedded"]["flightStatuses"] : json::array())
                if (flight["flightId"].dump() == id) return flight["seat"].get<int>();
            return -1;
        };
        QVERIFY(waitFor([&] { return seats("/flightStatuses") == 99 && seats("/cqrs/flightStatuses") == 99; }));
        const json cancel{
            {"reservationId", placed.json()["reservationId"].dump()}, {"count", "1"}, {"reserveStatus", "cancel"}};
        QCOMPARE(call("POST", "/reservations", cancel).status, 200);
        QCOMPARE(call("POST", "/reservations", cancel).status, 200);
        QVERIFY(waitFor([&] { return seats("/flightStatuses") == 100; }));
        QCOMPARE(call("GET", "/pays").json()["_embedded"]["pays"].size(), std::size_t(1));
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        // It was Kafka that carried all this: what the view has, it has read from the topic too. How far it has come
        // there it writes down when it next stops waiting for news.
        QVERIFY(
            waitFor([this] { return figure("view", kReadFromTopic) >= figure("view", kEventsOfAll); }, seconds(40)));
        QVERIFY(figure("view", kEventsOfAll) > 0);
        QVERIFY(metric("view", importsOf("events")) > 0);
        QCOMPARE(metric("view", importsOf("up")), 1.0);
        QCOMPARE(metric("reservation", "narae_kafka_up"), 1.0);
        QCOMPARE(metric("reservation", "narae_events_lag{reader=\"kafka\"}"), 0.0);
    }

    void aBrokerComesAndGoesUnderLoad()
    {
        QVERIFY(open());
        ApartLoad load(of("reservation").port(), flights(), airline_->customer, 2, kBetweenBookings);
        QVERIFY(load.accepts(40));
        const auto since = Latencies::Clock::now();
        broker_->goAway();
        QVERIFY(waitFor([&] { return metric("reservation", "narae_kafka_up") == 0.0; }, seconds(60)));
        QVERIFY(load.accepts(40));
        // Readers that start while the broker is away, and are cut off then.
        const auto until = since + longOrShort(seconds(60), seconds(0));
        std::size_t turn = 0;
        do {
            const char* role = turn % 2 == 0 ? "view" : "flight";
            const QString place = role == QString("view") ? "" : kPlaces[turn / 2 % std::size(kPlaces)];
            QVERIFY2(cutOff(role, place), of(role).log().right(2000).constData());
            QVERIFY(load.accepts(40));
        } while (++turn < 2 * std::size(kPlaces) || Latencies::Clock::now() < until);
        const double away = secondsSince(since);
        QVERIFY(broker_->comeBack());
        const auto back = Latencies::Clock::now();
        // And one that is cut off while it reads what it has missed.
        QVERIFY2(cutOff("flight", ""), of("flight").log().right(2000).constData());
        QVERIFY(load.accepts(40));
        QVERIFY(waitFor([&] { return metric("reservation", "narae_kafka_up") == 1.0; }, seconds(60)));
        QVERIFY(
            waitFor([&] { return metric("reservation", "narae_events_lag{reader=\"kafka\"}") < 500; }, seconds(120)));
        const double drainedAfter = secondsSince(back);
        const QString trouble = troubleAfter(load);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        tellMeasured("the broker was away", away, "s");
        tellMeasured("readers cut off meanwhile", static_cast<double>(turn), "times");
        tellMeasured("accepted all in all, and nothing refused", load.accepted(), "bookings");
        tellMeasured("reservation's events told after the broker's return", drainedAfter, "s");
    }

    void whatABrokerLosesComesFromThePeers()
    {
        QVERIFY(open());
        ApartLoad load(of("reservation").port(), flights(), airline_->customer, 2, kBetweenBookings);
        QVERIFY(load.accepts(40));
        of("view").kill();
        QVERIFY(load.accepts(40));
        // What the view has not read yet has arrived, and is lost.
        const auto told = static_cast<std::int64_t>(load.accepted());
        QVERIFY(waitFor(
            [&] {
                return airline_->figure("reservation", "SELECT MAX(seq) FROM event_cursors WHERE reader = 'kafka'") >=
                       told;
            },
            seconds(30)));
        broker_->forget();
        QVERIFY2(of("view").start(), of("view").log().right(2000).constData());
        const auto since = Latencies::Clock::now();
        QVERIFY(load.accepts(40));
        QVERIFY(waitFor([this] { return of("view").log().contains("kafka.offset_jumped"); }, seconds(60)));
        const QString trouble = troubleAfter(load);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        tellMeasured("everything in its place after the view's return to a broker that had lost it",
                     secondsSince(since), "s");
    }
};

QTEST_GUILESS_MAIN(TestApartKafka)
#include "tst_apart_kafka.moc"
