#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "client-admin/flights/flights_page.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QElapsedTimer>
#include <algorithm>

using namespace narae;
using namespace narae::admin;
using desktop::Call;

namespace {

/// A hundred thousand flights without a server, a hundred at a time.
class ManyFlights : public FlightPages {
public:
    explicit ManyFlights(int count) : count_(count) {}
    void page(const QString& after, QObject* context, Heard<FlightPage> heard) override
    {
        QMetaObject::invokeMethod(
            context,
            [this, begin = after.toInt(), heard = std::move(heard)] {
                FlightPage page;
                for (int i = begin; i < std::min(begin + 100, count_); ++i)
                    page.items.push_back(flight(i));
                page.hasMore = begin + 100 < count_;
                page.next = QString::number(begin + 100);
                heard(&page, nullptr);
            },
            Qt::QueuedConnection);
    }

private:
    static FlightRecord flight(int i)
    {
        static const QStringList airports{"GMP", "CJU", "PUS", "ICN", "NRT", "KIX"};
        FlightRecord flight;
        flight.flightId = i + 1;
        flight.number = QString("NR%1").arg(100 + i % 900);
        flight.origin = airports[i % 6];
        flight.destination = airports[(i + 1 + i / 7 % 5) % 6];
        flight.departsMs = QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + i * 60'000LL;
        flight.arrivesMs = flight.departsMs + 70 * 60'000;
        flight.aircraft = i % 3 == 0 ? "A321neo" : "A220-300";
        flight.cabins = {{"business", 8, "1-2:AC_DF", Money(120'000, Currency::krw())},
                         {"economy", 174, "7-35:ABC_DEF;x=17,18", Money(50'000 + i % 500 * 100, Currency::krw())}};
        flight.sold = i % 180;
        flight.left = 182 - flight.sold;
        flight.version = 1;
        return flight;
    }
    int count_;
};

qint64 residentBytes()
{
    QFile status("/proc/self/statm");
    if (!status.open(QIODevice::ReadOnly)) return 0;
    return status.readAll().split(' ').value(1).toLongLong() * 4096;
}

} // namespace

/// The list of flights as a clerk uses it: found, chosen, changed in its cells and many at once.
class TestFlightsPage : public QObject {
    Q_OBJECT

    testing::DemoServer server_;

    struct Opened {
        std::unique_ptr<testing::AdminDesk> desk;
        std::unique_ptr<FlightsPage> page;
        FlightTable* table = nullptr;
        template <class Widget>
        Widget* find(const char* name) const
        {
            return page->findChild<Widget*>(name);
        }
    };

    Opened open(desktop::Options options)
    {
        Opened opened;
        opened.desk = std::make_unique<testing::AdminDesk>(std::move(options));
        if (!opened.desk->logIn()) return opened;
        opened.page = std::make_unique<FlightsPage>(opened.desk->parts, opened.desk->registry);
        opened.page->resize(1080, 712);
        opened.page->show();
        opened.table = opened.find<FlightTable>("flightTable");
        opened.page->entered();
        if (!QTest::qWaitFor([&] { return opened.page->feed().complete(); }, 15'000)) opened.page.reset();
        return opened;
    }
    Opened open() { return open(server_.options("admin")); }

    /// The first flight that is on sale and departs in more than a day, as the row shown.
    static int openRow(const FlightModel& model, int skip = 0)
    {
        const qint64 tomorrow = QDateTime::currentMSecsSinceEpoch() + 30LL * 3600 * 1000;
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.at(row).departsMs > tomorrow && model.stateAt(row) == FlightState::OnSale && skip-- == 0)
                return row;
        return -1;
    }

private slots:
    void initTestCase() { QVERIFY(server_.start()); }

    void typingFindsFlightsInEitherLanguage()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int all = model.rowCount();
        QVERIFY(all > 500);
        QTest::keyClicks(opened.table, "/");
        QTest::keyClicks(opened.find<QLineEdit>("flightFilter"), "nr 1201");
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.at(row).number, QString("NR1201"));
        opened.find<QLineEdit>("flightFilter")->setText(QString::fromUtf8("제주 gmp"));
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(model.at(row).origin == "CJU" || model.at(row).destination == "CJU");
        opened.find<QLineEdit>("flightFilter")->setText("zzzz");
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(opened.find<QWidget>("flightsState")->isVisible());
        opened.find<QLineEdit>("flightFilter")->clear();
        QCOMPARE(model.rowCount(), all);
    }

    void whoComesForARouteAndSomeDaysSeesJustThose()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        auto* typed = opened.find<QLineEdit>("flightFilter");
        const FlightRecord some = model.at(model.rowCount() / 2);
        const QDate day = some.departsAt().toTimeZone(model.zone(some.origin)).date();
        const auto count = [&](int days, bool itsRoute) {
            return static_cast<int>(std::count_if(model.all().begin(), model.all().end(), [&](const FlightRecord& it) {
                const QDate departs = it.departsAt().toTimeZone(model.zone(it.origin)).date();
                return departs >= day && departs <= day.addDays(days) &&
                       (!itsRoute || (it.origin == some.origin && it.destination == some.destination));
            }));
        };
        opened.page->goTo(
            {{"origin", some.origin}, {"destination", some.destination}, {"from", day}, {"to", day.addDays(6)}});
        QCOMPARE(model.rowCount(), count(6, true));
        QVERIFY(model.rowCount() > 0);
        // It stands in the field, so that it can be seen and changed.
        const QString span = day.toString(Qt::ISODate) + "~" + day.addDays(6).toString(Qt::ISODate);
        QCOMPARE(typed->text(), some.origin + "-" + some.destination + " " + span);
        opened.page->goTo({{"from", day}, {"to", day}});
        QCOMPARE(model.rowCount(), count(0, false));
        // Typed letter by letter it comes to the same as given at once.
        for (int length = 0; length <= span.size(); ++length)
            typed->setText(span.left(length));
        QCOMPARE(model.rowCount(), count(6, false));
    }

    void aHeadSortsBothWays()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        opened.table->sortByColumn(FlightModel::Fare, Qt::DescendingOrder);
        const auto fare = [&](int row) { return model.at(row).mainCabin()->price.amountMinor(); };
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(fare(row - 1) >= fare(row));
        opened.table->sortByColumn(FlightModel::Number, Qt::AscendingOrder);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.at(row - 1).number <= model.at(row).number);
    }

    void keysChooseAStretchAndAll()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        opened.table->setCurrentIndex(model.index(3, FlightModel::Number));
        QTest::keyClick(opened.table, Qt::Key_Space);
        QTest::keyClick(opened.table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(opened.table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(model.chosenFlights().size(), std::size_t(3));
        QVERIFY(opened.find<QWidget>("selectionBar")->isVisible());
        QTest::keyClick(opened.table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(static_cast<int>(model.chosenFlights().size()), model.rowCount());
        QTest::keyClick(opened.table, Qt::Key_Escape);
        QVERIFY(model.chosenFlights().empty());
        QVERIFY(!opened.find<QWidget>("selectionBar")->isVisible());
        // A click on a box, and another with Shift.
        const auto box = [&](int row) {
            return opened.table->visualRect(model.index(row, FlightModel::Check)).center();
        };
        QTest::mouseClick(opened.table->viewport(), Qt::LeftButton, Qt::NoModifier, box(1));
        QTest::mouseClick(opened.table->viewport(), Qt::LeftButton, Qt::ShiftModifier, box(4));
        QCOMPARE(model.chosenFlights().size(), std::size_t(4));
    }

    void aFareIsTypedInItsCellAndTakenBack()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model);
        QVERIFY(row >= 0);
        const qint64 id = model.at(row).flightId;
        const Money before = model.at(row).mainCabin()->price;
        opened.table->setFocus();
        opened.table->setCurrentIndex(model.index(row, FlightModel::Fare));
        QTest::keyClick(opened.table, Qt::Key_F2);
        auto* editor = opened.table->findChild<QLineEdit*>("fareEditor");
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "77700");
        bool outlined = false;
        connect(&model, &FlightModel::dataChanged, &model,
                [&] { outlined = outlined || model.pendingAt(model.index(row, FlightModel::Fare)); });
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(model.find(id)->mainCabin()->price.amountMinor(), 77'700);
        QVERIFY(outlined);
        QVERIFY(!model.pendingAt(model.index(row, FlightModel::Fare)));
        const auto there = testing::ask(opened.desk->parts, Call::get(QString("/v1/flights/%1").arg(id)));
        QCOMPARE(FlightRecord::fromJson((*there)->object()).mainCabin()->price.amountMinor(), 77'700);
        QVERIFY(opened.page->undo());
        QTRY_COMPARE(model.find(id)->mainCabin()->price, before);
        QCOMPARE(model.find(id)->version, 3);
        QVERIFY(!opened.page->undo());
    }

    void aTimeIsTypedInItsCellAndTheFlightLastsAsLong()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model, 3);
        const FlightRecord before = model.at(row);
        opened.table->setFocus();
        opened.table->setCurrentIndex(model.index(row, FlightModel::Departs));
        QTest::keyClick(opened.table, Qt::Key_F2);
        auto* editor = opened.table->findChild<QLineEdit*>("departsEditor");
        QVERIFY(editor);
        const QDateTime there = before.departsAt().toTimeZone(model.zone(before.origin)).addSecs(25 * 60);
        editor->setText(there.toString("yyyy-MM-dd HH:mm"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(model.find(before.flightId)->departsMs, before.departsMs + 25 * 60'000);
        QCOMPARE(model.find(before.flightId)->arrivesMs, before.arrivesMs + 25 * 60'000);

        opened.table->setCurrentIndex(model.index(row, FlightModel::Departs));
        QTest::keyClick(opened.table, Qt::Key_F2);
        editor = opened.table->findChild<QLineEdit*>("departsEditor");
        editor->setText("tomorrow");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(opened.find<QWidget>("flightsProblem")->isVisible());
    }

    void thePanelSaysWhatItSaves()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model, 5);
        const FlightRecord flight = model.at(row);
        opened.table->setFocus();
        opened.table->setCurrentIndex(model.index(row, FlightModel::Number));
        QTest::keyClick(opened.table, Qt::Key_Return);
        auto* save = opened.find<QPushButton>("saveFlight");
        QTRY_VERIFY(save->isVisible());
        QCOMPARE(save->text(), QString("Nothing changed"));
        auto* fare = opened.find<QLineEdit>("flightFareEconomy");
        fare->setFocus();
        fare->selectAll();
        QTest::keyClicks(fare, "81000");
        QCOMPARE(save->text(), QString::fromUtf8("Save fare ₩81,000"));
        QVERIFY(fare->property("changed").toBool());
        QTest::keyClick(save, Qt::Key_Space);
        QTRY_COMPARE(model.find(flight.flightId)->mainCabin()->price.amountMinor(), 81'000);
        QTRY_COMPARE(save->text(), QString("Nothing changed"));
        QVERIFY(!fare->property("changed").toBool());
        // What was begun comes back with its flight.
        fare->setText("84000");
        opened.page->goTo({{"flightId", model.at(row + 1).flightId}});
        QVERIFY(opened.find<QLineEdit>("flightFareEconomy")->text() != "84000");
        opened.page->goTo({{"flightId", flight.flightId}});
        QCOMPARE(save->text(), QString::fromUtf8("Save fare ₩84,000"));
        fare = opened.find<QLineEdit>("flightFareEconomy");
        fare->setText("abc");
        QCOMPARE(save->text(), QString("Check the fields"));
        QVERIFY(!save->isEnabled());
    }

    void manyFlightsChangeTogetherAndAreTakenBackTogether()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model, 20);
        std::vector<std::pair<qint64, Money>> before;
        for (int i = 0; i < 6; ++i) {
            before.emplace_back(model.at(row + i).flightId, model.at(row + i).mainCabin()->price);
            model.choose(row + i, true);
        }
        QTest::mouseClick(opened.find<QPushButton>("chosenFare"), Qt::LeftButton);
        auto* value = opened.find<QLineEdit>("fareValue");
        QVERIFY(value->isVisible());
        auto* go = opened.find<QPushButton>("runBatch");
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(value, "+5000");
        auto* batchTable = opened.find<QTableView>("batchTable");
        QCOMPARE(batchTable->model()->rowCount(), 6);
        QVERIFY(batchTable->model()->index(0, 1).data().toString().contains(QString::fromUtf8("→")));
        QCOMPARE(go->text(), QString("Change fares of 6 flights"));
        QTest::mouseClick(go, Qt::LeftButton);
        for (const auto& [id, price] : before)
            QTRY_COMPARE(model.find(id)->mainCabin()->price.amountMinor(), price.amountMinor() + 5000);
        QTRY_COMPARE(go->text(), QString("All done"));
        QVERIFY(opened.page->undo());
        for (const auto& [id, price] : before)
            QTRY_COMPARE(model.find(id)->mainCabin()->price, price);
    }

    void aStoppedBatchLeavesTheRestAsItWas()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model, 40);
        model.chooseRange(row, row + 39, true);
        QTest::mouseClick(opened.find<QPushButton>("chosenFare"), Qt::LeftButton);
        QTest::keyClicks(opened.find<QLineEdit>("fareValue"), "+100");
        auto* batch = qobject_cast<FlightBatch*>(opened.find<QTableView>("batchTable")->model());
        connect(batch, &FlightBatch::progressed, batch, [batch] {
            if (batch->count(FlightBatch::Outcome::Done) == 5) batch->stop();
        });
        QSignalSpy ended(batch, &FlightBatch::ended);
        QTest::mouseClick(opened.find<QPushButton>("runBatch"), Qt::LeftButton);
        QTRY_COMPARE(ended.count(), 1);
        // Those under way came to their end, four at a time; no other began.
        QVERIFY(batch->count(FlightBatch::Outcome::Done) >= 5);
        QVERIFY(batch->count(FlightBatch::Outcome::Done) <= 8);
        QVERIFY(batch->count(FlightBatch::Outcome::Ready) >= 25);
    }

    void cancellingNeedsAReasonAndShows()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model, 100);
        const qint64 id = model.at(row).flightId;
        opened.table->setFocus();
        opened.table->setCurrentIndex(model.index(row, FlightModel::Number));
        QTest::keyClick(opened.table, Qt::Key_Return);
        QTest::mouseClick(opened.find<QPushButton>("cancelFlight"), Qt::LeftButton);
        auto* go = opened.find<QPushButton>("runBatch");
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(opened.find<QLineEdit>("cancelReason"), "Typhoon");
        QCOMPARE(go->text(), QString("Cancel 1 flight and refund"));
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_VERIFY(model.find(id)->cancelled);
        QCOMPARE(model.find(id)->cancelReason, QString("Typhoon"));
        QCOMPARE(model.stateAt(model.rowOf(id)), FlightState::Cancelled);
    }

    void anotherAircraftBringsItsSeats()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        // One with nobody on it: a seat sold where the smaller aircraft has none is a refusal, and rightly so.
        int row = openRow(model, 120);
        while (row < model.rowCount() && (model.at(row).aircraft != "A321neo" || model.at(row).sold > 0))
            ++row;
        QVERIFY(row < model.rowCount());
        const qint64 id = model.at(row).flightId;
        model.choose(row, true);
        QTest::mouseClick(opened.find<QPushButton>("chosenAircraft"), Qt::LeftButton);
        auto* type = opened.find<QComboBox>("newType");
        QTRY_VERIFY(type->count() > 0);
        type->setCurrentText("A220-300");
        auto* go = opened.find<QPushButton>("runBatch");
        QTRY_COMPARE(go->text(), QString("Change aircraft of 1 flight"));
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(model.find(id)->aircraft, QString("A220-300"), 20'000);
        QCOMPARE(model.find(id)->capacity(), 135);
    }

    void aNewFlightIsRegisteredByKeys()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int before = model.total();
        opened.page->goTo({{"action", "new"}});
        const QString day = QDate::currentDate().addDays(20).toString(Qt::ISODate);
        for (const auto& [name, text] : std::vector<std::pair<const char*, QString>>{{"newNumber", "nr 9901"},
                                                                                     {"newOrigin", "gmp"},
                                                                                     {"newDestination", "cju"},
                                                                                     {"newDeparts", day + " 10:50"},
                                                                                     {"newArrives", day + " 12:00"}})
            QTest::keyClicks(opened.find<QLineEdit>(name), text);
        auto* type = opened.find<QComboBox>("newAircraft");
        QTRY_VERIFY(type->count() > 0);
        type->setCurrentText("A321neo");
        QTest::keyClicks(opened.find<QLineEdit>("newFareEconomy"), "62,000");
        QTest::keyClicks(opened.find<QLineEdit>("newFareBusiness"), "120000");
        auto* save = opened.find<QPushButton>("registerFlight");
        QVERIFY(save->isEnabled());
        QTest::keyClick(save, Qt::Key_Space);
        QTRY_COMPARE(model.total(), before + 1);
        QTRY_VERIFY(opened.table->currentFlight() != 0);
        QCOMPARE(model.find(opened.table->currentFlight())->number, QString("NR9901"));
    }

    void seatsInViewAreLive()
    {
        Opened opened = open();
        QVERIFY(opened.page);
        FlightModel& model = opened.page->model();
        const int row = openRow(model);
        const qint64 id = model.at(row).flightId;
        const int sold = model.find(id)->sold;
        opened.table->goToFlight(id);
        opened.page->feed().setInterval(std::chrono::milliseconds(200));
        Call call = Call::post("/v1/reservations", {{"flightId", id},
                                                    {"cabin", "economy"},
                                                    {"passengers", QJsonArray{QJsonObject{{"name", "Kim"}}}},
                                                    {"contact", QJsonObject{{"phone", "010-1234-5678"}}},
                                                    {"paymentMethod", "pm_card_ok"}})
                        .keyed(desktop::ApiClient::newKey());
        const auto bought = testing::ask(opened.desk->parts, call);
        QVERIFY(bought && *bought);
        QTRY_COMPARE(model.find(id)->sold, sold + 1);
    }

    void whileTheServerIsAwayTheListStaysAndSaysSo()
    {
        testing::DemoServer server;
        QVERIFY(server.start());
        Opened opened = open(server.options("admin"));
        QVERIFY(opened.page);
        const int rows = opened.page->model().rowCount();
        server.process().kill();
        opened.page->feed().setInterval(std::chrono::milliseconds(200));
        opened.page->feed().start();
        QTRY_VERIFY_WITH_TIMEOUT(opened.find<QWidget>("flightsOffline")->isVisible(), 15'000);
        QCOMPARE(opened.page->model().rowCount(), rows);
        QVERIFY(!opened.find<QPushButton>("newFlight")->isEnabled());
        QVERIFY(server.process().start());
        QTRY_VERIFY_WITH_TIMEOUT(!opened.find<QWidget>("flightsOffline")->isVisible(), 40'000);
        QVERIFY(opened.find<QPushButton>("newFlight")->isEnabled());
    }

    void aHundredThousandFlightsStaySmooth()
    {
        testing::AdminDesk desk(server_.options("admin"));
        QVERIFY(desk.logIn());
        const qint64 before = residentBytes();
        ManyFlights many(100'000);
        FlightModel model(desk.parts.airports, desk.parts.options.now);
        FlightTable table(model);
        table.resize(720, 640);
        table.show();
        FlightFeed feed(many, model, desk.parts.client.stream());
        feed.start();
        QTRY_VERIFY_WITH_TIMEOUT(feed.complete(), 60'000);
        QCOMPARE(model.total(), 100'000);
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < 120LL * 1024 * 1024, qPrintable(QString("%1 MiB").arg(grown / 1024 / 1024)));

        std::vector<qint64> keystrokes;
        const auto type = [&](const QString& text) {
            for (int length = 0; length <= text.size(); ++length) {
                QElapsedTimer clock;
                clock.start();
                model.filter(text.left(length), std::nullopt);
                keystrokes.push_back(clock.nsecsElapsed());
                QCoreApplication::processEvents();
            }
        };
        type("nr 512");
        type("gmp-cju 2027");
        type("a321 icn");
        std::sort(keystrokes.begin(), keystrokes.end());
        const double median = static_cast<double>(keystrokes[keystrokes.size() / 2]) / 1e6;
        qInfo("median filter keystroke %.2f ms, slowest %.2f ms, %lld MiB", median,
              static_cast<double>(keystrokes.back()) / 1e6, grown / 1024 / 1024);
        QVERIFY2(median < 16.0, qPrintable(QString("%1 ms").arg(median)));
    }
};

NARAE_DESKTOP_MAIN(TestFlightsPage)
#include "tst_flights_page.moc"
