#include "client-customer/account/password_card.hpp"

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

PasswordCard::PasswordCard(AccountService& service, QWidget* parent)
    : Card(24, parent),
      service_(service),
      head_(new TextLabel(Type::Lead)),
      told_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      change_(new Button(Button::Kind::Secondary, Button::Size::Normal))
{
    told_->setObjectName("passwordTold");
    change_->setObjectName("changePassword");
    column()->setSpacing(16);
    column()->addWidget(head_);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    const std::array names{"currentPassword", "newPassword"};
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        labels_[i] = new TextLabel(Type::Caption, TextLabel::InkOf::Muted);
        fields_[i] = new QLineEdit;
        fields_[i]->setObjectName(names[i]);
        fields_[i]->setEchoMode(QLineEdit::Password);
        grid->addWidget(labels_[i], 0, static_cast<int>(i));
        grid->addWidget(fields_[i], 1, static_cast<int>(i));
        grid->setColumnStretch(static_cast<int>(i), 1);
        connect(fields_[i], &QLineEdit::textChanged, this, &PasswordCard::typed);
        connect(fields_[i], &QLineEdit::returnPressed, this, [this] {
            if (change_->isEnabled()) change();
        });
    }
    column()->addLayout(grid);
    auto* foot = new QHBoxLayout;
    foot->addWidget(told_->wrapped(), 1);
    foot->addWidget(change_);
    column()->addLayout(foot);
    connect(change_, &Button::clicked, this, &PasswordCard::change);
    retranslate();
}

void PasswordCard::setOnline(bool online)
{
    online_ = online;
    typed();
}

void PasswordCard::typed()
{
    const bool both = !fields_[0]->text().isEmpty() && !fields_[1]->text().isEmpty();
    change_->setEnabled(online_ && both && !changing_);
    change_->setText(online_ ? tr("Change the password") : tr("Offline"));
}

void PasswordCard::change()
{
    changing_ = true;
    change_->setBusy(true);
    service_.changePassword(fields_[0]->text(), fields_[1]->text(),
                            [this](const std::optional<desktop::Problem>& problem) {
                                changing_ = false;
                                change_->setBusy(false);
                                told_->setInk(problem ? TextLabel::InkOf::Danger : TextLabel::InkOf::Success);
                                // What the server says of a field is more exact than its sentence.
                                told_->setText(!problem ? tr("Changed. Other devices must log in again.")
                                               : problem->fields.empty() ? problem->sentence
                                                                         : problem->fields.front().message);
                                if (!problem)
                                    for (QLineEdit* field : fields_)
                                        field->clear();
                                typed();
                            });
}

void PasswordCard::retranslate()
{
    head_->setText(tr("Password"));
    const std::array words{tr("Present password"), tr("New password")};
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        labels_[i]->setText(words[i]);
        fields_[i]->setAccessibleName(words[i]);
    }
    told_->clear();
    typed();
}

void PasswordCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

} // namespace narae::customer
