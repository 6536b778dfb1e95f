#include <QLineEdit>
#include <QTest>

#include "client-admin/app/keys_panel.hpp"
#include "client-admin/app/rail_item.hpp"
#include "tests/desktop/admin_house.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/support/bad_server.hpp"

#include <QApplication>
#include <QLabel>
#include <QListView>

using namespace narae;
using namespace narae::desktop;

/// The admin app's window: who comes in, where one can go, in which language.
class TestAdminWindow : public QObject {
    Q_OBJECT

    testing::AdminHouse house_;

    QString titleShown() { return house_.find<QLabel>("pageTitle")->text(); }

private slots:
    void initTestCase() { QVERIFY(house_.start()); }
    void cleanup()
    {
        Language::current().set(Language::Code::English);
        Theme::current().setScheme(Scheme::Light);
    }

    void aWrongPasswordIsASentenceAndTheAddressStays()
    {
        house_.openWindow();
        auto* panel = house_.find<QWidget>("logInPanel");
        QTRY_VERIFY(panel->isVisible());
        house_.type("logInEmail", testing::DemoServer::kClerk);
        QTest::keyClick(house_.find<QLineEdit>("logInEmail"), Qt::Key_Return);
        QTRY_VERIFY(house_.find<QLineEdit>("logInPassword")->hasFocus());
        QTest::keyClicks(house_.find<QLineEdit>("logInPassword"), "not-my-password");
        QTest::keyClick(house_.find<QLineEdit>("logInPassword"), Qt::Key_Return);
        QTRY_VERIFY(house_.find<QLabel>("logInWrong")->isVisible());
        QVERIFY(!house_.find<QLabel>("logInWrong")->text().isEmpty());
        QCOMPARE(house_.find<QLineEdit>("logInEmail")->text(), QString(testing::DemoServer::kClerk));
        QVERIFY(panel->isVisible());
    }

    void aStartWithoutAServerGoesOnByItselfWhenItIsBack()
    {
        const auto opened = house_.server().process().post(
            "/v1/sessions", {{"email", testing::DemoServer::kClerk}, {"password", testing::DemoServer::kPassword}});
        const auto session = opened.json();
        testing::BadServer network(house_.server().process().port());
        network.set(testing::Weather::Away);
        Options options = house_.server().options("admin");
        options.server = QUrl(QString("http://127.0.0.1:%1").arg(network.port()));
        Parts parts(options);
        parts.tokens->keep("admin@" + options.server.toString(),
                           QString("%1 %2")
                               .arg(session["account"]["accountId"].get<qint64>())
                               .arg(QString::fromStdString(session["token"].get<std::string>())),
                           [](bool) {});
        admin::AdminWindow window(parts);
        window.start();
        window.show();
        auto* panel = window.findChild<QWidget*>("logInPanel");
        QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), 20'000);
        network.set(testing::Weather::Fair);
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isVisible(), 40'000);
        QCOMPARE(parts.session.account().role, QString("staff"));
    }

    void aCustomerIsTurnedAway()
    {
        house_.openWindow();
        auto* panel = house_.find<QWidget>("logInPanel");
        QTRY_VERIFY(panel->isVisible());
        house_.type("logInEmail", testing::DemoServer::kTraveller);
        house_.type("logInPassword", testing::DemoServer::kPassword);
        house_.click("logInGo");
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QLabel>("logInWrong")->isVisible(), 8000);
        QVERIFY(house_.find<QLabel>("logInWrong")->text().contains("customer"));
        QVERIFY(panel->isVisible());
        QVERIFY(house_.parts().session.guest());
    }

    void aToastCoversNothingThatActs()
    {
        QVERIFY(house_.openWindowAsClerk());
        admin::AdminWindow& window = house_.window();
        auto* toast = house_.find<QWidget>("toast");
        for (const QString& sentence :
             {QString("Saved."), QString("A long sentence about what was done. ").repeated(9)}) {
            Q_EMIT window.page("today")->toast(sentence);
            QVERIFY(toast->isVisible());
            QCOMPARE(toast->accessibleName(), sentence);
            const QRect place(toast->mapTo(&window, QPoint()), toast->size());
            QVERIFY(house_.find<QWidget>("statusArea")->geometry().contains(place));
            for (const QWidget* each : window.findChildren<QWidget*>())
                if (each->isVisible() && each != toast && each->focusPolicy() != Qt::NoFocus &&
                    each->visibleRegion().boundingRect().isValid())
                    QVERIFY2(
                        !QRect(each->mapTo(&window, QPoint()), each->size())
                             .intersected(QRect(each->mapTo(&window, each->visibleRegion().boundingRect().topLeft()),
                                                each->visibleRegion().boundingRect().size()))
                             .intersects(place),
                        qPrintable(each->objectName()));
            QTest::mouseClick(toast, Qt::LeftButton);
            QVERIFY(!toast->isVisible());
        }
    }

    void theKeyboardReachesEveryPlace()
    {
        QVERIFY(house_.openWindowAsClerk());
        admin::AdminWindow& window = house_.window();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(window.place(), QString("today"));
        int places = 0;
        for (const auto* item : window.findChildren<admin::RailItem*>()) {
            ++places;
            QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_0 + places), Qt::ControlModifier);
            QVERIFY2(item->isChecked(), qPrintable(item->objectName()));
            QCOMPARE(item->objectName(), "rail_" + window.place());
            QCOMPARE(titleShown(), window.page(window.place())->title());
        }
        QCOMPARE(places, 7);
    }

    void tabWalksThroughTheWholeWindowAndComesBack()
    {
        QVERIFY(house_.openWindowAsClerk());
        admin::AdminWindow& window = house_.window();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        house_.find<admin::RailItem>("rail_today")->setFocus(Qt::TabFocusReason);
        QStringList walked;
        for (int step = 0; step < 60; ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(QApplication::focusWidget() != nullptr);
            const QString name = QApplication::focusWidget()->objectName();
            if (walked.contains(name)) break;
            QVERIFY2(!name.isEmpty(), QApplication::focusWidget()->metaObject()->className());
            walked << name;
        }
        for (const char* name :
             {"userButton", "commandField", "languageSwitch", "schemeSwitch", "tickerPause", "rail_today"})
            QVERIFY2(walked.contains(name), name);
    }

    void theCommandBoxDoesWhatIsTyped()
    {
        QVERIFY(house_.openWindowAsClerk());
        admin::AdminWindow& window = house_.window();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto* field = house_.find<QLineEdit>("commandInput");
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, "go oper");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window.place(), QString("operations"));

        // Every command has words, a kind and something to do; ids are not used twice for what is not a list.
        for (const admin::Command& command : window.commands().all()) {
            QVERIFY(!command.id.isEmpty() && !command.text.isEmpty() && !command.kind.isEmpty());
            QVERIFY2(command.run != nullptr, qPrintable(command.id));
            QVERIFY2(!window.commands().find(command.text).empty(), qPrintable(command.text));
        }
    }

    void aQuestionMarkShowsTheKeys()
    {
        QVERIFY(house_.openWindowAsClerk());
        QVERIFY(QTest::qWaitForWindowActive(&house_.window()));
        QTest::keyClick(&house_.window(), Qt::Key_Question, Qt::ShiftModifier);
        auto* keys = house_.find<admin::KeysPanel>("keysPanel");
        QTRY_VERIFY(keys->isVisible());
        QVERIFY(keys->words().contains("Ctrl+K"));
        QVERIFY(keys->words().contains("F5"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!keys->isVisible());
    }

    void languageAndColoursChangeWhileItRuns()
    {
        QVERIFY(house_.openWindowAsClerk());
        QVERIFY(QTest::qWaitForWindowActive(&house_.window()));
        QCOMPARE(titleShown(), QString("Today"));
        auto* language = house_.find<QWidget>("languageSwitch");
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Left);
        QTRY_COMPARE(titleShown(), QString::fromUtf8("오늘"));
        QCOMPARE(house_.parts().preferences.get("language"), QString("ko"));
        QTest::keyClick(language, Qt::Key_Right);
        QTRY_COMPARE(titleShown(), QString("Today"));

        QVERIFY(!Theme::current().dark());
        house_.click("schemeSwitch");
        QVERIFY(Theme::current().dark());
        QCOMPARE(house_.parts().preferences.get("scheme"), QString("dark"));
    }

    void aSessionThatEndsAsksAgainAndLosesNothing()
    {
        QVERIFY(house_.openWindowAsClerk());
        admin::AdminWindow& window = house_.window();
        QVERIFY(window.go("operations", {{"section", "accounts"}}));
        house_.click("newAccount");
        house_.type("newAccountName", "Park");

        // Another place ends all sessions of this account but its own.
        auto other = house_.server().process().logIn(testing::DemoServer::kClerk);
        const auto sessions = house_.server().process().get("/v1/sessions", other).json();
        for (const auto& session : sessions["items"])
            if (!session["current"].get<bool>())
                house_.server().process().send(
                    "DELETE", "/v1/sessions/" + std::to_string(session["sessionId"].get<int>()), "", "", other);

        auto* panel = house_.find<QWidget>("logInPanel");
        QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), 8000);
        QCOMPARE(window.place(), QString("operations"));
        QCOMPARE(house_.find<QLineEdit>("logInEmail")->text(), QString(testing::DemoServer::kClerk));
        house_.type("logInPassword", testing::DemoServer::kPassword);
        house_.click("logInGo");
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isVisible(), 8000);
        QCOMPARE(house_.find<QLineEdit>("newAccountName")->text(), QString("Park"));
        QVERIFY(house_.find<QLineEdit>("newAccountName")->isVisible());
    }

    void loggingOutForgetsWhatWasShown()
    {
        QVERIFY(house_.openWindowAsClerk());
        QTRY_VERIFY(house_.window().feed().loaded());
        QVERIFY(house_.window().commands().run("window.logOut"));
        QTRY_VERIFY(house_.find<QWidget>("logInPanel")->isVisible());
        QVERIFY(house_.parts().session.guest());
        QVERIFY(house_.window().feed().lines().empty());
    }

    void whileTheServerIsAwayTheWindowSaysSinceWhen()
    {
        QVERIFY(house_.openWindowAsClerk());
        house_.server().process().kill();
        QTRY_VERIFY_WITH_TIMEOUT(house_.find<QLabel>("offlineSince")->isVisible(), 15000);
        QVERIFY(house_.server().process().start());
        house_.click("tryNow");
        QTRY_VERIFY_WITH_TIMEOUT(!house_.find<QLabel>("offlineSince")->isVisible(), 15000);
    }
};

NARAE_DESKTOP_MAIN(TestAdminWindow)
#include "tst_admin_window.moc"
