#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "client-customer/booking/booking_page.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/stage.hpp"

using namespace narae;
using namespace narae::testing;

namespace {

void workIn(Stage& stage)
{
    stage.window().activateWindow();
    QApplication::setActiveWindow(&stage.window());
}

/// Goes there by Tab alone; false when it is never come to, and then says where Tab went instead.
bool tabTo(Stage& stage, const QString& name)
{
    // The offscreen platform does not give the window back what a closing menu took.
    if (QApplication::activeWindow() == nullptr) workIn(stage);
    QStringList way;
    for (int step = 0; step < 150; ++step) {
        QWidget* const wanted = stage.find(name);
        if (wanted != nullptr && wanted->hasFocus()) return true;
        const QWidget* const here = QApplication::focusWidget();
        way << (here == nullptr                ? "nothing"
                : here->objectName().isEmpty() ? here->metaObject()->className()
                                               : here->objectName());
        stage.key(Qt::Key_Tab);
    }
    way.removeDuplicates();
    qWarning("no way to %s: %s", qPrintable(name), qPrintable(way.join(' ')));
    return false;
}

void write(const QString& text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString textOf(const Stage& stage, const QString& label)
{
    const auto* found = stage.find<QLabel>(label);
    return found == nullptr ? QString() : found->text();
}

bool showsRow(const Stage& stage, const QString& table, const QString& text)
{
    const auto* model = stage.find<QAbstractItemView>(table)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->index(row, column).data().toString().simplified() == text) return true;
    return false;
}

/// From the search to the seats, by keys.
bool toTheSeats(Stage& stage, const QString& line, const QStringList& names)
{
    workIn(stage);
    if (!tabTo(stage, "searchLine")) return false;
    stage.key(Qt::Key_A, Qt::ControlModifier);
    write(line);
    stage.key(Qt::Key_Return);
    if (!stage.untilRows("board") || !tabTo(stage, "board")) return false;
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Return);
    if (!stage.until([&] { return stage.sees("cabinMenu") || stage.sees("name1"); })) return false;
    if (stage.sees("cabinMenu")) stage.key(Qt::Key_Return);
    if (!stage.untilSeen("name1") || !tabTo(stage, "name1")) return false;
    for (const QString& name : names) {
        stage.key(Qt::Key_A, Qt::ControlModifier);
        write(name);
        stage.key(Qt::Key_Tab);
    }
    stage.key(Qt::Key_A, Qt::ControlModifier);
    write("010-9777-0779");
    if (!tabTo(stage, "passengersNext")) return false;
    stage.key(Qt::Key_Space);
    return stage.untilSeen("seatMap") && stage.until([&] {
        const auto* action = stage.find<QAbstractButton>("summaryAction");
        return action != nullptr && action->isEnabled();
    });
}

bool toTheReview(Stage& stage)
{
    stage.key(Qt::Key_Escape); // from the map to the summary
    if (!tabTo(stage, "summaryAction")) return false;
    stage.key(Qt::Key_Space);
    return stage.untilSeen("review");
}

bool toTheTicket(Stage& stage)
{
    if (!tabTo(stage, stage.sees("reviewNext") ? "reviewNext" : "summaryAction")) return false;
    stage.key(Qt::Key_Space);
    if (!stage.untilSeen("payNext") || !tabTo(stage, "payNext")) return false;
    stage.key(Qt::Key_Space);
    return stage.untilSeen("locator");
}

} // namespace

/// What people come for, done by the keyboard alone in front of the real server.
class TestJourneys : public QObject {
    Q_OBJECT

    DemoServer server_;

private slots:
    void initTestCase() { QVERIFY(server_.start()); }

    void fromTheSearchToTheTicketAndBackWithTheMoney()
    {
        Stage stage(server_, App::Customer);
        QVERIFY(stage.enter());
        QVERIFY(toTheSeats(stage, "Seoul Jeju in 9 days 1", {"Haneul Kim"}));
        QVERIFY(tabTo(stage, "seatMap"));
        QVERIFY(toTheReview(stage));
        QVERIFY(toTheTicket(stage));
        const QString locator = textOf(stage, "locator");
        QCOMPARE(locator.size(), 6);
        QVERIFY(tabTo(stage, "seeTrip"));
        stage.key(Qt::Key_Space);
        QVERIFY(stage.untilSeen("boardingPass"));
        const auto headers = server_.process().logIn(DemoServer::kTraveller);
        const auto ours = [&] {
            const auto page = server_.process().get("/v1/history?limit=20", headers).json();
            for (const auto& item : page["items"])
                if (item["locator"] == locator.toStdString()) return item;
            return nlohmann::json();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!ours().is_null(), 5000);
        QCOMPARE(ours()["state"].get<std::string>(), std::string("confirmed"));

        // Cancelled again, for the amount on the button.
        QVERIFY(stage.until([&] {
            const auto* cancel = stage.find<QAbstractButton>("cancelTrip");
            return cancel != nullptr && cancel->isEnabled() && cancel->text().contains(QString::fromUtf8("₩"));
        }));
        const QString promised = stage.find<QAbstractButton>("cancelTrip")->text().section(QChar(0x20A9), 1);
        QVERIFY(tabTo(stage, "cancelTrip"));
        stage.key(Qt::Key_Space);
        QVERIFY(stage.untilSeen("confirmationAct"));
        QVERIFY(tabTo(stage, "confirmationAct"));
        stage.key(Qt::Key_Space);
        QVERIFY(stage.untilSeen("refundCard"));
        QVERIFY(stage.until([&] { return stage.says(promised); }));
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(ours()["state"].get<std::string>()), QString("cancelled"),
                                  5000);
        QTRY_VERIFY_WITH_TIMEOUT(
            ours()["refunded"]["amountMinor"].get<qint64>() == QString(promised).remove(',').toLongLong(), 10'000);
    }

    void aFlightRegisteredByTheClerkIsOnTheTravellersBoardWithinTwoSeconds()
    {
        Stage desk(server_, App::Customer);
        QVERIFY(desk.enter());
        workIn(desk);
        QVERIFY(tabTo(desk, "searchLine"));
        desk.key(Qt::Key_A, Qt::ControlModifier);
        write("Seoul Jeju in 6 days 1");
        desk.key(Qt::Key_Return);
        QVERIFY(desk.untilRows("board"));
        const int before = desk.rows("board");

        Stage office(server_, App::Admin);
        QVERIFY(office.enter());
        workIn(office);
        office.key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(office.until([&] { return office.rows("flightTable") > 100; }));
        QVERIFY(tabTo(office, "newFlight"));
        office.key(Qt::Key_Space);
        QVERIFY(office.untilSeen("newFlightPanel"));
        const QString day = QDateTime::currentDateTimeUtc().addSecs(9 * 3600).date().addDays(6).toString(Qt::ISODate);
        const QList<std::pair<const char*, QString>> fields{{"newNumber", "NR9901"},
                                                            {"newOrigin", "GMP"},
                                                            {"newDestination", "CJU"},
                                                            {"newDeparts", day + " 21:35"},
                                                            {"newArrives", day + " 22:45"}};
        for (const auto& [name, text] : fields) {
            QVERIFY2(tabTo(office, name), name);
            write(text);
        }
        QVERIFY(tabTo(office, "newAircraft"));
        auto* aircraft = office.find<QComboBox>("newAircraft");
        for (int step = 0; step < 20 && aircraft->currentText() != "A321neo"; ++step)
            office.key(Qt::Key_Down);
        QCOMPARE(aircraft->currentText(), QString("A321neo"));
        for (const auto* fare : {"newFareEconomy", "newFareBusiness"}) {
            QVERIFY2(tabTo(office, fare), fare);
            write("62000");
        }
        QVERIFY(tabTo(office, "registerFlight"));
        office.key(Qt::Key_Space);
        // From when the clerk sees it.
        QVERIFY2(office.until([&] { return showsRow(office, "flightTable", "NR 9901"); }, 5000),
                 qPrintable(textOf(office, "newProblem")));
        QElapsedTimer since;
        since.start();
        QVERIFY(desk.until([&] { return desk.rows("board") == before + 1; }, 5000));
        qInfo("on the board after %lld ms", since.elapsed());
        QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
    }

    void twoTravellersAndOneSeat()
    {
        Stage first(server_, App::Customer);
        Stage second(server_, App::Customer);
        QVERIFY(first.enter());
        QVERIFY(second.enter(false));
        const QString line = "Seoul Jeju in 8 days 1";
        QVERIFY(toTheSeats(first, line, {"Haneul Kim"}));
        QVERIFY(toTheSeats(second, line, {"Jiwoo Park"}));
        const auto chosen = [](const Stage& stage) {
            return stage.window().findChild<customer::BookingPage*>()->flow().draft().seats.front();
        };
        // Both are offered the same one.
        QCOMPARE(chosen(first), chosen(second));
        const QString seat = chosen(first);
        workIn(first);
        QVERIFY(tabTo(first, "seatMap"));
        QVERIFY(toTheReview(first));
        // The other learns of it where they look, and still has everything they typed.
        QVERIFY(second.until([&] { return chosen(second) != seat; }, 6000));
        QVERIFY(second.untilSeen("seatNews"));
        workIn(second);
        QVERIFY(tabTo(second, "suggestSeats"));
        second.key(Qt::Key_Space);
        QVERIFY(second.until([&] { return !chosen(second).isEmpty() && chosen(second) != seat; }));
        QVERIFY(tabTo(second, "summaryAction"));
        second.key(Qt::Key_Space);
        QVERIFY(second.untilSeen("review"));
        QVERIFY(toTheTicket(second));
        workIn(first);
        QVERIFY(toTheTicket(first));
        QVERIFY(textOf(first, "locator") != textOf(second, "locator"));
    }
};

NARAE_DESKTOP_MAIN(TestJourneys)
#include "tst_journeys.moc"
