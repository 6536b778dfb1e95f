#pragma once

#include <QWidget>

class QPainter;
class QRectF;

namespace narae::customer {

/// The airline's sign: a wing of three feathers.
void paintWing(QPainter& painter, const QRectF& at);

/// The sign and the name, leading home.
class Logo : public QWidget {
    Q_OBJECT

public:
    explicit Logo(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
};

} // namespace narae::customer
