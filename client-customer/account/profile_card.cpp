#include "client-customer/account/profile_card.hpp"

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QStyle>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

/// Its outline says that what stands in it is not saved yet.
void markChanged(QLineEdit* field, bool changed)
{
    if (field->property("changed").toBool() == changed) return;
    field->setProperty("changed", changed);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

ProfileCard::ProfileCard(desktop::Parts& parts, AccountService& service, QWidget* parent)
    : Card(24, parent),
      parts_(parts),
      service_(service),
      head_(new TextLabel(Type::Lead)),
      nameLabel_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      name_(new QLineEdit),
      phoneLabel_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      phone_(new QLineEdit),
      emailLabel_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      email_(new TextLabel(Type::Body)),
      told_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      save_(new Button(Button::Kind::Primary, Button::Size::Normal))
{
    name_->setObjectName("accountName");
    phone_->setObjectName("accountPhone");
    email_->setObjectName("accountEmail");
    told_->setObjectName("profileTold");
    save_->setObjectName("saveProfile");
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->addWidget(nameLabel_, 0, 0);
    grid->addWidget(phoneLabel_, 0, 1);
    grid->addWidget(name_, 1, 0);
    grid->addWidget(phone_, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(told_->wrapped(), 1);
    foot->addWidget(save_);
    auto* email = new QVBoxLayout;
    email->setSpacing(4);
    email->addWidget(emailLabel_);
    email->addWidget(email_);
    column()->setSpacing(16);
    column()->addWidget(head_);
    column()->addLayout(email);
    column()->addLayout(grid);
    column()->addLayout(foot);
    for (QLineEdit* field : {name_, phone_}) {
        connect(field, &QLineEdit::textChanged, this, &ProfileCard::typed);
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (save_->isEnabled()) save();
        });
    }
    connect(save_, &Button::clicked, this, &ProfileCard::save);
    retranslate();
}

void ProfileCard::show()
{
    const desktop::Account& account = parts_.session.account();
    email_->setText(account.email);
    if (account.accountId != accountId_ || !save_->isEnabled()) {
        accountId_ = account.accountId;
        name_->setText(account.name);
        phone_->setText(account.phone);
    }
    typed();
}

void ProfileCard::setOnline(bool online)
{
    online_ = online;
    typed();
}

void ProfileCard::typed()
{
    const desktop::Account& account = parts_.session.account();
    const bool name = name_->text().trimmed() != account.name;
    const bool phone = phone_->text().trimmed() != account.phone;
    markChanged(name_, name);
    markChanged(phone_, phone);
    save_->setEnabled(online_ && !saving_ && (name || phone) && !name_->text().trimmed().isEmpty());
    save_->setText(!online_                            ? tr("Offline")
                   : name_->text().trimmed().isEmpty() ? tr("A name is needed")
                   : name && phone                     ? tr("Save name and phone")
                   : name                              ? tr("Save name")
                   : phone                             ? tr("Save phone")
                                                       : tr("Nothing to save"));
    save_->updateGeometry();
}

void ProfileCard::save()
{
    saving_ = true;
    save_->setBusy(true);
    service_.changeProfile(name_->text().trimmed(), phone_->text().trimmed(),
                           [this](const std::optional<desktop::Problem>& problem) {
                               saving_ = false;
                               save_->setBusy(false);
                               tell(problem ? problem->sentence : tr("Saved."), problem.has_value());
                               // As the server keeps it: it writes numbers in its own way.
                               if (!problem) {
                                   name_->setText(parts_.session.account().name);
                                   phone_->setText(parts_.session.account().phone);
                               }
                               typed();
                           });
}

void ProfileCard::tell(const QString& words, bool wrong)
{
    told_->setInk(wrong ? TextLabel::InkOf::Danger : TextLabel::InkOf::Success);
    told_->setText(words);
}

void ProfileCard::retranslate()
{
    head_->setText(tr("Your account"));
    nameLabel_->setText(tr("Name"));
    name_->setAccessibleName(tr("Name"));
    phoneLabel_->setText(tr("Phone"));
    phone_->setAccessibleName(tr("Phone"));
    emailLabel_->setText(tr("E-mail, with which you log in"));
    told_->clear();
    typed();
}

void ProfileCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

} // namespace narae::customer
