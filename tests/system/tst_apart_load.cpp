#include "tests/support/apart_airline.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/apart_load.hpp"
#include "tests/system/long_form.hpp"

#include <QTest>

using namespace narae::testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int kClients = 4;
// What the long form wants.
constexpr double kP99RatioMost = 1.5;
constexpr double kDrainedWithinSeconds = 10;

} // namespace

/// The airline as five processes, under load, without the airline's administration for a while: nobody who books
/// notices, and its record is whole soon after its return. Deadlines are those that an operator has.
class TestApartLoad : public QObject {
    Q_OBJECT

    std::unique_ptr<ApartAirline> airline_;

    ServerProcess& of(const char* role) { return airline_->of(role); }
    std::int64_t purchasesOnRecord(const ApartLoad& load)
    {
        return airline_->figure("flight", "SELECT COUNT(*) FROM flight_purchases WHERE flight_id >= " +
                                              std::to_string(load.firstFlight()));
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<ApartAirline>();
        QVERIFY2(airline_->open(), airline_->logs().constData());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed()) qWarning("%s", airline_->logs().constData());
    }
    void cleanupTestCase() { airline_.reset(); }

    void ordersGoOnWhileTheAirlinesAdministrationIsAway()
    {
        ApartLoad load(of("reservation").port(), airline_->offerMany(isLongForm() ? 100 : 8), airline_->customer,
                       kClients);
        const seconds usually = longOrShort(seconds(20), seconds(1));
        QVERIFY(load.accepts(40));
        const auto before = goOnFor(usually);

        Latencies::Span away{Latencies::Clock::now(), {}};
        QCOMPARE(of("flight").stop(), 0);
        const int atTheStop = load.accepted();
        goOnFor(longOrShort(seconds(60), seconds(5)));
        away.to = Latencies::Clock::now();
        const int meanwhile = load.accepted() - atTheStop;
        QVERIFY2(of("flight").start(), of("flight").log().right(2000).constData());
        const int owed = load.accepted();
        QVERIFY(waitFor([&] { return purchasesOnRecord(load) >= owed; }, seconds(180), milliseconds(100)));
        const Latencies::Span catchingUp{away.to, Latencies::Clock::now()};
        const double drainedAfter = secondsSince(catchingUp.from);
        const auto after = goOnFor(usually);
        load.end();

        QVERIFY2(load.refusals().empty(), load.refusalsText().c_str());
        QVERIFY2(meanwhile > 0, "nobody booked meanwhile");
        QVERIFY(waitFor([&] { return purchasesOnRecord(load) == load.accepted(); }, seconds(60), milliseconds(100)));
        const QString trouble = airline_->troubleOnceSettled(seconds(120));
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QCOMPARE(load.seatsOnRecord(*airline_), static_cast<std::int64_t>(load.accepted()));
        const QString viewTrouble = airline_->viewTrouble();
        QVERIFY2(viewTrouble.isEmpty(), qPrintable(viewTrouble));

        const double usual = load.latencies().p99({before, after});
        const double ratio = load.latencies().p99({away}) / usual;
        tellMeasured("accepted while flight was away, and nothing refused", meanwhile, "bookings");
        tellMeasured("p99 of a booking, usually", usual, "ms");
        tellMeasured("p99 of a booking while flight was away", load.latencies().p99({away}), "ms");
        tellMeasured("p99 of a booking while flight caught up", load.latencies().p99({catchingUp}), "ms");
        tellMeasured("p99 of a booking, away to usual", ratio, "times");
        tellMeasured("all that flight had missed on its record after its start", drainedAfter, "s");
        if (!isLongForm()) return;
        QVERIFY2(ratio <= kP99RatioMost, qPrintable(QString::number(ratio)));
        QVERIFY2(drainedAfter <= kDrainedWithinSeconds, qPrintable(QString::number(drainedAfter)));
    }
};

QTEST_GUILESS_MAIN(TestApartLoad)
#include "tst_apart_load.moc"
