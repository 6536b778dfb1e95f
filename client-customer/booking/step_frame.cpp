#include "client-customer/booking/step_frame.hpp"

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

StepFrame::StepFrame(const QString& name, QWidget* parent) : QWidget(parent)
{
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    // The seat map needs the height.
    column->setContentsMargins(0, name == "seats" ? 0 : 12, 0, 0);
    column->setSpacing(0);
    title_ = (new TextLabel(Type::Number))->wrapped();
    title_->setObjectName(name + "Title");
    sentence_ = (new TextLabel(Type::Body, TextLabel::InkOf::Muted))->wrapped();
    sentence_->setObjectName(name + "Sentence");
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(title_);
    words->addWidget(sentence_);
    head_ = new QHBoxLayout;
    head_->setSpacing(16);
    head_->addLayout(words, 1);
    column->addLayout(head_);
    column->addSpacing(20);
    content_ = new QVBoxLayout;
    content_->setSpacing(0);
    column->addLayout(content_, 1);
    back_ = new Button(Button::Kind::Secondary, Button::Size::Large);
    back_->setObjectName(name + "Back");
    back_->setIconName("chevron-left");
    next_ = new Button(Button::Kind::Primary, Button::Size::Large);
    next_->setObjectName(name + "Next");
    foot_ = new QHBoxLayout;
    foot_->setContentsMargins(0, 16, 0, 0);
    foot_->addWidget(back_);
    foot_->addStretch();
    foot_->addWidget(next_);
    column->addLayout(foot_);
    connect(back_, &QPushButton::clicked, this, &StepFrame::wentBack);
    connect(next_, &QPushButton::clicked, this, &StepFrame::wentOn);
}

QVBoxLayout* StepFrame::scrolledColumn()
{
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    content_->addWidget(scroll, 1);
    return column;
}

void StepFrame::setWords(const QString& title, const QString& sentence)
{
    title_->setText(title);
    sentence_->setText(sentence);
    setAccessibleName(title);
}

void StepFrame::setBack(const QString& text)
{
    back_->setText(text);
}

void StepFrame::setNext(const QString& text, bool enabled, bool busy, const QString& icon)
{
    next_->setText(text);
    next_->setEnabled(enabled);
    next_->setBusy(busy);
    next_->setIconName(icon);
}

} // namespace narae::customer
