#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace narae::testing {

/// A door in front of a server that lets answers through only after a while, as a bad line does.
class SlowDoor : public QTcpServer {
public:
    explicit SlowDoor(quint16 port)
    {
        connect(this, &QTcpServer::newConnection, this, [this, port] {
            QTcpSocket* inside = nextPendingConnection();
            auto* outside = new QTcpSocket(inside);
            outside->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            connect(inside, &QTcpSocket::readyRead, outside, [inside, outside] { outside->write(inside->readAll()); });
            connect(outside, &QTcpSocket::readyRead, inside, [this, inside, outside] {
                const QByteArray bytes = outside->readAll();
                QTimer::singleShot(delayMs_, inside, [inside, bytes] { inside->write(bytes); });
            });
            connect(inside, &QTcpSocket::disconnected, inside, &QObject::deleteLater);
        });
        listen(QHostAddress::LocalHost);
    }
    void setDelay(int delayMs) { delayMs_ = delayMs; }
    QUrl url() const { return QUrl(QString("http://127.0.0.1:%1").arg(serverPort())); }

private:
    int delayMs_ = 0;
};

} // namespace narae::testing
