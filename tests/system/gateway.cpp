#include "tests/system/gateway.hpp"

#include "common/base/check.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QFile>
#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace narae::testing {

namespace {

/// What stands in the files of installer/gateway, and is another's here.
const std::map<std::string, int> kPortsInFile{
    {"reservation", 8081}, {"flight", 8082}, {"payment", 8083}, {"view", 8084}, {"identity", 8083}};

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream in(path);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

void replaceIn(std::string& text, const std::string& what, const std::string& by)
{
    const auto at = text.find(what);
    check(at != std::string::npos, "the gateway's file has: " + what);
    text.replace(at, what.size(), by);
}

std::string local(int port)
{
    return "127.0.0.1:" + std::to_string(port);
}

} // namespace

Gateway::Gateway(std::string program) : program_(std::move(program))
{
    for (int* port : {&port_, &tlsPort_, &plainPort_})
        *port = support::freePort();
    for (const auto& entry : kPortsInFile)
        copies_[entry.first] = {support::freePort()};
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setStandardOutputFile(QString::fromStdString((folder_.path() / "log").string()), QIODevice::Append);
}

Gateway::~Gateway()
{
    if (process_.state() == QProcess::NotRunning) return;
    process_.terminate();
    if (!process_.waitForFinished(5'000)) process_.kill();
    process_.waitForFinished();
}

void Gateway::copies(const std::string& role, std::vector<int> ports)
{
    check(copies_.contains(role), "there is such a role");
    copies_[role] = std::move(ports);
}

void Gateway::copies(const std::vector<int>& ports)
{
    for (auto& entry : copies_)
        entry.second = ports;
}

std::string Gateway::serversOf(const std::string& role) const
{
    std::string lines;
    int number = 0;
    for (const int port : copies_.at(role)) {
        const bool out = std::find(out_.begin(), out_.end(), port) != out_.end();
        lines += lines.empty() ? "" : "\n    ";
        if (program_ == "haproxy")
            lines += "server " + role + "-" + std::to_string(++number) + " " + local(port);
        else
            lines += "server " + local(port) + " max_fails=2 fail_timeout=2s" + (out ? " down;" : ";");
    }
    return lines;
}

std::string Gateway::configuration() const
{
    const auto folder = std::filesystem::path(qEnvironmentVariable("NARAE_SOURCE").toStdString()) / "installer/gateway";
    const bool haproxy = program_ == "haproxy";
    std::string text = contentOf(folder / (haproxy ? "haproxy.cfg" : "nginx.conf"));
    for (const auto& [role, port] : kPortsInFile) {
        // Identity's line is payment's but for the name: each is looked for behind its role's heading.
        const std::string heading = (haproxy ? "backend narae_" : "upstream narae_") + role;
        const auto at = text.find(heading);
        check(at != std::string::npos, "the gateway's file has: " + heading);
        std::string rest = text.substr(at);
        const std::string line = haproxy ? "server " + role + "-1 " + local(port)
                                         : "server " + local(port) + " max_fails=2 fail_timeout=2s;";
        replaceIn(rest, line, serversOf(role));
        text = text.substr(0, at) + rest;
    }
    if (haproxy) {
        replaceIn(text, "bind :80\n", "bind " + local(plainPort_) + "\n");
        replaceIn(text, "bind :443 ", "bind " + local(tlsPort_) + " ");
        replaceIn(text, "/run/haproxy/admin.sock", (folder_.path() / "admin").string());
        replaceIn(text, "    user haproxy\n    group haproxy\n", "");
        replaceIn(text, "log /dev/log local0", "log stderr format raw local0");
    } else {
        replaceIn(text, "listen 80 ", "listen " + local(plainPort_) + " ");
        replaceIn(text, "listen 443 ", "listen " + local(tlsPort_) + " ");
        replaceIn(text, "/etc/nginx/narae.pem", paper_.bothFile());
    }
    replaceIn(text, haproxy ? "/etc/haproxy/narae.pem" : "/etc/nginx/narae.pem", paper_.bothFile());
    replaceIn(text, "127.0.0.1:8080", local(port_));
    for (const auto& [what, by] : replaced_)
        replaceIn(text, what, by);
    return text;
}

void Gateway::write() const
{
    const std::string folder = folder_.path().string();
    std::ofstream(folder + "/narae.conf") << configuration();
    if (program_ == "haproxy") return;
    std::ofstream main(folder + "/nginx.conf");
    if (geteuid() == 0) main << "user root;\n";
    main << "daemon off;\nworker_processes 2;\npid " << folder << "/pid;\nerror_log stderr;\n"
         << "events { worker_connections 1024; }\nhttp {\naccess_log off;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        main << kind << "_temp_path " << folder << "/" << kind << ";\n";
    main << "include " << folder << "/narae.conf;\n}\n";
}

QStringList Gateway::command() const
{
    const QString folder = QString::fromStdString(folder_.path().string());
    if (program_ == "haproxy") return {"/usr/sbin/haproxy", "-db", "-f", folder + "/narae.conf"};
    return {"/usr/sbin/nginx", "-c", folder + "/nginx.conf"};
}

bool Gateway::start()
{
    write();
    const QStringList words = command();
    process_.start(words.first(), words.mid(1));
    return process_.waitForStarted() && waitFor([this] {
               process_.waitForFinished(1);
               return process_.state() == QProcess::NotRunning ||
                      (support::RawClient::canConnect(port_) && support::RawClient::canConnect(tlsPort_));
           }) &&
           process_.state() == QProcess::Running;
}

QByteArray Gateway::why()
{
    QFile file(QString::fromStdString((folder_.path() / "log").string()));
    return process_.errorString().toUtf8() + "\n" + (file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
}

bool Gateway::drain(int copy)
{
    if (program_ == "haproxy") return tellAll(copy, "drain", "scur", "0");
    out_.push_back(copy);
    return reload();
}

bool Gateway::takeBack(int copy)
{
    if (program_ == "haproxy") return tellAll(copy, "ready", "status", "UP");
    std::erase(out_, copy);
    return reload();
}

/// HAProxy's runtime interface: one command a connection.
std::string Gateway::tell(const std::string& command) const
{
    support::RawClient client(folder_.path() / "admin");
    client.send(command + "\n");
    return client.receiveRest();
}

bool Gateway::tellAll(int copy, const std::string& state, const std::string& column, const std::string& value) const
{
    std::vector<std::string> names;
    for (const auto& [role, ports] : copies_)
        for (std::size_t i = 0; i < ports.size(); ++i)
            if (ports[i] == copy) names.push_back("narae_" + role + "/" + role + "-" + std::to_string(i + 1));
    for (const std::string& name : names)
        tell("set server " + name + " state " + state);
    return waitFor([&] {
        std::istringstream table(tell("show stat"));
        std::string line;
        std::getline(table, line);
        const auto cells = [](const std::string& row) {
            std::vector<std::string> all;
            std::istringstream in(row);
            for (std::string cell; std::getline(in, cell, ',');)
                all.push_back(cell);
            return all;
        };
        const auto heads = cells(line);
        const auto at = std::find(heads.begin(), heads.end(), column) - heads.begin();
        std::size_t good = 0;
        while (std::getline(table, line)) {
            const auto row = cells(line);
            if (row.size() <= static_cast<std::size_t>(at)) continue;
            const bool ours = std::find(names.begin(), names.end(), row[0] + "/" + row[1]) != names.end();
            good += ours && row[static_cast<std::size_t>(at)] == value ? 1 : 0;
        }
        return good == names.size();
    });
}

/// nginx: new workers with the new file; the old ones finish what they have and go.
bool Gateway::reload()
{
    const auto workers = [this] {
        const auto pid = std::to_string(process_.processId());
        std::istringstream in(contentOf("/proc/" + pid + "/task/" + pid + "/children"));
        std::vector<int> all;
        for (int worker = 0; in >> worker;)
            all.push_back(worker);
        return all;
    };
    const std::vector<int> old = workers();
    write();
    ::kill(static_cast<pid_t>(process_.processId()), SIGHUP);
    return waitFor([&] {
        const std::vector<int> now = workers();
        const bool oldThere = std::any_of(old.begin(), old.end(), [&now](int worker) {
            return std::find(now.begin(), now.end(), worker) != now.end();
        });
        return !now.empty() && !oldThere;
    });
}

} // namespace narae::testing
