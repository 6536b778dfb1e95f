#pragma once

#include "client-admin/insights/chart_canvas.hpp"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

namespace narae::admin {

/// A booking curve over the days before departure, and the average beside it.
class CurveCanvas : public ChartCanvas {
    Q_OBJECT

public:
    explicit CurveCanvas(QWidget* parent = nullptr);

    int points() const override;

protected:
    void arrange() override;
    void paint(QPainter& painter) override;
    int pointAt(const QPointF& at) const override;
    QStringList readout(int point) const override;
    Lead leadOf(int point) const override;

private:
    QPointF placeOwn(int point) const;
    void paintScale(QPainter& painter);
    void paintEnds(QPainter& painter);
    void paintLook(QPainter& painter);

    QLineSeries* own_;
    QLineSeries* average_;
    QAreaSeries* under_;
    QValueAxis* days_;
    QValueAxis* shares_;
};

} // namespace narae::admin
