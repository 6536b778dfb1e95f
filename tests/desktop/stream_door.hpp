#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace narae::testing {

/// In the place of a server that streams: hears what is asked for, and says nothing but what a test lets it say.
class StreamDoor : public QTcpServer {
public:
    StreamDoor()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                QByteArray& head = heads_[socket];
                head += socket->readAll();
                if (!head.endsWith("\r\n\r\n")) return;
                asked_.append(std::exchange(head, {}));
                last_ = socket;
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        listen(QHostAddress::LocalHost);
    }

    QUrl url() const { return QUrl(QString("http://127.0.0.1:%1").arg(serverPort())); }
    /// The heads of all requests so far.
    const QList<QByteArray>& asked() const { return asked_; }
    /// Whether the connection of the last request stands.
    bool stands() const { return last_ && last_->state() == QAbstractSocket::ConnectedState; }

    void say(const QByteArray& bytes)
    {
        if (last_) last_->write(bytes);
    }
    void begin() { say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"); }
    /// Begins, and says that from here on nothing is missed.
    void open(const QByteArray& id = "a.1")
    {
        begin();
        say("retry: 100\nid: " + id + "\nevent: ready\ndata: {}\n\n");
    }
    void answer(const QByteArray& status, const QByteArray& type = "application/problem+json")
    {
        say("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}");
    }
    void hangUp()
    {
        if (last_) last_->abort();
    }

private:
    QHash<QTcpSocket*, QByteArray> heads_;
    QList<QByteArray> asked_;
    QPointer<QTcpSocket> last_;
};

} // namespace narae::testing
