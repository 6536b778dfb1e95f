#pragma once

#include "common/desktop/look/theme.hpp"

#include <QLabel>

namespace narae::desktop {

/// A text of one of our sizes and inks.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    enum class InkOf { Ink, Muted, Accent, Success, Warning, Danger, OnAccent };

    explicit TextLabel(Type type, QWidget* parent = nullptr) : TextLabel(type, InkOf::Ink, parent) {}
    TextLabel(Type type, InkOf ink, QWidget* parent = nullptr);

    void setInk(InkOf ink);
    /// Wraps at words instead of asking for one long line.
    TextLabel* wrapped();
};

} // namespace narae::desktop
