#include "client-admin/flights/batch_panel.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/airline/words.hpp"
#include "client-admin/forms/field_marks.hpp"
#include "common/desktop/look/formats.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;
using Outcome = FlightBatch::Outcome;

namespace {

const QStringList kCabins{"economy", "premium", "business", "first"};

/// "+5000", "-10", "−10 %": a whole number with its sign.
std::optional<qint64> signedNumber(QString text)
{
    text.replace(QChar(0x2212), '-').remove(',').remove(QChar(0x20A9)).remove('%').remove(' ');
    bool read = false;
    const qint64 number = text.toLongLong(&read);
    if (!read) return std::nullopt;
    return number;
}

} // namespace

BatchPanel::BatchPanel(FlightBatch& batch, QWidget* parent) : SidePanel(520, parent), batch_(batch)
{
    setObjectName("batchPanel");
    buildFields();
    hint_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Muted, this))->wrapped();
    column()->addWidget(hint_);
    progress_ = new QProgressBar(this);
    progress_->setObjectName("batchProgress");
    progress_->setTextVisible(false);
    progressWords_ = (new TextLabel(Type::Caption, this))->wrapped();
    progressWords_->setObjectName("batchWords");
    column()->addWidget(progress_);
    column()->addWidget(progressWords_);
    table_ = new QTableView(this);
    table_->setObjectName("batchTable");
    table_->setModel(&batch);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setFont(desktop::Theme::font(Type::Caption));
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(28);
    table_->horizontalHeader()->setFont(desktop::Theme::font(Type::CaptionBold));
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table_->horizontalHeader()->resizeSection(FlightBatch::Flight, 148);
    table_->horizontalHeader()->resizeSection(FlightBatch::Outcomes, 104);
    table_->horizontalHeader()->setSectionResizeMode(FlightBatch::Will, QHeaderView::Stretch);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setMinimumHeight(180);
    column()->addWidget(table_, 1);
    stop_ = new Button(Button::Kind::Secondary, Button::Size::Bar, this);
    stop_->setObjectName("stopBatch");
    copy_ = new Button(Button::Kind::Secondary, Button::Size::Bar, this);
    copy_->setObjectName("copyFailures");
    go_ = new Button(Button::Kind::Primary, Button::Size::Bar, this);
    go_->setObjectName("runBatch");
    foot()->addWidget(copy_);
    foot()->addWidget(stop_);
    foot()->addWidget(go_, 1);
    connect(stop_, &QPushButton::clicked, &batch, &FlightBatch::stop);
    connect(copy_, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(batch_.report()); });
    connect(go_, &QPushButton::clicked, this, [this] {
        batch_.setReason(reason_->text().trimmed());
        batch_.run();
    });
    for (const auto signal : {&FlightBatch::planned, &FlightBatch::progressed, &FlightBatch::ended})
        connect(&batch, signal, this, &BatchPanel::judge);
    retranslate();
}

void BatchPanel::buildFields()
{
    const auto box = [this] {
        auto* widget = new QWidget(this);
        auto* layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        column()->addWidget(widget);
        return widget;
    };
    const auto columnOf = [](QWidget* widget) { return qobject_cast<QVBoxLayout*>(widget->layout()); };
    fareBox_ = box();
    rule_ = new desktop::Segmented(28, fareBox_);
    rule_->setObjectName("fareRule");
    columnOf(fareBox_)->addWidget(rule_, 0, Qt::AlignLeft);
    value_ = new QLineEdit(fareBox_);
    value_->setObjectName("fareValue");
    valueLabel_ = addField(value_, columnOf(fareBox_));
    cabin_ = new QComboBox(fareBox_);
    cabin_->setObjectName("fareCabin");
    cabinLabel_ = addField(cabin_, columnOf(fareBox_));
    aircraftBox_ = box();
    aircraft_ = new QComboBox(aircraftBox_);
    aircraft_->setObjectName("newType");
    aircraftLabel_ = addField(aircraft_, columnOf(aircraftBox_));
    fares_ = new FareFields("typeFare", aircraftBox_);
    columnOf(aircraftBox_)->addWidget(fares_);
    cancelBox_ = box();
    reason_ = new QLineEdit(cancelBox_);
    reason_->setObjectName("cancelReason");
    reason_->setMaxLength(200);
    reasonLabel_ = addField(reason_, columnOf(cancelBox_));
    connect(rule_, &desktop::Segmented::picked, this, &BatchPanel::plan);
    connect(value_, &QLineEdit::textChanged, this, &BatchPanel::plan);
    connect(cabin_, &QComboBox::currentIndexChanged, this, &BatchPanel::plan);
    connect(aircraft_, &QComboBox::currentIndexChanged, this, &BatchPanel::showCabins);
    connect(fares_, &FareFields::changed, this, &BatchPanel::plan);
    connect(reason_, &QLineEdit::textChanged, this, &BatchPanel::judge);
}

void BatchPanel::begin(FlightBatch::Kind kind, const std::vector<FlightRecord>& flights)
{
    if (batch_.running()) return;
    kind_ = kind;
    flights_ = flights;
    fareBox_->setVisible(kind == FlightBatch::Kind::Fare);
    aircraftBox_->setVisible(kind == FlightBatch::Kind::Aircraft);
    cancelBox_->setVisible(kind == FlightBatch::Kind::Cancel);
    retranslate();
    showCabins();
    plan();
    QWidget* first = kind == FlightBatch::Kind::Fare       ? static_cast<QWidget*>(value_)
                     : kind == FlightBatch::Kind::Aircraft ? static_cast<QWidget*>(aircraft_)
                                                           : static_cast<QWidget*>(reason_);
    first->setFocus(Qt::TabFocusReason);
}

void BatchPanel::setAircraft(const std::vector<AircraftRecord>& types)
{
    types_ = types;
    const QSignalBlocker quiet(aircraft_);
    aircraft_->clear();
    for (const AircraftRecord& type : types)
        aircraft_->addItem(type.name);
    showCabins();
}

void BatchPanel::showCabins()
{
    const auto at = static_cast<std::size_t>(std::max(0, aircraft_->currentIndex()));
    QStringList cabins;
    if (at < types_.size())
        for (const CabinLayoutRecord& cabin : types_[at].cabins)
            cabins.prepend(cabin.cabin);
    fares_->setCabins(cabins);
    plan();
}

void BatchPanel::plan()
{
    if (batch_.running()) return;
    understood_ = true;
    if (kind_ == FlightBatch::Kind::Cancel) {
        batch_.planCancel(flights_);
    } else if (kind_ == FlightBatch::Kind::Aircraft) {
        const auto at = static_cast<std::size_t>(std::max(0, aircraft_->currentIndex()));
        std::vector<std::pair<QString, Money>> fares;
        for (const QString& cabin : fares_->cabins())
            if (const auto fare = fares_->fare(cabin)) fares.emplace_back(cabin, *fare);
        if (at < types_.size())
            batch_.planAircraft(flights_, types_[at], fares);
        else
            batch_.clear();
    } else {
        const auto value = signedNumber(value_->text());
        const auto rule = static_cast<FlightBatch::FareRule>(rule_->chosen());
        understood_ = value && (rule != FlightBatch::FareRule::ByPercent || (*value > -100 && *value <= 1000));
        markWrong(value_, !understood_ && !value_->text().isEmpty());
        const QString cabin = cabin_->currentData().toString();
        batch_.planFare(flights_, cabin, understood_ ? rule : FlightBatch::FareRule::ByAmount,
                        understood_ ? *value : 0);
    }
}

QString BatchPanel::goText(int ready) const
{
    if (!online_) return tr("Offline");
    if (batch_.running()) return tr("Under way");
    const int failed = batch_.count(Outcome::Failed);
    if (failed > 0) return failed == 1 ? tr("Try 1 failed again") : tr("Try %1 failed again").arg(failed);
    if (ready == 0) return batch_.count(Outcome::Done) > 0 ? tr("All done") : tr("Nothing to change");
    switch (kind_) {
    case FlightBatch::Kind::Fare:
        return ready == 1 ? tr("Change fare of 1 flight") : tr("Change fares of %1 flights").arg(ready);
    case FlightBatch::Kind::Aircraft:
        return ready == 1 ? tr("Change aircraft of 1 flight") : tr("Change aircraft of %1 flights").arg(ready);
    case FlightBatch::Kind::Cancel:
        if (reason_->text().trimmed().isEmpty()) return tr("Give a reason first");
        return ready == 1 ? tr("Cancel 1 flight and refund") : tr("Cancel %1 flights and refund").arg(ready);
    }
    return {};
}

void BatchPanel::judge()
{
    const int ready = batch_.count(Outcome::Ready);
    const int failed = batch_.count(Outcome::Failed);
    const int done = batch_.count(Outcome::Done);
    const int waiting = batch_.count(Outcome::UnderWay);
    const bool running = batch_.running();
    const bool reason = kind_ != FlightBatch::Kind::Cancel || !reason_->text().trimmed().isEmpty();
    go_->setText(goText(ready));
    go_->setEnabled(online_ && !running && reason && understood_ && ready + failed > 0);
    go_->setBusy(running);
    stop_->setVisible(running);
    copy_->setVisible(failed > 0 && !running);
    const bool begun = running || done + failed > 0;
    progress_->setVisible(begun);
    progressWords_->setVisible(begun);
    progress_->setRange(0, std::max(1, ready + failed + done + waiting));
    progress_->setValue(done + failed);
    progressWords_->setText(tr("%1 done · %2 failed · %3 not yet").arg(done).arg(failed).arg(ready + waiting));
    for (QWidget* field : QList<QWidget*>{fareBox_, aircraftBox_, cancelBox_})
        field->setEnabled(!running);
}

void BatchPanel::setOnline(bool online)
{
    online_ = online;
    judge();
}

void BatchPanel::retranslate()
{
    const QString second = flights_.size() == 1 ? tr("1 flight chosen") : tr("%1 flights chosen").arg(flights_.size());
    switch (kind_) {
    case FlightBatch::Kind::Fare: setTitle(tr("Change fares"), second); break;
    case FlightBatch::Kind::Aircraft: setTitle(tr("Change aircraft"), second); break;
    case FlightBatch::Kind::Cancel: setTitle(tr("Cancel flights"), second); break;
    }
    hint_->setVisible(kind_ != FlightBatch::Kind::Fare);
    hint_->setText(
        kind_ == FlightBatch::Kind::Cancel
            ? tr("Every traveller is refunded in full and told the reason. This cannot be taken back.")
            : tr("Leave a fare empty to keep the flight's own. Seats already sold must exist in the new layout."));
    rule_->setChoices({tr("By amount"), tr("By per cent"), tr("To a fare")});
    rule_->setAccessibleName(tr("How fares change"));
    valueLabel_->setText(tr("Change"));
    value_->setAccessibleName(valueLabel_->text());
    value_->setPlaceholderText("+5000");
    cabinLabel_->setText(tr("Cabin"));
    cabin_->setAccessibleName(cabinLabel_->text());
    {
        const QSignalBlocker quiet(cabin_);
        const int chosen = std::max(0, cabin_->currentIndex());
        cabin_->clear();
        cabin_->addItem(tr("Every cabin"), QString());
        for (const QString& cabin : kCabins)
            cabin_->addItem(words::cabin(cabin), cabin);
        cabin_->setCurrentIndex(chosen);
    }
    aircraftLabel_->setText(tr("New aircraft"));
    aircraft_->setAccessibleName(aircraftLabel_->text());
    fares_->setPlaceholder(tr("As it is"));
    fares_->retranslate();
    reasonLabel_->setText(tr("Reason"));
    reason_->setAccessibleName(reasonLabel_->text());
    progress_->setAccessibleName(tr("Progress"));
    table_->setAccessibleName(tr("What will happen to each flight"));
    stop_->setText(tr("Stop"));
    copy_->setText(tr("Copy failures"));
    judge();
}

void BatchPanel::changeEvent(QEvent* event)
{
    SidePanel::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    if (!batch_.running() && batch_.count(Outcome::Done) + batch_.count(Outcome::Failed) == 0) plan();
}

} // namespace narae::admin
