#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "client-customer/art/destination_pictures.hpp"
#include "client-customer/results/board_view.hpp"
#include "client-customer/results/day_tabs.hpp"
#include "client-customer/results/results_page.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::customer;

Q_DECLARE_METATYPE(narae::desktop::FlightStatus)

namespace {

struct Desk {
    explicit Desk(desktop::Options options) : parts(std::move(options)), pictures(QUrl()), page(parts, pictures)
    {
        page.resize(1280, 520);
        page.QWidget::show();
        parts.airports.load();
    }
    FlightBoardModel& model() { return *page.findChild<FlightBoardModel*>(); }
    BoardView& board() { return *page.findChild<BoardView*>("board"); }
    template <class Widget>
    Widget* find(const QString& name)
    {
        return page.findChild<Widget*>(name);
    }
    void press(const QString& name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    bool has(int rows)
    {
        return QTest::qWaitFor([&] { return parts.airports.loaded() && model().rowCount() == rows; });
    }

    desktop::Parts parts;
    DestinationPictures pictures;
    ResultsPage page;
};

} // namespace

/// The departure board in front of the real server.
class TestResults : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    QDate today_ = QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone("Asia/Seoul")).date();

    SearchQuery query(int days, int travellers = 2, const QString& to = "CJU") const
    {
        return {"GMP", to, today_.addDays(days), travellers};
    }
    /// Books seats of a cabin, as somebody else would.
    void book(qint64 flight, const std::string& cabin, int seats)
    {
        static int key = 0;
        while (seats > 0) {
            auto passengers = nlohmann::json::array();
            for (int each = 0; each < std::min(9, seats); ++each)
                passengers.push_back({{"name", "Somebody Else"}});
            const auto answer = server_.process().post("/v1/reservations",
                                                       {{"flightId", flight},
                                                        {"cabin", cabin},
                                                        {"passengers", passengers},
                                                        {"contact", {{"phone", "010-0000-0000"}}},
                                                        {"paymentMethod", "pm_card_ok"}},
                                                       {{"Idempotency-Key", "results-" + std::to_string(++key)}});
            QCOMPARE(answer.status, 201);
            seats -= 9;
        }
    }

private slots:
    void initTestCase()
    {
        qRegisterMetaType<desktop::FlightStatus>("desktop::FlightStatus");
        QVERIFY(server_.start());
    }
    void cleanup() { desktop::Language::current().set(desktop::Language::Code::English); }

    void aDayIsABoardWithFinalPrices()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(3));
        QVERIFY(desk.has(8));
        const auto& first = desk.model().flight(0);
        const auto total = desk.model().cabinFor(first)->price.times(2);
        QCOMPARE(desk.model().index(0, FlightBoardModel::Total).data().toString(), desktop::formats::money(*total));
        QCOMPARE(desk.model().headerData(FlightBoardModel::Total, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QString("Total for 2"));
        QVERIFY(desk.model().words(first).contains("Seoul Gimpo"));
        QTRY_VERIFY(desk.find<desktop::TextLabel>("live")->text().startsWith("Live"));
    }

    void aCabinAskedForHasItsOwnPricesAndIsNotAskedForAgain()
    {
        Desk desk(server_.options("customer"));
        SearchQuery business = query(3);
        business.cabin = "business";
        desk.page.show(business);
        QTRY_VERIFY(desk.parts.airports.loaded() && desk.model().rowCount() > 0);
        for (int row = 0; row < desk.model().rowCount(); ++row) {
            const auto& flight = desk.model().flight(row);
            const auto* cabin = desk.model().cabinFor(flight);
            QVERIFY(cabin == nullptr || cabin->cabin == "business");
            if (cabin != nullptr) QCOMPARE(desk.model().leftIn(flight), cabin->left);
        }
        QVERIFY(desk.find<desktop::TextLabel>("about")->text().contains("Business"));
        QSignalSpy chosen(&desk.page, &ResultsPage::flightChosen);
        desk.board().setFocus();
        desk.board().selectRow(0);
        QTest::keyClick(&desk.board(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front()[1].toString(), QString("business"));
        // Where there is no such cabin, one is told, and a press shows the flights that there are.
        business.cabin = "first";
        desk.page.show(business);
        QTRY_VERIFY(desk.find<desktop::ListState>("boardState")->isVisible());
        QSignalSpy changed(&desk.page, &ResultsPage::queryChanged);
        QTest::mouseClick(desk.find<desktop::ListState>("boardState")->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(changed.count(), 1);
        QVERIFY(desk.has(8));
    }

    void seatsFallInPlaceWhileARowIsSelectedAndTheBoardIsScrolled()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(4));
        QVERIFY(desk.has(8));
        desk.board().selectRow(6);
        desk.board().scrollToBottom();
        const int scrolled = desk.board().verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        QSignalSpy reset(&desk.model(), &QAbstractItemModel::modelReset);
        const auto flight = desk.model().flight(6);
        book(flight.flightId, "economy", 5);
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().flight(6).left, flight.left - 5, 6000);
        QCOMPARE(desk.board().selectionModel()->selectedRows().value(0).row(), 6);
        QCOMPARE(desk.board().verticalScrollBar()->value(), scrolled);
        QCOMPARE(reset.count(), 0);
    }

    void theSelectionFollowsItsFlightThroughSortingAndFilters()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(3));
        QVERIFY(desk.has(8));
        desk.board().selectRow(2);
        const auto chosen = desk.model().flight(2).flightId;
        desk.press("sortPrice");
        for (int row = 1; row < 8; ++row)
            QVERIFY(desk.model().totalOf(desk.model().flight(row - 1)).amountMinor() <=
                    desk.model().totalOf(desk.model().flight(row)).amountMinor());
        QCOMPARE(desk.board().selectionModel()->selectedRows().value(0).row(), desk.model().rowOf(chosen));
        desk.press("morning");
        QVERIFY(desk.model().rowCount() < 8);
        desk.press("afternoon"); // both are the whole day
        QCOMPARE(desk.model().rowCount(), 8);
    }

    void aSoldOutFlightLeadsToAnotherDay()
    {
        Desk desk(server_.options("customer"));
        // The turboprop has one cabin, small enough to fill.
        desk.page.show(query(2, 1, "KPO"));
        QVERIFY(desk.has(1));
        const auto flight = desk.model().flight(0);
        for (const auto& cabin : flight.cabins)
            book(flight.flightId, cabin.cabin.toStdString(), cabin.left - (cabin.cabin == "economy" ? 3 : 0));
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().flight(0).left, 3, 6000);
        // Three are enough for three, not for four.
        desk.page.show(query(2, 4, "KPO"));
        QVERIFY(desk.model().cabinFor(desk.model().flight(0)) == nullptr);
        desk.press("together");
        QTRY_COMPARE(desk.find<QLabel>("stateTitle")->text(), QString("No flight fits"));
        desk.press("stateAction");
        QCOMPARE(desk.model().rowCount(), 1);
        QSignalSpy moved(&desk.page, &ResultsPage::queryChanged);
        QSignalSpy chosen(&desk.page, &ResultsPage::flightChosen);
        QTRY_VERIFY(desk.find<DayTabs>("dayTabs")->words(today_.addDays(3)).contains("from"));
        desk.board().setFocus();
        desk.board().selectRow(0);
        QTest::keyClick(&desk.board(), Qt::Key_Return);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(desk.page.query().date != today_.addDays(2));
    }

    void aDayWithoutFlightsNamesTheNearestOne()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(24));
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>("stateTitle")->text().startsWith("No seats on"), 5000);
        auto* see = desk.find<QPushButton>("stateAction");
        QTRY_VERIFY(see->text().startsWith("See "));
        QTest::mouseClick(see, Qt::LeftButton);
        QVERIFY(desk.page.query().date < today_.addDays(24));
        QVERIFY(desk.has(8));
    }

    void theKeyboardGoesToWhatCameOfTheSearch()
    {
        Desk desk(server_.options("customer"));
        desk.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.page));
        auto* edit = desk.find<QPushButton>("editSearch");
        edit->setFocus();
        desk.page.show(query(3));
        QTRY_VERIFY(desk.board().hasFocus());
        // A day without flights: what there is to do instead.
        edit->setFocus();
        desk.page.show(query(60));
        auto* state = desk.find<desktop::ListState>("boardState");
        QTRY_VERIFY(state->isAncestorOf(QApplication::focusWidget()));
        // Who has gone elsewhere meanwhile is left there.
        desk.find<QPushButton>("sortPrice")->setFocus();
        desk.page.show(query(4));
        QVERIFY(desk.has(8));
        QVERIFY(desk.find<QPushButton>("sortPrice")->hasFocus());
    }

    void enterAsksForTheCabin()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(3));
        QVERIFY(desk.has(8));
        QSignalSpy chosen(&desk.page, &ResultsPage::flightChosen);
        desk.board().setFocus(Qt::TabFocusReason);
        desk.board().selectRow(1);
        QTest::keyClick(&desk.board(), Qt::Key_Return);
        auto* menu = desk.find<QMenu>("cabinMenu");
        QTRY_VERIFY(menu != nullptr && menu->isVisible());
        QCOMPARE(menu->actions().size(), 2);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().at(1).toString(), QString("business"));
        QCOMPARE(chosen.front().at(2).toInt(), 2);
        QCOMPARE(chosen.front().at(0).value<desktop::FlightStatus>().flightId, desk.model().flight(1).flightId);
    }

    void theTabsGoToAnotherDay()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(3));
        QVERIFY(desk.has(8));
        QSignalSpy moved(&desk.page, &ResultsPage::queryChanged);
        auto* tabs = desk.find<DayTabs>("dayTabs");
        tabs->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tabs, Qt::Key_Right);
        QTest::keyClick(tabs, Qt::Key_Return);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(desk.page.query().date, today_.addDays(4));
        QVERIFY(desk.has(8));
    }

    void theLastListStaysWhileTheServerIsAwayAndGoesOnWhenItIsBack()
    {
        Desk desk(server_.options("customer"));
        desk.page.show(query(5));
        QVERIFY(desk.has(8));
        server_.process().kill();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.parts.client.connectivity().online(), 20'000);
        QCOMPARE(desk.model().rowCount(), 8);
        QVERIFY(desk.find<desktop::TextLabel>("live")->text().startsWith("Offline"));
        // Booking needs the server.
        QSignalSpy chosen(&desk.page, &ResultsPage::flightChosen);
        desk.board().selectRow(0);
        QTest::keyClick(&desk.board(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(desk.find<QMenu>("cabinMenu") == nullptr);
        // A day that was never seen cannot be shown; it says so and offers another try.
        desk.page.show(query(6));
        QTRY_COMPARE_WITH_TIMEOUT(desk.find<QLabel>("stateTitle")->text(), QString("The flight list did not arrive"),
                                  20'000);
        QVERIFY(server_.process().start());
        QVERIFY(QTest::qWaitFor([&] { return desk.model().rowCount() == 8; }, 40'000));
        QTRY_VERIFY(desk.find<desktop::TextLabel>("live")->text().startsWith("Live"));
    }
};

NARAE_DESKTOP_MAIN(TestResults)
#include "tst_results.moc"
