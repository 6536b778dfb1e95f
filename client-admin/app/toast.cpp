#include "client-admin/app/toast.hpp"

#include "common/desktop/look/theme.hpp"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kStatusHeight = 32; ///< of the status area, at the window's foot
constexpr int kHeight = 26;
constexpr int kLeft = 92;   ///< for the live sign
constexpr int kRight = 120; ///< for the clock
constexpr int kPadding = 16;
constexpr int kMillisecondsLeast = 5000;
constexpr int kMillisecondsALetter = 70;

} // namespace

Toast::Toast(QWidget* window) : QWidget(window)
{
    setObjectName("toast");
    away_.setSingleShot(true);
    connect(&away_, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Toast::say(const QString& sentence)
{
    sentence_ = sentence;
    setAccessibleName(sentence);
    setToolTip(sentence);
    place();
    raise();
    show();
    update();
    // Long sentences take longer to read.
    away_.start(std::max(kMillisecondsLeast, kMillisecondsALetter * static_cast<int>(sentence.size())));
    QAccessibleEvent heard(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&heard);
}

void Toast::place()
{
    const QWidget* window = parentWidget();
    // All of the line, so that no half words look out beside it.
    setGeometry(kLeft, window->height() - kStatusHeight + 1, window->width() - kLeft - kRight, kStatusHeight - 1);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) place();
    return QWidget::eventFilter(watched, event);
}

void Toast::mousePressEvent(QMouseEvent*)
{
    hide();
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::of(Role::Surface));
    painter.setFont(Theme::font(Type::CaptionBold));
    const int wide = std::min(width(), painter.fontMetrics().horizontalAdvance(sentence_) + 2 * kPadding + 2);
    const QRect pill(0, (height() - kHeight) / 2, wide, kHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Ink));
    painter.drawRoundedRect(pill, kHeight / 2.0, kHeight / 2.0);
    painter.setPen(Theme::of(Role::Paper));
    painter.drawText(pill, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(sentence_, Qt::ElideRight, wide - 2 * kPadding));
}

} // namespace narae::admin
