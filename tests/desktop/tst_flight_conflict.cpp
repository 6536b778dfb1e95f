#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

#include "client-admin/flights/flights_page.hpp"
#include "common/desktop/look/formats.hpp"
#include "tests/desktop/admin_desk.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/support/bad_server.hpp"

using namespace narae;
using namespace narae::admin;
using desktop::Call;

/// Two clerks at two desks change one flight: the second sees what the first saved, and loses nothing.
class TestFlightConflict : public QObject {
    Q_OBJECT

    testing::DemoServer server_;
    std::unique_ptr<testing::BadServer> network_; ///< of the first desk, without a stream
    std::unique_ptr<testing::AdminDesk> one_;
    std::unique_ptr<testing::AdminDesk> other_;
    std::unique_ptr<FlightsPage> page_;
    FlightRecord flight_;

    FlightRecord onServer() const
    {
        const auto outcome = testing::ask(one_->parts, Call::get(QString("/v1/flights/%1").arg(flight_.flightId)));
        return FlightRecord::fromJson((*outcome)->object());
    }
    /// The other clerk saves first.
    bool otherSaves(const FlightChanges& changes)
    {
        const auto outcome = testing::ask(other_->parts, AirlineService::revise(onServer(), changes));
        return outcome && *outcome;
    }
    template <class Widget>
    Widget* find(const char* name) const
    {
        return page_->findChild<Widget*>(name);
    }
    void typeFare(const QString& text)
    {
        auto* fare = find<QLineEdit>("flightFareEconomy");
        fare->selectAll();
        QTest::keyClicks(fare, text);
    }
    bool saveFareInItsCell(const QString& fare)
    {
        auto* table = find<FlightTable>("flightTable");
        auto& model = page_->model();
        table->setFocus();
        table->setCurrentIndex(model.index(model.rowOf(flight_.flightId), FlightModel::Fare));
        QTest::keyClick(table, Qt::Key_F2);
        auto* editor = table->findChild<QLineEdit*>("fareEditor");
        if (!editor) return false;
        editor->selectAll();
        QTest::keyClicks(editor, fare);
        QTest::keyClick(editor, Qt::Key_Return);
        return QTest::qWaitFor(
            [&] { return model.find(flight_.flightId)->mainCabin()->price.amountMinor() == fare.toInt(); });
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        network_ = std::make_unique<testing::BadServer>(server_.process().port());
        network_->setStreams(false);
        desktop::Options options = server_.options("admin");
        options.server = QUrl(QString("http://127.0.0.1:%1").arg(network_->port()));
        one_ = std::make_unique<testing::AdminDesk>(options);
        other_ = std::make_unique<testing::AdminDesk>(server_.options("admin"));
        QVERIFY(one_->logIn());
        QVERIFY(other_->logIn());
        page_ = std::make_unique<FlightsPage>(one_->parts, one_->registry);
        page_->resize(1280, 712);
        page_->show();
        page_->entered();
        QTRY_VERIFY_WITH_TIMEOUT(page_->feed().complete(), 15'000);
    }
    void init()
    {
        // A flight of its own for each case, far enough away; and nobody tells the page of changes meanwhile.
        page_->feed().setInterval(std::chrono::hours(1));
        static int place = 0;
        const auto& all = page_->model().all();
        place = std::max(place + 1, static_cast<int>(all.size()) / 2);
        while (all[static_cast<std::size_t>(place)].aircraft != "A321neo")
            ++place;
        flight_ = all[static_cast<std::size_t>(place)];
        page_->goTo({{"flightId", flight_.flightId}});
        QTRY_VERIFY(find<QLineEdit>("flightFareEconomy"));
    }

    void aFieldIsTakenFromEitherSide_data()
    {
        QTest::addColumn<bool>("yours");
        QTest::newRow("yours") << true;
        QTest::newRow("theirs") << false;
    }
    void aFieldIsTakenFromEitherSide()
    {
        QFETCH(bool, yours);
        FlightChanges theirs;
        theirs.setFare("economy", Money(71'000, Currency::krw()));
        theirs.setFare("business", Money(333'000, Currency::krw()));
        QVERIFY(otherSaves(theirs));
        typeFare("65000");
        QTest::mouseClick(find<QPushButton>("saveFlight"), Qt::LeftButton);
        auto* panel = find<QWidget>("conflictPanel");
        QTRY_VERIFY(panel->isVisible());
        QStringList words;
        for (const QLabel* label : panel->findChildren<QLabel*>())
            words << label->text();
        // Base, theirs and the field this clerk did not touch are all in sight.
        QVERIFY(words.contains(desktop::formats::money(flight_.mainCabin()->price)));
        QVERIFY(words.contains(QString::fromUtf8("₩333,000")));
        auto* takeYours = panel->findChild<QRadioButton*>("yours1");
        if (!takeYours) takeYours = panel->findChild<QRadioButton*>("yours0");
        QVERIFY(takeYours);
        QCOMPARE(takeYours->text(), QString::fromUtf8("₩65,000"));
        if (yours) {
            QTest::mouseClick(find<QPushButton>("settleConflict"), Qt::LeftButton);
            QTRY_COMPARE(onServer().cabin("economy")->price.amountMinor(), 65'000);
        } else {
            QTest::mouseClick(find<QPushButton>("takeTheirs"), Qt::LeftButton);
            QTRY_VERIFY(!panel->isVisible());
            QCOMPARE(onServer().cabin("economy")->price.amountMinor(), 71'000);
        }
        QCOMPARE(onServer().cabin("business")->price.amountMinor(), 333'000);
    }

    void aSecondConflictIsShownAgain()
    {
        FlightChanges theirs;
        theirs.setFare("economy", Money(71'000, Currency::krw()));
        QVERIFY(otherSaves(theirs));
        typeFare("65000");
        QTest::mouseClick(find<QPushButton>("saveFlight"), Qt::LeftButton);
        auto* panel = find<ConflictPanel>("conflictPanel");
        QTRY_VERIFY(panel->isVisible());
        theirs.setFare("economy", Money(72'000, Currency::krw()));
        QVERIFY(otherSaves(theirs));
        QTest::mouseClick(find<QPushButton>("settleConflict"), Qt::LeftButton);
        QTRY_COMPARE(panel->conflict().theirs.cabin("economy")->price.amountMinor(), 72'000);
        QTRY_VERIFY(panel->isVisible());
        QTest::mouseClick(find<QPushButton>("settleConflict"), Qt::LeftButton);
        QTRY_COMPARE(onServer().cabin("economy")->price.amountMinor(), 65'000);
    }

    void thePanelTellsWhatTheOtherChangedFromWhatToWhat()
    {
        FlightChanges theirs;
        theirs.setFare("economy", Money(73'000, Currency::krw()));
        theirs.departsMs = flight_.departsMs + 600'000;
        QVERIFY(otherSaves(theirs));
        page_->goTo({{"flightId", flight_.flightId}});
        const QTimeZone zone = one_->parts.airports.zone(flight_.origin);
        const QString expected = QString::fromUtf8("Economy fare %1 → ₩73,000\nDeparture %2 → %3")
                                     .arg(desktop::formats::money(flight_.cabin("economy")->price),
                                          desktop::formats::time(flight_.departsAt(), zone),
                                          desktop::formats::time(flight_.departsAt().addSecs(600), zone));
        const auto newest = [this] {
            const auto* label = page_->findChild<QLabel*>("flightChange0");
            return label ? label->text() : QString();
        };
        QTRY_COMPARE(newest(), expected);
        desktop::Language::current().set(desktop::Language::Code::Korean);
        QTRY_VERIFY(newest().startsWith(QString::fromUtf8("일반석 운임")));
        desktop::Language::current().set(desktop::Language::Code::English);
    }

    /// The fare in its cell, while a departure is typed in the panel: the one is saved, the other stays typed, and may
    /// be saved after it; so it is when the fare is taken back.
    void whatIsTypedInThePanelStaysWhileAnotherFieldIsSaved()
    {
        const QTimeZone zone = one_->parts.airports.zone(flight_.origin);
        const QDateTime later = flight_.departsAt().addSecs(900);
        auto* departs = find<QLineEdit>("flightDeparts");
        const QString typed = later.toTimeZone(zone).toString("yyyy-MM-dd HH:mm");
        departs->setText(typed);
        auto* save = find<QPushButton>("saveFlight");
        const QString offered = "Save departure " + desktop::formats::time(later, zone);
        QCOMPARE(save->text(), offered);
        QVERIFY(saveFareInItsCell("66600"));
        QCOMPARE(find<QLineEdit>("flightFareEconomy")->text(), QString::fromUtf8("₩66,600"));
        QCOMPARE(departs->text(), typed);
        QCOMPARE(save->text(), offered);
        QVERIFY(page_->undo());
        QTRY_COMPARE(find<QLineEdit>("flightFareEconomy")->text(),
                     desktop::formats::money(flight_.cabin("economy")->price));
        QCOMPARE(departs->text(), typed);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(save->text(), QString("Nothing changed"));
        QCOMPARE(onServer().departsMs, later.toMSecsSinceEpoch());
        // Half a date is not a change, and not to be thrown away either.
        departs->setText("2027-0");
        QVERIFY(saveFareInItsCell("66700"));
        QCOMPARE(departs->text(), QString("2027-0"));
        QCOMPARE(save->text(), QString("Check the fields"));
    }

    void heldSeatsAreSaidWhateverElseIsHeardOfTheFlight()
    {
        const auto held = testing::ask(
            other_->parts, Call::post("/v1/reservations", {{"flightId", flight_.flightId},
                                                           {"cabin", "economy"},
                                                           {"passengers", QJsonArray{QJsonObject{{"name", "Kim"}}}},
                                                           {"contact", QJsonObject{{"phone", "010-1234-5678"}}}})
                               .keyed(desktop::ApiClient::newKey()));
        QVERIFY(held && *held);
        auto* seats = find<QLabel>("flightSeats");
        QTRY_VERIFY_WITH_TIMEOUT(seats->text().contains("1 held"), 6000);
        const QString said = seats->text();
        FlightChanges theirs;
        theirs.setFare("economy", Money(74'000, Currency::krw()));
        QVERIFY(otherSaves(theirs));
        page_->feed().look();
        QTRY_COMPARE(find<QLineEdit>("flightFareEconomy")->text(), QString::fromUtf8("₩74,000"));
        QCOMPARE(seats->text(), said);
    }

    void undoWritesOntoTheNewestVersion()
    {
        const Money before = flight_.cabin("economy")->price;
        typeFare("64000");
        QTest::mouseClick(find<QPushButton>("saveFlight"), Qt::LeftButton);
        QTRY_COMPARE(find<QPushButton>("saveFlight")->text(), QString("Nothing changed"));
        QCOMPARE(onServer().cabin("economy")->price.amountMinor(), 64'000);
        FlightChanges theirs;
        theirs.setFare("business", Money(311'000, Currency::krw()));
        QVERIFY(otherSaves(theirs));
        QVERIFY(page_->undo());
        QTRY_COMPARE(onServer().cabin("economy")->price, before);
        QCOMPARE(onServer().cabin("business")->price.amountMinor(), 311'000);
    }
};

NARAE_DESKTOP_MAIN(TestFlightConflict)
#include "tst_flight_conflict.moc"
