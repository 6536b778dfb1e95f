#include <QApplication>
#include <QInputMethodEvent>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include "client-customer/account/account_page.hpp"
#include "client-customer/app/customer_window.hpp"
#include "client-customer/app/start_options.hpp"
#include "client-customer/booking/booking_page.hpp"
#include "client-customer/history/history_page.hpp"
#include "client-customer/results/board_view.hpp"
#include "client-customer/results/flight_board_model.hpp"
#include "client-customer/results/results_page.hpp"
#include "client-customer/search/search_page.hpp"
#include "client-customer/trip/trip_page.hpp"
#include "client-customer/trips/trips_page.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/slow_door.hpp"

#include <ctime>

using namespace narae;
using namespace narae::customer;
using desktop::Language;
using desktop::Theme;

namespace {

struct App {
    explicit App(desktop::Options options) : parts(std::move(options)), window(parts)
    {
        window.show();
        window.begin();
        window.activateWindow();
    }
    template <class Page>
    bool at() const
    {
        return qobject_cast<Page*>(window.findChild<QStackedWidget*>()->currentWidget()) != nullptr;
    }
    template <class Widget>
    Widget* find(const QString& name)
    {
        return window.findChild<Widget*>(name);
    }
    void click(const QString& name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    /// Waits for the airports, and types.
    bool search(const QString& line)
    {
        if (!QTest::qWaitFor([this] { return parts.airports.loaded(); })) return false;
        auto* field = find<QLineEdit>("searchLine");
        field->selectAll();
        QInputMethodEvent typed;
        typed.setCommitString(line);
        QApplication::sendEvent(field, &typed);
        QTest::keyClick(field, Qt::Key_Return);
        return at<ResultsPage>();
    }
    FlightBoardModel& board() { return *window.findChild<FlightBoardModel*>(); }
    bool logIn(const QString& email = testing::DemoServer::kTraveller)
    {
        if (find<QWidget>("signIn")->isHidden()) click("account");
        find<QLineEdit>("signInEmail")->setText(email);
        find<QLineEdit>("signInPassword")->setText(testing::DemoServer::kPassword);
        QTest::keyClick(find<QLineEdit>("signInPassword"), Qt::Key_Return);
        return QTest::qWaitFor([this] { return !parts.session.guest(); }, 10'000);
    }
    BookingFlow& flow() { return window.findChild<BookingPage*>()->flow(); }
    /// Chooses the board's first flight and types who travels.
    bool beginBooking(const QString& name)
    {
        auto* view = find<BoardView>("board");
        view->selectRow(0);
        QTest::keyClick(view, Qt::Key_Return);
        auto* menu = find<QMenu>("cabinMenu");
        const auto there = [&] { return at<BookingPage>() || (menu != nullptr && menu->isVisible()); };
        if (!QTest::qWaitFor(there)) return false;
        if (!at<BookingPage>()) QTest::keyClick(menu, Qt::Key_Return);
        if (!QTest::qWaitFor([this] { return at<BookingPage>(); })) return false;
        flow().type({name}, "010-9777-0779", {});
        flow().passengersDone();
        return flow().step() == Step::Seats;
    }

    desktop::Parts parts;
    CustomerWindow window;
};

} // namespace

/// The whole customer app in front of the real server.
class TestCustomerWindow : public QObject {
    Q_OBJECT

    testing::DemoServer server_;

private slots:
    void initTestCase() { QVERIFY(server_.start()); }
    void cleanup()
    {
        Language::current().set(Language::Code::English);
        Theme::current().setScheme(desktop::Scheme::Light);
    }

    void aSearchLeadsToTheBoardAndBackByTheKeyboardAlone()
    {
        App app(server_.options("customer"));
        QVERIFY(app.at<SearchPage>());
        QVERIFY(app.search("Seoul Jeju in 3 days 2"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        QTest::keyClick(&app.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(app.at<SearchPage>());
        QCOMPARE(app.find<QLineEdit>("searchLine")->text(), QString("Seoul Jeju in 3 days 2"));
        QVERIFY(app.search("Seoul Jeju in 3 days 2"));
        QTest::keyClick(app.find<QWidget>("board"), Qt::Key_Escape);
        QVERIFY(app.at<SearchPage>());
    }

    void choosingAFlightBeginsItsBooking()
    {
        App app(server_.options("customer"));
        QVERIFY(app.search("Seoul Jeju in 3 days 2"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        auto* board = app.find<BoardView>("board");
        board->selectRow(0);
        QTest::keyClick(board, Qt::Key_Return);
        auto* menu = app.find<QMenu>("cabinMenu");
        QTRY_VERIFY(menu != nullptr && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(app.at<BookingPage>());
    }

    void thePlacesOfTheBarAreShown()
    {
        App app(server_.options("customer"));
        app.click("placeTrips");
        QVERIFY(app.at<TripsPage>());
        app.click("placeHistory");
        QVERIFY(app.at<HistoryPage>());
        QVERIFY(app.find<QAbstractButton>("placeHistory")->isChecked());
        QVERIFY(!app.find<QAbstractButton>("placeTrips")->isChecked());
        app.click("placeBook");
        QVERIFY(app.at<SearchPage>());
    }

    void languageAndColoursChangeWhileAPageIsOpenAndAreKept()
    {
        QTemporaryDir folder;
        desktop::Options options = server_.options("customer");
        options.storeFile = folder.filePath("app.db");
        App app(options);
        QVERIFY(app.search("Seoul Jeju in 3 days 2"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        auto* board = app.find<BoardView>("board");
        board->selectRow(5);
        auto* language = app.find<QWidget>("language");
        QTest::mouseClick(language, Qt::LeftButton, {}, QPoint(10, 10));
        QTRY_COMPARE(app.find<QAbstractButton>("placeBook")->text(), QString::fromUtf8("예매"));
        QTRY_COMPARE(app.find<QPushButton>("sortPrice")->text(), QString::fromUtf8("운임"));
        app.click("scheme");
        QVERIFY(Theme::current().dark());
        QVERIFY(app.at<ResultsPage>());
        QCOMPARE(board->selectionModel()->selectedRows().value(0).row(), 5);

        Language::current().set(Language::Code::English);
        Theme::current().setScheme(desktop::Scheme::Light);
        desktop::Parts again(options);
        again.applyPreferences();
        QVERIFY(Language::current().korean());
        QVERIFY(Theme::current().dark());
    }

    void loggingInIsRefusedInASentenceAndThenWorks()
    {
        App app(server_.options("customer"));
        QVERIFY(app.search("Seoul Jeju in 3 days 2"));
        app.click("account");
        auto* panel = app.find<SignInPanel>("signIn");
        QVERIFY(panel->isVisible());
        QTest::keyClick(app.find<QLineEdit>("signInEmail"), Qt::Key_Return);
        QVERIFY(!app.find<desktop::TextLabel>("signInProblem")->text().isEmpty());
        app.find<QLineEdit>("signInEmail")->setText(testing::DemoServer::kTraveller);
        app.find<QLineEdit>("signInPassword")->setText("not my password");
        auto* problem = app.find<desktop::TextLabel>("signInProblem");
        problem->clear();
        QTest::keyClick(app.find<QLineEdit>("signInPassword"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!problem->text().isEmpty(), 10'000);
        QVERIFY(app.parts.session.guest());
        QTest::keyClick(panel, Qt::Key_Escape);
        QVERIFY(panel->isHidden());
        QVERIFY(app.logIn());
        QTRY_VERIFY(panel->isHidden());
        QVERIFY(app.find<QLineEdit>("signInPassword")->text().isEmpty());
        // The page below is the one there was.
        QVERIFY(app.at<ResultsPage>());
        QVERIFY(app.find<QWidget>("account")->accessibleName().contains(app.parts.session.account().name));
    }

    void aSessionThatTheServerEndedIsAskedForAgainOverThePage()
    {
        App app(server_.options("customer"));
        QVERIFY(app.search("Seoul Jeju in 3 days 2"));
        QVERIFY(app.logIn());
        auto* panel = app.find<SignInPanel>("signIn");
        QTRY_VERIFY(panel->isHidden());
        // Somebody ends all sessions from elsewhere.
        app.parts.client.setToken("ns_not-a-token-any-more", app.parts.client.account());
        app.parts.client.send(desktop::Call::get("/v1/account"), this, [](const desktop::Outcome&) {});
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(app.at<ResultsPage>());
        QVERIFY(app.parts.session.guest());
    }

    /// The next one at this computer sees nothing of theirs, on no page and by no way back.
    void whoLogsOutLeavesNothingOnTheScreens()
    {
        App app(server_.options("customer"));
        const auto traveller = server_.process().logIn(testing::DemoServer::kTraveller);
        const auto trip = testing::book(server_, testing::someFlight(server_, "GMP", "CJU", 13),
                                        {{"Ida Leaving", "21A"}, {"Jo Leaving", "21B"}}, traveller);
        const QString open = QString("openTrip%1").arg(trip.reservationId);
        QVERIFY(app.search("Seoul Jeju in 7 days 1"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        QVERIFY(app.logIn());
        QTRY_VERIFY(app.find<SignInPanel>("signIn")->isHidden());
        QVERIFY(app.beginBooking("Ida Leaving"));
        app.click("placeTrips");
        app.click("leaveKeep");
        QTRY_VERIFY_WITH_TIMEOUT(app.find<QWidget>(open) != nullptr, 10'000);
        app.click(open);
        QTRY_VERIFY_WITH_TIMEOUT(app.at<TripPage>() && app.find<QWidget>("boardingPass")->isVisible(), 10'000);
        const QString account = app.parts.client.account();
        app.parts.session.logOut();

        QVERIFY(app.at<SearchPage>());
        QTest::keyClick(&app.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(app.at<SearchPage>());
        QVERIFY(app.find<desktop::TextLabel>("tripTitle")->text().isEmpty());
        QVERIFY(app.find<QWidget>("boardingPass")->isHidden() || !app.find<QWidget>("boardingPass")->isVisible());
        QVERIFY(!app.flow().unfinished() && app.flow().draft().names.isEmpty());
        QTRY_VERIFY(app.find<QWidget>(open) == nullptr);
        // What they typed waits for them, and for nobody else.
        QVERIFY(app.parts.preferences.get("booking.open.").isEmpty());
        QVERIFY(app.parts.preferences.get("booking.open." + account).contains("Ida Leaving"));
        const std::string other = "somebody-else@narae.example";
        QCOMPARE(server_.process()
                     .post("/v1/accounts",
                           {{"email", other}, {"password", testing::DemoServer::kPassword}, {"name", "Other"}})
                     .status,
                 201);
        QVERIFY(app.logIn(QString::fromStdString(other)));
        QTRY_VERIFY(app.find<SignInPanel>("signIn")->isHidden());
        QVERIFY(app.at<SearchPage>());
        app.click("placeTrips");
        const auto* told = testing::part<desktop::TextLabel>(*app.window.findChild<TripsPage*>(), "stateTitle");
        QTRY_COMPARE_WITH_TIMEOUT(told->text(), QString("No trip ahead"), 10'000);
        QVERIFY(app.find<QWidget>(open) == nullptr);
    }

    void aBookingWaitsForWhoseLogInEndedAndGoesWhenItIsAnother()
    {
        App app(server_.options("customer"));
        QVERIFY(app.search("Seoul Jeju in 7 days 1"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        QVERIFY(app.beginBooking("Gustav Guest"));
        // A guest who logs in goes on with it; and so does who must log in anew.
        auto* panel = app.find<SignInPanel>("signIn");
        for (int time = 0; time < 2; ++time) {
            QVERIFY(app.logIn());
            QTRY_VERIFY(panel->isHidden());
            QVERIFY(app.at<BookingPage>());
            QCOMPARE(app.flow().draft().names, QStringList{"Gustav Guest"});
            QVERIFY(app.parts.preferences.get("booking.open.").isEmpty());
            app.parts.client.setToken("ns_not-a-token-any-more", app.parts.client.account());
            app.parts.client.send(desktop::Call::get("/v1/account"), this, [](const desktop::Outcome&) {});
            QTRY_VERIFY(panel->isVisible());
        }
        app.flow().type({"Gustav Again"}, "010-9777-0779", {});
        QVERIFY(app.parts.preferences.get("booking.open.").isEmpty());
        const std::string other = "yet-another@narae.example";
        QCOMPARE(server_.process()
                     .post("/v1/accounts",
                           {{"email", other}, {"password", testing::DemoServer::kPassword}, {"name", "Other"}})
                     .status,
                 201);
        QVERIFY(app.logIn(QString::fromStdString(other)));
        QTRY_VERIFY(panel->isHidden());
        QVERIFY(app.at<SearchPage>());
        QVERIFY(app.flow().draft().names.isEmpty());
        QVERIFY(app.parts.preferences.get("booking.open." + app.parts.client.account()).isEmpty());
    }

    void theWindowSaysThatTheServerIsAwayAndGoesOnWhenItIsBack()
    {
        App app(server_.options("customer"));
        QVERIFY(app.search("Seoul Jeju in 4 days 2"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        auto* banner = app.find<desktop::OfflineBanner>("offlineBanner");
        QVERIFY(banner->isHidden());
        server_.process().kill();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 20'000);
        QCOMPARE(app.board().rowCount(), 8);
        QVERIFY(server_.process().start());
        app.click("tryNow");
        QTRY_VERIFY_WITH_TIMEOUT(banner->isHidden(), 20'000);
    }

    void aSlowServerHoldsUpNothing()
    {
        testing::SlowDoor door(static_cast<quint16>(server_.process().port()));
        desktop::Options options = server_.options("customer");
        options.server = door.url();
        App app(options);
        QVERIFY(QTest::qWaitFor([&app] { return app.parts.airports.loaded(); }));
        door.setDelay(1500);
        QVERIFY(app.search("Seoul Jeju in 5 days 2"));
        // The page is there at once and answers keys while the list is on its way.
        QCOMPARE(app.board().rowCount(), 0);
        QCOMPARE(app.find<QWidget>("boardState")->accessibleName(), QString("Loading"));
        app.click("sortPrice");
        QVERIFY(app.find<QAbstractButton>("sortPrice")->isChecked());
        QTRY_COMPARE_WITH_TIMEOUT(app.board().rowCount(), 8, 10'000);
    }

    void aPaymentThatAnEarlierRunLeftOpenIsTold()
    {
        QTemporaryDir folder;
        desktop::Options options = server_.options("customer");
        options.storeFile = folder.filePath("app.db");
        const auto flights = server_.process().get("/v1/flight-statuses?origin=GMP&destination=PUS&limit=9").json();
        {
            desktop::Parts before(options);
            const QJsonObject body{{"flightId", flights["items"].back()["flightId"].get<qint64>()},
                                   {"cabin", "economy"},
                                   {"passengers", QJsonArray{QJsonObject{{"name", "Narae Kim"}}}},
                                   {"contact", QJsonObject{{"phone", "010-9777-0779"}}},
                                   {"paymentMethod", "pm_card_ok"}};
            QVERIFY(before.journal.begin({desktop::ApiClient::newKey(),
                                          "/v1/reservations",
                                          body,
                                          {},
                                          QJsonObject{{"kind", "payment"}},
                                          QDateTime::currentDateTimeUtc()}));
        }
        App app(options);
        auto* news = app.find<QWidget>("news");
        QTRY_VERIFY_WITH_TIMEOUT(news->isVisible(), 10'000);
        QVERIFY(app.find<desktop::TextLabel>("newsHead")->text().contains("went through"));
        app.click("newsAction");
        QVERIFY(app.at<TripPage>());
        QVERIFY(news->isHidden());
    }

    void aHoldIsPaidForFromItsTripAndAGuestFindsItAgain()
    {
        QTemporaryDir folder;
        desktop::Options options = server_.options("customer");
        options.storeFile = folder.filePath("app.db");
        const qint64 flight = testing::someFlight(server_, "GMP", "CJU", 12);
        const auto held = testing::book(server_, flight, {{"Ada Guest", "22A"}, {"Bo Guest", "22B"}}, {}, "");
        const QString open = QString("openTrip%1").arg(held.reservationId);
        {
            App app(options);
            QVERIFY(QTest::qWaitFor([&app] { return app.parts.airports.loaded(); }));
            app.click("placeTrips");
            app.find<QLineEdit>("guestLocator")->setText(held.locator);
            app.find<QLineEdit>("guestPhone")->setText("010-9777-0779");
            QTest::keyClick(app.find<QWidget>("guestPhone"), Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(app.at<TripPage>() && app.find<QWidget>("payTrip")->isVisible(), 10'000);
            app.click("payTrip");
            QVERIFY(app.at<BookingPage>());
            const BookingFlow& flow = app.window.findChild<BookingPage*>()->flow();
            QCOMPARE(flow.step(), Step::Pay);
            QVERIFY(flow.holdLeft() > std::chrono::seconds(300) && app.find<QWidget>("holdClock")->isVisible());
            QCOMPARE(flow.draft().seats, QStringList({"22A", "22B"}));
            QVERIFY(flow.draft().holdFits());
            // Away and back, with the seats kept: to the trip, which can be paid as before.
            QTest::keyClick(&app.window, Qt::Key_Left, Qt::AltModifier);
            app.click("leaveKeep");
            QTRY_VERIFY(app.at<TripPage>());
            app.click("payTrip");
            QVERIFY(app.at<BookingPage>());
            QCOMPARE(flow.step(), Step::Pay);
            app.click("pm_card_ok");
            app.click("payNext");
            QTRY_COMPARE_WITH_TIMEOUT(flow.step(), Step::Done, 10'000);
            app.click("seeTrip");
            QVERIFY(app.at<TripPage>());
        }
        const auto now =
            server_.process().get("/v1/reservations?locator=" + held.locator.toStdString() + "&phone=010-9777-0779");
        QCOMPARE(now.json()["items"][0]["state"].get<std::string>(), std::string("confirmed"));
        // Another start of the app, still nobody logged in.
        App later(options);
        QVERIFY(QTest::qWaitFor([&later] { return later.parts.airports.loaded(); }));
        later.click("placeTrips");
        QTRY_VERIFY_WITH_TIMEOUT(later.find<QWidget>(open) != nullptr, 10'000);
    }

    void whatAGuestHoldsForLaterStandsAmongTheTrips()
    {
        App app(server_.options("customer"));
        QVERIFY(app.search("Seoul Jeju in 6 days 1"));
        QTRY_COMPARE(app.board().rowCount(), 8);
        auto* page = app.window.findChild<BookingPage*>();
        BookingFlow& flow = page->flow();
        auto* board = app.find<BoardView>("board");
        board->selectRow(1);
        QTest::keyClick(board, Qt::Key_Return);
        QTRY_VERIFY(app.at<BookingPage>() ||
                    (app.find<QMenu>("cabinMenu") && app.find<QMenu>("cabinMenu")->isVisible()));
        if (!app.at<BookingPage>()) QTest::keyClick(app.find<QMenu>("cabinMenu"), Qt::Key_Return);
        QTRY_VERIFY(app.at<BookingPage>());
        flow.type({"Ada Guest"}, "010-9777-0779", {});
        flow.passengersDone();
        QTRY_VERIFY_WITH_TIMEOUT(flow.seatsLoaded() && flow.draft().seatsComplete(), 10'000);
        flow.seatsDone();
        QTRY_COMPARE_WITH_TIMEOUT(flow.step(), Step::Review, 10'000);
        const QString open = QString("openTrip%1").arg(flow.draft().hold->reservationId);
        app.click("placeTrips");
        app.click("leaveKeep");
        QVERIFY(app.at<TripsPage>());
        QTRY_VERIFY_WITH_TIMEOUT(app.find<QWidget>(open) != nullptr, 10'000);
    }

    void theFirstPictureIsThereWithinHalfASecond()
    {
        // In this process's own time, so that a busy machine does not count.
        const std::clock_t since = std::clock();
        App app(server_.options("customer"));
        QVERIFY(QTest::qWaitForWindowExposed(&app.window));
        app.window.grab();
        const double milliseconds = 1000.0 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
        QVERIFY2(milliseconds < 500, qPrintable(QString::number(milliseconds)));
    }

    void theCommandLineIsReadStrictly()
    {
        const auto read = [](const QStringList& words) {
            return readStartOptions(QStringList{"narae-customer"} + words);
        };
        QVERIFY(read({}).problem.isEmpty());
        QCOMPARE(read({"--server", "https://narae.example"}).parts.server, QUrl("https://narae.example"));
        QVERIFY(!read({"--server", "nonsense"}).problem.isEmpty());
        QVERIFY(!read({"--language", "fr"}).problem.isEmpty());
        QVERIFY(!read({"--scheme", "pink"}).problem.isEmpty());
        QVERIFY(!read({"--log-in", "a@b.example", "--password-file", "/no/such/file"}).problem.isEmpty());
        QTemporaryDir folder;
        QFile file(folder.filePath("password"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("fly-with-narae\n");
        file.close();
        const auto options =
            read({"--log-in", "a@b.example", "--password-file", file.fileName(), "--data", folder.filePath("deep/er")});
        QVERIFY(options.problem.isEmpty());
        QCOMPARE(options.password, QString("fly-with-narae"));
        QCOMPARE(options.parts.storeFile, folder.filePath("deep/er/customer.db"));
    }
};

NARAE_DESKTOP_MAIN(TestCustomerWindow)
#include "tst_customer_window.moc"
