#include "common/desktop/widgets/button.hpp"

#include "common/desktop/look/icon.hpp"

#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace narae::desktop {

namespace {

const char* nameOf(Button::Kind kind)
{
    switch (kind) {
    case Button::Kind::Primary: return "primary";
    case Button::Kind::Secondary: return "secondary";
    case Button::Kind::Quiet: return "quiet";
    case Button::Kind::Danger: return "danger";
    case Button::Kind::DangerFilled: return "dangerFilled";
    case Button::Kind::Warning: return "warning";
    case Button::Kind::Filter: return "filter";
    case Button::Kind::Link: return "link";
    }
    return "";
}

/// Of a button that gives way: a shape and a letter or two.
constexpr int kLeastWidth = 56;

struct Measure {
    int height;
    int padding;
    int radius;
    int iconPixels;
    int gap;
    Type type;
    const char* name;
};

Measure measureOf(Button::Size size)
{
    switch (size) {
    case Button::Size::Normal: return {44, 20, 8, 18, 8, Type::BodyBold, "normal"};
    case Button::Size::Large: return {52, 24, 10, 18, 10, Type::Lead, "large"};
    case Button::Size::Compact: return {28, 12, 6, 14, 6, Type::CaptionBold, "compact"};
    case Button::Size::Bar: return {32, 14, 8, 14, 6, Type::CaptionBold, "bar"};
    }
    return {44, 20, 8, 18, 8, Type::BodyBold, "normal"};
}

Role inkOf(Button::Kind kind)
{
    switch (kind) {
    case Button::Kind::Primary: return Role::OnAccent;
    case Button::Kind::DangerFilled: return Role::Surface;
    case Button::Kind::Quiet:
    case Button::Kind::Link: return Role::Accent;
    case Button::Kind::Danger: return Role::Danger;
    case Button::Kind::Warning: return Role::Warning;
    case Button::Kind::Secondary: return Role::Ink;
    case Button::Kind::Filter: return Role::Muted;
    }
    return Role::Ink;
}

} // namespace

Button::Button(Kind kind, Size size, QWidget* parent) : Button({}, kind, size, parent) {}

Button::Button(const QString& text, Kind kind, Size size, QWidget* parent)
    : QPushButton(text, parent), kind_(kind), size_(size)
{
    const Measure measure = measureOf(size);
    setProperty("kind", nameOf(kind));
    setProperty("sizing", measure.name);
    setFont(Theme::font(kind == Kind::Filter ? Type::CaptionBold : measure.type));
    setFixedHeight(kind == Kind::Link ? 24 : measure.height);
    setRingRadius(this, kind == Kind::Filter ? measure.height / 2 : kind == Kind::Link ? 4 : measure.radius);
    setCheckable(kind == Kind::Filter);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(kind == Kind::Primary);
    turn_.setInterval(40);
    connect(&turn_, &QTimer::timeout, this, [this] {
        angle_ = (angle_ + 14) % 360;
        update();
    });
}

void Button::setIconName(const QString& name)
{
    iconName_ = name;
    updateGeometry();
    update();
}

void Button::setIconAfter(bool after)
{
    iconAfter_ = after;
    update();
}

void Button::setBusy(bool busy)
{
    busy_ = busy;
    setAttribute(Qt::WA_TransparentForMouseEvents, busy);
    if (busy && Theme::current().motion())
        turn_.start();
    else
        turn_.stop();
    update();
}

Button* Button::givingWay()
{
    givesWay_ = true;
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return this;
}

Button* Button::setBrief(const QString& brief)
{
    brief_ = brief;
    updateGeometry();
    update();
    return givingWay();
}

QSize Button::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    const int least = brief_ ? widthFor(*brief_) : kLeastWidth;
    return givesWay_ ? QSize(std::min(hint.width(), least), hint.height()) : hint;
}

void Button::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    if (givesWay_) tellWhole(width() < sizeHint().width());
}

/// In the tooltip, which may be somebody else's.
void Button::tellWhole(bool cut)
{
    if (toolTip() != told_) return;
    told_ = cut ? text() : QString();
    setToolTip(told_);
}

void Button::nextCheckState()
{
    if (!busy_) QPushButton::nextCheckState();
}

QSize Button::sizeHint() const
{
    return {widthFor(text()), height()};
}

int Button::widthFor(const QString& words) const
{
    const Measure measure = measureOf(size_);
    // A filter keeps room for its tick, so that its width never changes.
    const bool picture = !iconName_.isEmpty() || kind_ == Kind::Filter;
    const int icon = picture ? measure.iconPixels + (words.isEmpty() ? 0 : measure.gap) : 0;
    const int padding = kind_ == Kind::Link ? 0 : measure.padding;
    return fontMetrics().horizontalAdvance(words) + icon + 2 * padding + 2;
}

void Button::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    QString words = option.text;
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const Measure measure = measureOf(size_);
    Role ink = isEnabled() ? inkOf(kind_) : Role::Muted;
    if (kind_ == Kind::Filter && isChecked() && isEnabled()) ink = Role::Accent;
    const bool tick = kind_ == Kind::Filter && isChecked();
    const bool picture = busy_ || tick || !iconName_.isEmpty();
    const int lack = sizeHint().width() - width();
    if (givesWay_ && lack > 0) {
        // The words may have changed without the size.
        tellWhole(true);
        if (brief_) words = *brief_;
        const int room = width() - widthFor(words) + fontMetrics().horizontalAdvance(words);
        words = fontMetrics().elidedText(words, Qt::ElideRight, room);
    }
    const int wordsWidth = fontMetrics().horizontalAdvance(words);
    const int iconWidth = picture ? measure.iconPixels + (words.isEmpty() ? 0 : measure.gap) : 0;
    int x = kind_ == Kind::Link ? 0 : (width() - wordsWidth - iconWidth) / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    if (picture) {
        const int left = iconAfter_ ? x + wordsWidth + measure.gap : x;
        const QRectF at(left, (height() - measure.iconPixels) / 2.0, measure.iconPixels, measure.iconPixels);
        if (busy_) {
            painter.setPen(QPen(Theme::of(ink), 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawArc(at.adjusted(1, 1, -1, -1), -angle_ * 16, 270 * 16);
        } else {
            icon::draw(painter, at, tick ? "tick" : iconName_, Theme::of(ink));
        }
        if (!iconAfter_) x += iconWidth;
    }
    painter.setPen(Theme::of(ink));
    painter.setFont(font());
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
                     words);
}

IconButton::IconButton(const QString& icon, int side, QWidget* parent) : QPushButton(parent)
{
    setProperty("sizing", "icon");
    setFixedSize(side, side);
    const int pixels = side >= 36 ? 20 : 18;
    setIconSize({pixels, pixels});
    setRingRadius(this, 8);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setIconName(icon);
}

void IconButton::setIconName(const QString& icon)
{
    setIcon(icon::of(icon, Role::Muted));
}

void IconButton::setName(const QString& name)
{
    setAccessibleName(name);
    setToolTip(name);
}

} // namespace narae::desktop
