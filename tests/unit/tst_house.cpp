#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// The house's rules over the files themselves: which folder may include which, how long a file may be.
class TestHouse : public QObject {
    Q_OBJECT

    static QDir source() { return QDir(qEnvironmentVariable("NARAE_SOURCE")); }

    /// All C++ files of ours, by their path from the root.
    static QStringList files()
    {
        QStringList files;
        for (const char* top : {"common", "server", "client-admin", "client-customer", "tests"}) {
            QDirIterator walk(source().filePath(top), {"*.hpp", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext())
                files << source().relativeFilePath(walk.next());
        }
        files.sort();
        return files;
    }

    static QStringList linesOf(const QString& file)
    {
        QFile in(source().filePath(file));
        if (!in.open(QIODevice::ReadOnly)) return {};
        return QString::fromUtf8(in.readAll()).split('\n');
    }

    static QString folderOf(const QString& file) { return file.section('/', 0, -2); }

    /// The same rules as .cmake/NaraeArrows.cmake.
    static bool allowed(const QString& from, const QString& to)
    {
        if (from == to || to == "common/base") return true;
        if (from.startsWith("tests/") || from.startsWith("server/app")) return true;
        const QStringList room = from.split('/');
        if (from == "common/desktop/client") return to == "common/api" || to == "common/desktop/keep";
        if (from == "common/desktop/parts") return to.startsWith("common/desktop/") && to != "common/desktop/widgets";
        if (from == "common/desktop/widgets") return to == "common/desktop/look";
        if (room.first().startsWith("client-")) return to.startsWith("common/") || to.startsWith(room.first());
        if (from.startsWith("server/platform/")) return to.startsWith("server/platform/") || to == "common/api";
        if (room.size() < 3 || room.first() != "server") return false;
        const QString context = "server/" + room[1] + "/";
        if (room[2] == "application") return to == context + "domain";
        if (room[2] == "adapters")
            return to.startsWith("server/platform/") || to == "common/api" || to.startsWith(context);
        return false;
    }

private slots:
    void thereAreFilesToLookAt() { QVERIFY(files().size() > 100); }

    void arrowsPointOneWay()
    {
        static const QRegularExpression include("^#include \"([^\"]+)\"");
        QStringList wrong;
        for (const QString& file : files())
            for (const QString& line : linesOf(file)) {
                const auto match = include.match(line);
                if (!match.hasMatch() || match.captured(1).endsWith(".moc")) continue;
                const QString target = match.captured(1);
                if (!allowed(folderOf(file), folderOf(target))) wrong << file + " includes " + target;
            }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void aWrongArrowWouldBeSeen()
    {
        QVERIFY(!allowed("server/reservation/domain", "server/flight/domain"));
        QVERIFY(!allowed("server/reservation/adapters", "server/flight/application"));
        QVERIFY(!allowed("server/flight/application", "server/platform/database"));
        QVERIFY(!allowed("common/api", "server/app"));
        QVERIFY(!allowed("client-admin/today", "server/app"));
        QVERIFY(!allowed("client-admin/today", "client-customer/search"));
        QVERIFY(!allowed("common/desktop/widgets", "common/desktop/client"));
        QVERIFY(allowed("server/flight/adapters/sandbox", "server/flight/domain"));
    }

    void onlyItsOwnFolderKnowsATechnology()
    {
        // A third party's header is included in one room, so that it can be exchanged there.
        const QList<QPair<QString, QString>> rooms{{"sqlite3.h", "server/platform/database"},
                                                   {"cppconn/", "server/platform/database"},
                                                   {"httplib.h", "server/platform/http|tests/"},
                                                   {"zlib.h", "server/platform/http"},
                                                   {"librdkafka/", "server/platform/kafka|tests/"},
                                                   {"openssl/", "server/platform/http|tests/"},
                                                   {"prometheus/", "server/platform/metrics"},
                                                   {"spdlog/", "server/platform/log"},
                                                   {"toml++", "server/app"},
                                                   {"CLI/", "server/app"},
                                                   {"qrencode.h", "client-customer/papers"},
                                                   {"QtCharts", "client-admin/insights"}};
        QStringList wrong;
        for (const QString& file : files())
            for (const QString& line : linesOf(file))
                for (const auto& [header, room] : rooms) {
                    const QStringList homes = room.split('|');
                    const bool home = std::any_of(homes.begin(), homes.end(),
                                                  [&file](const QString& folder) { return file.startsWith(folder); });
                    if (line.startsWith("#include <" + header) && !home) wrong << file + ": " + line;
                }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void filesStayReadable()
    {
        QStringList wrong;
        for (const QString& file : files()) {
            const QStringList lines = linesOf(file);
            if (lines.size() > 500) wrong << QString("%1 has %2 lines").arg(file).arg(lines.size());
            if (file.endsWith(".hpp") && !lines.contains("#pragma once")) wrong << file + " has no #pragma once";
            for (int i = 0; i < lines.size(); ++i) {
                // A problem's sentence stays on one line; so does a quoted answer in a test.
                const bool text = lines[i].contains('"');
                if (lines[i].size() > 120 && !text) wrong << QString("%1:%2 is too wide").arg(file).arg(i + 1);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void theTopHasSixFolders()
    {
        const QStringList six{"client-admin", "client-customer", "common", "installer", "server", "tests"};
        for (const QString& folder : source().entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(six.contains(folder) || folder == "build" || folder == "narae-data", qPrintable(folder));
    }

    void filesAreFormatted()
    {
        QProcess format;
        format.setWorkingDirectory(source().path());
        format.start("clang-format", QStringList{"--dry-run", "--Werror"} + files());
        QVERIFY2(format.waitForFinished(60'000), "clang-format is installed (installer/install-packages test)");
        QVERIFY2(format.exitCode() == 0, format.readAllStandardError().left(3000).constData());
    }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
