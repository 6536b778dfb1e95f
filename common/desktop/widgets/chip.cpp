#include "common/desktop/widgets/chip.hpp"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace narae::desktop {

namespace {

constexpr int kHeight = 24;
constexpr int kSmallHeight = 20;

void drawGlyph(QPainter& painter, QRectF at, ChipLook::Glyph glyph, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF centre = at.center();
    const QPen stroke(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (glyph) {
    case ChipLook::Glyph::None: break;
    case ChipLook::Glyph::Dot: painter.drawEllipse(centre, 4, 4); break;
    case ChipLook::Glyph::Tick:
        painter.setPen(stroke);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(
            QPolygonF{centre + QPointF(-4, 0.5), centre + QPointF(-1, 3.5), centre + QPointF(4.5, -3)});
        break;
    case ChipLook::Glyph::TriangleDown:
        painter.drawPolygon(QPolygonF{centre + QPointF(-4, -2.5), centre + QPointF(4, -2.5), centre + QPointF(0, 3)});
        break;
    case ChipLook::Glyph::TriangleUp:
        painter.drawPolygon(
            QPolygonF{centre + QPointF(-4.5, 3.5), centre + QPointF(4.5, 3.5), centre + QPointF(0, -4)});
        break;
    case ChipLook::Glyph::Dash: painter.drawRoundedRect(QRectF(centre.x() - 5, centre.y() - 1, 10, 2), 1, 1); break;
    case ChipLook::Glyph::Cross:
        painter.setPen(stroke);
        painter.drawLine(centre + QPointF(-3, -3), centre + QPointF(3, 3));
        painter.drawLine(centre + QPointF(3, -3), centre + QPointF(-3, 3));
        break;
    case ChipLook::Glyph::DashedCircle:
        painter.setPen(QPen(colour, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, 4, 4);
        break;
    }
}

constexpr int kGlyph = 12;

/// With what stands between it and the word.
int glyphWidth(const QString& text, ChipLook look)
{
    if (look.glyph == ChipLook::Glyph::None) return 0;
    return text.isEmpty() ? kGlyph : kGlyph + 6;
}

} // namespace

Role Chip::inkOf(ChipLook::Tone tone)
{
    switch (tone) {
    case ChipLook::Tone::Accent: return Role::Accent;
    case ChipLook::Tone::Success: return Role::Success;
    case ChipLook::Tone::Warning: return Role::Warning;
    case ChipLook::Tone::Danger: return Role::Danger;
    case ChipLook::Tone::Neutral: return Role::Muted;
    }
    return Role::Muted;
}

Role Chip::softOf(ChipLook::Tone tone)
{
    switch (tone) {
    case ChipLook::Tone::Accent: return Role::AccentSoft;
    case ChipLook::Tone::Success: return Role::SuccessSoft;
    case ChipLook::Tone::Warning: return Role::WarningSoft;
    case ChipLook::Tone::Danger: return Role::DangerSoft;
    case ChipLook::Tone::Neutral: return Role::Sunk;
    }
    return Role::Sunk;
}

Chip::Chip(bool small, QWidget* parent) : QWidget(parent), small_(small)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::show(const QString& text, ChipLook look)
{
    text_ = text;
    look_ = look;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const int words = QFontMetrics(Theme::font(Type::CaptionBold)).horizontalAdvance(text_);
    return {words + glyphWidth(text_, look_) + (small_ ? 16 : 20), small_ ? kSmallHeight : kHeight};
}

int Chip::widthOf(const QString& text, ChipLook look, bool filled)
{
    const int words = QFontMetrics(Theme::font(Type::CaptionBold)).horizontalAdvance(text);
    return words + glyphWidth(text, look) + (filled ? 16 : 0);
}

int Chip::paint(QPainter& painter, const QRect& at, const QString& text, ChipLook look, bool filled, bool onSoft)
{
    const QFont font = Theme::font(Type::CaptionBold);
    const int words = QFontMetrics(font).horizontalAdvance(text);
    const int padding = filled ? (at.height() >= kHeight ? 10 : 8) : 0;
    const int width = std::min(at.width(), words + glyphWidth(text, look) + 2 * padding);
    const int height = std::min(at.height(), kHeight);
    const QRectF box(at.left(), at.top() + (at.height() - height) / 2.0, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (filled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(onSoft ? Role::Surface : softOf(look.tone)));
        painter.drawRoundedRect(box, height / 2.0, height / 2.0);
    }
    const QColor ink = Theme::of(inkOf(look.tone));
    qreal x = box.left() + padding;
    drawGlyph(painter, QRectF(x, box.top(), kGlyph, height), look.glyph, ink);
    x += glyphWidth(text, look);
    painter.setPen(ink);
    painter.setFont(font);
    painter.drawText(
        QRectF(x, box.top(), box.right() - x - padding + 1, height), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, static_cast<int>(box.right() - x - padding) + 2));
    painter.restore();
    return width;
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), text_, look_, true);
}

} // namespace narae::desktop
