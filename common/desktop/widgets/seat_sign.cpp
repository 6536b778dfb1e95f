#include "common/desktop/widgets/seat_sign.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::desktop::seat_sign {

namespace {

/// The painter's unit is the box's side.
struct Pencil {
    QPainter& painter;
    QRectF box;
    qreal side = box.width();

    QPointF at(qreal x, qreal y) const { return {box.left() + x * side, box.top() + y * side}; }
    void line(qreal x1, qreal y1, qreal x2, qreal y2) const { painter.drawLine(at(x1, y1), at(x2, y2)); }
    void pen(Role role, qreal width) const
    {
        painter.setPen(QPen(Theme::of(role), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    }
    void shape(const QPen& outline, const QColor& fill, qreal grown = 0) const
    {
        const qreal half = outline.style() == Qt::NoPen ? 0 : outline.widthF() / 2;
        const qreal inset = half - grown;
        painter.setPen(outline);
        painter.setBrush(fill);
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 0.18 * side, 0.18 * side);
    }
    void cross(Role role) const
    {
        pen(role, 1.75);
        line(0.36, 0.36, 0.64, 0.64);
        line(0.64, 0.36, 0.36, 0.64);
    }
    void backrest(Role role) const
    {
        pen(role, 2);
        line(0.80, 0.20, 0.80, 0.80);
    }
    void chevrons() const
    {
        pen(Role::Success, 1.75);
        for (const qreal x : {0.25, 0.45}) {
            line(x, 0.5, x + 0.17, 0.30);
            line(x, 0.5, x + 0.17, 0.70);
        }
    }
    void clock() const
    {
        pen(Role::Warning, 1.5);
        painter.drawEllipse(at(0.5, 0.5), 0.19 * side, 0.19 * side);
        line(0.5, 0.5, 0.5, 0.39);
        line(0.5, 0.5, 0.58, 0.54);
    }
};

void paintMine(const Pencil& pencil, const QString& number)
{
    pencil.shape(Qt::NoPen, Theme::of(Role::Accent), 1);
    QFont font = Theme::font(Type::BodyBold);
    font.setPixelSize(qRound(0.46 * pencil.side));
    pencil.painter.setFont(font);
    pencil.painter.setPen(Theme::of(Role::OnAccent));
    pencil.painter.drawText(pencil.box, Qt::AlignCenter, number);
}

void paintTaken(const Pencil& pencil)
{
    pencil.shape(Qt::NoPen, Theme::of(Role::TakenSeat));
    pencil.cross(Role::Muted);
}

void paintLost(const Pencil& pencil, qreal faded)
{
    paintTaken(pencil);
    pencil.painter.setOpacity(1 - faded);
    pencil.shape(QPen(Theme::of(Role::Danger), 2), Theme::of(Role::DangerSoft));
    pencil.cross(Role::Danger);
}

void paintHeld(const Pencil& pencil)
{
    QPen dashed(Theme::of(Role::Warning), 1.5, Qt::CustomDashLine);
    // In units of the pen's width: 3 pixels and 3 pixels.
    dashed.setDashPattern({2, 2});
    pencil.shape(dashed, Theme::of(Role::WarningSoft));
    pencil.clock();
}

} // namespace

void paint(QPainter& painter, const QRectF& box, SeatLook look, const QString& number, qreal faded)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Pencil pencil{painter, box};
    switch (look) {
    case SeatLook::Free:
        pencil.shape(QPen(Theme::of(Role::Accent), 1.5), Theme::of(Role::Surface));
        pencil.backrest(Role::Accent);
        break;
    case SeatLook::Exit:
        pencil.shape(QPen(Theme::of(Role::Success), 1.5), Theme::of(Role::Surface));
        pencil.backrest(Role::Success);
        pencil.chevrons();
        break;
    case SeatLook::Held: paintHeld(pencil); break;
    case SeatLook::Taken: paintTaken(pencil); break;
    case SeatLook::Blocked:
        pencil.shape(QPen(Theme::of(Role::Strong), 1.25), Qt::transparent);
        pencil.pen(Role::Strong, 1.25);
        pencil.line(0.20, 0.80, 0.80, 0.20);
        break;
    case SeatLook::Mine: paintMine(pencil, number); break;
    case SeatLook::Lost: paintLost(pencil, faded); break;
    }
    painter.restore();
}

void paintRing(QPainter& painter, const QRectF& box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(Role::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    const qreal radius = 0.18 * box.width() + 4;
    painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), radius, radius);
    painter.restore();
}

} // namespace narae::desktop::seat_sign
