#include "client-admin/flights/flight_panel.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/airline/words.hpp"
#include "client-admin/forms/field_marks.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QEvent>
#include <QGridLayout>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

// Fields by name; a fare's is its cabin's.
constexpr const char* kDeparts = "departs";
constexpr const char* kArrives = "arrives";
constexpr const char* kRefund = "refund";
constexpr const char* kAircraft = "aircraft";

} // namespace

FlightPanel::FlightPanel(desktop::Parts& parts, AirlineService& service, QWidget* parent)
    : SidePanel(328, parent), parts_(parts), service_(service), status_(parts.client)
{
    setObjectName("flightPanel");
    buildHead();
    buildFields();
    buildFoot();
    connect(&status_, &desktop::LiveResource::changed, this, [this](const desktop::Answer& answer) {
        const auto status = desktop::FlightStatus::fromJson(answer.object());
        if (status.flightId != base_.flightId) return;
        held_ = status.held.value_or(0);
        showSeats();
    });
    retranslate();
}

void FlightPanel::buildHead()
{
    chip_ = new desktop::Chip(false, this);
    headRow()->insertWidget(1, chip_);
    auto* route = new QGridLayout;
    route->setHorizontalSpacing(16);
    route->setVerticalSpacing(2);
    origin_ = new TextLabel(Type::Number, this);
    destination_ = new TextLabel(Type::Number, this);
    line_ = new desktop::RouteLine(this);
    departsShort_ = new TextLabel(Type::Lead, this);
    arrivesShort_ = new TextLabel(Type::Lead, this);
    duration_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    duration_->setAlignment(Qt::AlignCenter);
    arrivesShort_->setAlignment(Qt::AlignRight);
    route->addWidget(origin_, 0, 0);
    route->addWidget(line_, 0, 1);
    route->addWidget(destination_, 0, 2);
    route->addWidget(departsShort_, 1, 0);
    route->addWidget(duration_, 1, 1);
    route->addWidget(arrivesShort_, 1, 2);
    route->setColumnStretch(1, 1);
    column()->addLayout(route);
    column()->addSpacing(8);
    column()->addWidget(new desktop::Rule(this));
    column()->addSpacing(8);
    auto* seats = new QHBoxLayout;
    seatsTitle_ = new TextLabel(Type::BodyBold, this);
    seatsWords_ = new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this);
    seatsWords_->setObjectName("flightSeats");
    seats->addWidget(seatsTitle_);
    seats->addStretch(1);
    seats->addWidget(seatsWords_);
    column()->addLayout(seats);
    load_ = new desktop::LoadBar(12, this);
    column()->addWidget(load_);
    column()->addSpacing(8);
}

void FlightPanel::buildFields()
{
    fares_ = new FareFields("flightFare", this);
    column()->addWidget(fares_);
    departs_ = new QLineEdit(this);
    departs_->setObjectName("flightDeparts");
    departsLabel_ = addField(departs_);
    arrives_ = new QLineEdit(this);
    arrives_->setObjectName("flightArrives");
    arrivesLabel_ = addField(arrives_);
    aircraft_ = new QComboBox(this);
    aircraft_->setObjectName("flightAircraft");
    aircraft_->setMinimumContentsLength(6);
    aircraftLabel_ = addField(aircraft_);
    refund_ = new QLineEdit(this);
    refund_->setObjectName("flightRefunds");
    refundLabel_ = addField(refund_);
    problem_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger, this))->wrapped();
    problem_->setObjectName("flightProblem");
    column()->addWidget(problem_);
    reason_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger, this))->wrapped();
    column()->addWidget(reason_);
    column()->addSpacing(4);
    column()->addWidget(new desktop::Rule(this));
    column()->addSpacing(4);
    historyTitle_ = new TextLabel(Type::BodyBold, this);
    column()->addWidget(historyTitle_);
    history_ = new FlightHistory(parts_.airports, this);
    column()->addWidget(history_);
    column()->addStretch(1);
    cancel_ = new Button(Button::Kind::Danger, Button::Size::Compact, this);
    cancel_->setObjectName("cancelFlight");
    column()->addWidget(cancel_, 0, Qt::AlignLeft);
    for (QLineEdit* edit : {departs_, arrives_, refund_})
        connect(edit, &QLineEdit::textChanged, this, &FlightPanel::judge);
    connect(fares_, &FareFields::changed, this, &FlightPanel::judge);
    connect(aircraft_, &QComboBox::currentTextChanged, this, &FlightPanel::judge);
    connect(cancel_, &QPushButton::clicked, this, [this] { Q_EMIT cancelAsked(base_); });
}

void FlightPanel::buildFoot()
{
    seats_ = new Button(Button::Kind::Secondary, Button::Size::Bar, this);
    seats_->setObjectName("flightSeatLayout");
    save_ = new Button(Button::Kind::Primary, Button::Size::Bar, this);
    save_->setObjectName("saveFlight");
    foot()->addWidget(seats_->givingWay(), 1);
    foot()->addWidget(save_->givingWay(), 1);
    connect(seats_, &QPushButton::clicked, this, [this] { Q_EMIT seatsAsked(base_.aircraft); });
    connect(save_, &QPushButton::clicked, this, [this] {
        if (readable() && dirty()) Q_EMIT saveAsked(base_, changes());
    });
    for (QLineEdit* edit : {departs_, arrives_, refund_})
        connect(edit, &QLineEdit::returnPressed, save_, &QPushButton::click);
}

void FlightPanel::setAircraft(const std::vector<AircraftRecord>& types)
{
    const QString now = aircraft_->currentText();
    filling_ = true;
    aircraft_->clear();
    for (const AircraftRecord& type : types)
        aircraft_->addItem(type.name);
    if (!now.isEmpty() && aircraft_->findText(now) < 0) aircraft_->addItem(now);
    aircraft_->setCurrentText(now.isEmpty() ? base_.aircraft : now);
    filling_ = false;
    judge();
}

void FlightPanel::show(const FlightRecord& flight)
{
    const bool another = flight.flightId != base_.flightId;
    if (another && base_.flightId != 0 && dirty()) drafts_.insert(base_.flightId, {base_, changes()});
    base_ = flight;
    if (another) held_ = 0;
    say({});
    const auto [base, begun] = drafts_.take(flight.flightId);
    // What was begun is still based on what was seen then: saving it tells whether that still holds.
    if (!begun.empty()) base_ = base;
    fill(begun.appliedTo(base_));
    if (another) {
        history_->clear();
        status_.follow({desktop::LiveTopic::Flights, flight.flightId, {}, {}});
        status_.watch(desktop::Call::get(QString("/v1/flight-statuses/%1").arg(flight.flightId)));
    }
    askHistory();
}

void FlightPanel::renew(const FlightRecord& flight)
{
    if (flight.flightId != base_.flightId) return;
    if (dirty()) {
        // The base is what this clerk began from: the server will tell of the conflict. Seats are nobody's change.
        base_.sold = flight.sold;
        base_.left = flight.left;
        showSeats();
        return;
    }
    const bool another = flight.version != base_.version;
    base_ = flight;
    showSeats();
    if (!another) return;
    fill(base_);
    askHistory();
}

void FlightPanel::settle(const FlightRecord& flight, const FlightChanges& tried)
{
    if (flight.flightId != base_.flightId) return;
    say({});
    QSet<QString> kept = touched();
    for (const FlightRecord& settled : {flight, tried.appliedTo(base_)}) {
        base_ = settled;
        kept &= touched();
    }
    base_ = flight;
    fill(base_, kept);
    askHistory();
}

void FlightPanel::fill(const FlightRecord& shown, const QSet<QString>& kept)
{
    filling_ = true;
    const auto origin = parts_.airports.zone(base_.origin);
    const auto destination = parts_.airports.zone(base_.destination);
    const FlightState state = stateOf(base_, parts_.now().toMSecsSinceEpoch());
    const bool open = state != FlightState::Cancelled && state != FlightState::Departed;
    const QString day = formats::dateWithYear(formats::dateAt(base_.departsAt(), origin));
    setTitle(formats::flightNumber(base_.number),
             base_.aircraft.isEmpty() ? day : day + QString::fromUtf8(" · ") + base_.aircraft);
    chip_->show(stateWord(state), stateLook(state));
    origin_->setText(base_.origin);
    destination_->setText(base_.destination);
    line_->setQuiet(!open);
    departsShort_->setText(formats::time(base_.departsAt(), origin));
    const QString shift = formats::dayShift(base_.departsAt(), origin, base_.arrivesAt(), destination);
    const QString arrives = formats::time(base_.arrivesAt(), destination);
    arrivesShort_->setText(shift.isEmpty() ? arrives : arrives + " " + shift);
    duration_->setText(formats::duration(std::chrono::minutes((base_.arrivesMs - base_.departsMs) / 60'000)));
    line_->setName(tr("%1 to %2").arg(base_.origin, base_.destination));
    QStringList cabins;
    for (const CabinRecord& cabin : base_.cabins)
        cabins.prepend(cabin.cabin);
    fares_->setCabins(cabins);
    for (const CabinRecord& cabin : shown.cabins)
        if (!kept.contains(cabin.cabin)) fares_->setFare(cabin.cabin, cabin.price);
    if (!kept.contains(kDeparts)) departs_->setText(entry::momentText(shown.departsAt(), origin));
    if (!kept.contains(kArrives)) arrives_->setText(entry::momentText(shown.arrivesAt(), destination));
    if (!kept.contains(kRefund)) refund_->setText(refundText(shown.refundSteps));
    if (aircraft_->findText(shown.aircraft) < 0) aircraft_->addItem(shown.aircraft);
    if (!kept.contains(kAircraft)) aircraft_->setCurrentText(shown.aircraft);
    for (QWidget* field : QList<QWidget*>{departs_, arrives_, refund_, aircraft_, fares_, cancel_})
        field->setEnabled(open);
    seats_->setEnabled(!base_.aircraft.isEmpty());
    reason_->setVisible(base_.cancelled);
    reason_->setText(tr("Cancelled: %1").arg(base_.cancelReason));
    showSeats();
    filling_ = false;
    judge();
}

FlightChanges FlightPanel::changes() const
{
    FlightChanges changes;
    const auto departs = entry::moment(departs_->text(), parts_.airports.zone(base_.origin));
    const auto arrives = entry::moment(arrives_->text(), parts_.airports.zone(base_.destination));
    // A minute is what is typed; seconds that a program gave stay.
    const auto differs = [](const QDateTime& typed, qint64 ms) {
        return typed.toMSecsSinceEpoch() / 60'000 != ms / 60'000;
    };
    if (departs && differs(*departs, base_.departsMs)) changes.departsMs = departs->toMSecsSinceEpoch();
    if (arrives && differs(*arrives, base_.arrivesMs)) changes.arrivesMs = arrives->toMSecsSinceEpoch();
    if (!aircraft_->currentText().isEmpty() && aircraft_->currentText() != base_.aircraft)
        changes.aircraft = aircraft_->currentText();
    for (const CabinRecord& cabin : base_.cabins) {
        const auto price = fares_->fare(cabin.cabin);
        if (price && *price != cabin.price) changes.setFare(cabin.cabin, *price);
    }
    const auto steps = refundStepsFromText(refund_->text());
    if (steps && *steps != base_.refundSteps) changes.refundSteps = steps;
    return changes;
}

QSet<QString> FlightPanel::touched() const
{
    const FlightChanges readable = changes();
    QSet<QString> touched;
    if (readable.departsMs || !entry::moment(departs_->text(), parts_.airports.zone(base_.origin))) touched << kDeparts;
    if (readable.arrivesMs || !entry::moment(arrives_->text(), parts_.airports.zone(base_.destination)))
        touched << kArrives;
    if (readable.refundSteps || !refundStepsFromText(refund_->text())) touched << kRefund;
    if (readable.aircraft) touched << kAircraft;
    for (const CabinRecord& cabin : base_.cabins) {
        const QLineEdit* field = fares_->field(cabin.cabin);
        const bool half = field && !fares_->fare(cabin.cabin) && field->text() != formats::money(cabin.price);
        if (half || readable.fare(cabin.cabin)) touched << cabin.cabin;
    }
    return touched;
}

bool FlightPanel::readable() const
{
    return fares_->fares() && entry::moment(departs_->text(), parts_.airports.zone(base_.origin)) &&
           entry::moment(arrives_->text(), parts_.airports.zone(base_.destination)) &&
           refundStepsFromText(refund_->text());
}

void FlightPanel::judge()
{
    if (filling_) return;
    const FlightChanges now = changes();
    markWrong(departs_, !entry::moment(departs_->text(), parts_.airports.zone(base_.origin)));
    markWrong(arrives_, !entry::moment(arrives_->text(), parts_.airports.zone(base_.destination)));
    markWrong(refund_, !refundStepsFromText(refund_->text()));
    markChanged(departs_, now.departsMs.has_value());
    markChanged(arrives_, now.arrivesMs.has_value());
    markChanged(refund_, now.refundSteps.has_value());
    markChanged(aircraft_, now.aircraft.has_value());
    for (const CabinRecord& cabin : base_.cabins)
        if (QLineEdit* field = fares_->field(cabin.cabin)) markChanged(field, now.fare(cabin.cabin).has_value());
    save_->setText(saveText(now));
    save_->setEnabled(online_ && readable() && !now.empty());
}

QString FlightPanel::saveText(const FlightChanges& changes) const
{
    if (!online_) return tr("Offline");
    if (!readable()) return tr("Check the fields");
    const int count = changes.departsMs.has_value() + changes.arrivesMs.has_value() + changes.aircraft.has_value() +
                      changes.refundSteps.has_value() + static_cast<int>(changes.fares.size());
    if (count == 0) return tr("Nothing changed");
    if (count > 1) return tr("Save %1 changes").arg(count);
    if (changes.departsMs)
        return tr("Save departure %1")
            .arg(formats::time(QDateTime::fromMSecsSinceEpoch(*changes.departsMs, Qt::UTC),
                               parts_.airports.zone(base_.origin)));
    if (changes.arrivesMs)
        return tr("Save arrival %1")
            .arg(formats::time(QDateTime::fromMSecsSinceEpoch(*changes.arrivesMs, Qt::UTC),
                               parts_.airports.zone(base_.destination)));
    if (changes.aircraft) return tr("Change to %1").arg(*changes.aircraft);
    if (changes.refundSteps) return tr("Save refund steps");
    return tr("Save fare %1").arg(formats::money(changes.fares.front().second));
}

void FlightPanel::showSeats()
{
    const FlightState state = stateOf(base_, parts_.now().toMSecsSinceEpoch());
    load_->show(base_.sold, held_, base_.capacity(), loadState(state));
    seatsWords_->setText(
        held_ > 0 ? tr("%1 sold · %2 held · %3 left").arg(base_.sold).arg(held_).arg(std::max(0, base_.left - held_))
                  : tr("%1 sold · %2 left").arg(base_.sold).arg(base_.left));
}

void FlightPanel::askHistory()
{
    service_.auditOf(QString("/v1/flights/%1").arg(base_.flightId), this,
                     [this, id = base_.flightId](const std::vector<AuditLine>* lines, const desktop::Problem*) {
                         if (lines && id == base_.flightId) history_->show(base_, *lines);
                     });
}

void FlightPanel::setOnline(bool online)
{
    online_ = online;
    cancel_->setEnabled(online && departs_->isEnabled());
    judge();
}

void FlightPanel::setSaving(bool saving)
{
    save_->setBusy(saving);
}

void FlightPanel::say(const QString& problem)
{
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
}

void FlightPanel::retranslate()
{
    seatsTitle_->setText(tr("Seats"));
    departsLabel_->setText(tr("Departs"));
    arrivesLabel_->setText(tr("Arrives"));
    aircraftLabel_->setText(tr("Aircraft"));
    refundLabel_->setText(tr("Refunds"));
    refund_->setToolTip(tr("Days before departure and per cent: 30:100 7:90 1:70. A hyphen for none."));
    departs_->setToolTip(tr("At the airport, as in 2026-11-24 10:50"));
    arrives_->setToolTip(departs_->toolTip());
    historyTitle_->setText(tr("Last changes"));
    cancel_->setText(tr("Cancel this flight"));
    seats_->setText(tr("Seat layout"));
    departs_->setAccessibleName(departsLabel_->text());
    arrives_->setAccessibleName(arrivesLabel_->text());
    aircraft_->setAccessibleName(aircraftLabel_->text());
    refund_->setAccessibleName(refundLabel_->text());
    fares_->retranslate();
    say({});
    if (base_.flightId == 0) return;
    if (!dirty()) fill(base_);
    judge();
}

void FlightPanel::changeEvent(QEvent* event)
{
    SidePanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace narae::admin
