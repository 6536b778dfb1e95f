#include "tests/bench/figures.hpp"
#include "tests/bench/house.hpp"
#include "tests/bench/load/connection.hpp"
#include "tests/bench/load/reading_client.hpp"
#include "tests/bench/pace.hpp"
#include "tests/bench/peer_process.hpp"

#include "common/base/check.hpp"

#include <fstream>
#include <unistd.h>

/// What is read most, Narae against nginx that serves the same bytes from files: two workers on two cores.
namespace {

using namespace narae;
using namespace std::chrono_literals;

constexpr int kClients = 64;
constexpr int kFlights = 1000;
constexpr int kRounds = 5;

/// nginx as one would set it up for files that are asked for all the time, in a folder of its own.
class Nginx {
public:
    explicit Nginx(const testing::TemporaryFolder& folder) : folder_(folder)
    {
        std::filesystem::create_directories(folder_.path() / "files");
    }

    void file(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(folder_.path() / "files" / name, std::ios::binary) << bytes;
    }
    void start()
    {
        const int port = bench::PeerProcess::freePort();
        const auto conf = folder_.path() / "nginx.conf";
        std::ofstream(conf) << (geteuid() == 0 ? "user root;\n" : "")
                            << "daemon off;\nworker_processes 2;\npid nginx.pid;\nerror_log error.log;\n"
                               "events { worker_connections 4096; }\n"
                               "http {\n  access_log off;\n  sendfile on;\n  tcp_nopush on;\n  tcp_nodelay on;\n"
                               "  keepalive_timeout 600;\n  keepalive_requests 100000000;\n"
                               "  open_file_cache max=100;\n  open_file_cache_valid 600s;\n"
                               "  default_type application/json;\n  gzip_static on;\n"
                               "  server { listen 127.0.0.1:"
                            << port << " reuseport; root files; }\n}\n";
        const QString folder = QString::fromStdString(folder_.path().string());
        process_ = std::make_unique<bench::PeerProcess>(
            "/usr/sbin/nginx", QStringList{"-p", folder, "-e", folder + "/error.log", "-c", folder + "/nginx.conf"},
            port);
    }
    int port() const { return process_->port(); }

private:
    const testing::TemporaryFolder& folder_;
    std::unique_ptr<bench::PeerProcess> process_;
};

/// One thing to read, from both.
struct Question {
    std::string name;
    std::string target; ///< of Narae
    std::string file;   ///< of nginx
    std::string asks;   ///< header lines
    double bar = 0;     ///< of the ratio
    bool conditional = false;
    bench::Series narae = {};
    bench::Series nginx = {};
};

/// What a server answers to it at first, compressed where that was asked for.
bench::Connection& first(bench::Connection& connection, const std::string& target, const std::string& lines)
{
    const bool answered = connection.askAndWait(bench::makeRequest("GET", target, lines));
    check(answered && connection.reply().status == 200, "there is such an answer: " + target);
    return connection;
}

std::string bytesOf(int port, const std::string& target, const std::string& lines)
{
    bench::Connection connection(port);
    return std::string(first(connection, target, lines).reply().body);
}

/// The rate at which a server answers `question` to all clients, each time the same.
double rateOf(int port, const std::string& target, const Question& question)
{
    bench::Connection connection(port);
    const bench::Reply& sample = first(connection, target, question.asks).reply();
    std::string lines = question.asks;
    if (question.conditional) lines += "If-None-Match: " + std::string(sample.header("ETag")) + "\r\n";
    bench::Clients clients;
    for (int i = 0; i < kClients; ++i)
        clients.push_back(std::make_unique<bench::ReadingClient>(target, lines, question.conditional ? 304 : 200,
                                                                 question.conditional ? 0 : sample.body.size()));
    const bench::Outcome outcome = bench::load(port, clients, bench::span(1s));
    bench::mustBeRight(outcome, target);
    return outcome.perSecond();
}

} // namespace

int main(int argc, char** argv)
{
    bench::House house;
    house.open(1);
    house.offer(kFlights, {{"rows", "1-30"}, {"layout", "ABC_DEF"}});
    const std::string page = "/v1/flight-statuses?origin=GMP&destination=CJU&limit=100";
    const std::string one = "/v1/flight-statuses/1";
    const std::string gzip = "Accept-Encoding: gzip\r\n";

    const testing::TemporaryFolder folder;
    Nginx nginx(folder);
    nginx.file("page", bytesOf(house.port(), page, ""));
    nginx.file("page.gz", bytesOf(house.port(), page, gzip));
    nginx.file("all", bytesOf(house.port(), "/flightStatuses", ""));
    nginx.file("one", bytesOf(house.port(), one, ""));
    nginx.file("livez", bytesOf(house.port(), "/livez", ""));
    nginx.start();

    std::vector<Question> questions{{"flight list", page, "/page", "", 0.9},
                                    {"flight list", page, "/page", "", 0.85, true},
                                    {"flight list, gzip", page, "/page", gzip, 0.85},
                                    {"one flight", one, "/one", "", 0.9},
                                    {"livez", "/livez", "/livez", "", 0.9},
                                    {"all 1,000 flights, the original's call", "/flightStatuses", "/all", "", 0.9}};
    for (Question& question : questions) {
        bench::Connection connection(house.port());
        const bench::Reply& sample = first(connection, question.target, question.asks).reply();
        const bool packed = sample.header("Content-Encoding") == "gzip";
        question.name += " (" + (question.conditional ? "304" : std::to_string(sample.body.size()) + " bytes") +
                         (packed || question.asks.empty() ? ")" : ", not compressed)");
        question.narae = {"Narae, " + question.name, "answers/s", {}};
        question.nginx = {"nginx, " + question.name, "answers/s", {}};
    }
    for (int round = 0; round < bench::rounds(kRounds); ++round)
        for (Question& question : questions) {
            question.narae.values.push_back(rateOf(house.port(), question.target, question));
            question.nginx.values.push_back(rateOf(nginx.port(), question.file, question));
        }
    std::vector<bench::Row> rows;
    for (const Question& question : questions) {
        rows.push_back(bench::alone(question.nginx));
        rows.push_back(bench::compare(question.narae, question.nginx, bench::Bar::atLeast(question.bar)));
    }
    bench::report("Reading, against nginx that serves the same bytes from files (64 clients)", rows,
                  argc > 1 ? argv[1] : "reads.json",
                  {"flight list: a page of 100 of 1,000 flights, found by route; one flight: its status.",
                   "nginx 1.22: two workers, sendfile, open files cached, gzip made beforehand, no access log.",
                   "The generator shares the two cores with whoever is measured."});
    return 0;
}
