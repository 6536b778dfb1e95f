#include "client-customer/booking/leave_question.hpp"

#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::Role;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;

LeaveQuestion::LeaveQuestion(QWidget* page) : QWidget(page)
{
    setObjectName("leaveQuestion");
    hide();
    page->installEventFilter(this);
    card_ = new desktop::Card(28, this);
    card_->setFixedWidth(440);
    title_ = (new TextLabel(Type::Title))->wrapped();
    sentence_ = (new TextLabel(Type::Body, TextLabel::InkOf::Muted))->wrapped();
    stay_ = new Button(Button::Kind::Primary, Button::Size::Normal);
    stay_->setObjectName("leaveStay");
    keep_ = new Button(Button::Kind::Secondary, Button::Size::Normal);
    keep_->setObjectName("leaveKeep");
    give_ = new Button(Button::Kind::Danger, Button::Size::Normal);
    give_->setObjectName("leaveGiveBack");
    card_->column()->addWidget(title_);
    card_->column()->addWidget(sentence_);
    card_->column()->addSpacing(10);
    for (Button* button : {stay_, keep_, give_})
        card_->column()->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card_);
    middle->addStretch();
    column->addLayout(middle);
    column->addStretch();
    connect(stay_, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT stayed();
    });
    connect(keep_, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT left(true);
    });
    connect(give_, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT left(false);
    });
    retranslate();
}

void LeaveQuestion::ask(bool held)
{
    held_ = held;
    retranslate();
    setGeometry(parentWidget()->rect());
    raise();
    QWidget::show();
    stay_->setFocus();
}

void LeaveQuestion::close()
{
    hide();
}

void LeaveQuestion::retranslate()
{
    title_->setText(held_ ? tr("What shall become of your seats?") : tr("Leave this booking?"));
    sentence_->setText(held_ ? tr("They are held for you, and nothing is charged. You may come back to them until the "
                                  "time runs out, or give them back now.")
                             : tr("Nothing was booked or charged. What you typed can be kept for later."));
    stay_->setText(tr("Stay with the booking"));
    keep_->setText(held_ ? tr("Leave and keep the seats until the time runs out") : tr("Leave and keep what I typed"));
    give_->setText(held_ ? tr("Give the seats back") : tr("Leave and forget it"));
    setAccessibleName(title_->text());
    setAccessibleDescription(sentence_->text());
}

void LeaveQuestion::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        Q_EMIT stayed();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool LeaveQuestion::focusNextPrevChild(bool next)
{
    // The focus stays inside while the question stands.
    const QList<QWidget*> ring{stay_, keep_, give_};
    const qsizetype now = std::max<qsizetype>(0, ring.indexOf(QWidget::focusWidget()));
    ring[(now + (next ? 1 : ring.size() - 1)) % ring.size()]->setFocus(next ? Qt::TabFocusReason
                                                                            : Qt::BacktabFocusReason);
    return true;
}

bool LeaveQuestion::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible()) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void LeaveQuestion::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void LeaveQuestion::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(Role::Scrim));
}

} // namespace narae::customer
