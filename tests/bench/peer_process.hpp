#pragma once

#include <QProcess>
#include <QStringList>

namespace narae::bench {

/// A server to compare Narae with, as a process of its own that ends with this object.
class PeerProcess {
public:
    /// Starts a program that prints "listening on http://127.0.0.1:PORT" when it answers.
    PeerProcess(const QString& program, const QStringList& arguments, const QString& folder = {});
    /// Starts one that says nothing, and waits until it answers at that port.
    PeerProcess(const QString& program, const QStringList& arguments, int port);
    ~PeerProcess();

    int port() const { return port_; }
    qint64 pid() const { return process_.processId(); }

    /// A port of this machine that nobody listens on at the moment.
    static int freePort();

private:
    void start(const QString& program, const QStringList& arguments);

    QProcess process_;
    int port_ = 0;
};

} // namespace narae::bench
