#include "client-customer/booking/summary_card.hpp"

#include "client-customer/booking/seat_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/route_line.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::Button;
using desktop::Language;
using desktop::Role;
using desktop::Rule;
using desktop::TextLabel;
using desktop::Theme;
using desktop::Type;
using Ink = TextLabel::InkOf;
namespace formats = desktop::formats;

namespace {

constexpr int kLeastHeight = 560;

QHBoxLayout* ends(QWidget* left, QWidget* right)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(left);
    row->addStretch();
    row->addWidget(right);
    return row;
}

QHBoxLayout* together(QWidget* time, QWidget* place)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(time, 0, Qt::AlignBottom);
    row->addWidget(place, 0, Qt::AlignBottom);
    return row;
}

} // namespace

/// A traveller's line: the number in a circle, the name, the seat.
class SummaryCard::TravellerLine : public QWidget {
public:
    explicit TravellerLine(QWidget* parent) : QWidget(parent) {}

    void say(int number, const QString& name, const QString& seat, int height)
    {
        number_ = number;
        name_ = name;
        seat_ = seat;
        setFixedHeight(height);
        setAccessibleName(QString("%1 %2 %3").arg(number).arg(name, seat));
        setToolTip(name);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF circle(0.75, (height() - 20) / 2.0 + 0.75, 18.5, 18.5);
        painter.setPen(QPen(Theme::of(Role::Strong), 1));
        painter.drawEllipse(circle);
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(Role::Muted));
        painter.drawText(circle, Qt::AlignCenter, QString::number(number_));
        painter.setFont(Theme::font(Type::Lead));
        const int wide = painter.fontMetrics().horizontalAdvance(seat_);
        painter.setPen(Theme::of(seat_.isEmpty() ? Role::Muted : Role::Accent));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, seat_.isEmpty() ? QString("-") : seat_);
        painter.setFont(Theme::font(Type::Body));
        painter.setPen(Theme::of(Role::Ink));
        const int room = width() - 30 - wide - 10;
        painter.drawText(QRect(30, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name_, Qt::ElideRight, room));
    }

private:
    int number_ = 1;
    QString name_, seat_;
};

SummaryCard::SummaryCard(desktop::Parts& parts, QWidget* parent) : QWidget(parent), parts_(parts)
{
    setObjectName("summary");
    setFixedWidth(336);
    // As high without the clock or the button as with them: steps change at the left, and nothing at the right moves.
    setMinimumHeight(kLeastHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(0);
    buildFlight(column);
    buildFoot(column);
}

void SummaryCard::buildFlight(QVBoxLayout* column)
{
    number_ = new TextLabel(Type::BodyBold);
    date_ = new TextLabel(Type::Body, Ink::Muted);
    column->addLayout(ends(number_, date_));
    column->addSpacing(12);
    origin_ = new TextLabel(Type::Number);
    destination_ = new TextLabel(Type::Number);
    route_ = new desktop::RouteLine;
    auto* codes = new QHBoxLayout;
    codes->setSpacing(24);
    codes->addWidget(origin_);
    codes->addWidget(route_, 1);
    codes->addWidget(destination_);
    column->addLayout(codes);
    column->addSpacing(4);
    departs_ = new TextLabel(Type::Lead);
    departsAt_ = new TextLabel(Type::Caption, Ink::Muted);
    arrives_ = new TextLabel(Type::Lead);
    arrivesAt_ = new TextLabel(Type::Caption, Ink::Muted);
    auto* times = new QHBoxLayout;
    times->addLayout(together(departs_, departsAt_));
    times->addStretch();
    times->addLayout(together(arrives_, arrivesAt_));
    column->addLayout(times);
    column->addSpacing(16);
    column->addWidget(new Rule);
    column->addSpacing(12);
    party_ = new TextLabel(Type::Caption, Ink::Muted);
    column->addWidget(party_);
    column->addSpacing(6);
    travellers_ = new QVBoxLayout;
    travellers_->setSpacing(0);
    column->addLayout(travellers_);
    column->addSpacing(12);
    column->addWidget(new Rule);
    column->addSpacing(10);
    fare_ = new TextLabel(Type::Body, Ink::Muted);
    fareSum_ = new TextLabel(Type::Body, Ink::Muted);
    column->addLayout(ends(fare_, fareSum_));
    column->addSpacing(6);
    totalWord_ = new TextLabel(Type::Lead);
    total_ = new TextLabel(Type::Number);
    total_->setObjectName("total");
    column->addLayout(ends(totalWord_, total_));
}

void SummaryCard::buildFoot(QVBoxLayout* column)
{
    column->addSpacing(16);
    tear_ = new QWidget;
    tear_->setFixedHeight(20);
    column->addWidget(tear_);
    column->addSpacing(16);
    clock_ = new HoldClock;
    column->addWidget(clock_);
    column->addSpacing(10);
    until_ = (new TextLabel(Type::Caption, Ink::Muted))->wrapped();
    until_->setObjectName("holdSentence");
    // Two lines always, so that nothing moves when the sentence changes.
    until_->setMinimumHeight(36);
    until_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(until_);
    action_ = new Button(Button::Kind::Primary, Button::Size::Large);
    action_->setObjectName("summaryAction");
    action_->hide();
    connect(action_, &QPushButton::clicked, this, &SummaryCard::acted);
    column->addSpacing(16);
    column->addWidget(action_);
    column->addStretch();
}

void SummaryCard::setAction(const QString& text, bool enabled, bool busy)
{
    action_->setVisible(!text.isEmpty());
    action_->setText(text);
    action_->setToolTip(text);
    action_->setEnabled(enabled);
    action_->setBusy(busy);
}

void SummaryCard::showTravellers(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    while (static_cast<int>(lines_.size()) > draft.travellers()) {
        delete lines_.back();
        lines_.pop_back();
    }
    while (static_cast<int>(lines_.size()) < draft.travellers()) {
        lines_.push_back(new TravellerLine(this));
        travellers_->addWidget(lines_.back());
    }
    const int height = draft.travellers() > 4 ? 26 : 36;
    for (int number = 0; number < draft.travellers(); ++number) {
        const QString name = draft.names[number].isEmpty() ? tr("Traveller %1").arg(number + 1) : draft.names[number];
        lines_[static_cast<std::size_t>(number)]->say(number + 1, name, draft.seats.value(number), height);
    }
}

void SummaryCard::show(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    const desktop::FlightStatus& flight = draft.flight;
    const bool korean = Language::current().korean();
    const QTimeZone from = parts_.airports.zone(flight.origin);
    const QTimeZone to = parts_.airports.zone(flight.destination);
    number_->setText(
        tr("%1, %2", "a flight and its cabin").arg(formats::flightNumber(flight.flightNumber), cabinName(draft.cabin)));
    date_->setText(formats::date(formats::dateAt(flight.departsAt, from)));
    origin_->setText(flight.origin);
    destination_->setText(flight.destination);
    departs_->setText(formats::time(flight.departsAt, from));
    departsAt_->setText(parts_.airports.shortName(flight.origin, korean));
    arrives_->setText(formats::time(flight.arrivesAt, to));
    arrivesAt_->setText(parts_.airports.shortName(flight.destination, korean));
    route_->setName(tr("From %1 to %2, %3")
                        .arg(departsAt_->text(), arrivesAt_->text(),
                             formats::duration(std::chrono::minutes(flight.durationMinutes))));
    party_->setText(tr("Travellers and seats"));
    showTravellers(flow);
    fare_->setText(tr("Fare %1 × %2").arg(draft.travellers()).arg(formats::money(draft.fareEach())));
    fareSum_->setText(formats::money(draft.total));
    totalWord_->setText(flow.step() == Step::Done ? tr("Paid") : tr("Total"));
    total_->setText(formats::money(draft.total));
    showClock(flow);
}

void SummaryCard::showClock(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    // Over a payment that took too long the seats went back; what becomes of it is told beside this.
    const bool gone = flow.situation() == Situation::Refunded ||
                      (flow.situation() == Situation::Unknown && flow.found().state == "expired");
    const bool held = draft.hold && flow.step() != Step::Done && !gone;
    clock_->setVisible(held);
    if (gone) {
        until_->setText(tr("These seats are not held any more."));
        return;
    }
    if (!held) {
        until_->setText(flow.step() == Step::Done
                            ? tr("Everything is paid. Your seats are yours.")
                            : tr("When you continue from the seats, they and the price are kept for you while you "
                                 "pay. Nothing is charged before."));
        return;
    }
    if (draft.paying || !draft.hold->expiresAt.isValid()) {
        clock_->showPaused();
        until_->setText(tr("Your seats are kept while the payment is being settled."));
        return;
    }
    clock_->show(flow.holdLeft(), flow.holdWhole());
    const QTimeZone zone = QTimeZone::systemTimeZone();
    until_->setText(tr("Price and seats are locked until %1. After that the seats go back on sale and nothing is "
                       "charged.")
                        .arg(formats::time(draft.hold->expiresAt, zone)));
}

void SummaryCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal y = tear_->geometry().center().y() + 0.5;
    QPainterPath card;
    card.addRoundedRect(box, 10, 10);
    QPainterPath notches;
    notches.addEllipse(QPointF(box.left(), y), 10, 10);
    notches.addEllipse(QPointF(box.right(), y), 10, 10);
    const QPainterPath shape = card.subtracted(notches);
    painter.fillPath(shape, Theme::of(Role::Surface));
    painter.strokePath(shape, QPen(Theme::of(Role::Line), 1));
    QPen dots(Theme::of(Role::Strong), 1.5, Qt::CustomDashLine, Qt::RoundCap);
    dots.setDashPattern({2 / 1.5, 6 / 1.5});
    painter.setPen(dots);
    painter.drawLine(QPointF(22, y), QPointF(width() - 22, y));
}

} // namespace narae::customer
