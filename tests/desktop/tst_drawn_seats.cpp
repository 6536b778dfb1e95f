#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "common/base/seat_map.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/seat_legend.hpp"
#include "common/desktop/widgets/seat_map_overview.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::desktop;

namespace {

void addCabin(SeatChart& chart, const QString& key, const std::string& notation)
{
    chart.addCabin(key, key, QString::fromUtf8("₩49,000"));
    for (const SeatMap::Row& row : SeatMap::parse(notation)->rows())
        chart.addRow(row.number, QString::fromStdString(row.letters), row.exit);
}

SeatChart narrow()
{
    SeatChart chart;
    addCabin(chart, "business", "1-2:AC_DF");
    addCabin(chart, "economy", "7-35:ABC_DEF;x=17,18");
    return chart;
}

SeatChart wide()
{
    SeatChart chart;
    addCabin(chart, "business", "1-8:A_DG_K");
    addCabin(chart, "premium", "10-13:AC_DEG_HK");
    addCabin(chart, "economy", "20-47:AC_DEFG_HK;x=20,34");
    return chart;
}

} // namespace

/// The drawn cabin: keys, mouse, looks, and what a screen reader finds.
class TestDrawnSeats : public QObject {
    Q_OBJECT

private slots:
    void theSeatsKnowWhereTheyAre()
    {
        const SeatChart chart = narrow();
        QCOMPARE(chart.seats.size(), std::size_t(8 + 29 * 6));
        const SeatCell& seat = chart.seat(chart.find("17A"));
        QVERIFY(seat.exit && seat.window && !seat.aisle);
        QVERIFY(chart.seat(chart.find("12C")).aisle);
        QVERIFY(!chart.seat(chart.find("12B")).aisle && !chart.seat(chart.find("12B")).window);
    }

    void neighboursSitSideBySideOutsideTheExitRows()
    {
        SeatChart chart = narrow();
        const int economy = chart.cabinCalled("economy");
        QCOMPARE(chart.neighbours(economy, 2), QStringList({"7A", "7B"}));
        for (int row = 7; row <= 16; ++row)
            for (const char* letter : {"A", "C", "D", "F"})
                chart.setState(QString::number(row) + letter, SeatCell::State::Taken);
        // Rows 7 to 16 have single seats only, 17 and 18 are exit rows.
        QCOMPARE(chart.neighbours(economy, 2), QStringList({"19A", "19B"}));
        QCOMPARE(chart.neighbours(economy, 4), QStringList({"19A", "19B", "19C", "19D"}));
        QCOMPARE(chart.neighbours(economy, 9).size(), 9);
        for (SeatCell& cell : chart.seats)
            cell.state = SeatCell::State::Taken;
        QVERIFY(chart.neighbours(economy, 1).isEmpty());
    }

    void theNearestSeatIsOfTheSameCabin()
    {
        SeatChart chart = narrow();
        for (const char* seat : {"7A", "7B", "7C"})
            chart.setState(seat, SeatCell::State::Taken);
        QCOMPARE(chart.seat(chart.nearestFree(chart.find("7A"))).name, QString("8A"));
        QCOMPARE(chart.seat(chart.nearestFree(chart.find("7A"), {"8A"})).name, QString("7D"));
        // An exit row is for those who choose it.
        QCOMPARE(chart.seat(chart.nearestFree(chart.find("16A"), {"16B", "16C", "15A", "15B", "15C"})).cabin, 1);
        QVERIFY(!chart.seat(chart.nearestFree(chart.find("16A"), {"16B", "15A"})).exit);
    }

    void arrowsMoveBySeatAndEndsByCabin()
    {
        SeatMapView view;
        view.setOpenCabin("economy");
        view.setChart(narrow());
        view.resize(856, view.sizeHint().height());
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QCOMPARE(view.focusedSeat(), QString("7A"));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.focusedSeat(), QString("7B"));
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Up); // over the aisle
        QCOMPARE(view.focusedSeat(), QString("7D"));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.focusedSeat(), QString("8D"));
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.focusedSeat(), QString("35D"));
        QVERIFY(view.rect().contains(view.boxOnView(view.focusIndex())));
        QTest::keyClick(&view, Qt::Key_Right); // the cabin ends here
        QCOMPARE(view.focusedSeat(), QString("35D"));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.focusedSeat(), QString("7D"));
        QVERIFY(view.rect().contains(view.boxOnView(view.focusIndex())));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.chart().seat(view.focusIndex()).cabin, 0);
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_Right); // into the next cabin, at the same height
        QCOMPARE(view.chart().seat(view.focusIndex()).cabin, 1);
    }

    void enterPicksOnlyWhatCanBeHad()
    {
        SeatChart chart = narrow();
        chart.setState("7B", SeatCell::State::Taken);
        SeatMapView view;
        view.setOpenCabin("economy");
        view.setChart(chart);
        view.setMine({"", ""}, 0);
        view.resize(856, view.sizeHint().height());
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QSignalSpy picked(&view, &SeatMapView::picked);
        QSignalSpy refused(&view, &SeatMapView::refused);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.last().front().toString(), QString("7A"));
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(refused.last().front().toString(), QString("7B"));
        // Business is another fare.
        view.focusOn("1A");
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        view.focusOn("9C");
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.boxOnView(view.chart().find("9C")).center());
        QCOMPARE(picked.last().front().toString(), QString("9C"));
    }

    void tabGoesFromPassengerToPassengerAndThenOut()
    {
        QWidget window;
        SeatMapView view(40, &window);
        view.setOpenCabin("economy");
        view.setChart(narrow());
        view.setMine({"7A", "9B"}, 0);
        QWidget next(&window);
        next.setFocusPolicy(Qt::StrongFocus);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view.setFocus();
        QSignalSpy current(&view, &SeatMapView::currentChanged);
        QTest::keyClick(&view, Qt::Key_2);
        QCOMPARE(current.size(), 1);
        QCOMPARE(view.current(), 1);
        QCOMPARE(view.focusedSeat(), QString("9B"));
        // There is no third passenger.
        QTest::keyClick(&view, Qt::Key_3);
        QCOMPARE(view.current(), 1);
        QTest::keyClick(&view, Qt::Key_1);
        QCOMPARE(view.focusedSeat(), QString("7A"));
        // Whoever chooses, Tab leaves the map as it leaves everything else.
        QTest::keyClick(&view, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &next);
        QSignalSpy left(&view, &SeatMapView::leftForSummary);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void everyLookHasAShapeOfItsOwn()
    {
        // Without colour the seats still differ.
        const SeatLook looks[]{SeatLook::Free,  SeatLook::Exit,    SeatLook::Held,
                               SeatLook::Taken, SeatLook::Blocked, SeatLook::Mine};
        std::vector<QImage> pictures;
        for (const SeatLook look : looks) {
            QImage image(60, 60, QImage::Format_RGB32);
            image.fill(Theme::of(Role::Surface));
            QPainter painter(&image);
            seat_sign::paint(painter, QRectF(10, 10, 40, 40), look, "1");
            painter.end();
            pictures.push_back(image.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither));
        }
        for (std::size_t one = 0; one < pictures.size(); ++one)
            for (std::size_t other = one + 1; other < pictures.size(); ++other)
                QVERIFY2(pictures[one] != pictures[other], qPrintable(QString("%1 and %2").arg(one).arg(other)));
    }

    void aLostSeatFlashesAndTheNearestIsFocused()
    {
        SeatMapView view;
        view.setOpenCabin("economy");
        view.setChart(narrow());
        view.setMine({"12A"}, 0);
        view.resize(856, view.sizeHint().height());
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        SeatChart now = narrow();
        now.setState("12A", SeatCell::State::Taken);
        view.setChart(now);
        view.setMine({""}, 0);
        const QString nearest = view.flashLost({"12A"});
        QCOMPARE(nearest, QString("12B"));
        QCOMPARE(view.focusedSeat(), QString("12B"));
        QCOMPARE(view.lookOf(now.find("12A")), SeatLook::Lost);
        QTRY_COMPARE(view.lookOf(now.find("12A")), SeatLook::Taken);
    }

    void theOverviewDragsTheMap()
    {
        SeatMapView view;
        view.setOpenCabin("economy");
        view.setChart(narrow());
        view.resize(856, view.sizeHint().height());
        SeatMapOverview overview(&view);
        overview.resize(856, 64);
        overview.show();
        view.setOffset(0);
        const QPoint start = overview.windowRect().center().toPoint();
        QTest::mousePress(&overview, Qt::LeftButton, {}, start);
        QCOMPARE(view.offset(), 0);
        QTest::mouseMove(&overview, start + QPoint(200, 0));
        QMouseEvent move(QEvent::MouseMove, start + QPoint(200, 0), overview.mapToGlobal(start + QPoint(200, 0)),
                         Qt::LeftButton, Qt::LeftButton, {});
        QApplication::sendEvent(&overview, &move);
        QVERIFY(view.offset() > 100);
        QCOMPARE(overview.windowRect().center().toPoint().x(), start.x() + 200);
    }

    void aScreenReaderFindsEachSeat()
    {
        SeatChart chart = narrow();
        chart.setState("7B", SeatCell::State::Taken);
        SeatMapView view;
        view.setAccessibleName("Seats");
        view.setOpenCabin("economy");
        view.setChart(chart);
        view.setMine({"7A"}, 0);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(map != nullptr);
        QCOMPARE(map->childCount(), static_cast<int>(chart.seats.size()));
        QAccessibleInterface* mine = map->child(chart.find("7A"));
        QCOMPARE(mine->text(QAccessible::Name), QString::fromUtf8("Seat 7A, window, chosen for passenger 1, ₩49,000"));
        QVERIFY(mine->state().selected && mine->state().focused);
        QCOMPARE(map->focusChild(), mine);
        QAccessibleInterface* taken = map->child(chart.find("7B"));
        QCOMPARE(taken->text(QAccessible::Name), QString::fromUtf8("Seat 7B, middle, taken, ₩49,000"));
        QVERIFY(taken->state().disabled);
        QCOMPARE(map->child(chart.find("17C"))->text(QAccessible::Name),
                 QString::fromUtf8("Seat 17C, aisle, exit row, free, ₩49,000"));
        QCOMPARE(map->indexOfChild(taken), chart.find("7B"));
        QCOMPARE(taken->parent(), map);
        QVERIFY(taken->rect().isValid());

        QSignalSpy picked(&view, &SeatMapView::picked);
        map->child(chart.find("8A"))->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(picked.last().front().toString(), QString("8A"));
        // Another aircraft: the old children are gone, the new ones speak.
        view.setChart(wide());
        QCOMPARE(map->childCount(), static_cast<int>(wide().seats.size()));
        QVERIFY(map->child(0)->text(QAccessible::Name).startsWith("Seat 1A"));
    }

    void aWideAircraftIsDrawnInAMoment()
    {
        SeatMapView view(30);
        view.setOpenCabin("economy");
        view.setChart(wide());
        QVERIFY(view.chart().seats.size() > 280);
        view.resize(856, view.sizeHint().height());
        view.show();
        view.grab();
        QElapsedTimer timer;
        timer.start();
        for (int frame = 0; frame < 10; ++frame) {
            view.setOffset(frame * 20);
            view.grab();
        }
        // Sixty frames a second with room to spare where nothing else runs; a busy machine gets ten times that.
        QVERIFY2(timer.elapsed() < 1600, qPrintable(QString::number(timer.elapsed())));
    }
};

NARAE_DESKTOP_MAIN(TestDrawnSeats)
#include "tst_drawn_seats.moc"
