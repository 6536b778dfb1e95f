#include <QTest>

#include "tests/desktop/desktop_main.hpp"
#include "tests/desktop/screens.hpp"
#include "tests/desktop/walk.hpp"
#include "tests/desktop/watchdog.hpp"

using namespace narae;
using namespace narae::testing;
using desktop::Language;
using desktop::Scheme;
using desktop::Theme;

/// Looks over every screen of both apps: names, Tab's way, words, contrast, targets.
class TestScreens : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoServer> server_;

    static void say(QStringList& wrong, const char* where, const QStringList& found)
    {
        for (const QString& line : found)
            wrong << QString("%1: %2").arg(where, line);
    }

private slots:
    void initTestCase()
    {
        server_ = std::make_unique<DemoServer>();
        QVERIFY(server_->start());
    }
    void cleanup()
    {
        Theme::current().setScheme(Scheme::Light);
        Language::current().set(Language::Code::English);
    }

    void isWellMade_data()
    {
        QTest::addColumn<QString>("name");
        for (const Screen& screen : screens())
            QTest::newRow(screen.name) << screen.name;
    }
    void isWellMade()
    {
        QFETCH(QString, name);
        const Screen& screen = *screenNamed(name);
        Stage stage(*server_, screen.app);
        QVERIFY2(stage.enter(screen.loggedIn) && screen.reach(stage), "reached");
        QWidget& window = stage.window();
        QStringList wrong;
        say(wrong, "names", walk::namesMissing(window));
        if (screen.app == App::Customer) say(wrong, "targets", walk::smallTargets(window, 44));
        if (screen.app == App::Admin) say(wrong, "targets", walk::smallTargets(window, 28));
        say(wrong, "light", walk::faintTexts(window));
        Theme::current().setScheme(Scheme::Dark);
        QCoreApplication::processEvents();
        say(wrong, "dark", walk::faintTexts(window));
        Theme::current().setScheme(Scheme::Light);
        for (const auto& [code, tongue] : {std::pair{Language::Code::Stretched, "stretched"},
                                           {Language::Code::Korean, "Korean"},
                                           {Language::Code::English, "English"}}) {
            Language::current().set(code);
            QVERIFY2(walk::settle(window), tongue);
            say(wrong, tongue, walk::cutTexts(window));
        }
        if (screen.app == App::Admin) {
            // On a small screen, beside its bars.
            const QSize before = window.size();
            window.resize(1024, 700);
            for (const auto& [code, tongue] : {std::pair{Language::Code::Stretched, "stretched, small"},
                                               {Language::Code::Korean, "Korean, small"},
                                               {Language::Code::English, "English, small"}}) {
                Language::current().set(code);
                QVERIFY2(walk::settle(window), tongue);
                say(wrong, tongue, walk::cutTexts(window) + walk::cutAside(window));
            }
            window.resize(before);
            QVERIFY2(walk::settle(window), "as before");
        }
        if (screen.app == App::Customer) {
            // As small as a window may be.
            window.resize(window.minimumSize());
            QVERIFY2(walk::settle(window), "small");
            say(wrong, "small", walk::cutTexts(window));
        }
        say(wrong, "tabs", walk::tabTroubles(window, {"commandInput"}));
        // One by one: a test's message has an end.
        for (const QString& line : std::as_const(wrong))
            qWarning("%s: %s", qPrintable(name), qPrintable(line));
        QCOMPARE(wrong.size(), 0);
    }
};

NARAE_DESKTOP_MAIN(TestScreens)
#include "tst_screens.moc"
