#include "client-customer/trips/guest_look_up.hpp"

#include "common/base/locator.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

GuestLookUp::GuestLookUp(TripsService& service, QWidget* parent)
    : Card(24, parent),
      service_(service),
      head_(new TextLabel(Type::Lead)),
      words_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      locatorLabel_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      locator_(new QLineEdit),
      phoneLabel_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      phone_(new QLineEdit),
      find_(new Button(Button::Kind::Secondary, Button::Size::Normal)),
      told_(new TextLabel(Type::Body, TextLabel::InkOf::Danger))
{
    locator_->setObjectName("guestLocator");
    phone_->setObjectName("guestPhone");
    find_->setObjectName("guestFind");
    told_->setObjectName("guestTold");
    locator_->setMaxLength(12);
    phone_->setMaxLength(40);
    phone_->setText(service_.rememberedPhone());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->addWidget(locatorLabel_, 0, 0);
    grid->addWidget(phoneLabel_, 0, 1);
    grid->addWidget(locator_, 1, 0);
    grid->addWidget(phone_, 1, 1);
    grid->addWidget(find_, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column()->addWidget(head_);
    column()->addWidget(words_->wrapped());
    column()->addLayout(grid);
    column()->addWidget(told_->wrapped());
    told_->hide();
    for (QLineEdit* field : {locator_, phone_}) {
        connect(field, &QLineEdit::textChanged, this, &GuestLookUp::typed);
        connect(field, &QLineEdit::returnPressed, this, &GuestLookUp::look);
    }
    connect(find_, &Button::clicked, this, &GuestLookUp::look);
    retranslate();
}

void GuestLookUp::begin()
{
    locator_->setFocus(Qt::OtherFocusReason);
}

void GuestLookUp::setOnline(bool online)
{
    online_ = online;
    typed();
}

void GuestLookUp::typed()
{
    told_->hide();
    find_->setEnabled(online_ && !looking_);
    find_->setText(online_ ? tr("Find the booking") : tr("Offline"));
}

void GuestLookUp::tell(const QString& words)
{
    told_->setText(words);
    told_->show();
}

void GuestLookUp::look()
{
    if (!online_ || looking_) return;
    const auto locator = Locator::parse(locator_->text().trimmed().toUpper().toStdString());
    if (!locator) {
        tell(tr("A locator has six letters and digits, such as K7QH2M. Please check it."));
        locator_->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QString phone = phone_->text().trimmed();
    const auto digits = std::count_if(phone.begin(), phone.end(), [](QChar c) { return c.isDigit(); });
    if (digits < 5 || digits > 15) {
        tell(tr("Please type the phone number that was given when booking."));
        phone_->setFocus(Qt::OtherFocusReason);
        return;
    }
    looking_ = true;
    typed();
    find_->setBusy(true);
    const auto answered = [this](const auto& trip, const auto& problem) {
        looking_ = false;
        find_->setBusy(false);
        typed();
        if (problem)
            tell(problem->sentence);
        else if (!trip)
            tell(tr("There is no booking with this locator and phone number. Please check both."));
        else
            Q_EMIT found(*trip);
    };
    service_.lookUp(QString::fromStdString(locator->text()), phone, answered);
}

void GuestLookUp::retranslate()
{
    head_->setText(tr("A booking without an account"));
    words_->setText(tr("Find it by its locator and the phone number. This computer remembers it."));
    locatorLabel_->setText(tr("Locator"));
    locator_->setAccessibleName(tr("Locator"));
    phoneLabel_->setText(tr("Phone"));
    phone_->setAccessibleName(tr("Phone"));
    typed();
}

void GuestLookUp::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

} // namespace narae::customer
