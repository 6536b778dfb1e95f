#include <QLineEdit>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "client-admin/schedule/schedule_csv.hpp"
#include "client-admin/schedule/schedule_page.hpp"
#include "common/desktop/keep/csv.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::admin;
using desktop::Call;
using Outcome = FlightJob::Outcome;

/// A season of flights: laid out, registered by the hundred, stopped and taken up again, read from a file and written
/// to one; never one flight twice.
class TestSchedule : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    QTemporaryDir folder_;
    const QDate begin_ = QDate::currentDate().addDays(40);

    struct Opened {
        std::unique_ptr<testing::AdminDesk> desk;
        std::unique_ptr<SchedulePage> page;
        template <class Widget>
        Widget* find(const char* name) const
        {
            return page->findChild<Widget*>(name);
        }
        void type(const char* name, const QString& text) const
        {
            auto* field = find<QLineEdit>(name);
            field->selectAll();
            QTest::keyClicks(field, text);
        }
    };

    Opened open(const QString& store = ":memory:")
    {
        desktop::Options options = server_.options("admin");
        options.storeFile = store;
        Opened opened;
        opened.desk = std::make_unique<testing::AdminDesk>(options);
        if (!opened.desk->logIn()) return opened;
        opened.page = std::make_unique<SchedulePage>(opened.desk->parts, opened.desk->registry);
        opened.page->resize(1080, 712);
        opened.page->show();
        opened.page->entered();
        auto* aircraft = opened.find<QComboBox>("patternAircraft");
        if (!QTest::qWaitFor([&] { return aircraft->count() > 0; }, 10'000)) opened.page.reset();
        return opened;
    }

    /// Daily from begin_, `days` long.
    void fill(const Opened& opened, const QString& number, int days)
    {
        auto* aircraft = opened.find<QComboBox>("patternAircraft");
        aircraft->setCurrentIndex(aircraft->findData("A321neo"));
        opened.type("patternNumber", number);
        opened.type("patternOrigin", "gmp");
        opened.type("patternDestination", "cju");
        opened.type("patternDeparts", "19:05");
        opened.type("patternArrives", "20:15");
        opened.type("patternFrom", begin_.toString(Qt::ISODate));
        opened.type("patternTo", begin_.addDays(days - 1).toString(Qt::ISODate));
        opened.type("patternFareEconomy", "49000");
        opened.type("patternFareBusiness", "120000");
    }

    QList<FlightRecord> flightsOf(desktop::Parts& parts, const QString& number)
    {
        QList<FlightRecord> flights;
        QString after;
        do {
            QUrlQuery query{{"flightNumber", number}, {"limit", "100"}};
            if (!after.isEmpty()) query.addQueryItem("after", after);
            const auto outcome = testing::ask(parts, Call::get("/v1/flights", query));
            const auto page = desktop::pageFromJson<FlightRecord>((*outcome)->object());
            for (const FlightRecord& flight : page.items)
                flights << flight;
            after = page.hasMore ? page.next : QString();
        } while (!after.isEmpty());
        return flights;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        QVERIFY(folder_.isValid());
    }

    /// In Seoul, whatever this machine's clock and its place make of it.
    void todayIsTheAirlinesOwn()
    {
        desktop::Options options = server_.options("admin");
        options.now = [] { return QDateTime(QDate(2027, 1, 14), QTime(16, 0), Qt::UTC); };
        testing::AdminDesk desk(options);
        SchedulePage page(desk.parts, desk.registry);
        page.resize(1080, 712);
        page.show();
        auto* calendar = page.findChild<ScheduleCalendar*>("scheduleCalendar");
        QCOMPARE(calendar->month(), QDate(2027, 1, 1));
        QSignalSpy picked(calendar, &ScheduleCalendar::dayPicked);
        QTest::keyClick(calendar, Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.front().front().toDate(), QDate(2027, 1, 15));
    }

    void aPatternIsSeenOnTheCalendarBeforeItIsRegistered()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        fill(opened, "nr 8101", 14);
        auto* create = opened.find<QPushButton>("createFlights");
        QTRY_COMPARE(create->text(), QString("Register 14 flights"));
        QCOMPARE(opened.find<QLabel>("patternSeats")->text(), QString("2,548 seats"));
        auto* calendar = opened.find<ScheduleCalendar>("scheduleCalendar");
        QCOMPARE(calendar->markOf(begin_), ScheduleCalendar::Mark::Usual);
        QCOMPARE(calendar->markOf(begin_.addDays(-1)), ScheduleCalendar::Mark::None);
        // A weekday less, by its key; then a peak day with its own fare.
        auto* days = opened.find<WeekdayPicker>("patternDays");
        days->setFocus();
        QTest::keyClick(days, Qt::Key_Space);
        QTRY_COMPARE(create->text(), QString("Register 12 flights"));
        auto* peak = opened.find<WeekdayPicker>("patternPeakDays");
        QTest::keyClick(peak, Qt::Key_Right);
        QTest::keyClick(peak, Qt::Key_Space);
        QCOMPARE(create->text(), QString("Fill in the pattern"));
        opened.type("patternPeakFareEconomy", "68000");
        opened.type("patternPeakFareBusiness", "150000");
        QTRY_COMPARE(create->text(), QString("Register 12 flights"));
        // A day off, by a key in the calendar.
        QDate off = begin_;
        while (off.dayOfWeek() < 3)
            off = off.addDays(1);
        calendar->setCurrent(off);
        QTest::keyClick(calendar, Qt::Key_Return);
        QCOMPARE(calendar->markOf(off), ScheduleCalendar::Mark::Off);
        QTRY_COMPARE(create->text(), QString("Register 11 flights"));
        QTest::keyClick(create, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(opened.page->job().count(Outcome::Registered), 11, 15'000);
        for (const FlightRecord& flight : flightsOf(opened.desk->parts, "NR8101")) {
            const QDateTime there = flight.departsAt().toTimeZone(QTimeZone("Asia/Seoul"));
            QCOMPARE(there.time(), QTime(19, 5));
            QVERIFY(there.date() != off);
            QCOMPARE(flight.cabin("economy")->price.amountMinor(), there.date().dayOfWeek() == 2 ? 68'000 : 49'000);
        }
        // Now each of its days is a conflict, and nothing is left to register.
        QTRY_COMPARE(create->text(), QString("No flight in this pattern"));
        QCOMPARE(calendar->markOf(begin_.dayOfWeek() == 1 ? begin_.addDays(1) : begin_) ==
                     ScheduleCalendar::Mark::Conflict,
                 off != (begin_.dayOfWeek() == 1 ? begin_.addDays(1) : begin_));
        QVERIFY(opened.find<QLabel>("conflictWords")->isVisible());
    }

    void theWayBackFliesToo()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        fill(opened, "NR8111", 3);
        opened.find<QCheckBox>("patternBack")->setChecked(true);
        opened.type("patternBackNumber", "NR8112");
        opened.type("patternBackDeparts", "23:30");
        opened.type("patternBackArrives", "00:40");
        auto* create = opened.find<QPushButton>("createFlights");
        QTRY_COMPARE(create->text(), QString("Register 6 flights"));
        QTest::mouseClick(create, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(opened.page->job().count(Outcome::Registered), 6, 15'000);
        const auto back = flightsOf(opened.desk->parts, "NR8112");
        QCOMPARE(back.size(), 3);
        QCOMPARE(back[0].origin, QString("CJU"));
        QCOMPARE(back[0].arrivesMs - back[0].departsMs, 70LL * 60'000);
    }

    void stoppedInTheMiddleItGoesOnInAnotherRunWithoutDoubles()
    {
        constexpr int kDays = 300;
        const QString store = folder_.filePath("stopped.sqlite");
        int registered = 0;
        {
            Opened opened = open(store);
            QVERIFY(opened.page);
            fill(opened, "NR8201", kDays);
            auto* create = opened.find<QPushButton>("createFlights");
            QTRY_COMPARE(create->text(), QString("Register %1 flights").arg(kDays));
            FlightJob& job = opened.page->job();
            connect(&job, &FlightJob::progressed, &job, [&job] {
                if (job.count(Outcome::Registered) == 60 && !job.pausing()) job.pause();
            });
            QSignalSpy paused(&job, &FlightJob::paused);
            QTest::mouseClick(create, Qt::LeftButton);
            QTRY_COMPARE_WITH_TIMEOUT(paused.count(), 1, 20'000);
            registered = job.count(Outcome::Registered);
            QVERIFY(registered >= 60 && registered <= 68);
            QVERIFY(opened.find<QPushButton>("goOnWork")->isVisible());
        }
        // The last answers are lost with the app: what it does not know, it sends again under the same keys.
        {
            desktop::LocalStore file(store);
            QSqlQuery query(file.database());
            QVERIFY(query.exec("DELETE FROM flight_job_rows WHERE place >= 50"));
        }
        Opened opened = open(store);
        QVERIFY(opened.page);
        FlightJob& job = opened.page->job();
        QCOMPARE(job.total(), kDays);
        QCOMPARE(job.count(Outcome::Registered), 50);
        QVERIFY(!job.running()); // offered, not begun by itself
        QCOMPARE(static_cast<int>(flightsOf(opened.desk->parts, "NR8201").size()), registered);
        auto* goOn = opened.find<QPushButton>("goOnWork");
        QVERIFY(goOn->isVisible());
        QTest::keyClick(goOn, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(job.count(Outcome::Registered), kDays, 30'000);
        // Under their keys the lost ones were answered as registered, not refused as there already.
        QCOMPARE(job.count(Outcome::There), 0);
        QSet<qint64> departures;
        const auto flights = flightsOf(opened.desk->parts, "NR8201");
        for (const FlightRecord& flight : flights)
            departures << flight.departsMs;
        QCOMPARE(static_cast<int>(flights.size()), kDays);
        QCOMPARE(static_cast<int>(departures.size()), kDays);
        // It has ended: a third run offers nothing.
        opened = Opened();
        Opened third = open(store);
        QVERIFY(third.page);
        QVERIFY(!third.page->job().exists());
    }

    void aServerThatGoesAwayOnlyPausesIt()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        fill(opened, "NR8301", 120);
        auto* create = opened.find<QPushButton>("createFlights");
        QTRY_COMPARE(create->text(), QString("Register 120 flights"));
        FlightJob& job = opened.page->job();
        bool killed = false;
        connect(&job, &FlightJob::progressed, &job, [&] {
            if (job.count(Outcome::Registered) < 20 || killed) return;
            killed = true;
            server_.process().kill();
        });
        QSignalSpy paused(&job, &FlightJob::paused);
        QTest::mouseClick(create, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(paused.count(), 1, 60'000);
        QVERIFY(opened.find<QLabel>("workProblem")->isVisible());
        QVERIFY(server_.process().start());
        auto* goOn = opened.find<QPushButton>("goOnWork");
        QTRY_VERIFY_WITH_TIMEOUT(goOn->isEnabled(), 40'000);
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(job.count(Outcome::Registered), 120, 30'000);
        QCOMPARE(static_cast<int>(flightsOf(opened.desk->parts, "NR8301").size()), 120);
    }

    void aFileIsLookedThroughCorrectedInPlaceAndImported()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        const QString day = begin_.toString(Qt::ISODate);
        QString text = desktop::csv::lineToBeReadBack(csv::header());
        for (int i = 0; i < 5; ++i)
            text += desktop::csv::lineToBeReadBack({QString("NR84%1").arg(10 + i), "GMP", i == 2 ? "XXX" : "CJU",
                                                    day + "T08:00:00+09:00", day + "T09:10:00+09:00", "A321neo",
                                                    i == 3 ? "cheap" : "52000", "", "110000", "", "KRW", "-"});
        QFile file(folder_.filePath("winter.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        file.close();
        opened.page->importFile(file.fileName());
        CsvImport& import = opened.page->fileComingIn();
        QTRY_COMPARE(import.phase(), CsvImport::Phase::Checked);
        QCOMPARE(import.count(CsvImport::State::Good), 3);
        QCOMPARE(import.count(CsvImport::State::Wrong), 2);
        QVERIFY(flightsOf(opened.desk->parts, "NR8410").isEmpty()); // a dry run registers nothing
        QCOMPARE(opened.find<ProgressStrip>("workStrip")->ticks(), std::vector<int>({2, 3}));

        auto* table = opened.find<QTableView>("wrongRows");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
        const auto correct = [&](int row, const QString& column, const QString& value) {
            const int at = 2 + static_cast<int>(csv::header().indexOf(column));
            table->setFocus();
            table->setCurrentIndex(table->model()->index(row, at));
            QTest::keyClick(table, Qt::Key_F2);
            auto* editor = table->viewport()->findChild<QLineEdit*>();
            QVERIFY(editor);
            editor->setText(value);
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_COMPARE(table->model()->index(row, at).data().toString(), value);
        };
        correct(0, "destination", "CJU");
        correct(1, "economyPrice", "53000");
        QTest::mouseClick(opened.find<QPushButton>("checkAgain"), Qt::LeftButton);
        QTRY_COMPARE(import.count(CsvImport::State::Good), 5);
        auto* go = opened.find<QPushButton>("goOnWork");
        QCOMPARE(go->text(), QString("Register 5 flights"));
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_COMPARE(import.count(CsvImport::State::Registered), 5);
        QCOMPARE(flightsOf(opened.desk->parts, "NR8412").size(), 1);
        // The same file again: what is there is passed over.
        opened.page->importFile(file.fileName());
        QTRY_COMPARE(import.phase(), CsvImport::Phase::Checked);
        QCOMPARE(import.count(CsvImport::State::There), 3);
    }

    void whatIsExportedIsImportedUnchanged()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        const QString file = folder_.filePath("schedule.csv");
        QSignalSpy told(opened.page.get(), &AdminPage::toast);
        opened.page->exportTo(file);
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 30'000);
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const auto table = csv::parse(QString::fromUtf8(in.readAll()));
        QVERIFY(table && table->size() > 1000);
        opened.page->importFile(file);
        CsvImport& import = opened.page->fileComingIn();
        QTRY_COMPARE_WITH_TIMEOUT(import.phase(), CsvImport::Phase::Checked, 60'000);
        // Each is there already, to the last field: fares, seats, times, refund steps.
        const QString first = import.rowCount() > 0 ? import.index(0, 1).data().toString() : QString();
        QVERIFY2(first.isEmpty(), qPrintable(first));
        QCOMPARE(import.count(CsvImport::State::There), import.total());
        QCOMPARE(import.total(), static_cast<int>(table->size()) - 1);
    }

    void cellsAreQuotedWhereTheyMustBe()
    {
        const QStringList cells{"plain", "with, comma", "with \"quotes\"", "two\nlines", ""};
        const auto read = csv::parse(desktop::csv::lineToBeReadBack(cells) + "a,b\r\n");
        QVERIFY(read);
        QCOMPARE((*read)[0], cells);
        QCOMPARE((*read)[1], QStringList({"a", "b"}));
        QVERIFY(!csv::parse("a,\"b"));
        QVERIFY(!csv::parse("a,\"b\"c"));
    }
};

NARAE_DESKTOP_MAIN(TestSchedule)
#include "tst_schedule.moc"
