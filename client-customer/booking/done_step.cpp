#include "client-customer/booking/done_step.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;
using Ink = TextLabel::InkOf;
namespace formats = desktop::formats;

DoneStep::DoneStep(desktop::Parts& parts, QWidget* parent) : QWidget(parent), parts_(parts)
{
    setObjectName("done");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    title_ = (new TextLabel(Type::Number))->wrapped();
    sentence_ = (new TextLabel(Type::Body, Ink::Muted))->wrapped();
    column->addWidget(title_);
    column->addWidget(sentence_);
    column->addSpacing(20);
    auto* card = new desktop::Card(28);
    word_ = new TextLabel(Type::Caption, Ink::Muted);
    locator_ = new TextLabel(Theme::locatorFont(40), Ink::Accent);
    locator_->setObjectName("locator");
    locator_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    flight_ = (new TextLabel(Type::Lead))->wrapped();
    seats_ = (new TextLabel(Type::Body, Ink::Muted))->wrapped();
    how_ = (new TextLabel(Type::Body, Ink::Muted))->wrapped();
    card->column()->addWidget(word_);
    card->column()->addWidget(locator_);
    card->column()->addSpacing(8);
    card->column()->addWidget(new desktop::Rule);
    card->column()->addSpacing(8);
    card->column()->addWidget(flight_);
    card->column()->addWidget(seats_);
    card->column()->addWidget(how_);
    column->addWidget(card);
    column->addSpacing(20);
    trip_ = new Button(Button::Kind::Primary, Button::Size::Large);
    trip_->setObjectName("seeTrip");
    trip_->setIconName("ticket");
    auto* row = new QHBoxLayout;
    row->addWidget(trip_);
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    connect(trip_, &QPushButton::clicked, this, &DoneStep::tripWanted);
}

void DoneStep::takeFocus()
{
    trip_->setFocus();
}

void DoneStep::show(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    const QTimeZone from = parts_.airports.zone(draft.flight.origin);
    title_->setText(tr("You are booked"));
    sentence_->setText(tr("Paid once: %1. Have a good journey.").arg(formats::money(draft.total)));
    word_->setText(tr("Your locator"));
    locator_->setText(draft.hold ? draft.hold->locator : QString());
    locator_->setAccessibleName(tr("Locator %1").arg(locator_->text()));
    flight_->setText(tr("%1, %2 at %3")
                         .arg(formats::flightNumber(draft.flight.flightNumber),
                              formats::dateLong(formats::dateAt(draft.flight.departsAt, from)),
                              formats::time(draft.flight.departsAt, from)));
    QStringList seats = draft.seats;
    seats.removeAll(QString(""));
    seats_->setVisible(!seats.isEmpty());
    seats_->setText(tr("Seats %1").arg(seats.join(", ")));
    how_->setText(tr("With the locator and your phone number the trip is found on any computer."));
    trip_->setText(tr("See your trip"));
}

} // namespace narae::customer
