#include "common/desktop/widgets/banner.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace narae::desktop {

OfflineBanner::OfflineBanner(int margin, QWidget* parent)
    : QWidget(parent),
      head_(new TextLabel(Type::BodyBold, TextLabel::InkOf::Warning)),
      words_((new TextLabel(Type::Body, TextLabel::InkOf::Warning))->wrapped()),
      next_(new TextLabel(Type::Body, TextLabel::InkOf::Warning)),
      try_(new Button(Button::Kind::Warning, Button::Size::Bar))
{
    setFixedHeight(48);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(margin + 32, 0, margin, 0);
    row->setSpacing(6);
    row->addWidget(head_);
    row->addWidget(words_, 1);
    row->addWidget(next_);
    row->addSpacing(8);
    row->addWidget(try_);
    head_->setObjectName("offlineSince");
    try_->setObjectName("tryNow");
    try_->setIconName("retry");
    connect(try_, &Button::clicked, this, &OfflineBanner::tryNow);
    retranslate();
    hide();
}

void OfflineBanner::setWhat(const QString& what)
{
    what_ = what;
    retranslate();
}

void OfflineBanner::showSince(const QDateTime& since)
{
    since_ = since;
    retranslate();
}

void OfflineBanner::showNextTry(int seconds)
{
    seconds_ = seconds;
    next_->setText(seconds > 0 ? tr("Next try in %1 s").arg(seconds) : tr("Trying now"));
}

void OfflineBanner::retranslate()
{
    head_->setText(tr("Offline since %1.").arg(since_.toLocalTime().toString("HH:mm")));
    words_->setText(what_);
    try_->setText(tr("Try now"));
    showNextTry(seconds_);
}

void OfflineBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void OfflineBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(Role::WarningSoft));
    const int x = layout()->contentsMargins().left() - 32;
    icon::draw(painter, QRectF(x, 14, 20, 20), "offline", Theme::of(Role::Warning));
}

} // namespace narae::desktop
