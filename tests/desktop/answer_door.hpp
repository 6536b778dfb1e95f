#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <functional>
#include <utility>

namespace narae::testing {

/// In the place of a server: hears whole requests, and answers each when and as a test wants it.
class AnswerDoor : public QTcpServer {
public:
    AnswerDoor()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        listen(QHostAddress::LocalHost);
        port_ = serverPort();
    }

    QUrl url() const { return QUrl(QString("http://127.0.0.1:%1").arg(port_)); }
    /// All requests so far, head and body.
    const QList<QByteArray>& asked() const { return asked_; }
    /// What answers by itself from now on; where it has no words, the answer is owed.
    void answerBy(std::function<QByteArray(const QByteArray& request)> words) { words_ = std::move(words); }
    /// The oldest answer that is still owed.
    void answer(const QByteArray& words)
    {
        if (owed_.isEmpty()) return;
        if (const QPointer<QTcpSocket> socket = owed_.takeFirst()) socket->write(words);
    }
    /// Nobody is there until comeBack().
    void goAway()
    {
        close();
        for (QTcpSocket* socket : findChildren<QTcpSocket*>())
            socket->abort();
    }
    void comeBack() { listen(QHostAddress::LocalHost, port_); }

    static QByteArray words(int status, const QByteArray& body, const QByteArray& more = {})
    {
        const QByteArray type = status < 300 ? "application/json" : "application/problem+json";
        return "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type +
               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body;
    }
    static QByteArray problem(int status, const QByteArray& code)
    {
        return words(status, "{\"code\":\"" + code + "\",\"status\":" + QByteArray::number(status) + "}");
    }

private:
    void hear(QTcpSocket* socket)
    {
        QByteArray& heard = heard_[socket];
        heard += socket->readAll();
        const qsizetype end = heard.indexOf("\r\n\r\n");
        if (end < 0) return;
        qsizetype body = 0;
        for (const QByteArray& line : heard.first(end).split('\n'))
            if (line.toLower().startsWith("content-length:")) body = line.mid(15).trimmed().toLongLong();
        if (heard.size() < end + 4 + body) return;
        asked_.append(std::exchange(heard, {}));
        const QByteArray words = words_ ? words_(asked_.last()) : QByteArray();
        if (words.isEmpty())
            owed_.append(socket);
        else
            socket->write(words);
    }

    quint16 port_ = 0;
    QHash<QTcpSocket*, QByteArray> heard_;
    QList<QByteArray> asked_;
    QList<QPointer<QTcpSocket>> owed_;
    std::function<QByteArray(const QByteArray&)> words_;
};

} // namespace narae::testing
