#include "client-admin/pages/overlay.hpp"

#include "common/desktop/look/theme.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;

Overlay::Overlay(QWidget* parent) : QWidget(parent)
{
    hide();
    setGeometry(parent->rect());
    parent->installEventFilter(this);
}

void Overlay::open(QWidget* first)
{
    if (!isVisible()) focusBefore_ = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    raise();
    show();
    first->setFocus(Qt::OtherFocusReason);
}

void Overlay::close()
{
    if (!isVisible()) return;
    // The focus first: hiding what has it would send it wherever comes next.
    if (focusBefore_ && focusBefore_->isVisible()) focusBefore_->setFocus(Qt::OtherFocusReason);
    hide();
    Q_EMIT closed();
}

void Overlay::setOpaque(bool opaque)
{
    opaque_ = opaque;
    update();
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool moveFocusInside(QWidget& inside, bool next)
{
    QWidget* const from = QApplication::focusWidget();
    QWidget* const start = from != nullptr && inside.isAncestorOf(from) ? from : &inside;
    for (QWidget* candidate = next ? start->nextInFocusChain() : start->previousInFocusChain(); candidate != start;
         candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain()) {
        const bool takesTab = (candidate->focusPolicy() & Qt::TabFocus) != 0;
        if (!takesTab || !inside.isAncestorOf(candidate) || !candidate->isEnabled() || !candidate->isVisible())
            continue;
        candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        break;
    }
    return true;
}

bool Overlay::focusNextPrevChild(bool next)
{
    return moveFocusInside(*this, next);
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && dismissible_) close();
    // Nothing goes through to the page behind.
    event->accept();
}

void Overlay::mousePressEvent(QMouseEvent* event)
{
    // A card above the scrim passes on what it does not want: that is no click beside it.
    if (dismissible_ && childAt(event->pos()) == nullptr) close();
    event->accept();
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(opaque_ ? Role::Paper : Role::Scrim));
}

} // namespace narae::admin
