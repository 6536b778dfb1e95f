#include "common/desktop/look/theme.hpp"

#include "common/base/check.hpp"
#include "common/desktop/look/style_sheet.hpp"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>
#include <array>

namespace narae::desktop {

namespace {

Theme* theOne = nullptr;

struct Pair {
    QRgb light;
    QRgb dark;
};

/// In the order of Role.
constexpr std::array<Pair, 25> kColours{{
    {0xFFF6F8FB, 0xFF0D121A}, // Paper
    {0xFFFFFFFF, 0xFF151C27}, // Surface
    {0xFFDCE3EC, 0xFF2A3443}, // Line
    {0xFF101828, 0xFFE9EEF6}, // Ink
    {0xFF556070, 0xFF9AA7B8}, // Muted
    {0xFF1455D0, 0xFF86B4FF}, // Accent
    {0xFFFFFFFF, 0xFF0D121A}, // OnAccent
    {0xFFE6EEFD, 0xFF17294A}, // AccentSoft
    {0xFF0A6B43, 0xFF63D8A4}, // Success
    {0xFFE4F6EC, 0xFF12352A}, // SuccessSoft
    {0xFF8A4B00, 0xFFFFC46B}, // Warning
    {0xFFFFF3DC, 0xFF3A2A10}, // WarningSoft
    {0xFFB3261E, 0xFFFF938A}, // Danger
    {0xFFFDECEA, 0xFF3D1B1B}, // DangerSoft
    {0xFFEEF2F7, 0xFF0F1520}, // Sunk
    {0xFFB9C5D4, 0xFF47566B}, // Strong
    {0xFF8391A5, 0xFF64748B}, // Field
    {0xFFF1F5FA, 0xFF1B2432}, // Hover
    {0xFF1149B4, 0xFF9DC3FF}, // AccentHover
    {0xFF0E429F, 0xFF6FA0EE}, // AccentPressed
    {0xFFDCE3EC, 0xFF222D3D}, // TakenSeat
    {0xFF7E91B0, 0xFF4E6A92}, // ChartContext
    {0xFF101828, 0xFF0A0E15}, // BoardHead
    {0xFFC9D3E1, 0xFFC9D3E1}, // BoardHeadText
    {0x3D101828, 0x52060A10}, // Scrim
}};

struct Size {
    int pixels;
    bool bold;
    qreal tracking;
};

Size sizeOf(Type type)
{
    switch (type) {
    case Type::Caption: return {12, false, 0};
    case Type::CaptionBold: return {12, true, 0};
    case Type::Body: return {14, false, 0};
    case Type::BodyBold: return {14, true, 0};
    case Type::Lead: return {16, true, 0};
    case Type::Title: return {20, true, -0.2};
    case Type::Number: return {28, true, -0.3};
    case Type::Hero: return {40, true, -0.5};
    case Type::Pass: return {56, true, -1};
    case Type::Mono: return {12, false, 0};
    }
    return {14, false, 0};
}

/// NanumBarunGothic first: its digits are tabular in both weights, so that times and money align by themselves.
QFont family(const QStringList& families)
{
    QFont font;
    font.setFamilies(families);
    // With hinting the small sizes run wide.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool systemIsDark()
{
    const QPalette palette = QApplication::style()->standardPalette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent)
{
    check(theOne == nullptr, "an application has one theme");
    theOne = this;
    dark_ = systemIsDark();
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    apply();
}

Theme::~Theme()
{
    theOne = nullptr;
}

Theme& Theme::current()
{
    check(theOne != nullptr, "the application has a theme");
    return *theOne;
}

QFont Theme::font(Type type)
{
    const Size size = sizeOf(type);
    QFont font = family(type == Type::Mono ? QStringList{"NanumGothicCoding", "monospace"}
                                           : QStringList{"NanumBarunGothic", "NanumGothic", "sans-serif"});
    font.setPixelSize(size.pixels);
    font.setBold(size.bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, size.tracking);
    return font;
}

QFont Theme::locatorFont(int pixels)
{
    QFont font = family({"NanumBarunGothic", "NanumGothic", "sans-serif"});
    font.setPixelSize(pixels);
    font.setBold(true);
    font.setLetterSpacing(QFont::AbsoluteSpacing, pixels >= 40 ? 3 : pixels >= 20 ? 1.5 : pixels >= 14 ? 1 : 0.6);
    return font;
}

QColor Theme::colour(Role role, bool dark)
{
    const Pair& pair = kColours.at(static_cast<std::size_t>(role));
    return QColor::fromRgba(dark ? pair.dark : pair.light);
}

void Theme::setScheme(Scheme scheme)
{
    scheme_ = scheme;
    dark_ = scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark());
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    QPalette palette;
    palette.setColor(QPalette::Window, colour(Role::Paper));
    palette.setColor(QPalette::WindowText, colour(Role::Ink));
    palette.setColor(QPalette::Base, colour(Role::Surface));
    palette.setColor(QPalette::AlternateBase, colour(Role::Sunk));
    palette.setColor(QPalette::Text, colour(Role::Ink));
    palette.setColor(QPalette::PlaceholderText, colour(Role::Muted));
    palette.setColor(QPalette::Button, colour(Role::Surface));
    palette.setColor(QPalette::ButtonText, colour(Role::Ink));
    palette.setColor(QPalette::BrightText, colour(Role::Danger));
    palette.setColor(QPalette::Highlight, colour(Role::Accent));
    palette.setColor(QPalette::HighlightedText, colour(Role::OnAccent));
    palette.setColor(QPalette::Link, colour(Role::Accent));
    palette.setColor(QPalette::LinkVisited, colour(Role::Accent));
    palette.setColor(QPalette::ToolTipBase, colour(Role::Ink));
    palette.setColor(QPalette::ToolTipText, colour(Role::Paper));
    palette.setColor(QPalette::Light, colour(Role::Surface));
    palette.setColor(QPalette::Mid, colour(Role::Line));
    palette.setColor(QPalette::Dark, colour(Role::Field));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Role::Muted));
    QApplication::setPalette(palette);
    QApplication::setFont(font(Type::Body));
    qApp->setStyleSheet(styleSheet(dark_));
}

void setRingRadius(QWidget* widget, int radius)
{
    widget->setProperty("ringRadius", radius);
}

} // namespace narae::desktop
