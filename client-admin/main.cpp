#include "client-admin/app/admin_window.hpp"
#include "common/desktop/parts/first_paint.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QTextStream>

using namespace narae;

namespace {

/// A message for whoever started it, and the exit code for "wrongly started".
int refuseStart(const QString& why)
{
    QTextStream(stderr) << why << "\n";
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("narae-admin");
    QApplication::setOrganizationName("narae");
    QApplication::setApplicationVersion(NARAE_VERSION);

    QCommandLineParser line;
    line.setApplicationDescription("Narae for the airline's staff");
    line.addHelpOption();
    line.addVersionOption();
    line.addOptions({{"server", "The server's address.", "URL", "http://127.0.0.1:8080"},
                     {"data", "Where this app keeps its file.", "DIR"},
                     {"language", "ko or en, instead of the one chosen last.", "LANGUAGE"},
                     {"scheme", "light, dark or system, instead of the one chosen last.", "SCHEME"},
                     {"log-in", "Log in as EMAIL; with --password-file at once.", "EMAIL"},
                     {"say-when-painted", "Write a line to standard error once the window is there."},
                     {"password-file", "Holds the password of --log-in in its first line.", "FILE"}});
    line.process(application);

    desktop::Options options;
    options.app = "admin";
    options.server = QUrl(line.value("server"));
    if (!options.server.isValid() || options.server.host().isEmpty())
        return refuseStart("--server takes an address, as http://127.0.0.1:8080");
    if (line.isSet("data")) {
        if (!QDir().mkpath(line.value("data"))) return refuseStart("--data: this folder cannot be made");
        options.storeFile = QDir(line.value("data")).filePath("narae-admin.sqlite");
    }
    QString password;
    if (line.isSet("password-file")) {
        QFile file(line.value("password-file"));
        if (!file.open(QIODevice::ReadOnly)) return refuseStart("--password-file: this file cannot be read");
        password = QString::fromUtf8(file.readLine()).trimmed();
    }

    desktop::Theme theme;
    desktop::Language language(desktop::Language::ofTheSystem());
    desktop::Parts parts(options);
    parts.applyPreferences();
    const QString tag = line.value("language");
    if (!tag.isEmpty() && tag != "ko" && tag != "en") return refuseStart("--language takes ko or en");
    if (!tag.isEmpty()) language.set(tag == "ko" ? desktop::Language::Code::Korean : desktop::Language::Code::English);
    const QString scheme = line.value("scheme");
    if (!scheme.isEmpty() && scheme != "light" && scheme != "dark" && scheme != "system")
        return refuseStart("--scheme takes light, dark or system");
    if (!scheme.isEmpty())
        theme.setScheme(scheme == "light"  ? desktop::Scheme::Light
                        : scheme == "dark" ? desktop::Scheme::Dark
                                           : desktop::Scheme::System);

    admin::AdminWindow window(parts);
    if (line.isSet("say-when-painted")) desktop::sayWhenPainted(window);
    window.start(line.value("log-in"), password);
    window.show();
    return QApplication::exec();
}
