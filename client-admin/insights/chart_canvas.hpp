#pragma once

#include "client-admin/insights/insight.hpp"

#include <QtCharts/QChartView>

namespace narae::admin {

/// Where a chart is drawn: Qt Charts keeps the scales and the curves, and we write beside them. One point at a time is
/// looked at, by the mouse or the arrow keys; it is shown in a box and read out as the description. GUI thread.
class ChartCanvas : public QChartView {
    Q_OBJECT

public:
    explicit ChartCanvas(QWidget* parent = nullptr);

    /// Draws another insight; the point that is looked at stays if there is one of its number.
    void show(const Insight& insight);
    virtual int points() const = 0;
    /// -1 when none is looked at.
    int current() const { return current_; }

    QSize sizeHint() const override { return {440, 150}; }
    QSize minimumSizeHint() const override { return {240, 130}; }

Q_SIGNALS:
    /// Clicked, or Enter at the point looked at.
    void led(const Lead& lead);

protected:
    /// The insight is another, or the colours or the size are.
    virtual void arrange() = 0;
    virtual void paint(QPainter& painter) = 0;
    virtual int pointAt(const QPointF& at) const = 0;
    virtual QStringList readout(int point) const = 0; ///< one line or two
    virtual Lead leadOf(int point) const = 0;

    const Insight& insight() const { return insight_; }
    /// Where a value of the series stands on the canvas.
    QPointF placeOf(QAbstractSeries* series, double x, double y) const;
    /// The readout's box beside `at`, at the side with room.
    void paintReadout(QPainter& painter, const QPointF& at);

    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void look(int point);

    Insight insight_;
    int current_ = -1;
};

} // namespace narae::admin
