#include "client-customer/signin/sign_in_panel.hpp"

#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/segmented.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

SignInPanel::SignInPanel(desktop::Parts& parts, QWidget* over) : QWidget(over), parts_(parts), over_(over)
{
    setObjectName("signIn");
    build();
    over_->installEventFilter(this);
    connect(ways_, &desktop::Segmented::picked, this, [this](int index) {
        way_ = index == 0 ? Way::LogIn : Way::SignUp;
        showWay();
    });
    connect(send_, &QPushButton::clicked, this, &SignInPanel::send);
    connect(guest_, &QPushButton::clicked, this, &SignInPanel::close);
    for (QLineEdit* field : {name_, email_, password_}) {
        connect(field, &QLineEdit::returnPressed, this, &SignInPanel::send);
        connect(field, &QLineEdit::textEdited, this, [this, field] {
            mark(field, false);
            say({});
        });
    }
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, &SignInPanel::showOnline);
    retranslate();
    hide();
}

void SignInPanel::build()
{
    auto* card = new desktop::Card(28, this);
    card_ = card;
    title_ = new TextLabel(Type::Title);
    about_ = (new TextLabel(Type::Body, TextLabel::InkOf::Muted))->wrapped();
    ways_ = new desktop::Segmented;
    nameHead_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    emailHead_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    passwordHead_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
    name_ = new QLineEdit;
    email_ = new QLineEdit;
    password_ = new QLineEdit;
    password_->setEchoMode(QLineEdit::Password);
    problem_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger))->wrapped();
    send_ = new Button(Button::Kind::Primary, Button::Size::Large);
    guest_ = new Button(Button::Kind::Quiet, Button::Size::Normal);
    keyring_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Warning))->wrapped();
    ways_->setObjectName("signInWay");
    name_->setObjectName("signInName");
    email_->setObjectName("signInEmail");
    password_->setObjectName("signInPassword");
    problem_->setObjectName("signInProblem");
    send_->setObjectName("signInSend");
    guest_->setObjectName("signInGuest");
    email_->setInputMethodHints(Qt::ImhEmailCharactersOnly);

    QVBoxLayout* column = card->column();
    column->setSpacing(4);
    column->addWidget(title_);
    column->addSpacing(2);
    column->addWidget(about_);
    column->addSpacing(12);
    column->addWidget(ways_, 0, Qt::AlignLeft);
    column->addSpacing(12);
    for (const auto& [head, field] :
         {std::pair(nameHead_, name_), std::pair(emailHead_, email_), std::pair(passwordHead_, password_)}) {
        head->setBuddy(field);
        column->addWidget(head);
        column->addWidget(field);
        column->addSpacing(8);
    }
    column->addWidget(problem_);
    column->addSpacing(4);
    column->addWidget(send_);
    column->addWidget(guest_);
    column->addWidget(keyring_);
    card_->setFixedWidth(420);
}

void SignInPanel::open(Reason reason)
{
    reason_ = reason;
    if (reason == Reason::Ended && email_->text().isEmpty()) email_->setText(parts_.preferences.get("last_email"));
    say({});
    retranslate();
    showOnline();
    setGeometry(over_->rect());
    show();
    raise();
    (email_->text().isEmpty() ? email_ : password_)->setFocus(Qt::PopupFocusReason);
}

void SignInPanel::close()
{
    if (isHidden()) return;
    // A password is not left lying about.
    password_->clear();
    hide();
    Q_EMIT closed();
}

void SignInPanel::showWay()
{
    ways_->choose(way_ == Way::LogIn ? 0 : 1);
    const bool signUp = way_ == Way::SignUp;
    nameHead_->setVisible(signUp);
    name_->setVisible(signUp);
    say({});
    retranslate();
    (signUp ? name_ : email_)->setFocus(Qt::OtherFocusReason);
}

void SignInPanel::retranslate()
{
    const bool signUp = way_ == Way::SignUp;
    title_->setText(signUp ? tr("Open an account") : tr("Log in"));
    about_->setText(
        reason_ == Reason::Ended   ? tr("Your session is over. Log in again; what you were doing is still here.")
        : reason_ == Reason::Waits ? tr("A payment begun earlier belongs to an account. Log in and we find out "
                                        "what became of it.")
                                   : tr("With an account your trips and their history are in one place. "
                                        "Booking works without one, too."));
    ways_->setChoices({tr("Log in"), tr("Sign up")});
    ways_->setAccessibleName(tr("Log in or sign up"));
    ways_->choose(signUp ? 1 : 0);
    nameHead_->setText(tr("Name"));
    emailHead_->setText(tr("E-mail"));
    passwordHead_->setText(signUp ? tr("Password, at least 10 characters") : tr("Password"));
    name_->setAccessibleName(nameHead_->text());
    email_->setAccessibleName(emailHead_->text());
    password_->setAccessibleName(passwordHead_->text());
    nameHead_->setVisible(signUp);
    name_->setVisible(signUp);
    keyring_->setText(tr("This computer has no keyring, so you will be asked again at the next start."));
    keyring_->setVisible(!parts_.session.lasting());
    guest_->setText(tr("Go on as a guest"));
    showOnline();
    fit();
}

void SignInPanel::fit()
{
    // Not adjustSize(): sentences that wrap are as high as the card's width makes them.
    card_->layout()->activate();
    card_->resize(card_->width(), card_->layout()->totalHeightForWidth(card_->width()));
    card_->move((width() - card_->width()) / 2, std::max(24, (height() - card_->height()) / 2 - 20));
}

void SignInPanel::showOnline()
{
    const bool online = parts_.client.connectivity().online();
    send_->setEnabled(online);
    send_->setText(!online               ? tr("Offline: logging in has to wait")
                   : way_ == Way::SignUp ? tr("Open the account and log in")
                                         : tr("Log in"));
}

void SignInPanel::mark(QLineEdit* field, bool wrong)
{
    field->setProperty("wrong", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

void SignInPanel::say(const QString& sentence)
{
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    fit();
}

void SignInPanel::send()
{
    if (sending_ || !send_->isEnabled()) return;
    const bool signUp = way_ == Way::SignUp;
    for (QLineEdit* field : {name_, email_, password_}) {
        if (!field->text().trimmed().isEmpty() || (field == name_ && !signUp)) continue;
        mark(field, true);
        field->setFocus(Qt::OtherFocusReason);
        say(field == name_    ? tr("Please write your name.")
            : field == email_ ? tr("Please write your e-mail address.")
                              : tr("Please write your password."));
        return;
    }
    sending_ = true;
    send_->setBusy(true);
    const auto answered = [this](const std::optional<desktop::Problem>& problem) { done(problem); };
    if (signUp)
        parts_.session.signUp(email_->text().trimmed(), password_->text(), name_->text().trimmed(), this, answered);
    else
        parts_.session.logIn(email_->text().trimmed(), password_->text(), this, answered);
}

void SignInPanel::done(const std::optional<desktop::Problem>& problem)
{
    sending_ = false;
    send_->setBusy(false);
    if (!problem) {
        parts_.preferences.set("last_email", email_->text().trimmed());
        Q_EMIT signedIn();
        close();
        return;
    }
    QStringList sentences{problem->sentence};
    for (const desktop::FieldProblem& field : problem->fields) {
        sentences << field.message;
        if (field.pointer.contains("email")) mark(email_, true);
        if (field.pointer.contains("password")) mark(password_, true);
        if (field.pointer.contains("name")) mark(name_, true);
    }
    say(sentences.join(' '));
    password_->selectAll();
    password_->setFocus(Qt::OtherFocusReason);
}

void SignInPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), desktop::Theme::of(desktop::Role::Scrim));
}

void SignInPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool SignInPanel::focusNextPrevChild(bool next)
{
    // The keyboard stays in the card while it is open.
    std::vector<QWidget*> order;
    for (QWidget* each : std::initializer_list<QWidget*>{ways_, name_, email_, password_, send_, guest_})
        if (each->isVisible() && each->isEnabled()) order.push_back(each);
    // While it closes the keyboard goes back to the page.
    if (order.empty()) return QWidget::focusNextPrevChild(next);
    const auto at = std::find(order.begin(), order.end(), focusWidget());
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto place = at == order.end() ? 0 : (at - order.begin() + (next ? 1 : count - 1)) % count;
    order[static_cast<std::size_t>(place)]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool SignInPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == over_ && event->type() == QEvent::Resize) {
        setGeometry(over_->rect());
        retranslate();
    }
    return QWidget::eventFilter(watched, event);
}

void SignInPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace narae::customer
