#include "client-admin/operations/accounts_panel.hpp"

#include "client-admin/operations/operations_words.hpp"
#include "client-admin/operations/panel_list.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QLineEdit>
#include <QVBoxLayout>

namespace narae::admin {

using desktop::Account;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

void addField(QVBoxLayout* column, TextLabel* name, QLineEdit* field)
{
    field->setProperty("sizing", "compact");
    name->setBuddy(field);
    column->addWidget(name);
    column->addWidget(field);
}

} // namespace

AccountsPanel::AccountsPanel(AccountsService& service, QWidget* page)
    : DrawerPanel(page),
      service_(service),
      form_(new QWidget),
      new_(new Button(Button::Kind::Secondary, Button::Size::Bar)),
      nameName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      emailName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      passwordName_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      name_(new QLineEdit),
      email_(new QLineEdit),
      password_(new QLineEdit),
      make_(new Button(Button::Kind::Primary, Button::Size::Bar)),
      more_(new Button(Button::Kind::Quiet, Button::Size::Compact)),
      wrong_(new TextLabel(Type::Caption, TextLabel::InkOf::Danger)),
      list_(new PanelList)
{
    setObjectName("accountsPanel");
    name_->setObjectName("newAccountName");
    email_->setObjectName("newAccountEmail");
    password_->setObjectName("newAccountPassword");
    new_->setObjectName("newAccount");
    make_->setObjectName("newAccountMake");
    more_->setObjectName("moreAccounts");
    wrong_->setObjectName("accountsWrong");
    password_->setEchoMode(QLineEdit::Password);
    new_->setIconName("plus");
    wrong_->wrapped();
    wrong_->hide();
    auto* column = new QVBoxLayout(form_);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(4);
    addField(column, nameName_, name_);
    addField(column, emailName_, email_);
    addField(column, passwordName_, password_);
    column->addSpacing(4);
    column->addWidget(make_, 0, Qt::AlignLeft);
    form_->hide();
    body()->addWidget(new_, 0, Qt::AlignLeft);
    body()->addWidget(form_);
    body()->addWidget(wrong_);
    body()->addWidget(list_, 1);
    body()->addWidget(more_, 0, Qt::AlignLeft);
    connect(new_, &Button::clicked, this, &AccountsPanel::openForm);
    connect(make_, &Button::clicked, this, &AccountsPanel::submit);
    connect(password_, &QLineEdit::returnPressed, this, &AccountsPanel::submit);
    connect(more_, &Button::clicked, this, [this] {
        service_.loadMoreAccounts(this, [this](const std::optional<desktop::Problem>& problem) { say(problem); });
    });
    connect(&service_, &AccountsService::accountsChanged, this, &AccountsPanel::show);
    retranslate();
}

void AccountsPanel::retranslate()
{
    setTitle(tr("Accounts"), tr("Customers open theirs themselves. Staff get theirs here."));
    new_->setText(tr("Open a colleague's account"));
    nameName_->setText(tr("Name"));
    emailName_->setText(tr("E-mail address"));
    passwordName_->setText(tr("First password, to be changed by its owner"));
    for (const auto& [name, field] :
         {std::pair{nameName_, name_}, std::pair{emailName_, email_}, std::pair{passwordName_, password_}})
        field->setAccessibleName(name->text());
    make_->setText(tr("Open the account"));
    more_->setText(tr("Show more"));
    show();
}

QWidget* AccountsPanel::first()
{
    return new_->isVisibleTo(this) ? static_cast<QWidget*>(new_) : name_;
}

void AccountsPanel::opened()
{
    service_.loadAccounts(this, [this](const std::optional<desktop::Problem>& problem) { say(problem); });
}

void AccountsPanel::openForm()
{
    if (!isVisible()) open();
    new_->hide();
    form_->show();
    name_->setFocus(Qt::TabFocusReason);
}

QWidget* AccountsPanel::buttonOf(const Account& account)
{
    if (account.accountId == service_.own() || account.state != "active") return nullptr;
    const bool sure = asked_ == account.accountId;
    auto* button = new Button(sure ? tr("Yes, close it") : tr("Close"),
                              sure ? Button::Kind::DangerFilled : Button::Kind::Danger, Button::Size::Compact);
    button->setObjectName(QString("closeAccount_%1").arg(account.accountId));
    button->setAccessibleName(sure ? tr("Yes, close the account of %1").arg(account.email)
                                   : tr("Close the account of %1").arg(account.email));
    connect(button, &Button::clicked, this, [this, account, sure] {
        if (sure) {
            closeAccount(account);
        } else {
            asked_ = account.accountId;
            show();
        }
    });
    return button;
}

QWidget* AccountsPanel::rowOf(const Account& account)
{
    const QString role = operations_words::role(account.role);
    const QString since = desktop::formats::dateWithYear(atHome(account.createdAt).date());
    QString sentence = account.state != "active"             ? tr("%1 · %2 · closed").arg(account.email, role)
                       : account.accountId == service_.own() ? tr("%1 · %2 · you").arg(account.email, role)
                                                             : tr("%1 · %2 · since %3").arg(account.email, role, since);
    if (asked_ == account.accountId)
        sentence += "\n" + tr("Its owner cannot log in any more; reservations stay as they are.");
    return new PanelRow(account.name.isEmpty() ? account.email : account.name, sentence, buttonOf(account));
}

void AccountsPanel::show()
{
    std::vector<QWidget*> rows;
    for (const Account& account : service_.accounts())
        rows.push_back(rowOf(account));
    list_->show(rows);
    more_->setVisible(service_.moreAccounts());
}

void AccountsPanel::submit()
{
    if (make_->busy()) return;
    make_->setBusy(true);
    service_.openStaffAccount(name_->text().trimmed(), email_->text().trimmed(), password_->text(), this,
                              [this](const std::optional<desktop::Problem>& problem) {
                                  make_->setBusy(false);
                                  say(problem);
                                  if (problem) return;
                                  Q_EMIT said(tr("The account of %1 is open.").arg(email_->text().trimmed()));
                                  for (QLineEdit* field : {name_, email_, password_})
                                      field->clear();
                                  form_->hide();
                                  new_->show();
                                  new_->setFocus(Qt::TabFocusReason);
                              });
}

void AccountsPanel::closeAccount(const Account& account)
{
    service_.closeAccount(account.accountId, this, [this, account](const std::optional<desktop::Problem>& problem) {
        asked_ = 0;
        say(problem);
        show();
        if (!problem) Q_EMIT said(tr("The account of %1 is closed.").arg(account.email));
    });
}

void AccountsPanel::say(const std::optional<desktop::Problem>& problem)
{
    wrong_->setVisible(problem.has_value());
    if (!problem) return;
    QStringList words{problem->sentence};
    for (const desktop::FieldProblem& field : problem->fields)
        words << field.message;
    wrong_->setText(words.join("\n"));
}

void AccountsPanel::setOffline(bool offline)
{
    for (Button* button : {new_, make_, more_})
        button->setEnabled(!offline);
}

} // namespace narae::admin
