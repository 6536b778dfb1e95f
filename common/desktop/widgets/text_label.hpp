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
    /// A font that is no Type, such as a locator's. Here and not by setFont(): a change of colours goes back to the
    /// font that a label began with.
    TextLabel(const QFont& font, InkOf ink, QWidget* parent = nullptr);

    void setInk(InkOf ink);
    /// Wraps at words instead of asking for one long line.
    TextLabel* wrapped();
    /// Gives way where there is no room for it: cut at its end, all of it in the tooltip.
    TextLabel* elided();

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool cut() const;

    InkOf ink_ = InkOf::Ink;
    bool elided_ = false;
};

} // namespace narae::desktop
