#include "server/platform/http/client.hpp"
#include "tests/support/rude_receiver.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <fstream>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace narae;
using namespace narae::testing;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;
using Fate = http::Sent::Fate;

namespace {

/// A port of this machine that is there and takes no connection: whoever calls waits, as at a cable that was cut.
class DeafPort {
public:
    DeafPort()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        sockets_.push_back(::socket(AF_INET, SOCK_STREAM, 0));
        listens_ = ::bind(sockets_[0], generic, size) == 0 && ::listen(sockets_[0], 0) == 0 &&
                   ::getsockname(sockets_[0], generic, &size) == 0;
        port_ = ntohs(address.sin_port);
        // Callers whom nobody takes in fill its queue.
        for (int i = 0; i < 4; ++i) {
            sockets_.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
            static_cast<void>(::connect(sockets_.back(), generic, size));
        }
    }
    ~DeafPort()
    {
        for (const int socket : sockets_)
            ::close(socket);
    }
    bool listens() const { return listens_; }
    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }

    /// How many callers have not been heard.
    int waiting() const
    {
        // The table of connections: `entry: local remote state ...`, in hexadecimals; 02 has asked and was not heard.
        std::ifstream table("/proc/net/tcp");
        int found = 0;
        for (std::string line; std::getline(table, line);) {
            const auto words = QString::fromStdString(line).simplified().split(' ');
            if (words.size() > 3 && words[2].section(':', 1).toInt(nullptr, 16) == port_ && words[3] == "02") ++found;
        }
        return found;
    }

private:
    std::vector<int> sockets_;
    bool listens_ = false;
    int port_ = 0;
};

http::Sent ask(http::Client& client, std::chrono::milliseconds longest)
{
    return client.send("GET", "/", {}, "", "", longest);
}

} // namespace

/// The client that one process asks another with, and how it is stopped.
class TestHttpClient : public QObject {
    Q_OBJECT

private slots:
    void whoTakesNoConnectionIsGivenUpSoon()
    {
        const DeafPort deaf;
        QVERIFY(deaf.listens());
        http::Client client(deaf.origin());
        const auto began = Steady::now();
        QCOMPARE(ask(client, 60s).fate, Fate::NotDelivered);
        QVERIFY(Steady::now() - began < 20s);
    }

    void aStopDoesNotWaitForAConnection()
    {
        const DeafPort deaf;
        QVERIFY(deaf.listens());
        const int before = deaf.waiting();
        http::Client client(deaf.origin());
        http::Sent sent;
        std::thread asking([&] { sent = ask(client, 60s); });
        const bool connecting = waitFor([&] { return deaf.waiting() > before; });
        const auto began = Steady::now();
        client.stop();
        asking.join();
        QVERIFY(connecting);
        QVERIFY(Steady::now() - began < 20s);
        QCOMPARE(sent.fate, Fate::NotDelivered);
        QCOMPARE(ask(client, 60s).fate, Fate::NotDelivered);
    }

    /// Before the request has begun, while it connects, and while it waits for an answer that never comes.
    void aStopIsHeardWheneverItComes()
    {
        RudeReceiver silent({});
        const auto began = Steady::now();
        for (int moment = 0; moment < 100; ++moment) {
            http::Client client("http://127.0.0.1:" + std::to_string(silent.port()));
            std::atomic<bool> asks{false};
            http::Sent sent;
            std::thread asking([&] {
                asks = true;
                sent = ask(client, 60s);
            });
            while (!asks)
                std::this_thread::yield();
            for (const auto stop = Steady::now() + moment * 20us; Steady::now() < stop;) {
            }
            client.stop();
            asking.join();
            QVERIFY(sent.fate != Fate::Answered);
        }
        QVERIFY(Steady::now() - began < 50s);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
