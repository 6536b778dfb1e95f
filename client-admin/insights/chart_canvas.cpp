#include "client-admin/insights/chart_canvas.hpp"

#include "common/desktop/look/theme.hpp"

#include <QAccessible>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

ChartCanvas::ChartCanvas(QWidget* parent) : QChartView(parent)
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    // Else its axes, unseen, would keep the view from getting small.
    chart()->setMinimumSize(0, 0);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setStyleSheet("background: transparent");
    setFocusPolicy(Qt::StrongFocus);
    // Else Tab goes from the view to its viewport, which gives the focus back: nobody would get out.
    viewport()->setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    desktop::setRingRadius(this, 4);
}

void ChartCanvas::show(const Insight& insight)
{
    insight_ = insight;
    setAccessibleName(insight.title + ". " + insight.measure);
    arrange();
    look(current_ < points() ? current_ : -1);
}

QPointF ChartCanvas::placeOf(QAbstractSeries* series, double x, double y) const
{
    return chart()->mapToScene(chart()->mapToPosition({x, y}, series));
}

void ChartCanvas::look(int point)
{
    const QString told = point < 0 ? QString() : readout(point).join(": ");
    const bool same = point == current_ && told == accessibleDescription();
    current_ = point;
    viewport()->update();
    if (same) return;
    setAccessibleDescription(told);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void ChartCanvas::paintReadout(QPainter& painter, const QPointF& at)
{
    const QStringList lines = readout(current_);
    const QFont small = Theme::font(Type::Caption);
    const QFont strong = Theme::font(Type::CaptionBold);
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, QFontMetricsF(strong).horizontalAdvance(line));
    const QSizeF size(width + 24, static_cast<double>(lines.size()) * 18 + 12);
    constexpr double kGap = 10;
    QRectF box(QPointF(at.x() + kGap, at.y() - size.height() / 2), size);
    if (box.right() > this->width()) box.moveRight(at.x() - kGap);
    if (box.left() < 0)
        box.moveLeft(std::clamp(at.x() - size.width() / 2, 0.0, std::max(0.0, this->width() - size.width())));
    box.moveTop(std::clamp(box.top(), 0.0, std::max(0.0, this->height() - size.height())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Ink));
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(Theme::of(Role::Paper));
    QRectF line(box.left() + 12, box.top() + 6, box.width() - 24, 18);
    for (const QString& text : lines) {
        painter.setFont(&text == &lines.last() ? strong : small);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, text);
        line.translate(0, 18);
    }
}

void ChartCanvas::drawForeground(QPainter* painter, const QRectF&)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paint(*painter);
    painter->restore();
}

void ChartCanvas::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    arrange();
}

void ChartCanvas::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) arrange();
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const int point = pointAt(event->position());
    const bool leads = point >= 0 && !leadOf(point).page.isEmpty();
    viewport()->setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    look(point);
}

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    const int point = event->button() == Qt::LeftButton ? pointAt(event->position()) : -1;
    if (point < 0) return;
    look(point);
    Q_EMIT led(leadOf(point));
}

void ChartCanvas::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    look(-1);
}

void ChartCanvas::keyPressEvent(QKeyEvent* event)
{
    const int last = points() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: look(current_ < 0 ? last : std::max(0, current_ - 1)); return;
    case Qt::Key_Right:
    case Qt::Key_Down: look(std::min(last, current_ + 1)); return;
    case Qt::Key_Home: look(std::min(0, last)); return;
    case Qt::Key_End: look(last); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (current_ >= 0) Q_EMIT led(leadOf(current_));
        return;
    default: event->ignore(); // the page's own keys; the view's would scroll
    }
}

void ChartCanvas::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    look(-1);
}

} // namespace narae::admin
