// Takes a picture of every screen of both apps, in front of a real server with the demo's data.
//
//     narae_pictures [--screen NAME ...] [--language ko ...] [--palette dark ...] [--size 1024x640] DIR
//
// Names of files are SCREEN-LANGUAGE-PALETTE.png; a screen that could not be reached is named, and the program ends
// with 1.
#include "tests/desktop/screens.hpp"
#include "tests/desktop/watchdog.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

using namespace narae;
using namespace narae::testing;
using desktop::Language;
using desktop::Scheme;
using desktop::Theme;

namespace {

struct Wish {
    QStringList screens;
    QStringList languages;
    QStringList palettes;
    QSize size{1280, 800};
    QDir folder;
};

Language::Code languageOf(const QString& tag)
{
    if (tag == "ko") return Language::Code::Korean;
    return tag == "en" ? Language::Code::English : Language::Code::Stretched;
}

/// 1024x640; nothing said is the size of the mock-ups, nonsense is no size.
QSize sizeOf(const QString& said)
{
    if (said.isEmpty()) return {1280, 800};
    return {said.section('x', 0, 0).toInt(), said.section('x', 1).toInt()};
}

/// False when it was not reached, or could not be written.
bool take(DemoServer& server, const Screen& screen, const QString& language, const Wish& wish)
{
    Language::current().set(languageOf(language));
    Stage stage(server, screen.app);
    if (!stage.enter(screen.loggedIn, wish.size) || !screen.reach(stage)) {
        // Where the way ended, for whoever looks for the reason.
        stage.window().grab().save(wish.folder.filePath(QString("%1-%2-not-reached.png").arg(screen.name, language)));
        return false;
    }
    for (const QString& palette : wish.palettes) {
        Theme::current().setScheme(palette == "dark" ? Scheme::Dark : Scheme::Light);
        // What the change sets in motion is painted before the picture is taken.
        loopFor(std::chrono::milliseconds(60));
        const QString name = QString("%1-%2-%3.png").arg(screen.name, language, palette);
        if (!stage.window().grab().save(wish.folder.filePath(name))) return false;
    }
    Theme::current().setScheme(Scheme::Light);
    return true;
}

int takeAll(const Wish& wish)
{
    QTextStream out(stdout);
    DemoServer server;
    if (!server.start()) {
        out << "the server did not start\n";
        return 1;
    }
    int missed = 0;
    for (const Screen& screen : screens()) {
        if (!wish.screens.isEmpty() && !wish.screens.contains(screen.name)) continue;
        for (const QString& language : wish.languages) {
            const bool taken = take(server, screen, language, wish);
            missed += taken ? 0 : 1;
            out << screen.name << " " << language << (taken ? "" : ": NOT REACHED") << Qt::endl;
        }
    }
    return missed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("narae-pictures");
    QCommandLineParser line;
    line.setApplicationDescription("Pictures of every screen of both apps.");
    line.addHelpOption();
    line.addOptions({{"screen", "Only this one; may be repeated.", "NAME"},
                     {"language", "ko, en or stretched; may be repeated. Without: ko and en.", "LANGUAGE"},
                     {"size", "Of the window, such as 1024x640. Without: 1280x800.", "SIZE"},
                     {"palette", "light or dark; may be repeated. Without: both.", "PALETTE"}});
    line.addPositionalArgument("DIR", "Where the pictures go.");
    line.process(application);
    Wish wish{line.values("screen"), line.values("language"), line.values("palette"), {}, {}};
    wish.size = sizeOf(line.value("size"));
    if (wish.languages.isEmpty()) wish.languages = QStringList{"ko", "en"};
    if (wish.palettes.isEmpty()) wish.palettes = QStringList{"light", "dark"};
    QStringList unknown;
    for (const QString& name : std::as_const(wish.screens))
        if (screenNamed(name) == nullptr) unknown << name;
    const QStringList where = line.positionalArguments();
    if (where.size() != 1 || !QDir().mkpath(where.front()) || !unknown.isEmpty() || wish.size.isEmpty()) {
        QTextStream(stderr) << "narae_pictures [--screen NAME] DIR\nscreens:";
        for (const Screen& screen : screens())
            QTextStream(stderr) << " " << screen.name;
        QTextStream(stderr) << "\n";
        return 2;
    }
    wish.folder = QDir(where.front());
    Theme theme;
    theme.setScheme(Scheme::Light);
    theme.setMotion(false);
    Language language(Language::Code::English);
    return takeAll(wish);
}
