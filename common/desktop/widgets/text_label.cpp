#include "common/desktop/widgets/text_label.hpp"

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

} // namespace

TextLabel::TextLabel(Type type, InkOf ink, QWidget* parent) : QLabel(parent)
{
    setFont(Theme::font(type));
    // What comes from the server or was typed is never markup.
    setTextFormat(Qt::PlainText);
    setInk(ink);
}

void TextLabel::setInk(InkOf ink)
{
    setProperty("ink", nameOf(ink));
    style()->unpolish(this);
    style()->polish(this);
}

TextLabel* TextLabel::wrapped()
{
    setWordWrap(true);
    return this;
}

} // namespace narae::desktop
