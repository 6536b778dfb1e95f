#pragma once

#include <QPointer>
#include <QWidget>

class QMouseEvent;

namespace narae::desktop {

/// Lets what is drawn smaller take the mouse as high as a finger's width: a press a little above or below a button that
/// meets nothing else goes to the button. One a window; it draws nothing and takes no place.
class Reach : public QObject {
    Q_OBJECT

public:
    /// `least` is the height in pixels that everything pressed should have.
    Reach(QWidget* window, int least);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* targetAt(const QPoint& global) const;
    void pass(QMouseEvent& event);

    QWidget* window_;
    int least_;
    QPointer<QWidget> pressed_; ///< hears the rest of a press that was passed on
    bool passing_ = false;
};

} // namespace narae::desktop
