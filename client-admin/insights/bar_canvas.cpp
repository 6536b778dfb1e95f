#include "client-admin/insights/bar_canvas.hpp"

#include "common/desktop/look/theme.hpp"

#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QHorizontalBarSeries>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr double kRadius = 4;
constexpr double kRowMost = 30;

Role colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Context: return Role::ChartContext;
    case Tone::Message: return Role::Accent;
    case Tone::Warning: return Role::Warning;
    }
    return Role::ChartContext;
}

double widthOf(Type type, const QString& text)
{
    return QFontMetricsF(Theme::font(type)).horizontalAdvance(text);
}

QPen dotted()
{
    QPen pen(Theme::of(Role::Muted), 2, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.1, 2.4});
    return pen;
}

} // namespace

BarCanvas::BarCanvas(Way way, QWidget* parent)
    : ChartCanvas(parent), way_(way), names_(new QBarCategoryAxis), sizes_(new QValueAxis)
{
    const bool across = way == Way::Across;
    series_ = across ? static_cast<QAbstractBarSeries*>(new QHorizontalBarSeries) : new QBarSeries;
    chart()->addSeries(series_);
    chart()->addAxis(names_, across ? Qt::AlignLeft : Qt::AlignBottom);
    chart()->addAxis(sizes_, across ? Qt::AlignBottom : Qt::AlignLeft);
    series_->attachAxis(names_);
    series_->attachAxis(sizes_);
    names_->setVisible(false);
    sizes_->setVisible(false);
}

void BarCanvas::arrange()
{
    const std::vector<InsightBar>& bars = insight().bars;
    auto* set = new QBarSet({});
    // Ours have round corners: Qt's are the scale, and not seen.
    set->setBrush(Qt::NoBrush);
    set->setPen(Qt::NoPen);
    QStringList names;
    double most = insight().reference ? insight().reference->size : 0;
    double least = 0;
    for (const InsightBar& bar : bars) {
        *set << bar.size;
        names << QString::number(names.size());
        most = std::max(most, bar.size);
        least = std::min(least, bar.size);
    }
    series_->clear();
    series_->append(set);
    names_->clear();
    names_->append(names);
    sizes_->setRange(least, most > least ? most : least + 1);

    QRectF plot{QPointF(), QSizeF(size())};
    if (way_ == Way::Across) {
        double label = 0;
        double value = 40;
        for (const InsightBar& bar : bars) {
            label = std::max(label, widthOf(Type::CaptionBold, bar.label));
            value = std::max(value, widthOf(Type::BodyBold, bar.value));
        }
        plot.adjust(std::min(label, plot.width() * 0.4) + 12, insight().reference ? 20 : 0, -value - 16, 0);
        plot.setHeight(std::min(plot.height(), kRowMost * static_cast<double>(bars.size())));
    } else {
        double right = 0;
        if (insight().reference)
            right = std::max(widthOf(Type::Caption, insight().reference->label),
                             widthOf(Type::BodyBold, insight().reference->value)) +
                    12;
        plot.adjust(0, insight().bracket ? 48 : 28, -right, -28);
    }
    chart()->setPlotArea(plot);
}

QRectF BarCanvas::slotAt(int point) const
{
    const QRectF plot = chart()->plotArea();
    const auto count = std::max(1, points());
    if (way_ == Way::Across) {
        const double pitch = plot.height() / count;
        return {0, plot.top() + pitch * point, static_cast<double>(width()), pitch};
    }
    const double pitch = plot.width() / count;
    return {plot.left() + pitch * point, 0, pitch, static_cast<double>(height())};
}

QRectF BarCanvas::barAt(int point) const
{
    const QRectF place = slotAt(point);
    const double size = insight().bars[static_cast<std::size_t>(point)].size;
    if (way_ == Way::Across) {
        const double zero = placeOf(series_, 0, 0).x();
        const double end = placeOf(series_, size, 0).x();
        const double height = std::min(16.0, place.height() * 0.62);
        return QRectF(zero, place.center().y() - height / 2, end - zero, height).normalized();
    }
    const double zero = placeOf(series_, 0, 0).y();
    const double end = placeOf(series_, 0, size).y();
    const double width = place.width() > 24 ? std::min(44.0, place.width() * 0.7) : place.width() * 0.72;
    return QRectF(place.center().x() - width / 2, end, width, zero - end).normalized();
}

int BarCanvas::pointAt(const QPointF& at) const
{
    for (int point = 0; point < points(); ++point)
        if (slotAt(point).contains(at)) return point;
    return -1;
}

QStringList BarCanvas::readout(int point) const
{
    return {insight().bars[static_cast<std::size_t>(point)].readout};
}

Lead BarCanvas::leadOf(int point) const
{
    return insight().bars[static_cast<std::size_t>(point)].lead;
}

void BarCanvas::paint(QPainter& painter)
{
    for (int point = 0; point < points(); ++point) {
        const InsightBar& bar = insight().bars[static_cast<std::size_t>(point)];
        const QRectF place = barAt(point);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(colourOf(bar.tone)));
        const double radius = std::min({kRadius, place.width() / 2, place.height() / 2});
        painter.drawRoundedRect(place, radius, radius);
    }
    if (way_ == Way::Across)
        paintAcross(painter);
    else
        paintUpright(painter);
    paintReference(painter);
    if (insight().bracket) paintBracket(painter);
    if (current() < 0) return;
    const QRectF bar = barAt(current());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::of(Role::Ink), 1));
    painter.drawRoundedRect(bar.adjusted(-2.5, -2.5, 2.5, 2.5), kRadius + 2, kRadius + 2);
    // Below its row, or the box would hide the bar's name.
    constexpr double kBelow = 30;
    const double side = bar.center().y() + 2 * kBelow < height() ? kBelow : -kBelow;
    paintReadout(painter,
                 way_ == Way::Across ? QPointF(bar.right(), bar.center().y() + side) : QPointF(bar.right(), bar.top()));
}

void BarCanvas::paintAcross(QPainter& painter)
{
    const QRectF plot = chart()->plotArea();
    for (int point = 0; point < points(); ++point) {
        const InsightBar& bar = insight().bars[static_cast<std::size_t>(point)];
        const QRectF place = slotAt(point);
        const bool context = bar.tone == Tone::Context;
        const QFont font = Theme::font(context ? Type::Caption : Type::CaptionBold);
        const double room = plot.left() - 12;
        painter.setFont(font);
        painter.setPen(Theme::of(context ? Role::Muted : Role::Ink));
        painter.drawText(QRectF(0, place.top(), room, place.height()), Qt::AlignVCenter | Qt::AlignRight,
                         QFontMetricsF(font).elidedText(bar.label, Qt::ElideRight, room));
        painter.setFont(Theme::font(Type::BodyBold));
        painter.setPen(Theme::of(context ? Role::Ink : colourOf(bar.tone)));
        painter.drawText(QRectF(plot.right(), place.top(), width() - plot.right(), place.height()),
                         Qt::AlignVCenter | Qt::AlignRight, bar.value);
        if (!bar.gapBefore) continue;
        painter.setPen(QPen(Theme::of(Role::Line), 1));
        const double y = std::floor(place.top()) + 0.5;
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
}

void BarCanvas::paintUpright(QPainter& painter)
{
    const QRectF plot = chart()->plotArea();
    painter.setFont(Theme::font(Type::BodyBold));
    for (int point = 0; point < points(); ++point) {
        const InsightBar& bar = insight().bars[static_cast<std::size_t>(point)];
        if (bar.value.isEmpty()) continue;
        const double width = widthOf(Type::BodyBold, bar.value) + 4;
        QRectF at(0, barAt(point).top() - 26, width, 20);
        at.moveCenter({barAt(point).center().x(), at.center().y()});
        at.moveLeft(std::clamp(at.left(), 0.0, std::max(0.0, this->width() - width)));
        painter.setPen(Theme::of(bar.tone == Tone::Context ? Role::Ink : colourOf(bar.tone)));
        painter.drawText(at, Qt::AlignCenter, bar.value);
    }
    painter.setPen(QPen(Theme::of(Role::Line), 1));
    const double zero = std::floor(placeOf(series_, 0, 0).y()) + 0.5;
    painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));
    paintNamesBelow(painter);
}

void BarCanvas::paintNamesBelow(QPainter& painter)
{
    // As many as stand apart, at equal steps, the first among them.
    double widest = 0;
    for (const InsightBar& bar : insight().bars)
        widest = std::max(widest, widthOf(Type::Caption, bar.label));
    const double pitch = slotAt(0).width();
    int step = 1;
    while (pitch * step < widest + 8)
        ++step;
    // A week is the step that one reads in a row of days.
    if (step > 1 && step < 7 && points() > 14) step = 7;
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    for (int point = 0; point < points(); point += step) {
        const QRectF place = slotAt(point);
        QRectF at(0, height() - 22, widest + 8, 20);
        at.moveCenter({place.center().x(), at.center().y()});
        at.moveLeft(std::max(0.0, at.left()));
        const bool moved = step > 1 && at.left() <= 0;
        painter.drawText(at, (moved ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter,
                         insight().bars[static_cast<std::size_t>(point)].label);
    }
}

void BarCanvas::paintReference(QPainter& painter)
{
    if (!insight().reference) return;
    const InsightReference& reference = *insight().reference;
    const QRectF plot = chart()->plotArea();
    painter.setPen(dotted());
    if (way_ == Way::Across) {
        const double x = placeOf(series_, reference.size, 0).x();
        painter.drawLine(QPointF(x, plot.top() - 2), QPointF(x, plot.bottom()));
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(Role::Muted));
        const double width = widthOf(Type::Caption, reference.label) + 4;
        QRectF at(0, plot.top() - 20, width, 16);
        at.moveCenter({x, at.center().y()});
        at.moveLeft(std::clamp(at.left(), 0.0, std::max(0.0, this->width() - width)));
        painter.drawText(at, Qt::AlignCenter, reference.label);
        return;
    }
    const double y = placeOf(series_, 0, reference.size).y();
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right() + 4, y));
    const double x = plot.right() + 10;
    const double top = std::clamp(y - 16, 0.0, height() - 60.0);
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(QRectF(x, top, width() - x, 16), Qt::AlignVCenter | Qt::AlignLeft, reference.label);
    painter.setFont(Theme::font(Type::BodyBold));
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(QRectF(x, top + 16, width() - x, 18), Qt::AlignVCenter | Qt::AlignLeft, reference.value);
}

void BarCanvas::paintBracket(QPainter& painter)
{
    const InsightBracket& bracket = *insight().bracket;
    const double left = barAt(bracket.first).left();
    const double right = barAt(bracket.last).right();
    double top = height();
    for (int point = bracket.first; point <= bracket.last; ++point)
        top = std::min(top, barAt(point).top());
    const double y = std::floor(std::max(20.0, top - 34)) + 0.5;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::of(Role::Accent), 1.5));
    painter.drawPolyline(QPolygonF{{left, y + 5}, {left, y}, {right, y}, {right, y + 5}});
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(Role::Accent));
    const double width = widthOf(Type::CaptionBold, bracket.text) + 4;
    QRectF at(0, y - 20, width, 16);
    at.moveCenter({(left + right) / 2, at.center().y()});
    at.moveLeft(std::max(0.0, at.left()));
    painter.drawText(at, Qt::AlignCenter, bracket.text);
}

} // namespace narae::admin
