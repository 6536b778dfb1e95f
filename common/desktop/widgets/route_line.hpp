#pragma once

#include <QWidget>

class QPainter;
class QRectF;

namespace narae::desktop {

/// The sign of the house: a hollow dot, a line with a plane on it, a filled dot. Below 60 pixels without the plane.
class RouteLine : public QWidget {
    Q_OBJECT

public:
    explicit RouteLine(QWidget* parent = nullptr);
    /// Sold out, offline, cancelled: in grey.
    void setQuiet(bool quiet);
    /// What a screen reader says: "Gimpo to Jeju, 1 h 10 min".
    void setName(const QString& name) { setAccessibleName(name); }

    QSize sizeHint() const override { return {160, 18}; }
    QSize minimumSizeHint() const override { return {36, 18}; }

    /// For delegates and larger pictures: across `at`, vertically centred. `scale` is the plane's, 0.85 to 1.25.
    static void paint(QPainter& painter, const QRectF& at, bool quiet, qreal scale = 0.85);
    /// The plane alone, nose right, its centre at `centre`.
    static void paintPlane(QPainter& painter, const QPointF& centre, qreal scale, const QColor& colour,
                           qreal degrees = 0);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool quiet_ = false;
};

} // namespace narae::desktop
