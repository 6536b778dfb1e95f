#include <QLineEdit>
#include <QTest>

#include "client-admin/flights/flights_page.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/support/bad_server.hpp"

#include <algorithm>

using namespace narae;
using namespace narae::admin;
using desktop::Call;

/// What a colleague does with flights while a clerk looks at their list, or at another page.
class TestFlightsLive : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    std::unique_ptr<testing::BadServer> network_; ///< between the server and the clerk, not the colleague
    std::unique_ptr<testing::AdminDesk> clerk_, colleague_;
    std::unique_ptr<FlightsPage> page_;
    int registered_ = 0;

    FlightModel& model() { return page_->model(); }
    FlightTable& table() { return *page_->findChild<FlightTable*>("flightTable"); }
    bool streams() { return clerk_->parts.client.stream().live(); }

    /// The colleague registers a flight like this one, which departs a second later; its number, or an empty text.
    QString registersAfter(const FlightRecord& flight)
    {
        FlightDraft draft;
        draft.number = QString("NR%1").arg(9800 + registered_++);
        draft.origin = flight.origin;
        draft.destination = flight.destination;
        draft.departsAt = flight.departsAt().addSecs(1);
        draft.arrivesAt = flight.arrivesAt().addSecs(1);
        draft.aircraft = flight.aircraft;
        for (const CabinRecord& cabin : flight.cabins)
            draft.fares.emplace_back(cabin.cabin, cabin.price);
        const auto done =
            testing::ask(colleague_->parts, AirlineService::registration(draft, desktop::ApiClient::newKey()));
        return done && *done ? draft.number : QString();
    }
    int rowOf(const QString& number)
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().at(row).number == number) return row;
        return -1;
    }
    /// The first that departs in some hours.
    int firstToCome()
    {
        const qint64 soon = QDateTime::currentMSecsSinceEpoch() + 3LL * 3600 * 1000;
        int row = 0;
        while (model().at(row).departsMs < soon)
            ++row;
        return row;
    }
    bool inOrder()
    {
        for (int row = 1; row < model().rowCount(); ++row)
            if (model().at(row - 1).departsMs > model().at(row).departsMs) return false;
        return true;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        network_ = std::make_unique<testing::BadServer>(server_.process().port());
        desktop::Options options = server_.options("admin");
        options.server = QUrl(QString("http://127.0.0.1:%1").arg(network_->port()));
        clerk_ = std::make_unique<testing::AdminDesk>(options);
        colleague_ = std::make_unique<testing::AdminDesk>(server_.options("admin"));
        // It comes back soon.
        clerk_->parts.client.stream().setPatience({.pauseMost = std::chrono::milliseconds(200)});
        QVERIFY(clerk_->logIn() && colleague_->logIn());
    }
    void init()
    {
        network_->setStreams(true);
        page_ = std::make_unique<FlightsPage>(clerk_->parts, clerk_->registry);
        page_->resize(1080, 712);
        page_->show();
        page_->entered();
        QTRY_VERIFY_WITH_TIMEOUT(page_->feed().complete(), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(streams(), 15'000);
    }
    void cleanup() { page_.reset(); }

    void aColleaguesFlightComesInWhereverOneLooks()
    {
        // Far below what can be seen.
        const QString number = registersAfter(model().at(model().rowCount() - 5));
        QVERIFY(!number.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(number) > 0, 6000);
        QVERIFY(inOrder());
    }

    /// Without the stream: those between what can be seen, and only they.
    void withoutTheStreamThoseInViewAreAskedFor()
    {
        network_->setStreams(false);
        QTRY_VERIFY(!streams());
        page_->feed().setInterval(std::chrono::milliseconds(200));
        const int row = firstToCome() + 40;
        table().goToFlight(model().at(row).flightId);
        const QString number = registersAfter(model().at(row - 8));
        QVERIFY(!number.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(number) > 0, 6000);
        QVERIFY(inOrder());
        // It came last and does not depart last: its seats are alive like all others'.
        const qint64 id = model().at(rowOf(number)).flightId;
        table().goToFlight(id);
        Call call = Call::post("/v1/reservations", {{"flightId", id},
                                                    {"cabin", "economy"},
                                                    {"passengers", QJsonArray{QJsonObject{{"name", "Kim"}}}},
                                                    {"contact", QJsonObject{{"phone", "010-1234-5678"}}},
                                                    {"paymentMethod", "pm_card_ok"}})
                        .keyed(desktop::ApiClient::newKey());
        const auto bought = testing::ask(colleague_->parts, call);
        QVERIFY(bought && *bought);
        QTRY_COMPARE_WITH_TIMEOUT(model().find(id)->sold, 1, 6000);
    }

    void whatWasRegisteredMeanwhileIsThereWhenOneComesBack()
    {
        page_->left();
        const QString number = registersAfter(model().at(model().rowCount() - 9));
        QVERIFY(!number.isEmpty());
        QCOMPARE(rowOf(number), -1);
        page_->entered();
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(number) > 0, 6000);
    }

    /// A cell that is being edited when a flight comes in above it is still that flight's.
    void aCellBeingEditedStaysItsFlights()
    {
        const int row = firstToCome() + 8;
        const FlightRecord edited = model().at(row);
        table().setFocus();
        table().setCurrentIndex(model().index(row, FlightModel::Fare));
        QTest::keyClick(&table(), Qt::Key_F2);
        auto* editor = table().findChild<QLineEdit*>("fareEditor");
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "7770");
        const QString number = registersAfter(model().at(row - 6));
        QVERIFY(!number.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(number) > 0 && rowOf(number) < row, 6000);
        QCOMPARE(table().currentFlight(), edited.flightId);
        QCOMPARE(editor->text(), QString("7770"));
        QTest::keyClicks(editor, "0");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(model().find(edited.flightId)->mainCabin()->price.amountMinor(), 77'700);
    }

    void aFlightIsFoundByWhatItIsNow()
    {
        auto* typed = page_->findChild<QLineEdit*>("flightFilter");
        int row = model().rowCount() - 1;
        while (row > 0 && (model().at(row).aircraft != "A321neo" || model().at(row).sold > 0))
            --row;
        const FlightRecord before = model().at(row);
        table().goToFlight(before.flightId);
        typed->setText("a220");
        QCOMPARE(model().rowOf(before.flightId), -1);
        FlightChanges changes;
        changes.aircraft = "A220-300";
        changes.setFare("economy", before.mainCabin()->price);
        const auto done = testing::ask(colleague_->parts, AirlineService::revise(before, changes));
        QVERIFY(done && *done);
        page_->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(model().find(before.flightId)->aircraft, QString("A220-300"), 6000);
        // Also by a word that begins with the last one.
        typed->setText("a220-300");
        QVERIFY(model().rowOf(before.flightId) >= 0);
        typed->setText("a321neo");
        QCOMPARE(model().rowOf(before.flightId), -1);
        QVERIFY(model().rowCount() > 0);
        for (int shown = 0; shown < model().rowCount(); ++shown)
            QCOMPARE(model().at(shown).aircraft, QString("A321neo"));
    }
};

NARAE_DESKTOP_MAIN(TestFlightsLive)
#include "tst_flights_live.moc"
