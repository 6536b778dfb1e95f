#include "client-admin/app/toast.hpp"

#include "common/desktop/look/theme.hpp"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

Toast::Toast(QWidget* window) : QWidget(window)
{
    setObjectName("toast");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    away_.setSingleShot(true);
    away_.setInterval(5000);
    connect(&away_, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Toast::say(const QString& sentence)
{
    sentence_ = sentence;
    setAccessibleName(sentence);
    place();
    raise();
    show();
    update();
    away_.start();
    QAccessibleEvent heard(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&heard);
}

void Toast::place()
{
    const QWidget* window = parentWidget();
    const int wide =
        std::min(window->width() - 48, QFontMetrics(Theme::font(Type::BodyBold)).horizontalAdvance(sentence_) + 48);
    setGeometry((window->width() - wide) / 2, window->height() - 32 - 16 - 40, wide, 40);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Ink));
    painter.drawRoundedRect(rect(), 10, 10);
    painter.setFont(Theme::font(Type::BodyBold));
    painter.setPen(Theme::of(Role::Paper));
    painter.drawText(rect().adjusted(20, 0, -20, 0), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(sentence_, Qt::ElideRight, width() - 40));
}

} // namespace narae::admin
