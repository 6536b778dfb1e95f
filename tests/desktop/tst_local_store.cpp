#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "client-admin/app/admin_window.hpp"
#include "client-admin/app/toast.hpp"
#include "client-customer/app/customer_window.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/demo_server.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::desktop;
using narae::testing::DemoServer;

/// An app's own file where the disk is bad, full, or somebody else's.
class TestLocalStore : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int files_ = 0;

    QString freshFile() { return folder_.filePath(QString("app%1.db").arg(++files_)); }
    static PurchaseJournal::Entry purchase(const QString& key)
    {
        return {key, "/v1/reservations", {}, {}, {}, QDateTime::currentDateTimeUtc()};
    }
    static QStringList asideOf(const QString& file)
    {
        const QFileInfo info(file);
        return info.dir().entryList({info.fileName() + ".*damaged"}, QDir::Files);
    }
    /// A whole file with an unfinished purchase in it, that cannot be opened: a folder lies where SQLite writes.
    QString unreachableFile()
    {
        const QString file = freshFile();
        LocalStore store(file);
        if (!PurchaseJournal(store).begin(purchase("unfinished"))) return {};
        return file;
    }
    static void obstruct(const QString& file) { QVERIFY(QDir().mkdir(file + "-wal")); }
    static bool damage(const QString& file)
    {
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(QByteArray(8192, 'x')) == 8192;
    }
    static Options optionsOf(const QString& app, const QString& file)
    {
        Options options;
        options.app = app;
        options.server = QUrl("http://127.0.0.1:1");
        options.storeFile = file;
        options.useKeyring = false;
        return options;
    }

private slots:
    void aDamagedFileIsSetAsideAndANewOneKeepsPurchases()
    {
        const QString file = freshFile();
        QVERIFY(damage(file));
        {
            LocalStore store(file);
            QVERIFY(!store.damage().isEmpty() && !store.forgetful());
            QCOMPARE(asideOf(file).size(), 1);
            QVERIFY(PurchaseJournal(store).begin(purchase("a-key")));
        }
        LocalStore again(file);
        QVERIFY(again.damage().isEmpty());
        QCOMPARE(PurchaseJournal(again).open().size(), std::size_t(1));
    }

    void aWholeFileOutOfReachStaysAsItIsAndNothingIsSentMeanwhile()
    {
        const QString file = unreachableFile();
        obstruct(file);
        {
            LocalStore store(file);
            QVERIFY(store.forgetful());
            QVERIFY(!store.damage().isEmpty());
            QVERIFY(asideOf(file).isEmpty());
            QVERIFY(!PurchaseJournal(store).begin(purchase("not-to-be-sent")));
            // All else works, and is forgotten.
            Preferences(store).set("language", "ko");
            QCOMPARE(Preferences(store).get("language"), QString("ko"));
        }
        QVERIFY(QDir().rmdir(file + "-wal"));
        LocalStore again(file);
        QVERIFY(again.damage().isEmpty());
        const auto open = PurchaseJournal(again).open();
        QCOMPARE(open.size(), std::size_t(1));
        QCOMPARE(open.front().key, QString("unfinished"));
    }

    void anAppWithoutAFileOnPurposeKeepsPurchases()
    {
        LocalStore store(":memory:");
        QVERIFY(!store.forgetful() && PurchaseJournal(store).begin(purchase("a-key")));
    }

    void bothAppsSayThatTheirFileIsNoGood()
    {
        const QString file = unreachableFile();
        obstruct(file);
        {
            Parts parts(optionsOf("customer", file));
            customer::CustomerWindow window(parts);
            window.show();
            window.begin();
            const auto* head = window.findChild<TextLabel*>("newsHead");
            QVERIFY(head->isVisible());
            QVERIFY2(head->text().contains("nothing can be booked"), qPrintable(head->text()));
        }
        const QString broken = freshFile();
        QVERIFY(damage(broken));
        {
            Parts parts(optionsOf("customer", broken));
            customer::CustomerWindow window(parts);
            window.show();
            window.begin();
            QVERIFY(window.findChild<TextLabel*>("newsHead")->text().contains("look among your trips"));
            // However long the reason is, the window stays as small as it may be.
            QVERIFY(window.minimumSizeHint().width() <= window.minimumWidth());
        }
        DemoServer server;
        QVERIFY(server.start(DemoServer::Sales::None));
        QVERIFY(damage(broken));
        Options options = optionsOf("admin", broken);
        options.server = server.url();
        Parts parts(options);
        admin::AdminWindow window(parts);
        window.start(DemoServer::kClerk, DemoServer::kPassword);
        window.show();
        const auto* toast = window.findChild<admin::Toast*>();
        QTRY_VERIFY_WITH_TIMEOUT(toast->sentence().startsWith("What this app had kept could not be read"), 10'000);
    }
};

NARAE_DESKTOP_MAIN(TestLocalStore)
#include "tst_local_store.moc"
