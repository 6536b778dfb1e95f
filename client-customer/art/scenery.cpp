#include "client-customer/art/scenery.hpp"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace narae::customer {

namespace {

using Kind = SceneThing::Kind;

/// A mountain's outline: its foot, its top, and how its flanks bend.
struct Outline {
    double left, right, base, top, middle;

    Outline(const QRectF& at, const SceneThing& thing)
        : left(at.left() + (thing.x - thing.width / 2) * at.width()),
          right(at.left() + (thing.x + thing.width / 2) * at.width()),
          base(at.top() + at.height() * kHorizon),
          top(base - thing.size * at.height()),
          middle((left + right) / 2)
    {
    }
    double width() const { return right - left; }
    double height() const { return base - top; }
};

QPainterPath shield(const Outline& o)
{
    const double rim = o.width() * 0.09;
    QPainterPath path(QPointF(o.left, o.base));
    path.cubicTo({o.left + o.width() * 0.22, o.base - o.height() * 0.16},
                 {o.middle - rim * 2.6, o.top + o.height() * 0.36}, {o.middle - rim, o.top + o.height() * 0.04});
    path.cubicTo({o.middle - rim * 0.5, o.top - o.height() * 0.04}, {o.middle - rim * 0.3, o.top + o.height() * 0.08},
                 {o.middle, o.top + o.height() * 0.07});
    path.cubicTo({o.middle + rim * 0.4, o.top + o.height() * 0.06}, {o.middle + rim * 0.5, o.top - o.height() * 0.02},
                 {o.middle + rim, o.top + o.height() * 0.05});
    path.cubicTo({o.middle + rim * 2.6, o.top + o.height() * 0.36},
                 {o.right - o.width() * 0.2, o.base - o.height() * 0.12}, {o.right, o.base});
    path.closeSubpath();
    return path;
}

QPainterPath volcano(const Outline& o)
{
    const double rim = o.width() * 0.05;
    QPainterPath path(QPointF(o.left, o.base));
    path.cubicTo({o.left + o.width() * 0.25, o.base - o.height() * 0.08},
                 {o.middle - rim * 3, o.top + o.height() * 0.4}, {o.middle - rim, o.top});
    path.lineTo(o.middle + rim, o.top);
    path.cubicTo({o.middle + rim * 3, o.top + o.height() * 0.4},
                 {o.right - o.width() * 0.25, o.base - o.height() * 0.08}, {o.right, o.base});
    path.closeSubpath();
    return path;
}

QPainterPath peak(const Outline& o)
{
    QPainterPath path(QPointF(o.left, o.base));
    path.lineTo(o.middle - o.width() * 0.16, o.top + o.height() * 0.42);
    path.lineTo(o.middle - o.width() * 0.1, o.top + o.height() * 0.36);
    path.lineTo(o.middle, o.top);
    path.lineTo(o.middle + o.width() * 0.12, o.top + o.height() * 0.3);
    path.lineTo(o.middle + o.width() * 0.2, o.top + o.height() * 0.34);
    path.lineTo(o.right, o.base);
    path.closeSubpath();
    return path;
}

/// The snow lies above a torn edge.
QPainterPath snowOn(const Outline& o, double share)
{
    // From the left, how far from the middle and how far below the line, of the width and of the height: no two alike.
    constexpr std::pair<double, double> kEdge[]{{-0.5, 0.02},  {-0.21, 0.02},  {-0.165, 0.11}, {-0.13, 0.035},
                                                {-0.1, 0.085}, {-0.06, -0.03}, {-0.022, 0.06}, {0.01, 0.005},
                                                {0.045, 0.07}, {0.085, -0.02}, {0.12, 0.09},   {0.15, 0.03},
                                                {0.2, 0.12},   {0.23, 0.02},   {0.5, 0.02}};
    const double line = o.top + o.height() * share;
    QPainterPath path(QPointF(o.right, o.top - o.height()));
    path.lineTo(o.left, o.top - o.height());
    for (const auto& [across, below] : kEdge)
        path.lineTo(o.middle + o.width() * across, line + o.height() * below);
    path.closeSubpath();
    return path;
}

void paintMountain(QPainter& painter, const Outline& outline, const QPainterPath& path, bool snow, double snowShare)
{
    painter.fillPath(path, downwards(outline.top, outline.base, tint::kFar, tint::kFarLow));
    if (snow) painter.fillPath(path.intersected(snowOn(outline, snowShare)), QColor::fromRgba(tint::kSnow));
}

void paintHill(QPainter& painter, const Outline& o)
{
    QPainterPath path(QPointF(o.left, o.base));
    path.cubicTo({o.left + o.width() * 0.2, o.base}, {o.middle - o.width() * 0.2, o.top}, {o.middle, o.top});
    path.cubicTo({o.middle + o.width() * 0.2, o.top}, {o.right - o.width() * 0.2, o.base}, {o.right, o.base});
    path.closeSubpath();
    painter.fillPath(path, downwards(o.top, o.base, tint::kNear, tint::kNearLow));
}

void paintCloud(QPainter& painter, const QPointF& centre, double width)
{
    const double height = width * 0.14;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height), height / 2, height / 2);
    path.addEllipse(centre + QPointF(width * 0.06, -height * 0.6), width * 0.17, width * 0.13);
    path.addEllipse(centre + QPointF(width * 0.22, -height * 0.3), width * 0.12, width * 0.1);
    painter.fillPath(path, QColor::fromRgba(tint::kCloud));
}

void paintSea(QPainter& painter, const QRectF& at)
{
    const double top = at.top() + at.height() * kHorizon;
    painter.fillRect(QRectF(at.left(), top, at.width(), at.bottom() - top),
                     downwards(top, at.bottom(), tint::kSea, tint::kSeaLow));
    painter.setPen(QPen(QColor::fromRgba(tint::kCloud), 1.5, Qt::SolidLine, Qt::RoundCap));
    const double depth = at.bottom() - top;
    for (const auto& [x, y, width] : {std::tuple(0.20, 0.5, 0.09), std::tuple(0.56, 0.66, 0.06),
                                      std::tuple(0.74, 0.36, 0.13), std::tuple(0.80, 0.72, 0.07)}) {
        const double from = at.left() + x * at.width();
        painter.drawLine(QPointF(from, top + y * depth), QPointF(from + width * at.width(), top + y * depth));
    }
    painter.setPen(Qt::NoPen);
}

void paintSkyline(QPainter& painter, const QRectF& at, const SceneThing& thing)
{
    const double base = at.top() + at.height() * kHorizon;
    const double unit = std::min(at.height(), at.width() / 3);
    const double end = at.left() + (thing.x + thing.width) * at.width();
    double x = at.left() + thing.x * at.width();
    unsigned state = static_cast<unsigned>(thing.seed) * 2654435761U + 12345;
    const auto next = [&state] {
        state = state * 1664525U + 1013904223U;
        return static_cast<double>(state >> 16 & 0xFFU) / 255.0;
    };
    while (x < end) {
        const double width = unit * (0.07 + 0.07 * next());
        const double height = at.height() * thing.size * (0.35 + 0.65 * next());
        painter.fillRect(QRectF(x, base - height, width, height),
                         downwards(base - at.height() * thing.size, base, tint::kFar, tint::kFarLow));
        painter.setOpacity(0.35);
        for (double y = base - height + width * 0.3; y < base - width * 0.3; y += width * 0.42)
            painter.fillRect(QRectF(x + width * 0.2, y, width * 0.6, width * 0.12), QColor::fromRgba(tint::kSnow));
        painter.setOpacity(1);
        x += width + unit * 0.02 * (1 + next());
    }
}

} // namespace

QLinearGradient downwards(double fromY, double toY, QRgb top, QRgb bottom)
{
    QLinearGradient gradient(0, fromY, 0, toY);
    gradient.setColorAt(0, QColor::fromRgba(top));
    gradient.setColorAt(1, QColor::fromRgba(bottom));
    return gradient;
}

void paintSky(QPainter& painter, const QRectF& at)
{
    QLinearGradient sky(0, at.top(), 0, at.top() + at.height() * kHorizon);
    sky.setColorAt(0, QColor::fromRgba(tint::kSkyTop));
    sky.setColorAt(0.6, QColor::fromRgba(tint::kSkyMiddle));
    sky.setColorAt(1, QColor::fromRgba(tint::kSkyLow));
    painter.fillRect(at, sky);
}

void paintScenery(QPainter& painter, const QRectF& at, const SceneThing& thing)
{
    const QPointF spot(at.left() + thing.x * at.width(), at.top() + (kHorizon - thing.size) * at.height());
    const Outline outline(at, thing);
    // The sky's own things do not grow with a tall picture.
    const double unit = std::min(at.height(), at.width() / 3.2);
    switch (thing.kind) {
    case Kind::Sun:
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgba(tint::kSun));
        painter.drawEllipse(spot, unit * thing.width, unit * thing.width);
        break;
    case Kind::Cloud: paintCloud(painter, spot, unit * thing.width); break;
    case Kind::ShieldMountain: paintMountain(painter, outline, shield(outline), thing.snow, 0.11); break;
    case Kind::Volcano: paintMountain(painter, outline, volcano(outline), thing.snow, 0.34); break;
    case Kind::Peak: paintMountain(painter, outline, peak(outline), thing.snow, 0.3); break;
    case Kind::Hill: paintHill(painter, outline); break;
    case Kind::Sea: paintSea(painter, at); break;
    case Kind::Skyline: paintSkyline(painter, at, thing); break;
    default: paintLandmark(painter, at, thing);
    }
}

} // namespace narae::customer
