#include "common/desktop/widgets/load_bar.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace narae::desktop {

namespace {

Role fillOf(LoadBar::State state)
{
    switch (state) {
    case LoadBar::State::Usual: return Role::Accent;
    case LoadBar::State::Low: return Role::Warning;
    case LoadBar::State::Full: return Role::Success;
    case LoadBar::State::Cancelled: return Role::Strong;
    }
    return Role::Accent;
}

} // namespace

LoadBar::LoadBar(int barHeight, QWidget* parent) : QWidget(parent), barHeight_(barHeight)
{
    setFixedHeight(barHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LoadBar::show(int sold, int held, int capacity, State state)
{
    sold_ = sold;
    held_ = held;
    capacity_ = capacity;
    state_ = state;
    setAccessibleName(formats::percent(capacity > 0 ? sold * 1000 / capacity : 0));
    update();
}

void LoadBar::paint(QPainter& painter, const QRectF& at, int sold, int held, int capacity, State state, bool onSoft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath track;
    track.addRoundedRect(at, at.height() / 2, at.height() / 2);
    painter.fillPath(track, Theme::of(onSoft ? Role::Paper : Role::Sunk));
    if (capacity > 0) {
        painter.setClipPath(track);
        const qreal soldWidth = at.width() * std::clamp(sold, 0, capacity) / capacity;
        const qreal heldWidth = at.width() * std::clamp(held, 0, capacity - std::clamp(sold, 0, capacity)) / capacity;
        QPainterPath fill;
        fill.addRoundedRect(QRectF(at.left(), at.top(), soldWidth, at.height()), at.height() / 2, at.height() / 2);
        if (soldWidth > 0) painter.fillPath(fill, Theme::of(fillOf(state)));
        if (heldWidth > 0)
            painter.fillRect(QRectF(at.left() + soldWidth + 1, at.top(), std::max(2.0, heldWidth - 1), at.height()),
                             Theme::of(Role::Warning));
    }
    painter.restore();
}

void LoadBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), sold_, held_, capacity_, state_);
}

} // namespace narae::desktop
