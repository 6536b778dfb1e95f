#include "common/desktop/widgets/focus_ring.hpp"

#include "common/desktop/look/theme.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace narae::desktop {

namespace {

constexpr int kGap = 4;

/// Whether the widget shows its focus itself.
bool showsItself(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
           widget->property("ownFocus").toBool();
}

} // namespace

FocusRing::FocusRing(QWidget* window) : QWidget(window), window_(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* widget)
{
    if (target_) target_->removeEventFilter(this);
    target_ = nullptr;
    hide();
    if (widget == nullptr || widget->window() != window_ || !byKeyboard_ || showsItself(widget)) return;
    target_ = widget;
    place();
}

void FocusRing::place()
{
    if (!target_ || !target_->isVisible()) {
        hide();
        return;
    }
    const QRect at(target_->mapTo(window_, QPoint()), target_->size());
    setGeometry(at.adjusted(-kGap, -kGap, kGap, kGap));
    raise();
    show();
    update();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool moves = key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Left ||
                           key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Return ||
                           key == Qt::Key_Escape;
        if (moves && !byKeyboard_) {
            byKeyboard_ = true;
            follow(QApplication::focusWidget());
        }
        break;
    }
    case QEvent::MouseButtonPress:
        byKeyboard_ = false;
        hide();
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        // Whatever moves may carry the target with it: a page scrolls, a panel opens.
        if (target_ && watched != this && watched->isWidgetType() &&
            (watched == target_ || static_cast<QWidget*>(watched)->isAncestorOf(target_)))
            place();
        break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent*)
{
    if (!target_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(Role::Accent), 2));
    const int radius = target_->property("ringRadius").isValid() ? target_->property("ringRadius").toInt() : 6;
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius + kGap - 1, radius + kGap - 1);
}

} // namespace narae::desktop
