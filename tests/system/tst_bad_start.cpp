#include "server/platform/database/open.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
#include <fstream>
#include <sys/mount.h>
#include <unistd.h>

using namespace narae::testing;

namespace {

/// A small file system of its own over a folder, while it lives. Only root may have one.
class SmallDisk {
public:
    SmallDisk(std::filesystem::path folder, unsigned long flags, const char* options) : folder_(std::move(folder))
    {
        std::filesystem::create_directories(folder_);
        mounted_ = ::mount("narae-test", folder_.c_str(), "tmpfs", flags, options) == 0;
    }
    ~SmallDisk()
    {
        // The server may still have its files open.
        if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return mounted_; }
    /// Fills what is left.
    void fill() const
    {
        std::ofstream ballast(folder_ / "ballast", std::ios::binary);
        const std::string block(4096, 'x');
        while (ballast.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void empty() const { std::filesystem::remove(folder_ / "ballast"); }

private:
    std::filesystem::path folder_;
    bool mounted_ = false;
};

std::filesystem::path fileOf(const ServerProcess& server)
{
    return narae::database::Address::parse(server.databaseAddress().toStdString()).value().path;
}

/// A folder that nothing can be made in. Simulated for root, who is not held by rights: the folder is then on a file
/// system mounted for reading only.
class Unwritable {
public:
    explicit Unwritable(std::filesystem::path folder)
        : folder_(std::move(folder)), disk_(folder_, MS_RDONLY, "size=1m"), made_(disk_.mounted() || ::geteuid() != 0)
    {
        if (!disk_.mounted() && made_) std::filesystem::permissions(folder_, std::filesystem::perms(0500));
    }
    ~Unwritable()
    {
        if (!disk_.mounted() && made_) std::filesystem::permissions(folder_, std::filesystem::perms(0700));
    }
    bool made() const { return made_; }

private:
    const std::filesystem::path folder_;
    const SmallDisk disk_;
    const bool made_;
};

} // namespace

/// What the operator is told when the server cannot start as it stands, and when its disk is full.
class TestBadStart : public QObject {
    Q_OBJECT

    /// Runs `serve` to its end, which comes at once.
    int serve(ServerProcess& server, const QStringList& more, QString* output)
    {
        server.setting("http.listen", "0");
        return server.run(QStringList{"serve"} + more, output, 20'000);
    }

private slots:
    void aDatabaseOfANewerVersionIsLeftAlone()
    {
        Airline airline;
        QVERIFY(airline.open());
        airline.offer(2);
        const std::string before = airline.books();
        QCOMPARE(airline.server.stop(), 0);
        airline.run("INSERT INTO schema_migrations (context, number, name, statements_done, applied_at_ms) VALUES "
                    "('flight', 99, 'what is to come', 1, 1)");
        const auto epoch = airline.figure("SELECT SUM(epoch) FROM event_writers");
        const auto steps = airline.figure("SELECT COUNT(*) FROM schema_migrations");

        QString output;
        QCOMPARE(serve(airline.server, {}, &output), 1);
        QVERIFY2(output.contains("database.newer_version") && output.contains("flight 99"), qPrintable(output));
        QVERIFY2(output.contains("made by a newer version of Narae") && output.contains("더 새로운 버전"),
                 qPrintable(output));
        for (const char* command : {"migrate", "demo"})
            QVERIFY2(airline.server.run({command}, &output) == 1 && output.contains("database.newer_version"), command);
        QCOMPARE(airline.figure("SELECT SUM(epoch) FROM event_writers"), epoch);
        QCOMPARE(airline.figure("SELECT COUNT(*) FROM schema_migrations"), steps);

        airline.run("DELETE FROM schema_migrations WHERE number = 99");
        QVERIFY(airline.open());
        QCOMPARE(airline.books(), before);
    }

    void badSettingsAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("told");
        QTest::newRow("cut off in the middle") << QByteArray("[http]\nthreads = 8\n[reservation]\nhold_sec")
                                               << QStringList{"settings.malformed_file", "narae.toml, line 4"};
        QTest::newRow("a text that does not end")
            << QByteArray("[http]\nhost = \"127.0") << QStringList{"settings.malformed_file", "line 2"};
        QTest::newRow("a key that does not exist")
            << QByteArray("[http]\nthreads = 8\nthreds = 9\n")
            << QStringList{"settings.unknown_key", "narae.toml:3", "http.threds", "narae-server config"};
        QTest::newRow("a section that does not exist")
            << QByteArray("[web]\nthreads = 8\n") << QStringList{"settings.unknown_key", "narae.toml:2", "web.threads"};
        QTest::newRow("no section") << QByteArray("threads = 8\n")
                                    << QStringList{"settings.unknown_key", "narae.toml:1", "threads"};
        QTest::newRow("too small") << QByteArray("[reservation]\n\nhold_seconds = 0\n")
                                   << QStringList{"settings.bad_value", "narae.toml:3", "reservation.hold_seconds",
                                                  "from 1 to 86400"};
        QTest::newRow("too large") << QByteArray("[commit]\nbatch_max = 9223372036854775807\n")
                                   << QStringList{"settings.bad_value", "narae.toml:2", "from 1 to 1024"};
        QTest::newRow("of another type") << QByteArray("[http]\nthreads = \"many\"\n")
                                         << QStringList{
                                                "settings.bad_value",        "narae.toml:2",   "http.threads", "many",
                                                "it must be a whole number", "정수여야 합니다"};
        QTest::newRow("beyond 64 bits") << QByteArray("[http]\nthreads = \"99999999999999999999\"\n")
                                        << QStringList{"settings.bad_value", "narae.toml:2"};
        QTest::newRow("a number for a text")
            << QByteArray("[data]\nfolder = 8\n")
            << QStringList{"settings.bad_value", "narae.toml:2", "\"8\"", "it must be a text in quotes"};
        QTest::newRow("a fraction") << QByteArray("[http]\nthreads = 8.5\n")
                                    << QStringList{"settings.bad_value", "narae.toml:2", "http.threads"};
        QTest::newRow("several")
            << QByteArray(
                   "[reservation]\nhold_seconds = \"soon\"\n[http]\nthreads = 8\nthreds = 9\n[log]\nleast = \"loud\"\n")
            << QStringList{"narae.toml:2: reservation.hold_seconds cannot be \"soon\"", "narae.toml:5", "http.threds",
                           "narae.toml:7", "it must be debug, info, warning or error"};
        QTest::newRow("twice") << QByteArray("[http]\nthreads = 8\nthreads = 9\n")
                               << QStringList{"settings.malformed_file", "line 3"};
        QTest::newRow("not UTF-8") << QByteArray("[http]\nhost = \"\xC3(\"\n")
                                   << QStringList{"settings.malformed_file", "line 2"};
    }
    void badSettingsAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, told);
        ServerProcess server;
        const auto path = server.folder().path() / "narae.toml";
        std::ofstream(path, std::ios::binary).write(file.data(), file.size());
        QString output;
        QCOMPARE(serve(server, {"--config", QString::fromStdString(path.string())}, &output), 2);
        for (const QString& part : told)
            QVERIFY2(output.contains(part), qPrintable(output));
        QVERIFY2(!std::filesystem::exists(server.folder().path() / "data"), "nothing was started");
    }

    void badSettingsFromElsewhereAreNamedToo()
    {
        ServerProcess server;
        QString output;
        QCOMPARE(serve(server, {"--set", "http.threads=three"}, &output), 2);
        QVERIFY2(output.contains("--set: http.threads cannot be \"three\""), qPrintable(output));
        QCOMPARE(serve(server, {"--set", "http.threads=99999999999999999999"}, &output), 2);
        QVERIFY2(output.contains("from 4 to 1024"), qPrintable(output));
        server.environment("NARAE_HTTP_THREADS", "0");
        QCOMPARE(serve(server, {}, &output), 2);
        QVERIFY2(output.contains("NARAE_HTTP_THREADS") && output.contains("from 4 to 1024"), qPrintable(output));
        server.forgetEnvironment("NARAE_HTTP_THREADS");
        server.environment("NARAE_HTTP_THREDS", "8");
        QCOMPARE(serve(server, {}, &output), 2);
        QVERIFY2(output.contains("settings.unknown_key") && output.contains("NARAE_HTTP_THREDS"), qPrintable(output));
        server.forgetEnvironment("NARAE_HTTP_THREDS");
        QCOMPARE(serve(server, {"--config", "/nowhere/narae.toml"}, &output), 2);
        QVERIFY2(output.contains("settings.unreadable_file"), qPrintable(output));
    }

    void aValueThatASettingDoesNotHaveIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("told");
        QTest::newRow("original.calls") << "original.calls"
                                        << "offf"
                                        << "it must be local or off";
        QTest::newRow("log.least") << "log.least"
                                   << "loud"
                                   << "it must be debug, info, warning or error";
        QTest::newRow("log.format") << "log.format"
                                    << "xml"
                                    << "it must be json or text";
        QTest::newRow("payment.gateway") << "payment.gateway"
                                         << "bank"
                                         << "it must be sandbox";
    }
    void aValueThatASettingDoesNotHaveIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, told);
        ServerProcess server;
        QString output;
        for (const char* command : {"serve", "config"}) {
            QCOMPARE(server.run({command, "--set", key + "=" + value}, &output, 20'000), 2);
            QVERIFY2(output.contains("settings.bad_value") && output.contains(told), qPrintable(output));
        }
        const auto path = server.folder().path() / "narae.toml";
        const QString dot = QString(key).replace('.', "]\n");
        std::ofstream(path) << ("[" + dot + " = \"" + value + "\"\n").toStdString();
        QCOMPARE(server.run({"config", "--config", QString::fromStdString(path.string())}, &output, 20'000), 2);
        QVERIFY2(output.contains("narae.toml:2") && output.contains(told), qPrintable(output));
        server.environment("NARAE_" + QString(key).replace('.', '_').toUpper(), value);
        QCOMPARE(server.run({"config"}, &output, 20'000), 2);
        QVERIFY2(output.contains("settings.bad_value") && output.contains(told), qPrintable(output));
    }

    void aMisspeltCommandIsNamed()
    {
        ServerProcess server;
        QString output;
        QCOMPARE(server.run({"serv"}, &output, 20'000), 2);
        QVERIFY2(output.contains("There is no command serv.") && output.contains("migrate, config, sandbox-gateway.") &&
                     output.contains("serv라는 명령은 없습니다"),
                 qPrintable(output));
    }

    void aPortOfNobodyIsRefused_data()
    {
        QTest::addColumn<QString>("listen");
        for (const char* listen : {"99999", "abc", "cooking=8081", "=8081", "flight="})
            QTest::newRow(listen) << listen;
    }
    void aPortOfNobodyIsRefused()
    {
        QFETCH(QString, listen);
        ServerProcess server;
        QString output;
        QCOMPARE(server.run({"serve", "--listen", listen}, &output, 20'000), 1);
        QVERIFY2(output.contains("it must be PORT or ROLE=PORT") && output.contains(listen), qPrintable(output));
    }

    void configPrintsNoPassword()
    {
        ServerProcess server;
        server.setting("database.address", "mysql://narae:open-sesame@db.example/narae");
        QString output;
        QCOMPARE(server.run({"config"}, &output), 2);
        QVERIFY2(output.contains("database.password_in_address"), qPrintable(output));
        QVERIFY2(!output.contains("open-sesame"), qPrintable(output));
    }

    void whatOnlyReadsMakesNoDatabase()
    {
        ServerProcess server;
        const auto password = server.folder().path() / "password";
        std::ofstream(password) << "nobody-flies-yet\n";
        std::filesystem::permissions(password, std::filesystem::perms(0600));
        const QStringList account{
            "account", "create",       "--role",          "staff",
            "--email", "a@narae.test", "--password-file", QString::fromStdString(password.string())};
        const std::pair<QStringList, int> commands[] = {{{"audit"}, 2}, {{"rebuild-view"}, 2}, {account, 1}};
        for (const auto& [command, code] : commands) {
            QString output;
            QCOMPARE(server.run(command, &output), code);
            QVERIFY2(output.contains("There is no Narae database at") && output.contains(server.databaseAddress()),
                     qPrintable(output));
        }
        QVERIFY(!std::filesystem::exists(server.folder().path() / "data"));
        if (!TestDatabase::isMySql()) QVERIFY(!std::filesystem::exists(fileOf(server)));
        QString output;
        QCOMPARE(server.run({"migrate"}, &output), 0);
        // What was made is for its owner only.
        using Perms = std::filesystem::perms;
        const auto rights = [](const std::filesystem::path& path) {
            return std::filesystem::status(path).permissions();
        };
        QCOMPARE(rights(server.folder().path() / "data"), Perms::owner_all);
        if (!TestDatabase::isMySql()) QCOMPARE(rights(fileOf(server)), Perms::owner_read | Perms::owner_write);
        QCOMPARE(server.run(account, &output), 0);
        QVERIFY2(output.contains("database: " + server.databaseAddress()), qPrintable(output));
    }

    void aLedgerIsOfOneDatabaseOnly()
    {
        Airline airline;
        QVERIFY(airline.open());
        const auto flight = airline.offer(2);
        QCOMPARE(airline.book(Airline::order(flight, 1)).status, 201);
        QVERIFY(airline.settle());
        QCOMPARE(airline.server.stop(), 0);
        // The same folder with another database: what a forgotten --mysql or --database comes to.
        const auto other = airline.server.folder().path() / "other.sqlite";
        const QString ours = airline.server.databaseAddress();
        airline.server.setting("database.address", "sqlite:" + QString::fromStdString(other.string()));
        QString output;
        QCOMPARE(serve(airline.server, {}, &output), 1);
        QVERIFY2(output.contains("payment.ledger_of_other_books"), qPrintable(output));
        for (const char* command : {"demo", "migrate"})
            QVERIFY2(airline.server.run({command}, &output) == 1 && output.contains("payment.ledger_of_other_books"),
                     qPrintable(output));
        QVERIFY(!std::filesystem::exists(other));
        airline.server.setting("database.address", ours);
        QVERIFY2(airline.auditReport().isEmpty(), qPrintable(airline.auditReport()));
        QVERIFY(airline.open());
        QCOMPARE(airline.book(Airline::order(flight, 1)).status, 201);
    }

    void aSecretThatEverybodyMayReadIsRefused()
    {
        ServerProcess server;
        const auto path = server.folder().path() / "secret";
        std::ofstream(path) << "open-sesame\n";
        std::filesystem::permissions(path, std::filesystem::perms(0644));
        server.setting("database.password_file", QString::fromStdString(path.string()));
        QString output;
        QCOMPARE(serve(server, {}, &output), 2);
        QVERIFY2(output.contains("settings.file_too_open") && output.contains("chmod"), qPrintable(output));
        QVERIFY(!output.contains("open-sesame"));
    }

    void aDataFolderThatCannotBeWrittenIsNamed()
    {
        ServerProcess server;
        const auto data = server.folder().path() / "data";
        std::filesystem::create_directories(data);
        const Unwritable folder(data);
        if (!folder.made()) QSKIP("root without the right to mount");
        QString output;
        QCOMPARE(serve(server, {}, &output), 2);
        QVERIFY2(output.contains("data.folder_unusable") && output.contains("쓸 수 없습니다"), qPrintable(output));
        QVERIFY2(output.contains(QString::fromStdString(data.string())), qPrintable(output));
    }

    void aDatabaseFileThatCannotBeMadeIsNamed()
    {
        if (TestDatabase::isMySql()) QSKIP("MariaDB's files are MariaDB's");
        ServerProcess server;
        const Unwritable folder(fileOf(server).parent_path());
        if (!folder.made()) QSKIP("root without the right to mount");
        QString output;
        QCOMPARE(serve(server, {}, &output), 1);
        QVERIFY2(output.contains("database.unusable") && output.contains("쓸 수 없습니다"), qPrintable(output));
    }

    void aDataFolderThatIsAFileIsNamed()
    {
        ServerProcess server;
        std::ofstream(server.folder().path() / "data") << "a file";
        QString output;
        QCOMPARE(serve(server, {}, &output), 2);
        QVERIFY2(output.contains("data.folder_unusable") && output.contains("/data"), qPrintable(output));
    }

    /// Simulated by a file system in memory of few megabytes; a real disk that is full answers with the same error.
    void aFullDiskRefusesChangesUntilThereIsRoomAgain()
    {
        if (TestDatabase::isMySql()) QSKIP("MariaDB's disk is MariaDB's");
        Airline airline;
        const SmallDisk disk(fileOf(airline.server).parent_path(), 0, "size=8m");
        if (!disk.mounted()) QSKIP("needs the right to mount a small disk");
        QVERIFY2(airline.open(), airline.server.log().constData());
        const auto flight = airline.offer(10);
        QCOMPARE(airline.book(Airline::order(flight, 1)).status, 201);
        disk.fill();
        // The write-ahead log goes on in the room that it has; then there is none.
        Answer answer;
        int booked = 1;
        for (; booked < 50; ++booked) {
            answer = airline.book(Airline::order(flight, 1));
            if (answer.status != 201) break;
        }
        QCOMPARE(answer.code(), std::string("database.full"));
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.header("Retry-After") > "0");
        QCOMPARE(airline.server.get("/v1/flight-statuses/" + std::to_string(flight)).status, 200);
        QCOMPARE(airline.server.get("/v1/reservations", airline.customer).status, 200);
        QVERIFY(airline.server.log().contains("database.full"));
        disk.empty();
        QCOMPARE(airline.book(Airline::order(flight, 1)).status, 201);
        QVERIFY(airline.settle());
        QCOMPARE(airline.figure("SELECT sold FROM reservation_cabins"), booked + 1);
        QCOMPARE(airline.server.stop(), 0);
        QVERIFY2(airline.auditReport().isEmpty(), qPrintable(airline.auditReport()));
    }

    void aDiskThatIsFullAtTheStartIsNamed()
    {
        if (TestDatabase::isMySql()) QSKIP("MariaDB's disk is MariaDB's");
        ServerProcess server;
        const SmallDisk disk(fileOf(server).parent_path(), 0, "size=64k");
        if (!disk.mounted()) QSKIP("needs the right to mount a small disk");
        disk.fill();
        QString output;
        QCOMPARE(serve(server, {}, &output), 1);
        QVERIFY2(output.contains("database.unusable") && output.contains("disk"), qPrintable(output));
    }
};

QTEST_GUILESS_MAIN(TestBadStart)
#include "tst_bad_start.moc"
