#include "tests/bench/peer_process.hpp"

#include "common/base/check.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QRegularExpression>
#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::bench {

void PeerProcess::start(const QString& program, const QStringList& arguments)
{
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process_.start(program, arguments);
    check(process_.waitForStarted(), (program + " can be started").toStdString());
}

PeerProcess::PeerProcess(const QString& program, const QStringList& arguments, const QString& folder)
{
    if (!folder.isEmpty()) process_.setWorkingDirectory(folder);
    start(program, arguments);
    static const QRegularExpression line("listening on http://[^:]+:(\\d+)\n");
    QByteArray said;
    const bool listens = testing::waitFor(
        [&] {
            process_.waitForReadyRead(100);
            said += process_.readAllStandardOutput();
            port_ = line.match(QString::fromUtf8(said)).captured(1).toInt();
            return port_ != 0 || process_.state() == QProcess::NotRunning;
        },
        std::chrono::seconds(20));
    check(listens && port_ != 0, (program + " listens").toStdString());
}

PeerProcess::PeerProcess(const QString& program, const QStringList& arguments, int port) : port_(port)
{
    start(program, arguments);
    check(testing::waitFor([port] { return support::RawClient::canConnect(port); }),
          (program + " listens").toStdString());
}

PeerProcess::~PeerProcess()
{
    process_.terminate();
    if (!process_.waitForFinished(5'000)) process_.kill();
    process_.waitForFinished();
}

int PeerProcess::freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool known = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    check(known, "there is a free port");
    ::close(socket);
    return ntohs(address.sin_port);
}

} // namespace narae::bench
