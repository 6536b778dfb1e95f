#include <QListView>
#include <QTableView>
#include <QTest>

#include "client-admin/app/status_area.hpp"
#include "client-admin/today/departures_model.hpp"
#include "client-admin/today/ticker_card.hpp"
#include "client-admin/today/today_page.hpp"
#include "tests/desktop/admin_house.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>

using namespace narae;
using namespace narae::desktop;
using admin::DeparturesModel;

/// The day at a glance, live.
class TestToday : public QObject {
    Q_OBJECT

    testing::AdminHouse house_;

    QTableView* table() { return house_.find<QTableView>("departures"); }
    DeparturesModel& departures() { return *static_cast<DeparturesModel*>(table()->model()); }
    QListView* ticker() { return house_.find<QListView>("ticker"); }

private slots:
    void initTestCase() { QVERIFY(house_.start()); }
    void init()
    {
        QVERIFY(house_.openWindowAsClerk());
        QTRY_VERIFY_WITH_TIMEOUT(departures().rowCount() > 0, 8000);
        QTRY_VERIFY(house_.window().feed().loaded());
    }

    void aPurchaseShowsInTickerAndLoadBarWithinThreeSeconds()
    {
        const qint64 flight = house_.flightSoon();
        QVERIFY(flight != 0);
        const int row = departures().rowOf(flight);
        QVERIFY(row >= 0);
        const int sold = departures().at(row)->sold.value();
        const auto reservation = house_.buy(flight, "today-1");
        QVERIFY(reservation.is_object());
        QElapsedTimer since;
        since.start();
        const auto locator = QString::fromStdString(reservation["locator"].get<std::string>());
        QTRY_VERIFY_WITH_TIMEOUT(ticker()->model()->index(0, 0).data().toString().contains(locator), 3000);
        QTRY_COMPARE_WITH_TIMEOUT(departures().at(departures().rowOf(flight))->sold.value(), sold + 1,
                                  std::max<int>(1, 3000 - static_cast<int>(since.elapsed())));
        QVERIFY(house_.find<admin::StatusArea>("statusArea")->newest().startsWith(locator));
        QVERIFY(house_.find<QLabel>("figureSeats")->text() != "-");
    }

    void inTheSmallestWindowTheFiltersStillSayTheirWords()
    {
        house_.window().resize(1024, 640);
        QTRY_COMPARE(house_.window().width(), 1024);
        for (int place = 0; place < 3; ++place) {
            const auto* filter = house_.find<QAbstractButton>(QString("departuresFilter_%1").arg(place));
            QTRY_VERIFY(filter->isVisible());
            QTRY_VERIFY2(filter->width() >= filter->sizeHint().width(), qPrintable(filter->text()));
        }
        // Where names of airports are long they are cut, and the column at the edge is not.
        for (const auto code : {desktop::Language::Code::Korean, desktop::Language::Code::English}) {
            desktop::Language::current().set(code);
            QTRY_VERIFY(table()->horizontalHeader()->length() <= table()->viewport()->width());
        }
    }

    void whatIsChosenAndScrolledToStays()
    {
        const qint64 flight = house_.flightSoon();
        const int last = departures().rowCount() - 1;
        QVERIFY(last > 5);
        table()->setCurrentIndex(departures().index(5, 0));
        const qint64 chosen = departures().at(5)->flightId;
        table()->verticalScrollBar()->setValue(40);
        const int scrolled = table()->verticalScrollBar()->value();
        const int sold = departures().at(departures().rowOf(flight))->sold.value();
        QVERIFY(house_.buy(flight, "today-2").is_object());
        QTRY_COMPARE_WITH_TIMEOUT(departures().at(departures().rowOf(flight))->sold.value(), sold + 1, 4000);
        QCOMPARE(departures().at(table()->currentIndex().row())->flightId, chosen);
        QCOMPARE(table()->verticalScrollBar()->value(), scrolled);
    }

    void aRefundFollowsItsPurchaseInTheTicker()
    {
        const auto reservation = house_.buy(house_.flightSoon(), "today-3");
        QVERIFY(reservation.is_object());
        const auto locator = QString::fromStdString(reservation["locator"].get<std::string>());
        const auto& lines = house_.window().feed().lines();
        QTRY_VERIFY_WITH_TIMEOUT(!lines.empty() && lines.front().locator == locator, 4000);
        QVERIFY(!lines.front().refund());

        // Staff may waive the fee; then everything comes back.
        auto headers = house_.server().process().logIn(testing::DemoServer::kClerk);
        headers.emplace_back("Idempotency-Key", "today-3-cancel");
        const std::string path = "/v1/reservations/" + std::to_string(reservation["reservationId"].get<int>());
        const auto quote = house_.server().process().post(path + "/cancellation-quotes",
                                                          {{"passengers", {1}}, {"waiveFee", true}}, headers);
        QVERIFY2(quote.status == 201 || quote.status == 200, quote.body.c_str());
        const auto cancelled =
            house_.server().process().post(path + "/cancellation", {{"quoteId", quote.json()["quoteId"]}}, headers);
        QVERIFY2(cancelled.status == 200, cancelled.body.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(lines.front().refund(), 5000);
        QCOMPARE(lines.front().locator, locator);
    }

    void pausedItStandsStillAndSaysWhatWaits()
    {
        QCOMPARE(ticker()->model()->rowCount(), static_cast<int>(house_.window().feed().lines().size()));
        house_.click("tickerPause");
        const QString first = ticker()->model()->index(0, 0).data().toString();
        const std::size_t before = house_.window().feed().lines().size();
        QVERIFY(house_.buy(house_.flightSoon(), "today-4").is_object());
        QTRY_VERIFY_WITH_TIMEOUT(house_.window().feed().lines().size() == before + 1, 4000);
        QCOMPARE(ticker()->model()->index(0, 0).data().toString(), first);
        QVERIFY(house_.find<QAbstractButton>("tickerPause")->text().contains("1 new"));
        house_.click("tickerPause");
        QVERIFY(ticker()->model()->index(0, 0).data().toString() != first);
    }

    void aFilterShowsWhatItCounts()
    {
        const int low = departures().count(DeparturesModel::Filter::Low);
        house_.click("departuresFilter_1");
        QCOMPARE(departures().rowCount(), low);
        for (int row = 0; row < departures().rowCount(); ++row)
            QVERIFY(DeparturesModel::loadPermille(*departures().at(row)) < 500);
        house_.click("departuresFilter_0");
        QVERIFY(departures().rowCount() >= low);
    }

    void aCancelledFlightIsSaidToBe()
    {
        const qint64 flight = house_.flightSoon();
        auto headers = house_.server().process().logIn(testing::DemoServer::kClerk);
        const std::string path = "/v1/flights/" + std::to_string(flight);
        headers.emplace_back("Idempotency-Key", "today-cancel");
        const auto answer = house_.server().process().post(path + "/cancellation", {{"reason", "weather"}}, headers);
        QVERIFY2(answer.status == 200, answer.body.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(departures().at(departures().rowOf(flight))->cancelled, 4000);
        const int row = departures().rowOf(flight);
        QCOMPARE(departures().index(row, DeparturesModel::State).data().toString(), QString("Cancelled"));
        QCOMPARE(departures().index(row, DeparturesModel::Load).data().toString(), QString("-"));
    }
};

NARAE_DESKTOP_MAIN(TestToday)
#include "tst_today.moc"
