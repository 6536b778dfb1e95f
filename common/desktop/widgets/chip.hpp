#pragma once

#include "common/desktop/look/theme.hpp"

#include <QWidget>

class QPainter;

namespace narae::desktop {

/// What a state looks like: a colour, and a shape for those who do not see it.
struct ChipLook {
    enum class Tone { Accent, Success, Warning, Danger, Neutral };
    enum class Glyph { None, Dot, Tick, TriangleDown, TriangleUp, Dash, Cross, DashedCircle };
    Tone tone = Tone::Neutral;
    Glyph glyph = Glyph::None;
};

/// A state in a word: 24 high, 20 in tables. It is read out as its text.
class Chip : public QWidget {
    Q_OBJECT

public:
    explicit Chip(bool small = false, QWidget* parent = nullptr);
    void show(const QString& text, ChipLook look);
    QString text() const { return text_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// For delegates: into a table's cell, from `at`'s left, vertically centred; answers the width used. Without
    /// `filled` it is glyph and word alone; on a selected row the fill is the surface.
    static int paint(QPainter& painter, const QRect& at, const QString& text, ChipLook look, bool filled,
                     bool onSoft = false);
    /// The width that paint() comes to in a table where there is room for it.
    static int widthOf(const QString& text, ChipLook look, bool filled);
    static Role inkOf(ChipLook::Tone tone);
    static Role softOf(ChipLook::Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool small_;
    QString text_;
    ChipLook look_;
};

} // namespace narae::desktop
