#include "common/desktop/widgets/text_label.hpp"

#include <QPainter>
#include <QStyle>

namespace narae::desktop {

namespace {

const char* nameOf(TextLabel::InkOf ink)
{
    switch (ink) {
    case TextLabel::InkOf::Ink: return "";
    case TextLabel::InkOf::Muted: return "muted";
    case TextLabel::InkOf::Accent: return "accent";
    case TextLabel::InkOf::Success: return "success";
    case TextLabel::InkOf::Warning: return "warning";
    case TextLabel::InkOf::Danger: return "danger";
    case TextLabel::InkOf::OnAccent: return "onAccent";
    }
    return "";
}

Role roleOf(TextLabel::InkOf ink)
{
    switch (ink) {
    case TextLabel::InkOf::Ink: return Role::Ink;
    case TextLabel::InkOf::Muted: return Role::Muted;
    case TextLabel::InkOf::Accent: return Role::Accent;
    case TextLabel::InkOf::Success: return Role::Success;
    case TextLabel::InkOf::Warning: return Role::Warning;
    case TextLabel::InkOf::Danger: return Role::Danger;
    case TextLabel::InkOf::OnAccent: return Role::OnAccent;
    }
    return Role::Ink;
}

} // namespace

TextLabel::TextLabel(Type type, InkOf ink, QWidget* parent) : TextLabel(Theme::font(type), ink, parent) {}

TextLabel::TextLabel(const QFont& font, InkOf ink, QWidget* parent) : QLabel(parent)
{
    setFont(font);
    // What comes from the server or was typed is never markup.
    setTextFormat(Qt::PlainText);
    setInk(ink);
}

void TextLabel::setInk(InkOf ink)
{
    ink_ = ink;
    setProperty("ink", nameOf(ink));
    style()->unpolish(this);
    style()->polish(this);
}

TextLabel* TextLabel::wrapped()
{
    setWordWrap(true);
    return this;
}

TextLabel* TextLabel::elided()
{
    elided_ = true;
    return this;
}

bool TextLabel::cut() const
{
    return elided_ && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize least = QLabel::minimumSizeHint();
    return elided_ ? QSize(0, least.height()) : least;
}

void TextLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (elided_) setToolTip(cut() ? text() : QString());
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!cut()) {
        QLabel::paintEvent(event);
        return;
    }
    // The words may have changed without the size.
    setToolTip(text());
    QPainter painter(this);
    painter.setPen(Theme::of(roleOf(ink_)));
    painter.drawText(contentsRect(), static_cast<int>(alignment()),
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

} // namespace narae::desktop
