#include "tests/support/apart_airline.hpp"
#include "tests/support/bad_server.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/apart_load.hpp"
#include "tests/system/long_form.hpp"

#include <QRegularExpression>
#include <QTest>
#include <csignal>

using namespace narae::testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int kClients = 2;
constexpr int kReaders = 2;
// What the long form wants.
constexpr int kCallsMost = 10;
constexpr double kListP99RatioMost = 2;

enum class Trouble {
    Stopped,
    Hanging, ///< the process stands still with all it has
    Mute,    ///< takes connections and never answers
    Failing, ///< answers each call with 500 and not a word
    Late,    ///< does what it is asked, and says so when nobody waits any more
    Cut,     ///< does what it is asked, and its answer breaks off
};

} // namespace
Q_DECLARE_METATYPE(Trouble)

/// The airline as five processes, under load, with its payment service in trouble. Before payment stands a double: the
/// reservation's calls go through it, and it counts them.
class TestApartPaymentLoad : public QObject {
    Q_OBJECT

    std::unique_ptr<BadServer> double_;
    std::unique_ptr<ApartAirline> airline_;

    ServerProcess& of(const char* role) { return airline_->of(role); }
    double breakerMetric(const char* name)
    {
        const QString text = QString::fromStdString(of("reservation").get("/metrics").body);
        const QRegularExpression line(QString("^narae_breaker_%1\\{to=\"payment\"\\} (\\S+)$").arg(name),
                                      QRegularExpression::MultilineOption);
        return line.match(text).captured(1).toDouble();
    }
    /// How many of the calls that the breaker judged by had come to nothing, when it opened for the n-th time.
    int badCalls(int opening)
    {
        QList<QByteArray> lines;
        const bool said = waitFor([&] {
            lines.clear();
            for (const QByteArray& line : of("reservation").log().split('\n'))
                if (line.contains("\"breaker.open\"")) lines << line;
            return lines.size() >= opening;
        });
        if (!said) return -1;
        const QString line = QString::fromUtf8(lines.at(opening - 1));
        return QRegularExpression("\"bad\":(\\d+)").match(line).captured(1).toInt();
    }
    void begin(Trouble trouble)
    {
        switch (trouble) {
        case Trouble::Stopped:
            double_->set(Weather::Away); // where nobody listens, no double does
            of("payment").stop();
            return;
        case Trouble::Hanging: ::kill(static_cast<pid_t>(of("payment").pid()), SIGSTOP); return;
        case Trouble::Mute: double_->set(Weather::Silent); return;
        case Trouble::Failing: double_->set(Weather::BareFailure); return;
        case Trouble::Late: double_->set(Weather::Slow); return;
        case Trouble::Cut: double_->set(Weather::Cut); return;
        }
    }
    bool end(Trouble trouble)
    {
        if (trouble == Trouble::Hanging) return ::kill(static_cast<pid_t>(of("payment").pid()), SIGCONT) == 0;
        if (trouble == Trouble::Stopped && !of("payment").start()) return false;
        double_->set(Weather::Fair);
        return true;
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<ApartAirline>();
        ServerProcess& reservation = of("reservation");
        const QString payment = "payment=http://127.0.0.1:%1";
        double_ = std::make_unique<BadServer>(of("payment").port(), "POST /internal/charges");
        const QString peers = reservation.settingOf("peers.addresses");
        reservation.setting("peers.addresses",
                            QString(peers).replace(payment.arg(of("payment").port()), payment.arg(double_->port())));
        QVERIFY(reservation.settingOf("peers.addresses") != peers);
        airline_->setting("reservation.settle_after_seconds", "5");
        airline_->setting("payment.deadline_ms", "600");
        airline_->setting("peers.deadline_ms", "1000");
        QVERIFY2(airline_->open(), airline_->logs().constData());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed()) qWarning("%s", airline_->logs().constData());
    }
    void cleanupTestCase()
    {
        airline_.reset();
        double_.reset();
    }

    void aPaymentInTroubleCostsNobodyMoneyOrASeat_data()
    {
        QTest::addColumn<Trouble>("trouble");
        QTest::newRow("stopped") << Trouble::Stopped;
        QTest::newRow("hanging") << Trouble::Hanging;
        QTest::newRow("mute") << Trouble::Mute;
        QTest::newRow("failing") << Trouble::Failing;
        QTest::newRow("late") << Trouble::Late;
        QTest::newRow("cut") << Trouble::Cut;
    }
    void aPaymentInTroubleCostsNobodyMoneyOrASeat()
    {
        QFETCH(Trouble, trouble);
        const seconds usually = longOrShort(seconds(10), seconds(0));
        ListReaders readers(of("view").port(), kReaders);
        ApartLoad load(of("reservation").port(), airline_->offerMany(isLongForm() ? 40 : 4), airline_->customer,
                       kClients);
        QVERIFY(load.accepts(40)); // the breaker has seen many calls go well
        const auto before = goOnFor(usually);

        const double opened = breakerMetric("opened");
        const int callsBefore = double_->countedRequests();
        Latencies::Span inTrouble{Latencies::Clock::now(), {}};
        begin(trouble);
        QVERIFY(waitFor([&] { return breakerMetric("opened") > opened; }, seconds(60)));
        const int calls = double_->countedRequests() - callsBefore;
        const int bad = badCalls(static_cast<int>(opened) + 1);
        QVERIFY(waitFor([&] { return load.refusals().contains("503 payment.resting"); }, seconds(60)));
        goOnFor(longOrShort(seconds(20), seconds(0)));
        QVERIFY2(end(trouble), of("payment").log().right(2000).constData());
        inTrouble.to = Latencies::Clock::now();
        // Nobody lends a hand.
        QVERIFY2(load.accepts(20, seconds(120)), load.refusalsText().c_str());
        const double recoveredAfter = secondsSince(inTrouble.to);
        const auto after = goOnFor(usually);
        load.end();
        readers.end();

        for (const std::string& refusal : load.refusals())
            QVERIFY2(refusal == "202 " || refusal == "503 payment.unavailable" || refusal == "503 payment.resting",
                     refusal.c_str());
        QCOMPARE(readers.failures(), 0);
        const QString breaches = airline_->troubleOnceSettled(seconds(120));
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches));
        QCOMPARE(load.seatsOnRecord(*airline_), static_cast<std::int64_t>(load.accepted() + load.foundOut(*airline_)));
        QCOMPARE(breakerMetric("state"), 0.0);

        const QString name = QString("payment %1: ").arg(QTest::currentDataTag());
        const double usual = readers.latencies().p99({before, after});
        const double ratio = readers.latencies().p99({inTrouble}) / usual;
        if (trouble != Trouble::Stopped) // nobody listened there, and nobody counted
            tellMeasured(name + "calls that reached payment's double before the breaker opened", calls, "calls");
        tellMeasured(name + "calls that had come to nothing then", bad, "calls");
        tellMeasured(name + "twenty more bookings after its return", recoveredAfter, "s");
        if (!isLongForm()) return;
        tellMeasured(name + "p99 of the list, usually", usual, "ms");
        tellMeasured(name + "p99 of the list in trouble", readers.latencies().p99({inTrouble}), "ms");
        tellMeasured(name + "p99 of the list, in trouble to usual", ratio, "times");
        QVERIFY2(calls <= kCallsMost, qPrintable(QString::number(calls)));
        QVERIFY2(bad <= kCallsMost, qPrintable(QString::number(bad)));
        QVERIFY2(ratio <= kListP99RatioMost, qPrintable(QString::number(ratio)));
    }

    void theViewIsTheOneThatItsEventsMake()
    {
        const QString trouble = airline_->viewTrouble();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
};

QTEST_GUILESS_MAIN(TestApartPaymentLoad)
#include "tst_apart_payment_load.moc"
