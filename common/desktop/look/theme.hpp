#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

namespace narae::desktop {

/// What a colour is for. Accent marks what one can do or has chosen; green, amber and red are states and come with a
/// word or a shape beside them.
enum class Role {
    Paper,
    Surface,
    Line,
    Ink,
    Muted,
    Accent,
    OnAccent,
    AccentSoft,
    Success,
    SuccessSoft,
    Warning,
    WarningSoft,
    Danger,
    DangerSoft,
    Sunk,   ///< bar tracks, neutral chips, skeletons
    Strong, ///< route lines, perforations; never the only sign
    Field,  ///< outlines of inputs, boxes, radios
    Hover,
    AccentHover,
    AccentPressed,
    TakenSeat,
    ChartContext, ///< bars that are not the message
    BoardHead,    ///< the head of the departure board
    BoardHeadText,
    Scrim, ///< behind the command box only; the one colour with transparency
};

/// The sizes of type. Weight makes hierarchy before size does: Lead and above are bold always.
enum class Type {
    Caption,     ///< 12
    CaptionBold, ///< 12
    Body,        ///< 14
    BodyBold,    ///< 14
    Lead,        ///< 16 bold
    Title,       ///< 20 bold
    Number,      ///< 28 bold: times, totals, countdowns
    Hero,        ///< 40 bold
    Pass,        ///< 56 bold: the airport codes of a boarding pass
    Mono,        ///< 12: event names, hashes
};

enum class Scheme { System, Light, Dark };

/// Colours, type and motion of an app; the one place that knows a colour's number. There is one for each application,
/// like QGuiApplication::palette(). GUI thread.
///
/// It sets the application's palette, style sheet and font. A widget that paints itself asks `Theme::of(Role::Accent)`
/// at each painting and needs no signal: a change of scheme repaints everything (QEvent::PaletteChange).
class Theme : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: a QApplication, and no other Theme.
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;

    /// REQUIRES: there is one.
    static Theme& current();
    static QColor of(Role role) { return current().colour(role); }
    /// The font of a size, with its tracking; tabular digits always.
    static QFont font(Type type);
    /// The font of a locator, whose letters stand apart: 12, 14, 20, 28 or 40 pixels.
    static QFont locatorFont(int pixels);

    QColor colour(Role role) const { return colour(role, dark_); }
    static QColor colour(Role role, bool dark);
    bool dark() const { return dark_; }
    Scheme scheme() const { return scheme_; }
    void setScheme(Scheme scheme);
    /// Whether a change may fade (150 ms). Off for those who want no motion, and in tests.
    bool motion() const { return motion_; }
    void setMotion(bool motion) { motion_ = motion; }

Q_SIGNALS:
    void changed(); ///< the scheme is another; everything is repainted by itself

private:
    void apply();

    Scheme scheme_ = Scheme::System;
    bool dark_ = false;
    bool motion_ = true;
};

/// The focus ring's corner for a widget that is no rectangle: its own radius in pixels (the ring adds 4).
void setRingRadius(QWidget* widget, int radius);

} // namespace narae::desktop
