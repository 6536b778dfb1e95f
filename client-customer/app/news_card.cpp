#include "client-customer/app/news_card.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

NewsCard::NewsCard(QWidget* parent)
    : QWidget(parent),
      head_(new TextLabel(Type::BodyBold)),
      words_((new TextLabel(Type::Body, TextLabel::InkOf::Muted))->elided()),
      action_(new desktop::Button(desktop::Button::Kind::Secondary, desktop::Button::Size::Bar)),
      away_(new desktop::IconButton("cross"))
{
    setObjectName("news");
    head_->setObjectName("newsHead");
    action_->setObjectName("newsAction");
    away_->setObjectName("newsAway");
    setFixedHeight(56);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(128, 0, 96, 0);
    row->setSpacing(8);
    row->addWidget(head_);
    row->addWidget(words_, 1);
    row->addWidget(action_);
    row->addWidget(away_);
    connect(action_, &QPushButton::clicked, this, [this] {
        hide();
        if (act_) act_();
    });
    connect(away_, &QPushButton::clicked, this, &QWidget::hide);
    away_->setName(tr("Put away"));
    hide();
}

void NewsCard::tell(bool good, const QString& head, const QString& words, const QString& action,
                    std::function<void()> act)
{
    good_ = good;
    act_ = std::move(act);
    head_->setText(head);
    words_->setText(words);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    setAccessibleName(head);
    setAccessibleDescription(words);
    show();
    update();
}

void NewsCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) away_->setName(tr("Put away"));
    QWidget::changeEvent(event);
}

void NewsCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(good_ ? Role::SuccessSoft : Role::WarningSoft));
    desktop::icon::draw(painter, QRectF(96, 18, 20, 20), good_ ? "tick" : "alert",
                        Theme::of(good_ ? Role::Success : Role::Warning));
}

} // namespace narae::customer
