#pragma once

#include <QPointer>
#include <QWidget>

namespace narae::desktop {

/// The ring around what has the keyboard's focus, outside its shape with a gap that shows what is behind. One a window;
/// it follows the focus by itself and is shown only when the focus came by the keyboard. Inputs show theirs in their
/// own outline, so it leaves them out. Never in the way of the mouse.
class FocusRing : public QWidget {
    Q_OBJECT

public:
    explicit FocusRing(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QWidget* widget);
    void place();

    QWidget* window_;
    QPointer<QWidget> target_;
    bool byKeyboard_ = false;
};

} // namespace narae::desktop
