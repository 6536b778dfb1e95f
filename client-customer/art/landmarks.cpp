#include "client-customer/art/scenery.hpp"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace narae::customer {

namespace {

using Kind = SceneThing::Kind;

constexpr QRgb kStone = 0xFF6F8FCB, kStoneLow = 0xFF9DB6E2;
constexpr QRgb kBrick = 0xFFE39B86, kBrickLow = 0xFFEFC2B0;

/// A landmark's own paper: its foot at (0, 0), its top at (0, -1), x as wide as y.
class Stage {
public:
    Stage(QPainter& painter, const QRectF& at, const SceneThing& thing) : painter_(painter)
    {
        const double unit = thing.size * at.height();
        painter_.save();
        painter_.translate(at.left() + thing.x * at.width(), at.top() + at.height() * kHorizon);
        painter_.scale(unit, unit);
        painter_.setPen(Qt::NoPen);
    }
    ~Stage() { painter_.restore(); }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    void fill(const QPainterPath& path, QRgb top = kStone, QRgb bottom = kStoneLow)
    {
        painter_.fillPath(path, downwards(-1, 0, top, bottom));
    }
    void polygon(const QPolygonF& points, QRgb top = kStone, QRgb bottom = kStoneLow)
    {
        QPainterPath path;
        path.addPolygon(points);
        path.closeSubpath();
        fill(path, top, bottom);
    }
    void box(double x, double bottom, double width, double height, QRgb top = kStone, QRgb low = kStoneLow)
    {
        polygon({{x - width / 2, -bottom},
                 {x + width / 2, -bottom},
                 {x + width / 2, -bottom - height},
                 {x - width / 2, -bottom - height}},
                top, low);
    }
    void disc(double x, double y, double radius, QRgb top = kStone, QRgb low = kStoneLow)
    {
        QPainterPath path;
        path.addEllipse(QPointF(x, -y), radius, radius);
        fill(path, top, low);
    }
    void line(QPointF from, QPointF to, double width, QRgb colour = kStone)
    {
        painter_.setPen(QPen(QColor::fromRgba(colour), width, Qt::SolidLine, Qt::RoundCap));
        painter_.drawLine(from, to);
        painter_.setPen(Qt::NoPen);
    }
    void curve(const QPainterPath& path, double width, QRgb colour = kStone)
    {
        painter_.strokePath(path, QPen(QColor::fromRgba(colour), width, Qt::SolidLine, Qt::RoundCap));
    }

private:
    QPainter& painter_;
};

/// A roof whose eaves turn up.
QPainterPath roof(double y, double half, double height)
{
    QPainterPath path(QPointF(-half, -y - height * 0.25));
    path.quadTo({-half * 0.5, -y}, {-half * 0.32, -y - height});
    path.lineTo(half * 0.32, -y - height);
    path.quadTo({half * 0.5, -y}, {half, -y - height * 0.25});
    path.lineTo(half * 0.82, -y);
    path.lineTo(-half * 0.82, -y);
    path.closeSubpath();
    return path;
}

void hillTower(Stage& stage)
{
    QPainterPath hill(QPointF(-0.95, 0));
    hill.cubicTo({-0.5, 0}, {-0.3, -0.42}, {0, -0.42});
    hill.cubicTo({0.3, -0.42}, {0.5, 0}, {0.95, 0});
    stage.fill(hill, tint::kNear, tint::kNearLow);
    stage.box(0, 0.40, 0.035, 0.28);
    stage.polygon({{-0.05, -0.62}, {0.05, -0.62}, {0.075, -0.70}, {-0.075, -0.70}});
    stage.box(0, 0.70, 0.1, 0.035);
    stage.box(0, 0.73, 0.02, 0.12);
    stage.line({0, -0.84}, {0, -1}, 0.009);
}

void latticeTower(Stage& stage, bool red)
{
    const QRgb top = red ? kBrick : kStone;
    const QRgb low = red ? kBrickLow : kStoneLow;
    QPainterPath legs(QPointF(-0.23, 0));
    legs.quadTo({-0.06, -0.32}, {-0.018, -0.9});
    legs.lineTo(0.018, -0.9);
    legs.quadTo({0.06, -0.32}, {0.23, 0});
    legs.lineTo(0.15, 0);
    legs.quadTo({0.1, -0.19}, {0, -0.19});
    legs.quadTo({-0.1, -0.19}, {-0.15, 0});
    legs.closeSubpath();
    stage.fill(legs, top, low);
    stage.box(0, 0.24, 0.24, 0.03, top, low);
    stage.box(0, 0.52, 0.12, 0.03, top, low);
    stage.line({0, -0.88}, {0, -1}, 0.012, top);
}

void steppedTower(Stage& stage)
{
    stage.polygon({{-0.13, 0}, {0.13, 0}, {0.09, -0.24}, {-0.09, -0.24}});
    for (int step = 0; step < 7; ++step) {
        const double y = 0.24 + step * 0.08;
        stage.polygon({{-0.065, -y}, {0.065, -y}, {0.09, -y - 0.08}, {-0.09, -y - 0.08}});
    }
    stage.box(0, 0.80, 0.07, 0.06);
    stage.line({0, -0.86}, {0, -1}, 0.014);
}

void pearlTower(Stage& stage)
{
    stage.polygon({{-0.14, 0}, {-0.1, 0}, {0.01, -0.3}, {-0.01, -0.3}});
    stage.polygon({{0.14, 0}, {0.1, 0}, {-0.01, -0.3}, {0.01, -0.3}});
    stage.box(0, 0, 0.05, 0.72);
    stage.disc(0, 0.27, 0.085, kBrick, kBrickLow);
    stage.disc(0, 0.62, 0.06, kBrick, kBrickLow);
    stage.disc(0, 0.76, 0.025, kBrick, kBrickLow);
    stage.line({0, -0.76}, {0, -1}, 0.012);
}

void needle(Stage& stage)
{
    QPainterPath legs(QPointF(-0.1, 0));
    legs.quadTo({-0.015, -0.4}, {-0.03, -0.74});
    legs.lineTo(0.03, -0.74);
    legs.quadTo({0.015, -0.4}, {0.1, 0});
    legs.lineTo(0.06, 0);
    legs.quadTo({0, -0.34}, {-0.06, 0});
    legs.closeSubpath();
    stage.fill(legs);
    QPainterPath saucer;
    saucer.addEllipse(QPointF(0, -0.76), 0.14, 0.03);
    stage.fill(saucer);
    stage.polygon({{-0.08, -0.78}, {0.08, -0.78}, {0.02, -0.85}, {-0.02, -0.85}});
    stage.line({0, -0.84}, {0, -1}, 0.012);
}

void suspensionBridge(Stage& stage)
{
    stage.box(0, 0.24, 3.6, 0.045);
    for (const double x : {-0.85, 0.85}) {
        stage.box(x - 0.05, 0, 0.035, 1);
        stage.box(x + 0.05, 0, 0.035, 1);
        stage.box(x, 0.62, 0.12, 0.035);
        stage.box(x, 0.9, 0.12, 0.035);
    }
    QPainterPath cable(QPointF(-1.8, -0.27));
    cable.quadTo({-1.25, -0.42}, {-0.85, -0.96});
    cable.quadTo({0, 0.14}, {0.85, -0.96});
    cable.quadTo({1.25, -0.42}, {1.8, -0.27});
    stage.curve(cable, 0.022);
    for (double x = -0.7; x < 0.71; x += 0.14) {
        const double sag = (x / 0.85) * (x / 0.85);
        stage.line({x, -0.26}, {x, -0.41 - 0.55 * sag}, 0.01);
    }
}

void lighthouse(Stage& stage)
{
    stage.polygon({{-0.6, 0}, {0.6, 0}, {0.3, -0.16}, {0.05, -0.22}, {-0.3, -0.14}}, tint::kNear, tint::kNearLow);
    stage.polygon({{-0.1, -0.18}, {0.1, -0.18}, {0.065, -0.76}, {-0.065, -0.76}}, 0xFFFFFFFF, 0xFFE6EEFB);
    stage.polygon({{-0.091, -0.32}, {0.091, -0.32}, {0.083, -0.46}, {-0.083, -0.46}}, kBrick, kBrickLow);
    stage.box(0, 0.76, 0.19, 0.03);
    stage.box(0, 0.79, 0.09, 0.1, tint::kSun, tint::kSun);
    stage.polygon({{-0.08, -0.89}, {0.08, -0.89}, {0, -1}}, kBrick, kBrick);
}

void pagoda(Stage& stage)
{
    for (int storey = 0; storey < 4; ++storey) {
        const double y = storey * 0.21;
        const double half = 0.34 - storey * 0.05;
        stage.box(0, y, half * 1.1, 0.13, kBrick, kBrickLow);
        stage.fill(roof(y + 0.11, half, 0.1));
    }
    stage.line({0, -0.82}, {0, -1}, 0.02);
}

void gate(Stage& stage)
{
    for (const double x : {-0.32, 0.32})
        stage.polygon({{x - 0.055, 0}, {x + 0.055, 0}, {x * 0.94 + 0.045, -0.86}, {x * 0.94 - 0.045, -0.86}}, kBrick,
                      kBrickLow);
    stage.box(0, 0.62, 0.78, 0.07, kBrick, kBrickLow);
    QPainterPath beam(QPointF(-0.56, -1));
    beam.quadTo({0, -0.86}, {0.56, -1});
    beam.lineTo(0.52, -0.86);
    beam.quadTo({0, -0.76}, {-0.52, -0.86});
    beam.closeSubpath();
    stage.fill(beam, kBrick, kBrick);
}

void castle(Stage& stage)
{
    stage.polygon({{-0.56, 0}, {0.56, 0}, {0.42, -0.24}, {-0.42, -0.24}}, kStoneLow, kStoneLow);
    for (int storey = 0; storey < 3; ++storey) {
        const double y = 0.24 + storey * 0.22;
        const double half = 0.42 - storey * 0.1;
        stage.box(0, y, half * 1.5, 0.14, 0xFFFFFFFF, 0xFFE6EEFB);
        stage.fill(roof(y + 0.12, half, 0.12), tint::kNear, tint::kNear);
    }
    stage.polygon({{-0.12, -0.88}, {0.12, -0.88}, {0, -1}}, tint::kNear, tint::kNear);
}

void spire(Stage& stage)
{
    // A temple's bell: rings that narrow into a point, and two smaller ones at its sides.
    for (const auto& [x, scale] : {std::pair(-0.38, 0.55), std::pair(0.38, 0.55), std::pair(0.0, 1.0)}) {
        QPainterPath bell(QPointF(x - 0.26 * scale, 0));
        bell.lineTo(x - 0.24 * scale, -0.14 * scale);
        bell.cubicTo({x - 0.18 * scale, -0.16 * scale}, {x - 0.16 * scale, -0.44 * scale},
                     {x - 0.05 * scale, -0.54 * scale});
        bell.lineTo(x, -scale);
        bell.lineTo(x + 0.05 * scale, -0.54 * scale);
        bell.cubicTo({x + 0.16 * scale, -0.44 * scale}, {x + 0.18 * scale, -0.16 * scale},
                     {x + 0.24 * scale, -0.14 * scale});
        bell.lineTo(x + 0.26 * scale, 0);
        bell.closeSubpath();
        stage.fill(bell, 0xFFE8B56A, 0xFFF3D6A4);
        stage.box(x, 0.14 * scale, 0.4 * scale, 0.025 * scale, kBrick, kBrick);
    }
}

void archedHall(Stage& stage)
{
    stage.box(0, 0, 1.5, 0.4, kBrick, kBrickLow);
    for (const double x : {-0.5, -0.25, 0.0, 0.25, 0.5}) {
        QPainterPath arch(QPointF(x - 0.07, 0));
        arch.lineTo(x - 0.07, -0.16);
        arch.quadTo({x, -0.3}, {x + 0.07, -0.16});
        arch.lineTo(x + 0.07, 0);
        stage.fill(arch, 0xFFB9CDEF, 0xFFEAF1FD);
    }
    stage.box(0, 0.4, 1.0, 0.14, kBrick, kBrickLow);
    stage.fill(roof(0.52, 0.74, 0.16), 0xFFE8B56A, 0xFFE8B56A);
    stage.box(0, 0.66, 0.62, 0.12, kBrick, kBrickLow);
    stage.fill(roof(0.77, 0.54, 0.22), 0xFFE8B56A, 0xFFE8B56A);
}

void shells(Stage& stage)
{
    stage.polygon({{-1.1, 0}, {1.2, 0}, {1.1, -0.12}, {-1.0, -0.12}}, kStoneLow, kStoneLow);
    for (const auto& [x, size] : {std::pair(0.72, 0.5), std::pair(0.38, 0.72), std::pair(0.0, 0.95),
                                  std::pair(-0.46, 0.6), std::pair(-0.78, 0.42)}) {
        const double way = x < -0.3 ? 1 : -1;
        QPainterPath shell(QPointF(x - way * 0.3 * size, -0.12));
        shell.quadTo({x - way * 0.28 * size, -0.12 - 0.6 * size}, {x + way * 0.36 * size, -0.05 - size * 0.95});
        shell.quadTo({x + way * 0.16 * size, -0.12 - 0.34 * size}, {x + way * 0.34 * size, -0.12});
        shell.closeSubpath();
        stage.fill(shell, 0xFFFFFFFF, 0xFFDCE8FA);
    }
}

void palms(Stage& stage)
{
    stage.polygon({{-0.7, 0}, {0.8, 0}, {0.3, -0.07}, {-0.2, -0.08}}, tint::kSun, tint::kSkyLow);
    for (const auto& [x, height, lean] : {std::tuple(-0.18, 0.78, -0.1), std::tuple(0.16, 1.0, 0.14)}) {
        QPainterPath trunk(QPointF(x, -0.05));
        trunk.quadTo({x, -height * 0.6}, {x + lean, -height + 0.1});
        stage.curve(trunk, 0.035, 0xFF8C9A86);
        const QPointF crown(x + lean, -height + 0.1);
        for (const double degrees : {-160.0, -125.0, -90.0, -55.0, -20.0, 15.0, 165.0}) {
            const double angle = degrees * 3.14159265 / 180;
            const QPointF tip = crown + QPointF(std::cos(angle), std::sin(angle) + 0.35) * 0.3;
            QPainterPath leaf(crown);
            leaf.quadTo(crown + QPointF(std::cos(angle), std::sin(angle) - 0.25) * 0.2, tip);
            leaf.quadTo(crown + QPointF(std::cos(angle), std::sin(angle) + 0.1) * 0.14, crown);
            stage.fill(leaf, tint::kNear, tint::kNear);
        }
    }
}

void junk(Stage& stage)
{
    for (const auto& [x, scale] : {std::pair(-0.2, 0.85), std::pair(0.22, 0.62)}) {
        QPainterPath sail(QPointF(x - 0.02, -0.16));
        sail.lineTo(x, -0.16 - scale * 0.8);
        sail.quadTo({x + 0.36 * scale, -0.1 - scale * 0.5}, {x + 0.3 * scale, -0.16});
        sail.closeSubpath();
        stage.fill(sail, kBrick, kBrickLow);
    }
    stage.polygon({{-0.5, -0.16}, {0.62, -0.18}, {0.44, 0.05}, {-0.38, 0.05}}, 0xFF6B7FA8, 0xFF6B7FA8);
}

void threeTowers(Stage& stage)
{
    for (const double x : {-0.46, 0.0, 0.46})
        stage.polygon({{x - 0.16, 0}, {x + 0.12, 0}, {x + 0.1, -0.82}, {x - 0.08, -0.82}});
    QPainterPath boat(QPointF(-0.86, -0.92));
    boat.quadTo({-0.6, -0.8}, {-0.4, -0.82});
    boat.lineTo(0.6, -0.82);
    boat.quadTo({0.76, -0.82}, {0.84, -0.92});
    boat.closeSubpath();
    stage.fill(boat, 0xFFFFFFFF, 0xFFDCE8FA);
}

void runway(Stage& stage)
{
    stage.box(-0.5, 0, 0.06, 0.6);
    stage.polygon({{-0.62, -0.6}, {-0.38, -0.6}, {-0.34, -0.78}, {-0.66, -0.78}});
    stage.box(-0.5, 0.78, 0.28, 0.04);
    stage.line({-0.5, -0.82}, {-0.5, -1}, 0.015);
    QPainterPath hall(QPointF(-0.3, 0));
    hall.quadTo({0.4, -0.46}, {1.4, -0.2});
    hall.lineTo(1.4, 0);
    hall.closeSubpath();
    stage.fill(hall);
}

} // namespace

void paintLandmark(QPainter& painter, const QRectF& at, const SceneThing& thing)
{
    Stage stage(painter, at, thing);
    switch (thing.kind) {
    case Kind::HillTower: hillTower(stage); break;
    case Kind::LatticeTower: latticeTower(stage, thing.seed == 2); break;
    case Kind::SteppedTower: steppedTower(stage); break;
    case Kind::PearlTower: pearlTower(stage); break;
    case Kind::Needle: needle(stage); break;
    case Kind::SuspensionBridge: suspensionBridge(stage); break;
    case Kind::Lighthouse: lighthouse(stage); break;
    case Kind::Pagoda: pagoda(stage); break;
    case Kind::Gate: gate(stage); break;
    case Kind::Castle: castle(stage); break;
    case Kind::Spire: spire(stage); break;
    case Kind::ArchedHall: archedHall(stage); break;
    case Kind::Shells: shells(stage); break;
    case Kind::Palms: palms(stage); break;
    case Kind::Junk: junk(stage); break;
    case Kind::ThreeTowers: threeTowers(stage); break;
    case Kind::Runway: runway(stage); break;
    case Kind::Sun:
    case Kind::Cloud:
    case Kind::ShieldMountain:
    case Kind::Volcano:
    case Kind::Peak:
    case Kind::Hill:
    case Kind::Sea:
    case Kind::Skyline: break;
    }
}

} // namespace narae::customer
