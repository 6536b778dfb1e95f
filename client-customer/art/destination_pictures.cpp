#include "client-customer/art/destination_pictures.hpp"

#include "client-customer/art/destination_art.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QDir>
#include <QFileInfo>
#include <QNetworkDiskCache>
#include <QNetworkReply>
#include <QPainter>
#include <QSvgRenderer>

namespace narae::customer {

namespace {

constexpr qint64 kPictureBytesMost = 4 * 1024 * 1024;
constexpr int kDeadlineMs = 15'000;
/// An SVG is drawn once, large enough for the widest place it is shown in at twice the pixels.
constexpr int kDrawnWidth = 2176;

QString folderOf(const desktop::Parts& parts)
{
    const QString& file = parts.options.storeFile;
    if (file == ":memory:") return {};
    const QString store = file.isEmpty() ? desktop::LocalStore::defaultFile(parts.options.app) : file;
    return QFileInfo(store).absoluteDir().filePath("pictures");
}

} // namespace

DestinationPictures::DestinationPictures(const QUrl& base, const QString& folder, QObject* parent)
    : QObject(parent), base_(base)
{
    network_.setAutoDeleteReplies(true);
    if (folder.isEmpty()) return;
    auto* cache = new QNetworkDiskCache(this);
    cache->setCacheDirectory(folder);
    network_.setCache(cache);
}

DestinationPictures::DestinationPictures(desktop::Parts& parts, QObject* parent)
    : DestinationPictures(QUrl(parts.preferences.get("pictures_base")), folderOf(parts), parent)
{
}

void DestinationPictures::paint(QPainter& painter, const QRectF& at, const QString& airportCode)
{
    const auto found = pictures_.constFind(airportCode);
    if (found == pictures_.constEnd()) {
        paintDestination(painter, at, airportCode);
        if (base_.isValid() && !base_.isEmpty() && !asked_.contains(airportCode)) {
            asked_.insert(airportCode);
            ask(airportCode, ".svg");
        }
        return;
    }
    // As large as it must be to fill the place, its middle in the middle.
    const QSizeF whole = QSizeF(found->size()).scaled(at.size(), Qt::KeepAspectRatioByExpanding);
    const double scale = whole.width() / found->width();
    const QSizeF seen = at.size() / scale;
    const QRectF source(QPointF((found->width() - seen.width()) / 2, (found->height() - seen.height()) / 2), seen);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(at, *found, source);
    dimWhenDark(painter, at);
    painter.restore();
}

void DestinationPictures::ask(const QString& airportCode, const QString& ending)
{
    QUrl url = base_;
    url.setPath(base_.path() + (base_.path().endsWith('/') ? "" : "/") + airportCode + ending);
    QNetworkRequest request(url);
    request.setTransferTimeout(kDeadlineMs);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::PreferCache);
    QNetworkReply* reply = network_.get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > kPictureBytesMost) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, airportCode, ending] {
        if (reply->error() == QNetworkReply::NoError) {
            take(airportCode, ending, reply->readAll());
        } else if (ending == ".svg" && reply->error() == QNetworkReply::ContentNotFoundError) {
            ask(airportCode, ".png");
        } else if (reply->error() != QNetworkReply::ContentNotFoundError) {
            // The network may be back at the next painting; a place without a picture is not asked for again.
            asked_.remove(airportCode);
        }
    });
}

void DestinationPictures::take(const QString& airportCode, const QString& ending, const QByteArray& bytes)
{
    QImage picture;
    if (ending == ".svg") {
        QSvgRenderer svg(bytes);
        if (!svg.isValid() || svg.defaultSize().isEmpty()) return;
        const QSize size = svg.defaultSize().scaled(kDrawnWidth, kDrawnWidth, Qt::KeepAspectRatio);
        picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        svg.render(&painter);
    } else {
        picture = QImage::fromData(bytes);
    }
    if (picture.isNull()) return;
    pictures_.insert(airportCode, picture);
    Q_EMIT arrived(airportCode);
}

} // namespace narae::customer
