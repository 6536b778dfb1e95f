#pragma once

#include "client-admin/insights/chart_canvas.hpp"

#include <QtCharts/QAbstractBarSeries>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QValueAxis>

namespace narae::admin {

/// Bars from zero: across, one below the other with their names at the left, or upright, with their names below.
class BarCanvas : public ChartCanvas {
    Q_OBJECT

public:
    enum class Way { Across, Upright };

    explicit BarCanvas(Way way, QWidget* parent = nullptr);

    int points() const override { return static_cast<int>(insight().bars.size()); }

protected:
    void arrange() override;
    void paint(QPainter& painter) override;
    int pointAt(const QPointF& at) const override;
    QStringList readout(int point) const override;
    Lead leadOf(int point) const override;

private:
    QRectF barAt(int point) const;
    /// Its whole place, where the mouse means it.
    QRectF slotAt(int point) const;
    void paintAcross(QPainter& painter);
    void paintUpright(QPainter& painter);
    void paintNamesBelow(QPainter& painter);
    void paintReference(QPainter& painter);
    void paintBracket(QPainter& painter);

    Way way_;
    QAbstractBarSeries* series_;
    QBarCategoryAxis* names_;
    QValueAxis* sizes_;
};

} // namespace narae::admin
