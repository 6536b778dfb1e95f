#pragma once

#include "server/platform/database/open.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QProcess>
#include <QStringList>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narae::testing {

/// An answer of the server under test.
struct Answer {
    int status = 0; ///< 0: no answer came
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    /// The body as JSON; null when it is none.
    nlohmann::json json() const;
    /// The first of that name, in whatever case; empty when there is none.
    std::string header(const std::string& name) const;
    /// A problem's token.
    std::string code() const;
};

/// The real narae-server as a process of its own, on a database of its own (SQLite, or a schema in the test program's
/// MariaDB, by NARAE_TEST_DATABASE). It may be killed and started again on the same data.
class ServerProcess {
public:
    ServerProcess();
    /// A second process, not started, with the same settings on the same data.
    static std::unique_ptr<ServerProcess> beside(const ServerProcess& other);
    /// One more copy, not started, with the same settings on the same database, in a data folder of its own.
    static std::unique_ptr<ServerProcess> copyOf(const ServerProcess& other);
    ~ServerProcess();

    // Before start().
    void setting(const QString& key, const QString& value); ///< as --set; the last word about a key counts
    QString settingOf(const QString& key) const;
    /// The same of a `..._file`: writes the secret into a file for the owner's eyes.
    void secretSetting(const QString& key, const std::string& secret);
    void environment(const QString& name, const QString& value);
    void forgetEnvironment(const QString& name);
    /// How many ports to listen on, all free ones.
    void listenOn(int ports) { portCount_ = ports; }
    /// Whether a later start listens where the first one did, as a client that reconnects expects.
    void keepPorts() { keepsPorts_ = true; }

    /// On one port, this one, always.
    void listenAt(int port)
    {
        ports_ = {port};
        keepsPorts_ = true;
    }

    /// Runs a command of the server on the same data, to its end; answers its exit code.
    int run(const QStringList& command, QString* output = nullptr, int timeoutMs = 60'000);
    /// Starts it and waits until it listens and is ready. False when it ended or did not get there in time.
    bool start(bool untilReady = true, int longestMs = 20'000);
    /// SIGTERM; answers the exit code.
    int stop();
    /// SIGKILL.
    void kill();
    /// Waits for its end; the exit code, or nothing when it still runs.
    std::optional<int> waitForEnd(int timeoutMs);
    bool running() const;
    qint64 pid() const { return process_.processId(); }
    /// What it has written to standard error, since the first start.
    QByteArray log();

    int port(int index = 0) const { return ports_.at(static_cast<std::size_t>(index)); }
    const TemporaryFolder& folder() const { return *folder_; }
    /// The main database, to look into it or to damage it.
    database::Database& database() { return *database_; }
    QString databaseAddress() const { return QString::fromStdString(address_); }

    using Headers = std::vector<std::pair<std::string, std::string>>;
    Answer get(const std::string& path, const Headers& headers = {}, int port = 0);
    Answer post(const std::string& path, const nlohmann::json& body, const Headers& headers = {}, int port = 0);
    Answer send(const std::string& method, const std::string& path, const std::string& body,
                const std::string& contentType, const Headers& headers = {}, int port = 0);
    /// One request to a port of this machine, on a connection of its own. Any thread, whatever becomes of the process.
    static Answer ask(int atPort, const std::string& method, const std::string& path, const std::string& body,
                      const Headers& headers = {}, const std::string& contentType = "application/json");

    /// Writes every exchange of get, post and send from now on into a file, a JSON object a line.
    void recordExchangesIn(const std::filesystem::path& file) { exchanges_ = file; }

    /// Logs in and answers the Authorization header. The demo's accounts: clerk@, traveller@narae.example.
    Headers logIn(const std::string& email, const std::string& password = "fly-with-narae");

private:
    ServerProcess(std::shared_ptr<TemporaryFolder> folder, std::shared_ptr<class TestDatabase> stored);

    std::shared_ptr<TemporaryFolder> folder_;
    std::string address_;
    std::unique_ptr<database::Database> database_;
    std::shared_ptr<TestDatabase> stored_;
    std::vector<std::pair<QString, QString>> settings_;
    std::vector<std::pair<QString, QString>> environment_;
    QProcess process_;
    std::filesystem::path exchanges_;
    int portCount_ = 1;
    bool keepsPorts_ = false;
    std::vector<int> ports_;
};

} // namespace narae::testing
