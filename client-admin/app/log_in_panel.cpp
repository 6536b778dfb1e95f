#include "client-admin/app/log_in_panel.hpp"

#include "client-admin/app/brand.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/segmented.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Button;
using desktop::Language;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kWidth = 400;

} // namespace

LogInPanel::LogInPanel(desktop::Parts& parts, QWidget* window)
    : Overlay(window),
      parts_(parts),
      card_(new desktop::Card(28, this)),
      title_(new TextLabel(Type::Title)),
      sentence_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      emailName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      passwordName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      email_(new QLineEdit),
      password_(new QLineEdit),
      wrong_(new TextLabel(Type::Caption, TextLabel::InkOf::Danger)),
      go_(new Button(Button::Kind::Primary, Button::Size::Normal)),
      language_(new desktop::Segmented(28))
{
    setObjectName("logInPanel");
    setDismissible(false);
    email_->setObjectName("logInEmail");
    password_->setObjectName("logInPassword");
    wrong_->setObjectName("logInWrong");
    go_->setObjectName("logInGo");
    language_->setObjectName("logInLanguage");
    password_->setEchoMode(QLineEdit::Password);
    sentence_->wrapped();
    wrong_->wrapped();
    emailName_->setBuddy(email_);
    passwordName_->setBuddy(password_);

    auto* head = new QHBoxLayout;
    head->addWidget(new Brand);
    head->addStretch();
    head->addWidget(language_);
    auto* column = card_->column();
    column->setSpacing(4);
    column->addLayout(head);
    column->addSpacing(20);
    column->addWidget(title_);
    column->addWidget(sentence_);
    column->addSpacing(12);
    column->addWidget(emailName_);
    column->addWidget(email_);
    column->addSpacing(8);
    column->addWidget(passwordName_);
    column->addWidget(password_);
    column->addWidget(wrong_);
    column->addSpacing(12);
    column->addWidget(go_);
    setTabOrder(email_, password_);
    setTabOrder(password_, go_);
    setTabOrder(go_, language_);
    connect(go_, &Button::clicked, this, &LogInPanel::submit);
    connect(email_, &QLineEdit::returnPressed, this, [this] { password_->setFocus(); });
    connect(password_, &QLineEdit::returnPressed, this, &LogInPanel::submit);
    connect(language_, &desktop::Segmented::picked, this, [this](int index) { Q_EMIT languagePicked(index == 0); });
    wrong_->hide();
    retranslate();
}

void LogInPanel::ask(const QString& email)
{
    if (!email.isEmpty()) email_->setText(email);
    openFor(false);
}

void LogInPanel::askAgain()
{
    openFor(true);
}

void LogInPanel::openFor(bool again)
{
    again_ = again;
    setOpaque(!again);
    password_->clear();
    wrong_->hide();
    retranslate();
    open(email_->text().isEmpty() ? email_ : password_);
    resizeEvent(nullptr);
}

void LogInPanel::submit()
{
    if (go_->busy()) return;
    if (email_->text().trimmed().isEmpty() || password_->text().isEmpty()) {
        say(tr("Type your e-mail address and your password."));
        (email_->text().trimmed().isEmpty() ? email_ : password_)->setFocus();
        return;
    }
    logIn(email_->text().trimmed(), password_->text());
}

void LogInPanel::logIn(const QString& email, const QString& password)
{
    email_->setText(email);
    go_->setBusy(true);
    wrong_->hide();
    parts_.session.logIn(email, password, this, [this](const std::optional<desktop::Problem>& problem) {
        go_->setBusy(false);
        if (problem) {
            say(problem->sentence);
            password_->selectAll();
            password_->setFocus();
            return;
        }
        if (parts_.session.account().role == "staff") {
            password_->clear();
            close();
            return;
        }
        parts_.session.logOut();
        say(tr("This account belongs to a customer. This app is for the airline's staff; customers use the other "
               "one. You have been logged out again."));
        email_->selectAll();
        email_->setFocus();
    });
}

void LogInPanel::say(const QString& sentence)
{
    wrong_->setText(sentence);
    wrong_->show();
    resizeEvent(nullptr);
    QAccessibleEvent heard(wrong_, QAccessible::Alert);
    QAccessible::updateAccessibility(&heard);
}

void LogInPanel::resizeEvent(QResizeEvent*)
{
    const int wide = std::min(kWidth, width() - 32);
    card_->layout()->activate();
    const int high =
        card_->layout()->hasHeightForWidth() ? card_->layout()->heightForWidth(wide) : card_->sizeHint().height();
    card_->setGeometry((width() - wide) / 2, std::max(16, (height() - high) * 2 / 5), wide, high);
}

void LogInPanel::retranslate()
{
    title_->setText(again_ ? tr("Log in again") : tr("Log in"));
    sentence_->setText(again_ ? tr("Your session has ended. What you were working on is still here.")
                              : tr("For the airline's staff."));
    emailName_->setText(tr("E-mail address"));
    passwordName_->setText(tr("Password"));
    email_->setAccessibleName(emailName_->text());
    password_->setAccessibleName(passwordName_->text());
    go_->setText(tr("Log in"));
    language_->setChoices({"KO", "EN"});
    language_->choose(Language::current().korean() ? 0 : 1);
    language_->setAccessibleName(tr("Language"));
}

void LogInPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Overlay::changeEvent(event);
}

} // namespace narae::admin
