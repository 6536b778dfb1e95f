#pragma once

#include "common/desktop/look/theme.hpp"

#include <QPushButton>
#include <QTimer>
#include <optional>

namespace narae::desktop {

/// A button of our kinds. Its text is a verb with its consequence; a disabled one says why in its words. While busy it
/// keeps its width and cannot be pressed. The text is also its accessible name, unless one is set.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind {
        Primary, ///< the one action of a screen
        Secondary,
        Quiet,
        Danger,
        DangerFilled, ///< only inside a confirmation
        Warning,      ///< inside a banner
        Filter,       ///< can be checked; shows a tick when it is
        Link,
    };
    enum class Size {
        Normal,  ///< 44
        Large,   ///< 52
        Compact, ///< 28
        Bar,     ///< 32: in bars of the admin app, and filters of the customer app
    };

    Button(Kind kind, Size size, QWidget* parent = nullptr);
    Button(const QString& text, Kind kind, Size size = Size::Normal, QWidget* parent = nullptr);

    /// Before the text; 18 pixels, or 14 in small ones.
    void setIconName(const QString& name);
    /// The icon stands behind the text: an arrow that leads on.
    void setIconAfter(bool after);
    void setBusy(bool busy);
    bool busy() const { return busy_; }
    /// Where there is no room for its words they are cut at the end, and the tooltip says them all. For rows of small
    /// buttons; the one action of a screen always says what it does.
    Button* givingWay();
    /// ... but first says this in their place: a shorter word, or nothing beside its icon. Gives way, too.
    Button* setBrief(const QString& brief);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void nextCheckState() override;

private:
    int widthFor(const QString& words) const;
    void tellWhole(bool cut);

    Kind kind_;
    Size size_;
    QString iconName_;
    bool iconAfter_ = false;
    bool busy_ = false;
    bool givesWay_ = false;
    std::optional<QString> brief_;
    QString told_; ///< as a tooltip, where no other was given
    QTimer turn_;
    int angle_ = 0;
};

/// A button that is only an icon: `name` is what it is called for those who cannot see it, and its tooltip.
class IconButton : public QPushButton {
    Q_OBJECT

public:
    /// `side` is 36 in the customer app, 28 in the admin's.
    explicit IconButton(const QString& icon, int side = 36, QWidget* parent = nullptr);
    void setIconName(const QString& icon);
    void setName(const QString& name);
};

} // namespace narae::desktop
