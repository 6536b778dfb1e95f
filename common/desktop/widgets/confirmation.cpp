#include "common/desktop/widgets/confirmation.hpp"

#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::desktop {

namespace {

constexpr int kCardWidth = 520;

} // namespace

Confirmation::Confirmation(QWidget* over)
    : QWidget(over),
      over_(over),
      card_(new Card(24)),
      title_(new TextLabel(Type::Title)),
      sentence_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      problem_(new TextLabel(Type::Body, TextLabel::InkOf::Danger)),
      keep_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      act_(new Button(Button::Kind::DangerFilled, Button::Size::Normal)),
      actQuietly_(new Button(Button::Kind::Primary, Button::Size::Normal))
{
    setObjectName("confirmation");
    keep_->setObjectName("confirmationKeep");
    act_->setObjectName("confirmationAct");
    actQuietly_->setObjectName("confirmationActQuietly");
    problem_->setObjectName("confirmationProblem");
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addWidget(card_, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    card_->setFixedWidth(kCardWidth);
    card_->column()->addWidget(title_->wrapped());
    card_->column()->addWidget(sentence_->wrapped());
    card_->column()->addWidget(problem_->wrapped());
    card_->column()->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (Button* button : {keep_, act_, actQuietly_})
        buttons->addWidget(button);
    card_->column()->addLayout(buttons);
    connect(keep_, &Button::clicked, this, [this] {
        close();
        Q_EMIT declined();
    });
    for (Button* button : {act_, actQuietly_})
        connect(button, &Button::clicked, this, [this] {
            problem_->hide();
            Q_EMIT confirmed();
        });
    over_->installEventFilter(this);
    hide();
}

void Confirmation::ask(const QString& title, const QString& sentence, const QString& act, const QString& keep,
                       bool dangerous)
{
    dangerous_ = dangerous;
    title_->setText(title);
    sentence_->setText(sentence);
    problem_->hide();
    keep_->setText(keep);
    act_->setText(act);
    actQuietly_->setText(act);
    act_->setVisible(dangerous);
    actQuietly_->setVisible(!dangerous);
    setBusy(false);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    if (!isVisible()) before_ = QApplication::focusWidget();
    setGeometry(over_->rect());
    raise();
    show();
    keep_->setFocus(Qt::OtherFocusReason);
}

void Confirmation::setBusy(bool busy)
{
    act_->setBusy(busy);
    actQuietly_->setBusy(busy);
    act_->setEnabled(!busy);
    actQuietly_->setEnabled(!busy);
    keep_->setEnabled(!busy);
}

void Confirmation::showProblem(const QString& sentence)
{
    setBusy(false);
    problem_->setText(sentence);
    problem_->show();
    keep_->setFocus(Qt::OtherFocusReason);
}

void Confirmation::close()
{
    hide();
    if (before_) before_->setFocus(Qt::OtherFocusReason);
}

bool Confirmation::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == over_ && event->type() == QEvent::Resize && isVisible()) setGeometry(over_->rect());
    return QWidget::eventFilter(watched, event);
}

bool Confirmation::focusNextPrevChild(bool)
{
    Button* act = dangerous_ ? act_ : actQuietly_;
    QWidget* next = keep_->hasFocus() && act->isEnabled() ? act : keep_;
    next->setFocus(Qt::TabFocusReason);
    return true;
}

void Confirmation::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (keep_->isEnabled()) keep_->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

void Confirmation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(Role::Scrim));
}

} // namespace narae::desktop
