#include "client-admin/flights/conflict_panel.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/airline/words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QRadioButton>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

ConflictPanel::ConflictPanel(const desktop::AirportBook& airports, QWidget* parent)
    : SidePanel(448, parent), airports_(airports)
{
    setObjectName("conflictPanel");
    theirs_ = new Button(Button::Kind::Secondary, Button::Size::Bar, this);
    theirs_->setObjectName("takeTheirs");
    save_ = new Button(Button::Kind::Primary, Button::Size::Bar, this);
    save_->setObjectName("settleConflict");
    foot()->addWidget(theirs_, 1);
    foot()->addWidget(save_, 1);
    column()->addStretch(1);
    connect(theirs_, &QPushButton::clicked, this, [this] { Q_EMIT settled(conflict_.theirs, {}); });
    connect(save_, &QPushButton::clicked, this, [this] { Q_EMIT settled(conflict_.theirs, chosen()); });
    retranslate();
}

void ConflictPanel::show(const FlightConflict& conflict)
{
    conflict_ = conflict;
    build();
    retranslate();
    if (!fields_.empty() && fields_.front().takesYours) fields_.front().takesYours->setFocus(Qt::TabFocusReason);
}

std::vector<ConflictPanel::Field> ConflictPanel::fieldsOf(const FlightConflict& conflict) const
{
    const auto& [base, theirs, yours] = conflict;
    std::vector<Field> fields;
    const auto moment = [this](qint64 ms, const QString& airport) {
        return entry::momentText(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), airports_.zone(airport));
    };
    const auto add = [&](const QString& name, const QString& before, const QString& there, const QString& here,
                         const FlightChanges& change) {
        if (!change.empty() || before != there)
            fields.push_back({name, before, there, here, !change.empty(), change, nullptr});
    };
    for (const CabinRecord& cabin : base.cabins) {
        const CabinRecord* there = theirs.cabin(cabin.cabin);
        FlightChanges change;
        if (const auto fare = yours.fare(cabin.cabin); fare && there) change.setFare(cabin.cabin, *fare);
        const QString none(QChar(0x2212));
        add(words::cabinFare(cabin.cabin), formats::money(cabin.price), there ? formats::money(there->price) : none,
            formats::money(yours.fare(cabin.cabin).value_or(cabin.price)), change);
    }
    FlightChanges departs;
    departs.departsMs = yours.departsMs;
    add(tr("Departs"), moment(base.departsMs, base.origin), moment(theirs.departsMs, base.origin),
        moment(yours.departsMs.value_or(base.departsMs), base.origin), departs);
    FlightChanges arrives;
    arrives.arrivesMs = yours.arrivesMs;
    add(tr("Arrives"), moment(base.arrivesMs, base.destination), moment(theirs.arrivesMs, base.destination),
        moment(yours.arrivesMs.value_or(base.arrivesMs), base.destination), arrives);
    FlightChanges aircraft;
    aircraft.aircraft = yours.aircraft;
    add(tr("Aircraft"), base.aircraft, theirs.aircraft, yours.aircraft.value_or(base.aircraft), aircraft);
    FlightChanges refunds;
    refunds.refundSteps = yours.refundSteps;
    add(tr("Refunds"), refundText(base.refundSteps), refundText(theirs.refundSteps),
        refundText(yours.refundSteps.value_or(base.refundSteps)), refunds);
    return fields;
}

void ConflictPanel::build()
{
    delete table_;
    fields_ = fieldsOf(conflict_);
    table_ = new QWidget(this);
    auto* grid = new QGridLayout(table_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    int row = 0;
    const auto put = [&](const QString& text, TextLabel::InkOf ink, Type type, int column) {
        auto* label = (new TextLabel(type, ink, table_))->wrapped();
        label->setText(text);
        grid->addWidget(label, row, column);
    };
    put(tr("Before"), TextLabel::InkOf::Muted, Type::CaptionBold, 0);
    put(tr("Theirs"), TextLabel::InkOf::Muted, Type::CaptionBold, 1);
    put(tr("Yours"), TextLabel::InkOf::Muted, Type::CaptionBold, 2);
    for (Field& field : fields_) {
        ++row;
        auto* name = new TextLabel(Type::BodyBold, table_);
        name->setText(field.name);
        grid->addWidget(name, row, 0, 1, 3);
        ++row;
        put(field.base, TextLabel::InkOf::Muted, Type::Caption, 0);
        if (field.wanted) {
            auto* group = new QButtonGroup(table_);
            auto* theirs = new QRadioButton(field.theirs, table_);
            field.takesYours = new QRadioButton(field.yours, table_);
            theirs->setObjectName(QString("theirs%1").arg((row - 2) / 3));
            field.takesYours->setObjectName(QString("yours%1").arg((row - 2) / 3));
            theirs->setAccessibleName(tr("%1: theirs, %2").arg(field.name, field.theirs));
            field.takesYours->setAccessibleName(tr("%1: yours, %2").arg(field.name, field.yours));
            group->addButton(theirs);
            group->addButton(field.takesYours);
            field.takesYours->setChecked(true);
            grid->addWidget(theirs, row, 1);
            grid->addWidget(field.takesYours, row, 2);
            connect(field.takesYours, &QRadioButton::toggled, this, &ConflictPanel::judge);
        } else {
            put(field.theirs, TextLabel::InkOf::Ink, Type::CaptionBold, 1);
            put(tr("untouched: theirs stays"), TextLabel::InkOf::Muted, Type::Caption, 2);
        }
        ++row;
        grid->addWidget(new desktop::Rule(table_), row, 0, 1, 3);
    }
    for (int i = 0; i < 3; ++i)
        grid->setColumnStretch(i, 1);
    column()->insertWidget(0, table_);
    judge();
}

FlightChanges ConflictPanel::chosen() const
{
    FlightChanges all;
    for (const Field& field : fields_) {
        if (!field.takesYours || !field.takesYours->isChecked()) continue;
        const FlightChanges& change = field.change;
        if (change.departsMs) all.departsMs = change.departsMs;
        if (change.arrivesMs) all.arrivesMs = change.arrivesMs;
        if (change.aircraft) all.aircraft = change.aircraft;
        if (change.refundSteps) all.refundSteps = change.refundSteps;
        for (const auto& [cabin, price] : change.fares)
            all.setFare(cabin, price);
    }
    return all;
}

void ConflictPanel::judge()
{
    const bool any = !chosen().empty();
    save_->setEnabled(any);
    save_->setText(any ? tr("Save what I chose") : tr("Nothing of yours is chosen"));
}

void ConflictPanel::retranslate()
{
    theirs_->setText(tr("Take all of theirs"));
    if (conflict_.base.flightId == 0) return;
    setTitle(tr("%1 was changed meanwhile").arg(formats::flightNumber(conflict_.base.number)),
             tr("Somebody else saved it after you began. Nothing of yours is lost: choose what holds."));
    judge();
}

void ConflictPanel::changeEvent(QEvent* event)
{
    SidePanel::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    if (conflict_.base.flightId != 0) build();
    retranslate();
}

} // namespace narae::admin
