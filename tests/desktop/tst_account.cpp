#include <QSignalSpy>
#include <QTest>

#include "client-customer/account/account_page.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/segmented.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QLineEdit>

using namespace narae;
using namespace narae::customer;
using namespace narae::desktop;
using namespace narae::testing;

/// Who uses the app, and how they like it, in front of the real server.
class TestAccount : public QObject {
    Q_OBJECT

    DemoServer server_;
    static QString textOf(const QWidget& page, const char* name) { return part<TextLabel>(page, name)->text(); }

private slots:
    void initTestCase() { QVERIFY(server_.start()); }

    void theNameIsSavedAndTheButtonNamesTheChange()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        AccountPage page(parts);
        page.resize(1280, 736);
        page.show();
        auto* save = part<Button>(page, "saveProfile");
        QCOMPARE(save->text(), QString("Nothing to save"));
        QVERIFY(!save->isEnabled());
        auto* name = part<QLineEdit>(page, "accountName");
        name->selectAll();
        QTest::keyClicks(name, "Narae Kim");
        QCOMPARE(save->text(), QString("Save name"));
        part<QLineEdit>(page, "accountPhone")->setText("+82 10-9777-0779");
        QCOMPARE(save->text(), QString("Save name and phone"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(textOf(page, "profileTold"), QString("Saved."), 10000);
        QCOMPARE(parts.session.account().name, QString("Narae Kim"));
        QVERIFY(!save->isEnabled());
        // What the server refuses stays in its field.
        part<QLineEdit>(page, "accountPhone")->setText("no number");
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(page, "profileTold") != "Saved.", 10000);
        QCOMPARE(part<QLineEdit>(page, "accountPhone")->text(), QString("no number"));
    }

    void anotherLogInIsEnded()
    {
        const auto elsewhere = server_.process().logIn(DemoServer::kTraveller);
        QCOMPARE(server_.process().get("/v1/account", elsewhere).status, 200);
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        AccountPage page(parts);
        page.resize(1280, 736);
        page.show();
        const auto ends = [&page] {
            return part<QWidget>(page, "sessionsCard")->findChildren<Button*>(QRegularExpression("^endSession"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(!ends().isEmpty(), 10000);
        while (!ends().isEmpty()) {
            const auto before = ends().size();
            auto* end = ends().first();
            end->setFocus();
            QTest::keyClick(end, Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(ends().size() < before, 10000);
        }
        QCOMPARE(server_.process().get("/v1/account", elsewhere).status, 401);
        QVERIFY(!parts.session.guest());
    }

    void aWrongPasswordChangesNothing()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        AccountPage page(parts);
        page.show();
        part<QLineEdit>(page, "currentPassword")->setText("not-the-password");
        part<QLineEdit>(page, "newPassword")->setText("a-new-password-1");
        QTest::mouseClick(part<Button>(page, "changePassword"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!textOf(page, "passwordTold").isEmpty(), 10000);
        QVERIFY(!textOf(page, "passwordTold").startsWith("Changed."));
        // Nothing typed is lost.
        QCOMPARE(part<QLineEdit>(page, "newPassword")->text(), QString("a-new-password-1"));
    }

    void whatIsOfThisComputerIsKeptHere()
    {
        Parts parts(server_.options("customer"));
        parts.preferences.set("saved_payment_method", R"({"token":"pm_card_ok","label":"Card ending in 4821"})");
        AccountPage page(parts);
        page.resize(1280, 736);
        page.show();
        QCOMPARE(textOf(page, "savedMethod"), QString("Card ending in 4821"));
        QTest::mouseClick(part<Button>(page, "removeSavedMethod"), Qt::LeftButton);
        QVERIFY(parts.preferences.get("saved_payment_method").isEmpty());
        QVERIFY(!part<Button>(page, "removeSavedMethod")->isVisible());
        auto* palette = part<Segmented>(page, "devicePalette");
        palette->setFocus();
        QTest::keyClick(palette, Qt::Key_Right);
        QTest::keyClick(palette, Qt::Key_Right);
        QVERIFY(!parts.preferences.get("scheme").isEmpty());
        Theme::current().setScheme(Scheme::Light);
    }

    void loggingOutMakesAGuest()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        AccountPage page(parts);
        page.show();
        QVERIFY(textOf(page, "logInKept").startsWith("This computer has no keyring"));
        QTest::mouseClick(part<Button>(page, "logOut"), Qt::LeftButton);
        QVERIFY(parts.session.guest());
        QVERIFY(!part<Button>(page, "logOut")->isVisible());
        QSignalSpy wanted(&page, &AccountPage::logInWanted);
        QTest::mouseClick(part<Button>(page, "logIn"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    /// Not a check: a picture of the page, where PICTURES_FOLDER names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("PICTURES_FOLDER");
        if (folder.isEmpty()) QSKIP("PICTURES_FOLDER is not set");
        Parts parts(server_.options("customer"));
        QVERIFY(logIn(parts, this));
        AccountPage page(parts);
        page.resize(1280, 736);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(!page.findChildren<QWidget*>("sessionsCard").isEmpty(), 5000);
        Language::current().set(Language::Code::Korean);
        QCoreApplication::processEvents();
        page.grab().save(folder + "/account-0-light.png");
        Language::current().set(Language::Code::English);
    }
};

NARAE_DESKTOP_MAIN(TestAccount)
#include "tst_account.moc"
