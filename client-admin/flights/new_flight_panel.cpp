#include "client-admin/flights/new_flight_panel.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/forms/field_marks.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"

#include <QEvent>
#include <algorithm>

namespace narae::admin {

using desktop::Button;
using desktop::Outcome;
using desktop::TextLabel;
using desktop::Type;

NewFlightPanel::NewFlightPanel(desktop::Parts& parts, QWidget* parent) : SidePanel(328, parent), parts_(parts)
{
    setObjectName("newFlightPanel");
    const auto add = [this](const char* name) {
        auto* edit = new QLineEdit(this);
        edit->setObjectName(name);
        labels_ << addField(edit);
        connect(edit, &QLineEdit::textChanged, this, &NewFlightPanel::touched);
        connect(edit, &QLineEdit::returnPressed, this, &NewFlightPanel::send);
        return edit;
    };
    number_ = add("newNumber");
    origin_ = add("newOrigin");
    destination_ = add("newDestination");
    departs_ = add("newDeparts");
    arrives_ = add("newArrives");
    aircraft_ = new QComboBox(this);
    aircraft_->setObjectName("newAircraft");
    labels_ << addField(aircraft_);
    fares_ = new FareFields("newFare", this);
    column()->addWidget(fares_);
    refund_ = add("newRefunds");
    problem_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger, this))->wrapped();
    problem_->setObjectName("newProblem");
    problem_->hide();
    column()->addWidget(problem_);
    column()->addStretch(1);
    save_ = new Button(Button::Kind::Primary, Button::Size::Bar, this);
    save_->setObjectName("registerFlight");
    foot()->addWidget(save_, 1);
    connect(aircraft_, &QComboBox::currentTextChanged, this, &NewFlightPanel::showCabins);
    connect(fares_, &FareFields::changed, this, &NewFlightPanel::touched);
    connect(save_, &QPushButton::clicked, this, &NewFlightPanel::send);
    retranslate();
    touched();
}

void NewFlightPanel::setAircraft(const std::vector<AircraftRecord>& types)
{
    types_ = types;
    const QString now = aircraft_->currentText();
    aircraft_->clear();
    for (const AircraftRecord& type : types)
        aircraft_->addItem(type.name);
    if (aircraft_->findText(now) >= 0) aircraft_->setCurrentText(now);
    showCabins();
}

void NewFlightPanel::showCabins()
{
    const auto type = std::find_if(types_.begin(), types_.end(),
                                   [this](const AircraftRecord& it) { return it.name == aircraft_->currentText(); });
    QStringList cabins;
    if (type != types_.end())
        for (const CabinLayoutRecord& cabin : type->cabins)
            cabins.prepend(cabin.cabin);
    fares_->setCabins(cabins);
    if (!cabins.isEmpty()) {
        setTabOrder(aircraft_, fares_->field(cabins.front()));
        setTabOrder(fares_->field(cabins.back()), refund_);
        setTabOrder(refund_, save_);
    }
    touched();
}

void NewFlightPanel::begin()
{
    number_->setFocus(Qt::TabFocusReason);
}

std::optional<FlightDraft> NewFlightPanel::draft()
{
    FlightDraft draft;
    draft.number = entry::flightNumber(number_->text());
    draft.origin = origin_->text().trimmed().toUpper();
    draft.destination = destination_->text().trimmed().toUpper();
    const auto departs = entry::moment(departs_->text(), parts_.airports.zone(draft.origin));
    const auto arrives = entry::moment(arrives_->text(), parts_.airports.zone(draft.destination));
    const auto fares = fares_->fares();
    const bool known = parts_.airports.find(draft.origin) && parts_.airports.find(draft.destination);
    const bool usualRefunds = refund_->text().trimmed().isEmpty();
    const auto refunds = refundStepsFromText(refund_->text());
    const auto bad = [](QLineEdit* edit, bool wrong) { markWrong(edit, wrong && !edit->text().isEmpty()); };
    bad(number_, draft.number.isEmpty());
    bad(origin_, !parts_.airports.find(draft.origin));
    bad(destination_, !parts_.airports.find(draft.destination) || draft.destination == draft.origin);
    bad(departs_, !departs);
    bad(arrives_, !arrives || (departs && *arrives <= *departs));
    bad(refund_, !refunds);
    if (draft.number.isEmpty() || !known || draft.origin == draft.destination || !departs || !arrives ||
        *arrives <= *departs || !fares || fares->empty() || (!usualRefunds && !refunds))
        return std::nullopt;
    draft.departsAt = *departs;
    draft.arrivesAt = *arrives;
    draft.aircraft = aircraft_->currentText();
    draft.fares = *fares;
    if (!usualRefunds) draft.refundSteps = refunds;
    return draft;
}

void NewFlightPanel::touched()
{
    key_ = desktop::ApiClient::newKey();
    const auto wish = draft();
    save_->setEnabled(online_ && wish.has_value());
    save_->setText(!online_ ? tr("Offline")
                   : wish   ? tr("Register %1").arg(desktop::formats::flightNumber(wish->number))
                            : tr("Fill in every field"));
}

void NewFlightPanel::send()
{
    const auto wish = draft();
    if (!wish || !online_ || save_->busy()) return;
    save_->setBusy(true);
    problem_->hide();
    parts_.client.send(AirlineService::registration(*wish, key_), this, [this](const Outcome& outcome) {
        save_->setBusy(false);
        if (!outcome) {
            QStringList words{outcome.problem().sentence};
            for (const desktop::FieldProblem& field : outcome.problem().fields)
                words << field.message;
            problem_->setText(words.join('\n'));
            problem_->show();
            return;
        }
        number_->clear();
        departs_->clear();
        arrives_->clear();
        Q_EMIT registered(FlightRecord::fromJson(outcome->object()));
    });
}

void NewFlightPanel::setOnline(bool online)
{
    online_ = online;
    touched();
}

void NewFlightPanel::retranslate()
{
    setTitle(tr("New flight"), tr("It is on sale as soon as it is registered."));
    const QStringList texts{tr("Flight number"), tr("From"),     tr("To"),     tr("Departs"),
                            tr("Arrives"),       tr("Aircraft"), tr("Refunds")};
    for (int i = 0; i < labels_.size(); ++i)
        labels_[i]->setText(texts[i]);
    const QList<QWidget*> fields{number_, origin_, destination_, departs_, arrives_, aircraft_, refund_};
    for (int i = 0; i < fields.size(); ++i)
        fields[i]->setAccessibleName(texts[i]);
    number_->setPlaceholderText("NR1219");
    origin_->setPlaceholderText("GMP");
    destination_->setPlaceholderText("CJU");
    departs_->setPlaceholderText(atHome(parts_.now()).date().addDays(1).toString(Qt::ISODate) + " 09:00");
    arrives_->setPlaceholderText(departs_->placeholderText());
    refund_->setPlaceholderText(tr("As usual"));
    refund_->setToolTip(tr("Days before departure and per cent: 30:100 7:90 1:70. A hyphen for none."));
    fares_->retranslate();
}

void NewFlightPanel::changeEvent(QEvent* event)
{
    SidePanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        touched();
    }
}

} // namespace narae::admin
