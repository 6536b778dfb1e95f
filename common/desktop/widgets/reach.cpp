#include "common/desktop/widgets/reach.hpp"

#include "common/desktop/widgets/segmented.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollArea>

namespace narae::desktop {

namespace {

bool pressable(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const Segmented*>(&widget) != nullptr || qobject_cast<const QLineEdit*>(&widget) != nullptr;
}

/// Whether a press there would otherwise mean nothing: paper, cards, words.
bool idle(const QWidget& widget)
{
    if (widget.focusPolicy() != Qt::NoFocus) return qobject_cast<const QScrollArea*>(&widget) != nullptr;
    const QWidget* const parent = widget.parentWidget();
    const auto* scrolled = qobject_cast<const QAbstractScrollArea*>(parent);
    if (scrolled != nullptr) return qobject_cast<const QScrollArea*>(parent) != nullptr;
    return widget.cursor().shape() == Qt::ArrowCursor;
}

} // namespace

Reach::Reach(QWidget* window, int least) : QObject(window), window_(window), least_(least)
{
    QApplication::instance()->installEventFilter(this);
}

QWidget* Reach::targetAt(const QPoint& global) const
{
    QWidget* nearest = nullptr;
    int distance = least_;
    for (QWidget* widget : window_->findChildren<QWidget*>()) {
        if (!pressable(*widget) || !widget->isVisible() || !widget->isEnabled() || widget->height() >= least_ ||
            widget->window() != window_)
            continue;
        const QPoint at = widget->mapFromGlobal(global);
        const int beyond = (least_ - widget->height() + 1) / 2;
        if (at.x() < 0 || at.x() >= widget->width() || at.y() < -beyond || at.y() >= widget->height() + beyond)
            continue;
        // What is scrolled out of sight or lies under an open question cannot be meant.
        const QWidget* top = window_->childAt(widget->mapTo(window_, widget->rect().center()));
        if (top != widget && !widget->isAncestorOf(top)) continue;
        const int away = std::abs(at.y() - widget->height() / 2);
        if (away < distance) {
            distance = away;
            nearest = widget;
        }
    }
    return nearest;
}

void Reach::pass(QMouseEvent& event)
{
    const QPoint at = pressed_->mapFromGlobal(event.globalPosition().toPoint());
    // Upwards and downwards it counts as inside as far as the reach goes; sideways one can still move off.
    const int beyond = (least_ - pressed_->height() + 1) / 2;
    const bool within = at.y() >= -beyond && at.y() < pressed_->height() + beyond;
    const QPoint inside(at.x(), within ? std::clamp(at.y(), 0, pressed_->height() - 1) : at.y());
    QMouseEvent passed(event.type(), QPointF(inside), event.globalPosition(), event.button(), event.buttons(),
                       event.modifiers());
    passing_ = true;
    QApplication::sendEvent(pressed_, &passed);
    passing_ = false;
}

bool Reach::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (passing_ ||
        (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease && type != QEvent::MouseMove))
        return false;
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != window_) return false;
    auto& mouse = static_cast<QMouseEvent&>(*event);
    if (type == QEvent::MouseButtonPress) {
        pressed_ = nullptr;
        if (mouse.button() != Qt::LeftButton || pressable(*widget) || !idle(*widget)) return false;
        pressed_ = targetAt(mouse.globalPosition().toPoint());
    }
    if (pressed_.isNull()) return false;
    pass(mouse);
    if (type == QEvent::MouseButtonRelease) pressed_ = nullptr;
    return true;
}

} // namespace narae::desktop
