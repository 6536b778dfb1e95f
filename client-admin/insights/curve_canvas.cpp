#include "client-admin/insights/curve_canvas.hpp"

#include "client-admin/insights/insight_makers.hpp"
#include "common/desktop/look/theme.hpp"

#include <QLinearGradient>
#include <QtCharts/QChart>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

/// Where the scale may end: the lowest that the curves fit under.
constexpr double kTops[]{0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0};

/// Equal steps of whole days.
int stepsOf(int days)
{
    for (const int steps : {4, 5, 3, 2})
        if (days % steps == 0) return steps;
    return 1;
}

} // namespace

CurveCanvas::CurveCanvas(QWidget* parent)
    : ChartCanvas(parent),
      own_(new QLineSeries(this)),
      average_(new QLineSeries(this)),
      under_(new QAreaSeries(own_)),
      days_(new QValueAxis),
      shares_(new QValueAxis)
{
    chart()->addAxis(days_, Qt::AlignBottom);
    chart()->addAxis(shares_, Qt::AlignLeft);
    for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{under_, average_, own_}) {
        chart()->addSeries(series);
        series->attachAxis(days_);
        series->attachAxis(shares_);
    }
    for (QValueAxis* axis : {days_, shares_}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setMinorTickCount(0);
    }
    days_->setGridLineVisible(false);
    // From the earliest day at the left to the departure at the right.
    days_->setReverse(true);
    shares_->setTickCount(3);
}

int CurveCanvas::points() const
{
    return insight().curve ? static_cast<int>(insight().curve->points.size()) : 0;
}

void CurveCanvas::arrange()
{
    own_->clear();
    average_->clear();
    if (!insight().curve) return;
    const InsightCurve& curve = *insight().curve;
    double most = 0;
    QList<QPointF> own;
    QList<QPointF> average;
    for (const InsightCurve::Point& point : curve.points) {
        own << QPointF(point.daysBefore, point.share);
        if (point.average) average << QPointF(point.daysBefore, *point.average);
        most = std::max({most, point.share, point.average.value_or(0)});
    }
    own_->replace(own);
    average_->replace(average);
    double top = 1;
    for (const double each : kTops)
        if (most <= each) {
            top = each;
            break;
        }
    days_->setRange(0, curve.daysMost);
    shares_->setRange(0, top);
    shares_->setGridLinePen(QPen(Theme::of(Role::Line), 1));

    const QColor accent = Theme::of(Role::Accent);
    own_->setPen(QPen(accent, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPen dots(Theme::of(Role::Muted), 2, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({0.1, 2.4});
    average_->setPen(dots);
    QLinearGradient fill(0, 0, 0, 1);
    fill.setCoordinateMode(QGradient::ObjectBoundingMode);
    QColor strong = accent;
    strong.setAlphaF(0.22F);
    QColor none = accent;
    none.setAlphaF(0);
    fill.setColorAt(0, strong);
    fill.setColorAt(1, none);
    under_->setBrush(fill);
    under_->setPen(Qt::NoPen);

    const QFontMetricsF bold(Theme::font(Type::CaptionBold));
    const QFontMetricsF small(Theme::font(Type::Caption));
    const double right = std::max(bold.horizontalAdvance(curve.ownLabel), small.horizontalAdvance(curve.averageLabel));
    const double left = small.horizontalAdvance(shareText(top)) + 10;
    // The ends are named beside the curve where it ends early, else in the margin.
    const bool endsEarly = curve.points.back().daysBefore * 4 > curve.daysMost;
    chart()->setPlotArea(QRectF(left, 10, width() - left - (endsEarly ? 24 : right + 16), height() - 38));
}

QPointF CurveCanvas::placeOwn(int point) const
{
    const InsightCurve::Point& each = insight().curve->points[static_cast<std::size_t>(point)];
    return placeOf(own_, each.daysBefore, each.share);
}

int CurveCanvas::pointAt(const QPointF& at) const
{
    const QRectF plot = chart()->plotArea();
    if (points() == 0 || !plot.adjusted(-8, -10, 8, 10).contains(at)) return -1;
    int nearest = 0;
    for (int point = 1; point < points(); ++point)
        if (std::abs(placeOwn(point).x() - at.x()) < std::abs(placeOwn(nearest).x() - at.x())) nearest = point;
    return nearest;
}

QStringList CurveCanvas::readout(int point) const
{
    const InsightCurve::Point& each = insight().curve->points[static_cast<std::size_t>(point)];
    return {each.head, each.body};
}

Lead CurveCanvas::leadOf(int) const
{
    return insight().curve->lead;
}

void CurveCanvas::paint(QPainter& painter)
{
    if (points() == 0) return;
    paintScale(painter);
    paintEnds(painter);
    if (current() >= 0) paintLook(painter);
}

void CurveCanvas::paintScale(QPainter& painter)
{
    const QRectF plot = chart()->plotArea();
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    for (const double share : {0.0, shares_->max() / 2, shares_->max()}) {
        const double y = placeOf(own_, 0, share).y();
        painter.drawText(QRectF(0, y - 8, plot.left() - 10, 16), Qt::AlignRight | Qt::AlignVCenter, shareText(share));
    }
    const int most = insight().curve->daysMost;
    const int steps = stepsOf(most);
    for (int step = 0; step <= steps; ++step) {
        const int day = most - most / steps * step;
        const double x = placeOf(own_, day, 0).x();
        QRectF at(x - 50, plot.bottom() + 8, 100, 16);
        at.moveLeft(std::clamp(at.left(), plot.left(), width() - at.width()));
        const bool first = step == 0;
        const bool last = at.center().x() < x - 1;
        painter.drawText(at,
                         (first  ? Qt::AlignLeft
                          : last ? Qt::AlignRight
                                 : Qt::AlignHCenter) |
                             Qt::AlignVCenter,
                         day == 0 ? tr("Departure") : tr("%1 days").arg(day));
    }
}

void CurveCanvas::paintEnds(QPainter& painter)
{
    const InsightCurve& curve = *insight().curve;
    const InsightCurve::Point& last = curve.points.back();
    const QPointF end = placeOwn(points() - 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Accent));
    painter.drawEllipse(end, 4.5, 4.5);
    double ownY = std::clamp(end.y(), 8.0, chart()->plotArea().bottom() - 8);
    const double x = end.x() + 12;
    const double room = width() - x;
    if (last.average) {
        double y = placeOf(own_, last.daysBefore, *last.average).y();
        // Both names are read: one line of text lies between them.
        if (std::abs(y - ownY) < 16) (y >= ownY ? y : ownY) = std::min(y, ownY) + 16;
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(Role::Muted));
        painter.drawText(QRectF(x, y - 8, room, 16), Qt::AlignVCenter | Qt::AlignLeft, curve.averageLabel);
    }
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(Role::Accent));
    painter.drawText(QRectF(x, ownY - 8, room, 16), Qt::AlignVCenter | Qt::AlignLeft, curve.ownLabel);
}

void CurveCanvas::paintLook(QPainter& painter)
{
    const QRectF plot = chart()->plotArea();
    const QPointF at = placeOwn(current());
    const double x = std::floor(at.x()) + 0.5;
    painter.setPen(QPen(Theme::of(Role::Ink), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.setBrush(Theme::of(Role::Surface));
    const InsightCurve::Point& point = insight().curve->points[static_cast<std::size_t>(current())];
    if (point.average) {
        painter.setPen(QPen(Theme::of(Role::Muted), 2));
        painter.drawEllipse(placeOf(own_, point.daysBefore, *point.average), 4, 4);
    }
    painter.setPen(QPen(Theme::of(Role::Accent), 2.5));
    painter.drawEllipse(at, 4.5, 4.5);
    paintReadout(painter, at);
}

} // namespace narae::admin
