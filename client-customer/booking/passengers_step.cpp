#include "client-customer/booking/passengers_step.hpp"

#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QAccessible>
#include <QEvent>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Card;
using desktop::TextLabel;
using desktop::Type;
using Ink = TextLabel::InkOf;

PassengersStep::PassengersStep(QWidget* parent) : StepFrame("passengers", parent)
{
    QVBoxLayout* const column = scrolledColumn();
    column->setSpacing(16);
    auto* people = new Card(20);
    peopleHead_ = new TextLabel(Type::Lead);
    people->column()->setSpacing(12);
    people->column()->addWidget(peopleHead_);
    people_ = new QVBoxLayout;
    people_->setSpacing(16);
    people->column()->addLayout(people_);
    column->addWidget(people);
    auto* reach = new Card(20);
    reachHead_ = new TextLabel(Type::Lead);
    reach->column()->setSpacing(12);
    reach->column()->addWidget(reachHead_);
    reach_ = new QVBoxLayout;
    reach_->setSpacing(16);
    reach->column()->addLayout(reach_);
    phone_ = makeField(reach_, "phone", phoneFault);
    email_ = makeField(reach_, "email", emailFault);
    column->addWidget(reach);
    column->addStretch();
    connect(this, &StepFrame::wentOn, this, &PassengersStep::goOn);
    rebuild(1);
}

PassengersStep::Field PassengersStep::makeField(QVBoxLayout* column, const QString& name,
                                                FieldFault (*rule)(const QString&))
{
    Field field{new TextLabel(Type::Caption, Ink::Muted), new QLineEdit,
                (new TextLabel(Type::Caption, Ink::Danger))->wrapped(), rule};
    field.edit->setObjectName(name);
    field.edit->setMaxLength(254);
    field.label->setBuddy(field.edit);
    field.fault->setObjectName(name + "Fault");
    field.fault->hide();
    auto* one = new QVBoxLayout;
    one->setSpacing(4);
    one->addWidget(field.label);
    one->addWidget(field.edit);
    one->addWidget(field.fault);
    column->addLayout(one);
    connect(field.edit, &QLineEdit::textEdited, this, [this, edit = field.edit] {
        for (Field* each : {&phone_, &email_})
            if (each->edit == edit && each->touched) check(*each);
        for (Field& each : names_)
            if (each.edit == edit && each.touched) check(each);
        tell();
    });
    connect(field.edit, &QLineEdit::returnPressed, this, [this, edit = field.edit] {
        // Enter goes to the next field, and from the last one on.
        if (edit == email_.edit)
            goOn();
        else
            focusNextChild();
    });
    return field;
}

void PassengersStep::rebuild(int travellers)
{
    while (QLayoutItem* item = people_->takeAt(0)) {
        if (QLayout* inner = item->layout())
            while (QLayoutItem* part = inner->takeAt(0)) {
                delete part->widget();
                delete part;
            }
        delete item;
    }
    names_.clear();
    for (int number = 1; number <= travellers; ++number)
        names_.push_back(makeField(people_, QString("name%1").arg(number), nameFault));
    QWidget* before = nullptr;
    for (const Field& field : names_) {
        if (before != nullptr) setTabOrder(before, field.edit);
        before = field.edit;
    }
    setTabOrder(before, phone_.edit);
    setTabOrder(phone_.edit, email_.edit);
    setTabOrder(email_.edit, back());
    setTabOrder(back(), next());
    retranslate();
}

void PassengersStep::show(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    if (static_cast<int>(names_.size()) != draft.travellers()) rebuild(std::max(1, draft.travellers()));
    const auto fill = [](QLineEdit* edit, const QString& text) {
        if (edit->text() != text) edit->setText(text);
    };
    for (std::size_t number = 0; number < names_.size(); ++number)
        fill(names_[number].edit, draft.names.value(static_cast<int>(number)));
    fill(phone_.edit, draft.phone);
    fill(email_.edit, draft.email);
}

void PassengersStep::takeFocus()
{
    for (Field& field : names_)
        if (field.rule(field.edit->text()) != FieldFault::None) {
            field.edit->setFocus();
            return;
        }
    if (phone_.rule(phone_.edit->text()) != FieldFault::None)
        phone_.edit->setFocus();
    else
        names_.front().edit->setFocus();
}

QString PassengersStep::words(const Field& field, FieldFault fault) const
{
    const bool name = field.edit != phone_.edit && field.edit != email_.edit;
    switch (fault) {
    case FieldFault::None: return {};
    case FieldFault::Missing:
        return name ? tr("Please type the name as in the passport.") : tr("Please type a phone number.");
    case FieldFault::TooLong: return tr("This is too long.");
    case FieldFault::CardNumber: return tr("This looks like a card number. Please never type one here.");
    case FieldFault::Malformed:
        if (name) return tr("This cannot be a name.");
        return field.edit == phone_.edit ? tr("A phone number has 5 to 15 digits, with + in front if you like.")
                                         : tr("This cannot be an e-mail address. You may leave it empty.");
    }
    return {};
}

void PassengersStep::check(Field& field)
{
    field.touched = true;
    const FieldFault fault = field.rule(field.edit->text().trimmed());
    const QString sentence = words(field, fault);
    field.fault->setText(sentence);
    field.fault->setVisible(!sentence.isEmpty());
    field.edit->setProperty("wrong", !sentence.isEmpty());
    field.edit->setAccessibleDescription(sentence);
    field.edit->style()->unpolish(field.edit);
    field.edit->style()->polish(field.edit);
}

void PassengersStep::goOn()
{
    QLineEdit* wrong = nullptr;
    const auto look = [&](Field& field) {
        check(field);
        if (wrong == nullptr && field.fault->isVisibleTo(this)) wrong = field.edit;
    };
    for (Field& field : names_)
        look(field);
    look(phone_);
    look(email_);
    if (wrong != nullptr)
        wrong->setFocus();
    else
        Q_EMIT completed();
}

void PassengersStep::tell()
{
    QStringList names;
    for (const Field& field : names_)
        names << field.edit->text();
    Q_EMIT typed(names, phone_.edit->text(), email_.edit->text());
}

void PassengersStep::retranslate()
{
    setWords(tr("Who is travelling?"), tr("Names as in the passport; any script will do."));
    setBack(tr("Back to flights"));
    setNext(tr("Continue to seats"), true, false);
    peopleHead_->setText(tr("Travellers"));
    reachHead_->setText(tr("How we reach you"));
    for (std::size_t number = 0; number < names_.size(); ++number) {
        names_[number].label->setText(tr("Name of traveller %1").arg(number + 1));
        names_[number].edit->setAccessibleName(names_[number].label->text());
    }
    phone_.label->setText(tr("Phone number; with it and the locator you find your trip again"));
    email_.label->setText(tr("E-mail (may stay empty)"));
    phone_.edit->setAccessibleName(tr("Phone number"));
    email_.edit->setAccessibleName(tr("E-mail"));
    for (Field* field : {&phone_, &email_})
        if (field->touched) check(*field);
    for (Field& field : names_)
        if (field.touched) check(field);
}

void PassengersStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    StepFrame::changeEvent(event);
}

} // namespace narae::customer
