#pragma once

#include <QHash>
#include <QImage>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>
#include <QUrl>

class QPainter;
class QRectF;

namespace narae::desktop {
class Parts;
}

namespace narae::customer {

/// The pictures of places as the airline serves them from its storage or CDN (`<base>/CJU.svg`, else `.png`), kept in
/// memory and on disk; until one has come, and where there is none, our own art. Nothing waits for a picture. GUI
/// thread.
class DestinationPictures : public QObject {
    Q_OBJECT

public:
    /// An empty `base` asks nobody. `folder` is where pictures stay between two starts; empty: in memory only.
    explicit DestinationPictures(const QUrl& base, const QString& folder = {}, QObject* parent = nullptr);
    /// From the preference `pictures_base`.
    explicit DestinationPictures(desktop::Parts& parts, QObject* parent = nullptr);

    /// Fills `at` with the place's picture, cropped to its shape; asks for it when it is not here yet.
    void paint(QPainter& painter, const QRectF& at, const QString& airportCode);
    bool fetched(const QString& airportCode) const { return pictures_.contains(airportCode); }

Q_SIGNALS:
    void arrived(const QString& airportCode); ///< paint again

private:
    void ask(const QString& airportCode, const QString& ending);
    void take(const QString& airportCode, const QString& ending, const QByteArray& bytes);

    QUrl base_;
    QNetworkAccessManager network_;
    QHash<QString, QImage> pictures_;
    QSet<QString> asked_;
};

} // namespace narae::customer
