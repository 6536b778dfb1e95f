#include "tests/support/server_process.hpp"

#include "common/base/check.hpp"
#include "tests/support/test_database.hpp"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <csignal>
#include <fstream>
#include <httplib.h>
#include <sys/prctl.h>

namespace narae::testing {

nlohmann::json Answer::json() const
{
    auto parsed = nlohmann::json::parse(body, nullptr, false);
    return parsed.is_discarded() ? nlohmann::json() : parsed;
}

std::string Answer::header(const std::string& name) const
{
    for (const auto& [known, value] : headers)
        if (QString::compare(QString::fromStdString(known), QString::fromStdString(name), Qt::CaseInsensitive) == 0)
            return value;
    return "";
}

std::string Answer::code() const
{
    const auto problem = json();
    return problem.is_object() ? problem.value("code", "") : "";
}

ServerProcess::ServerProcess() : ServerProcess(std::make_shared<TemporaryFolder>(), std::make_shared<TestDatabase>()) {}

ServerProcess::ServerProcess(std::shared_ptr<TemporaryFolder> folder, std::shared_ptr<TestDatabase> stored)
    : folder_(std::move(folder)), stored_(std::move(stored))
{
    address_ = stored_->database().address();
    database_ = database::open(stored_->address(), "");
    // A file never fills up, as a pipe does that nobody reads just then.
    process_.setStandardErrorFile(QString::fromStdString((folder_->path() / "log").string()), QIODevice::Append);
    // A test that is cut off leaves no server behind.
    process_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    // Quick enough that a test does not wait for what an operator would wait minutes for.
    setting("reservation.caretaker_pause_ms", "50");
    setting("http.threads", "96");
}

std::unique_ptr<ServerProcess> ServerProcess::beside(const ServerProcess& other)
{
    std::unique_ptr<ServerProcess> second(new ServerProcess(other.folder_, other.stored_));
    second->settings_ = other.settings_;
    return second;
}

std::unique_ptr<ServerProcess> ServerProcess::copyOf(const ServerProcess& other)
{
    std::unique_ptr<ServerProcess> copy(new ServerProcess(std::make_shared<TemporaryFolder>(), other.stored_));
    copy->settings_ = other.settings_;
    return copy;
}

ServerProcess::~ServerProcess()
{
    if (running()) kill();
}

void ServerProcess::setting(const QString& key, const QString& value)
{
    std::erase_if(settings_, [&key](const auto& entry) { return entry.first == key; });
    settings_.emplace_back(key, value);
}

QString ServerProcess::settingOf(const QString& key) const
{
    for (const auto& [known, value] : settings_)
        if (known == key) return value;
    return {};
}

void ServerProcess::secretSetting(const QString& key, const std::string& secret)
{
    const auto path = folder_->path() / key.toStdString();
    std::ofstream(path) << secret << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    setting(key, QString::fromStdString(path.string()));
}

void ServerProcess::environment(const QString& name, const QString& value)
{
    environment_.emplace_back(name, value);
}

void ServerProcess::forgetEnvironment(const QString& name)
{
    std::erase_if(environment_, [&name](const auto& entry) { return entry.first == name; });
}

namespace {

QString serverBinary()
{
    return qEnvironmentVariable("NARAE_BIN") + "/narae-server";
}

QProcessEnvironment withEntries(const std::vector<std::pair<QString, QString>>& entries)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : entries)
        environment.insert(name, value);
    return environment;
}

} // namespace

int ServerProcess::run(const QStringList& command, QString* output, int timeoutMs)
{
    QStringList arguments = command;
    arguments << "--data" << QString::fromStdString((folder_->path() / "data").string()) << "--database"
              << databaseAddress();
    for (const auto& [key, value] : settings_)
        arguments << "--set" << key + "=" + value;
    QProcess process;
    process.setProcessEnvironment(withEntries(environment_));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(serverBinary(), arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return -1;
    }
    if (output != nullptr) *output = QString::fromUtf8(process.readAll());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

bool ServerProcess::start(bool untilReady, int longestMs)
{
    QStringList arguments{"serve", "--data", QString::fromStdString((folder_->path() / "data").string()), "--database",
                          databaseAddress()};
    for (const auto& [key, value] : settings_)
        arguments << "--set" << key + "=" + value;
    for (int i = 0; i < portCount_; ++i)
        arguments << "--listen" << QString::number(keepsPorts_ && !ports_.empty() ? port(i) : 0);
    process_.setProcessEnvironment(withEntries(environment_));
    process_.start(serverBinary(), arguments);
    ports_.clear();
    static const QRegularExpression line("listening on http://[^:]+:(\\d+)\n");
    QByteArray out;
    QElapsedTimer timer;
    timer.start();
    while (static_cast<int>(ports_.size()) < portCount_) {
        if (timer.elapsed() > longestMs || process_.state() == QProcess::NotRunning) return false;
        process_.waitForReadyRead(100);
        out += process_.readAllStandardOutput();
        ports_.clear();
        for (auto match = line.globalMatch(QString::fromUtf8(out)); match.hasNext();)
            ports_.push_back(match.next().captured(1).toInt());
    }
    while (untilReady && get("/readyz").status != 200) {
        if (timer.elapsed() > longestMs || !running()) return false;
        process_.waitForReadyRead(10);
    }
    return true;
}

int ServerProcess::stop()
{
    process_.terminate();
    return waitForEnd(20'000).value_or(-1);
}

void ServerProcess::kill()
{
    process_.kill();
    process_.waitForFinished();
}

std::optional<int> ServerProcess::waitForEnd(int timeoutMs)
{
    if (process_.state() != QProcess::NotRunning && !process_.waitForFinished(timeoutMs)) return std::nullopt;
    return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
}

bool ServerProcess::running() const
{
    return process_.state() == QProcess::Running;
}

QByteArray ServerProcess::log()
{
    QFile file(QString::fromStdString((folder_->path() / "log").string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Answer ServerProcess::get(const std::string& path, const Headers& headers, int port)
{
    return send("GET", path, "", "", headers, port);
}

Answer ServerProcess::post(const std::string& path, const nlohmann::json& body, const Headers& headers, int port)
{
    return send("POST", path, body.dump(), "application/json", headers, port);
}

Answer ServerProcess::send(const std::string& method, const std::string& path, const std::string& body,
                           const std::string& contentType, const Headers& headers, int port)
{
    Answer answer = ask(this->port(port), method, path, body, headers, contentType);
    if (exchanges_.empty()) return answer;
    nlohmann::json line{{"method", method},        {"target", path},      {"requestBody", body},
                        {"status", answer.status}, {"body", answer.body}, {"headers", nlohmann::json::object()}};
    for (const auto& [name, value] : answer.headers)
        line["headers"][name] = value;
    std::ofstream(exchanges_, std::ios::app) << line.dump() << "\n";
    return answer;
}

Answer ServerProcess::ask(int atPort, const std::string& method, const std::string& path, const std::string& body,
                          const Headers& headers, const std::string& contentType)
{
    httplib::Client client("127.0.0.1", atPort);
    client.set_tcp_nodelay(true);
    client.set_read_timeout(30, 0);
    httplib::Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    for (const auto& [name, value] : headers)
        request.headers.emplace(name, value);
    if (!contentType.empty()) request.headers.emplace("Content-Type", contentType);
    const auto result = client.send(request);
    Answer answer;
    if (!result) return answer;
    answer.status = result->status;
    answer.body = result->body;
    for (const auto& [name, value] : result->headers)
        answer.headers.emplace_back(name, value);
    return answer;
}

ServerProcess::Headers ServerProcess::logIn(const std::string& email, const std::string& password)
{
    const auto answer = post("/v1/sessions", {{"email", email}, {"password", password}});
    check(answer.status == 201, "the account of the test logs in");
    return {{"Authorization", "Bearer " + answer.json()["token"].get<std::string>()}};
}

} // namespace narae::testing
