#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "client-customer/art/destination_art.hpp"
#include "client-customer/art/destination_pictures.hpp"
#include "common/desktop/look/theme.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::customer;

namespace {

QImage painted(const QString& code, QSize size = {400, 160})
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintDestination(painter, image.rect(), code);
    return image;
}

/// A storage that has one picture, CJU.png, and nothing else.
class Storage : public QTcpServer {
public:
    Storage()
    {
        QImage red(40, 10, QImage::Format_RGB32);
        red.fill(Qt::red);
        QBuffer buffer(&png_);
        buffer.open(QIODevice::WriteOnly);
        red.save(&buffer, "PNG");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray request = socket->readAll();
                asked_ << QString::fromLatin1(request.split(' ').value(1));
                const bool here = request.startsWith("GET /places/CJU.png ");
                const QByteArray body = here ? png_ : QByteArray();
                socket->write(QByteArray(here ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") +
                              "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
                              "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
    QStringList asked() const { return asked_; }

private:
    QByteArray png_;
    QStringList asked_;
};

} // namespace

/// Pictures of places: our own, and those of a storage in front of them.
class TestDestinationArt : public QObject {
    Q_OBJECT

private slots:
    void everyServedPlaceLooksLikeItself()
    {
        QList<QImage> seen;
        for (const char* code : {"CJU", "GMP", "PUS", "CJJ", "KWJ", "TAE", "RSU", "USN", "HIN", "HND", "KIX",
                                 "FUK", "CTS", "OKA", "NGO", "PVG", "PEK", "TPE", "HKG", "BKK", "SGN", "DAD",
                                 "SIN", "CEB", "GUM", "DPS", "HNL", "LAX", "SEA", "CDG", "SYD"}) {
            QVERIFY2(hasOwnArt(code), code);
            const QImage image = painted(code);
            QVERIFY2(!seen.contains(image), code);
            seen << image;
        }
        QVERIFY(!hasOwnArt("XXX"));
        QVERIFY(!seen.contains(painted("XXX")));
    }

    void thePictureFillsItsPlaceInWhateverShape()
    {
        for (const QSize size : {QSize(800, 132), QSize(640, 320), QSize(120, 120)}) {
            const QImage image = painted("CJU", size);
            for (const QPoint corner : {QPoint(0, 0), QPoint(size.width() - 1, 0), QPoint(0, size.height() - 1),
                                        QPoint(size.width() - 1, size.height() - 1)})
                QVERIFY(image.pixelColor(corner) != QColor(Qt::magenta));
        }
    }

    void itIsDimmedInTheDark()
    {
        const int light = painted("CJU").pixelColor(5, 5).lightness();
        desktop::Theme::current().setScheme(desktop::Scheme::Dark);
        const int dark = painted("CJU").pixelColor(5, 5).lightness();
        desktop::Theme::current().setScheme(desktop::Scheme::Light);
        QVERIFY(dark < light - 60);
    }

    void aPictureOfTheStorageTakesTheArtsPlace()
    {
        Storage storage;
        QVERIFY(storage.listen(QHostAddress::LocalHost));
        DestinationPictures pictures(QUrl(QString("http://127.0.0.1:%1/places").arg(storage.serverPort())));
        QSignalSpy arrived(&pictures, &DestinationPictures::arrived);
        QImage image(400, 160, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        pictures.paint(painter, image.rect(), "CJU");
        pictures.paint(painter, image.rect(), "GMP");
        QVERIFY(image.pixelColor(200, 80) != QColor(Qt::red)); // nobody waited
        QTRY_COMPARE(arrived.count(), 1);
        QTRY_VERIFY(storage.asked().contains("/places/GMP.png"));
        pictures.paint(painter, image.rect(), "CJU");
        QCOMPARE(image.pixelColor(200, 80), QColor(Qt::red));
        QVERIFY(!pictures.fetched("GMP"));
        QCOMPARE(storage.asked().filter("CJU.svg").size(), 1);
    }
};

NARAE_DESKTOP_MAIN(TestDestinationArt)
#include "tst_destination_art.moc"
