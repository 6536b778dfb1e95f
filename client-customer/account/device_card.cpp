#include "client-customer/account/device_card.hpp"

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/segmented.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QJsonDocument>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::Language;
using desktop::Scheme;
using desktop::TextLabel;
using desktop::Type;

namespace {

/// Where booking keeps {token, label} of the method that paid last.
const char* const kSavedMethod = "saved_payment_method";

QHBoxLayout* labelled(TextLabel* label, QWidget* choice)
{
    auto* row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(choice);
    return row;
}

} // namespace

DeviceCard::DeviceCard(desktop::Parts& parts, QWidget* parent)
    : Card(24, parent),
      parts_(parts),
      head_(new TextLabel(Type::Lead)),
      languageLabel_(new TextLabel(Type::Body)),
      language_(new desktop::Segmented),
      paletteLabel_(new TextLabel(Type::Body)),
      palette_(new desktop::Segmented),
      motion_(new QCheckBox),
      kept_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      payLabel_(new TextLabel(Type::Body)),
      pay_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      removePay_(new Button(Button::Kind::Secondary, Button::Size::Normal))
{
    language_->setObjectName("deviceLanguage");
    palette_->setObjectName("devicePalette");
    motion_->setObjectName("deviceMotion");
    kept_->setObjectName("logInKept");
    pay_->setObjectName("savedMethod");
    removePay_->setObjectName("removeSavedMethod");
    column()->setSpacing(12);
    column()->addWidget(head_);
    column()->addLayout(labelled(languageLabel_, language_));
    column()->addLayout(labelled(paletteLabel_, palette_));
    motion_->setMinimumHeight(44);
    column()->addWidget(motion_);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(payLabel_);
    words->addWidget(pay_->wrapped());
    auto* pay = new QHBoxLayout;
    pay->addLayout(words, 1);
    pay->addWidget(removePay_);
    column()->addLayout(pay);
    column()->addWidget(kept_->wrapped());
    connect(language_, &desktop::Segmented::picked, this, [this](int index) {
        parts_.chooseLanguage(index == 0 ? Language::Code::Korean : Language::Code::English);
    });
    connect(palette_, &desktop::Segmented::picked, this, [this](int index) {
        parts_.chooseScheme(index == 0 ? Scheme::System : index == 1 ? Scheme::Light : Scheme::Dark);
    });
    connect(motion_, &QCheckBox::clicked, this, [this](bool less) { parts_.chooseMotion(!less); });
    connect(removePay_, &Button::clicked, this, [this] {
        parts_.preferences.remove(kSavedMethod);
        show();
    });
    connect(&parts_.session, &desktop::Session::changed, this, &DeviceCard::show);
    connect(&desktop::Theme::current(), &desktop::Theme::changed, this, &DeviceCard::show);
    retranslate();
}

void DeviceCard::show()
{
    language_->choose(Language::current().korean() ? 0 : 1);
    const Scheme scheme = desktop::Theme::current().scheme();
    palette_->choose(scheme == Scheme::System ? 0 : scheme == Scheme::Light ? 1 : 2);
    motion_->setChecked(!desktop::Theme::current().motion());
    const QJsonObject saved = QJsonDocument::fromJson(parts_.preferences.get(kSavedMethod).toUtf8()).object();
    const QString label = saved["label"].toString();
    pay_->setText(label.isEmpty() ? tr("None. You can keep one when you pay.") : label);
    removePay_->setVisible(!saved.isEmpty());
    kept_->setVisible(!parts_.session.guest());
    kept_->setText(parts_.session.lasting() && parts_.options.useKeyring
                       ? tr("Your log-in is kept in this computer's keyring.")
                       : tr("This computer has no keyring: you will be asked to log in again at the next start."));
}

void DeviceCard::retranslate()
{
    head_->setText(tr("This computer"));
    languageLabel_->setText(tr("Language"));
    language_->setChoices({QString::fromUtf8("한국어"), "English"});
    language_->setAccessibleName(tr("Language"));
    paletteLabel_->setText(tr("Colours"));
    palette_->setChoices({tr("As the system"), tr("Light"), tr("Dark")});
    palette_->setAccessibleName(tr("Colours"));
    motion_->setText(tr("Less motion"));
    payLabel_->setText(tr("Saved payment method"));
    removePay_->setText(tr("Remove"));
    removePay_->setAccessibleName(tr("Remove the saved payment method"));
    show();
}

void DeviceCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    Card::changeEvent(event);
}

} // namespace narae::customer
