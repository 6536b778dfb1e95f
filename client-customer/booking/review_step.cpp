#include "client-customer/booking/review_step.hpp"

#include "client-customer/booking/seat_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::Card;
using desktop::Language;
using desktop::TextLabel;
using desktop::Type;
using Ink = TextLabel::InkOf;
namespace formats = desktop::formats;

ReviewStep::ReviewStep(desktop::Parts& parts, QWidget* parent) : StepFrame("review", parent), parts_(parts)
{
    QVBoxLayout* const column = scrolledColumn();
    column->setSpacing(16);
    auto* card = new Card(20);
    card->column()->setSpacing(10);
    flight_ = makeFact(card->column(), "reviewFlight", false, Step::Passengers);
    card->column()->addWidget(new desktop::Rule);
    people_ = makeFact(card->column(), "reviewSeats", true, Step::Seats);
    card->column()->addWidget(new desktop::Rule);
    contact_ = makeFact(card->column(), "reviewContact", true, Step::Passengers);
    card->column()->addWidget(new desktop::Rule);
    price_ = makeFact(card->column(), "reviewPrice", false, Step::Passengers);
    column->addWidget(card);
    auto* rules = new Card(20);
    rules_ = makeFact(rules->column(), "reviewRules", false, Step::Passengers);
    column->addWidget(rules);
    column->addStretch();
}

ReviewStep::Fact ReviewStep::makeFact(QVBoxLayout* column, const QString& name, bool changeable, Step step)
{
    Fact fact{new TextLabel(Type::Caption, Ink::Muted), (new TextLabel(Type::Lead))->wrapped(),
              (new TextLabel(Type::Body, Ink::Muted))->wrapped(), nullptr};
    fact.value->setObjectName(name);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(fact.label);
    words->addWidget(fact.value);
    words->addWidget(fact.second);
    auto* row = new QHBoxLayout;
    row->addLayout(words, 1);
    if (changeable) {
        fact.change = new Button(Button::Kind::Quiet, Button::Size::Normal);
        fact.change->setObjectName(name + "Change");
        connect(fact.change, &QPushButton::clicked, this, [this, step] { Q_EMIT changeWanted(step); });
        row->addWidget(fact.change);
    }
    column->addLayout(row);
    return fact;
}

void ReviewStep::takeFocus()
{
    next()->setFocus();
}

void ReviewStep::show(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    const desktop::FlightStatus& flight = draft.flight;
    const bool korean = Language::current().korean();
    const QTimeZone from = parts_.airports.zone(flight.origin);
    const QTimeZone to = parts_.airports.zone(flight.destination);
    setWords(tr("Is everything right?"), tr("Your seats are kept. Nothing is charged before you pay."));
    setBack(tr("Back to seats"));
    setNext(tr("Continue to payment"), draft.hold.has_value(), flow.busy());

    flight_.label->setText(tr("Flight"));
    flight_.value->setText(tr("%1: %2 to %3")
                               .arg(formats::flightNumber(flight.flightNumber),
                                    parts_.airports.shortName(flight.origin, korean),
                                    parts_.airports.shortName(flight.destination, korean)));
    flight_.second->setText(tr("%1, %2 to %3, %4")
                                .arg(formats::dateWithYear(formats::dateAt(flight.departsAt, from)),
                                     formats::time(flight.departsAt, from), formats::time(flight.arrivesAt, to),
                                     cabinName(draft.cabin)));
    QStringList people;
    for (int number = 0; number < draft.travellers(); ++number) {
        const QString seat = draft.seats.value(number);
        people << (seat.isEmpty() ? draft.names[number]
                                  : tr("%1, seat %2", "a traveller").arg(draft.names[number], seat));
    }
    people_.label->setText(tr("Travellers and seats"));
    people_.value->setText(people.join('\n'));
    people_.second->hide();
    people_.change->setText(tr("Change seats"));
    contact_.label->setText(tr("How we reach you"));
    contact_.value->setText(draft.phone);
    contact_.second->setText(draft.email);
    contact_.second->setVisible(!draft.email.isEmpty());
    contact_.change->setText(tr("Change names or contact"));
    price_.label->setText(tr("What you pay"));
    price_.value->setText(formats::money(draft.total));
    price_.second->setText(
        tr("Everything included: %1 × %2").arg(draft.travellers()).arg(formats::money(draft.fareEach())));
    rules_.label->setText(tr("If you cannot travel"));
    rules_.value->setText(tr("You can cancel for everybody or for some of you."));
    rules_.second->setText(tr("How much comes back depends on how many days before departure you cancel. The exact "
                              "amount is shown before you cancel, and stays valid for ten minutes."));
}

} // namespace narae::customer
