#include "client-customer/app/start_options.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace narae::customer {

namespace {

/// The words of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(StartOptions)
};

} // namespace

StartOptions readStartOptions(const QStringList& arguments)
{
    QCommandLineParser line;
    line.setApplicationDescription(Words::tr("Narae for travellers: search, book, keep and cancel trips."));
    const QCommandLineOption server("server", Words::tr("Address of the server."), "URL", "http://127.0.0.1:8080");
    const QCommandLineOption data("data", Words::tr("Folder of the app's own file."), "DIR");
    const QCommandLineOption language("language", Words::tr("ko or en."), "LANGUAGE");
    const QCommandLineOption scheme("scheme", Words::tr("light, dark or system."), "SCHEME");
    const QCommandLineOption logIn("log-in", Words::tr("Log in with this address."), "EMAIL");
    const QCommandLineOption passwordFile("password-file", Words::tr("File whose first line is the password."), "FILE");
    const QCommandLineOption painted("say-when-painted",
                                     Words::tr("Write a line to standard error once the window is there."));
    line.addOptions({server, data, language, scheme, logIn, passwordFile, painted});
    line.addHelpOption();
    line.process(arguments);

    StartOptions options;
    options.parts.app = "customer";
    options.parts.server = QUrl(line.value(server), QUrl::StrictMode);
    const QString protocol = options.parts.server.scheme();
    if (!options.parts.server.isValid() || options.parts.server.host().isEmpty() ||
        (protocol != "http" && protocol != "https"))
        options.problem = Words::tr("%1 is no address of a server.").arg(line.value(server));
    if (line.isSet(data)) {
        if (!QDir().mkpath(line.value(data)))
            options.problem = Words::tr("The folder %1 cannot be made.").arg(line.value(data));
        options.parts.storeFile = QDir(line.value(data)).filePath("customer.db");
    }
    options.saysWhenPainted = line.isSet(painted);
    options.language = line.value(language);
    options.scheme = line.value(scheme);
    if (!QStringList{"", "ko", "en"}.contains(options.language))
        options.problem = Words::tr("The language must be ko or en.");
    if (!QStringList{"", "light", "dark", "system"}.contains(options.scheme))
        options.problem = Words::tr("The scheme must be light, dark or system.");
    options.logIn = line.value(logIn);
    if (options.logIn.isEmpty()) return options;
    QFile file(line.value(passwordFile));
    if (!file.open(QIODevice::ReadOnly))
        options.problem = Words::tr("The password file %1 cannot be read.").arg(line.value(passwordFile));
    else
        options.password = QString::fromUtf8(file.readLine()).trimmed();
    return options;
}

} // namespace narae::customer
