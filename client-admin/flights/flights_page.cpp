#include "client-admin/flights/flights_page.hpp"

#include "common/desktop/look/formats.hpp"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>

namespace narae::admin {

using desktop::Button;
using desktop::TextLabel;
using desktop::Type;

namespace {

const std::vector<std::optional<FlightState>> kChips{std::nullopt, FlightState::OnSale, FlightState::Low,
                                                     FlightState::SoldOut, FlightState::Cancelled};

} // namespace

FlightsPage::FlightsPage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent)
    : AdminPage(parent),
      parts_(parts),
      service_(parts.client),
      model_(parts.airports, parts.options.now),
      feed_(service_, model_, parts.client.stream()),
      editing_(service_, model_),
      batch_(service_, model_, editing_),
      paste_(parts.client, parts.airports)
{
    setObjectName("flightsPage");
    // What left yesterday is still looked up today.
    service_.setFrom(parts.now().addDays(-1));
    new_ = new Button(Button::Kind::Primary, Button::Size::Bar, this);
    new_->setObjectName("newFlight");
    new_->setIconName("plus");
    new_->hide();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    banner_ = new desktop::OfflineBanner(24, this);
    banner_->setObjectName("flightsOffline");
    banner_->hide();
    outer->addWidget(banner_);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    outer->addLayout(row, 1);
    listBox_ = new QWidget(this);
    // The list gives way to the panel: its bar says less then, its table shows fewer columns.
    listBox_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    listBox_->setMinimumWidth(420);
    listBox_->installEventFilter(this);
    auto* list = new QVBoxLayout(listBox_);
    list->setContentsMargins(24, 16, 16, 8);
    list->setSpacing(12);
    row->addWidget(listBox_, 1);
    side_ = new QStackedWidget(this);
    row->addWidget(side_);
    buildList();
    list->addLayout([this] {
        auto* bar = new QHBoxLayout;
        bar->setSpacing(8);
        bar->addWidget(chipRow_);
        bar->addStretch(1);
        bar->addWidget(search_, 2);
        bar->addWidget(pasteButton_);
        return bar;
    }());
    list->addWidget(problem_);
    list->addWidget(card_, 1);
    buildPanels();
    listen();
    listenToEditing();
    retranslate();
    showPanel(nullptr);
    registry.add(*this);
}

FlightsPage::~FlightsPage() = default;

void FlightsPage::buildList()
{
    chipRow_ = new desktop::FilterRow(this);
    for (std::size_t i = 0; i < kChips.size(); ++i) {
        Button* chip = chipRow_->add();
        chip->setObjectName(QString("flightChip%1").arg(i));
        chip->setChecked(i == 0);
        chips_ << chip;
        connect(chip, &QPushButton::clicked, this, [this, i] {
            state_ = kChips[i];
            for (int other = 0; other < chips_.size(); ++other)
                chips_[other]->setChecked(other == static_cast<int>(i));
            filter();
        });
    }
    search_ = new QLineEdit(this);
    search_->setObjectName("flightFilter");
    search_->setProperty("sizing", "compact");
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(88);
    pasteButton_ = new Button(Button::Kind::Secondary, Button::Size::Compact, this);
    pasteButton_->setObjectName("pasteFlights");
    problem_ = (new TextLabel(Type::Caption, TextLabel::InkOf::Danger, this))->wrapped();
    problem_->setObjectName("flightsProblem");
    problem_->hide();
    card_ = new desktop::Card(0, this);
    card_->column()->setContentsMargins(1, 1, 1, 1);
    listStack_ = new QStackedWidget(card_);
    table_ = new FlightTable(model_, listStack_);
    table_->setObjectName("flightTable");
    listState_ = new desktop::ListState(listStack_);
    listState_->setObjectName("flightsState");
    listState_->setSkeleton(28, {{2, 3}, {8, 8}, {20, 12}, {36, 10}, {50, 8}, {62, 12}, {78, 8}, {90, 8}});
    listStack_->addWidget(table_);
    listStack_->addWidget(listState_);
    card_->column()->addWidget(listStack_);
    selection_ = new SelectionBar(card_);
    selection_->hide();
    card_->installEventFilter(this);
}

void FlightsPage::buildPanels()
{
    panel_ = new FlightPanel(parts_, service_, side_);
    newPanel_ = new NewFlightPanel(parts_, side_);
    conflict_ = new ConflictPanel(parts_.airports, side_);
    batchPanel_ = new BatchPanel(batch_, side_);
    pastePanel_ = new PastePanel(paste_, side_);
    for (SidePanel* panel : QList<SidePanel*>{panel_, newPanel_, conflict_, batchPanel_, pastePanel_}) {
        side_->addWidget(panel);
        connect(panel, &SidePanel::closed, this, [this] {
            showPanel(nullptr);
            table_->setFocus(Qt::TabFocusReason);
        });
    }
}

void FlightsPage::listen()
{
    feed_.watch([this](const QDateTime& from, const QDateTime& before, const QString& after,
                       Heard<FlightPage> heard) { service_.between(from, before, after, this, std::move(heard)); },
                [this] { return table_->placesInView(); });
    connect(&feed_, &FlightFeed::read, this, [this] {
        failure_.reset();
        if (!countLater_.isActive()) countLater_.start();
        if (wanted_ != 0 && model_.find(wanted_)) openFlight(std::exchange(wanted_, 0));
        showState();
    });
    connect(&feed_, &FlightFeed::failed, this, [this](const desktop::Problem& problem) {
        failure_ = problem;
        showState();
    });
    countLater_.setSingleShot(true);
    countLater_.setInterval(200);
    connect(&countLater_, &QTimer::timeout, this, &FlightsPage::count);
    connect(search_, &QLineEdit::textChanged, this, &FlightsPage::filter);
    connect(new_, &QPushButton::clicked, this, [this] { goTo({{"action", "new"}}); });
    const auto paste = [this] {
        showPanel(pastePanel_);
        pastePanel_->begin(QApplication::clipboard()->text());
    };
    connect(pasteButton_, &QPushButton::clicked, this, paste);
    connect(table_, &FlightTable::pasted, this, paste);
    connect(table_, &FlightTable::opened, this, &FlightsPage::openFlight);
    connect(listState_, &desktop::ListState::retried, this, &FlightsPage::refresh);
    connect(listState_, &desktop::ListState::acted, this, [this] {
        if (model_.total() == 0) {
            goTo({{"action", "new"}});
            return;
        }
        search_->clear();
        chips_.front()->click();
    });
    connect(&model_, &FlightModel::choiceChanged, this, &FlightsPage::chosenChanged);
    connect(&model_, &FlightModel::renewed, this, [this](qint64 flightId) {
        if (!countLater_.isActive()) countLater_.start();
        if (side_->isVisible() && flightId == panel_->flightId()) panel_->renew(*model_.find(flightId));
    });
    connect(selection_, &SelectionBar::fareAsked, this,
            [this] { beginBatch(FlightBatch::Kind::Fare, model_.chosenFlights()); });
    connect(selection_, &SelectionBar::aircraftAsked, this,
            [this] { beginBatch(FlightBatch::Kind::Aircraft, model_.chosenFlights()); });
    connect(selection_, &SelectionBar::cancelAsked, this,
            [this] { beginBatch(FlightBatch::Kind::Cancel, model_.chosenFlights()); });
    connect(selection_, &SelectionBar::dropped, &model_, &FlightModel::chooseNone);
    auto& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &FlightsPage::connectivityChanged);
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this, &connectivity] { banner_->showNextTry(connectivity.secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void FlightsPage::listenToEditing()
{
    connect(&model_, &FlightModel::editAsked, this, [this](qint64 flightId, const FlightChanges& changes) {
        problem_->hide();
        if (!parts_.client.connectivity().online()) {
            showProblem(tr("The server is away: nothing was saved."));
            return;
        }
        editing_.apply(*model_.find(flightId), changes);
    });
    connect(&model_, &FlightModel::editNotUnderstood, this, &FlightsPage::showProblem);
    connect(panel_, &FlightPanel::saveAsked, this, [this](const FlightRecord& base, const FlightChanges& changes) {
        panel_->say({});
        panel_->setSaving(true);
        editing_.apply(base, changes);
    });
    connect(&editing_, &FlightEditing::saved, this, [this](const FlightRecord& flight, const FlightChanges& changes) {
        panel_->setSaving(false);
        panel_->settle(flight, changes);
        problem_->hide();
        Q_EMIT toast(tr("%1 is saved. Ctrl+Z takes it back.").arg(desktop::formats::flightNumber(flight.number)));
    });
    connect(&editing_, &FlightEditing::refused, this, [this](const desktop::Problem& problem) {
        panel_->setSaving(false);
        QStringList sentences{problem.sentence};
        for (const desktop::FieldProblem& field : problem.fields)
            sentences << field.message;
        showProblem(sentences.join(' '));
        panel_->say(sentences.join('\n'));
    });
    connect(&editing_, &FlightEditing::conflict, this, [this](const FlightConflict& conflict) {
        panel_->setSaving(false);
        conflict_->show(conflict);
        showPanel(conflict_);
    });
    connect(&editing_, &FlightEditing::tookBack, this,
            [this](const FlightRecord& flight) { panel_->settle(flight, {}); });
    connect(&editing_, &FlightEditing::undone, this, [this](int flights, int refused) {
        Q_EMIT toast(refused > 0    ? tr("%1 taken back, %2 could not be").arg(flights).arg(refused)
                     : flights == 1 ? tr("The change is taken back")
                                    : tr("The changes of %1 flights are taken back").arg(flights));
    });
    connect(conflict_, &ConflictPanel::settled, this, [this](const FlightRecord& theirs, const FlightChanges& changes) {
        if (theirs.flightId != panel_->flightId()) panel_->show(theirs);
        panel_->settle(theirs, conflict_->conflict().yours);
        showPanel(panel_);
        if (!changes.empty()) editing_.apply(theirs, changes);
    });
    connect(panel_, &FlightPanel::cancelAsked, this,
            [this](const FlightRecord& flight) { beginBatch(FlightBatch::Kind::Cancel, {flight}); });
    connect(panel_, &FlightPanel::seatsAsked, this, [this](const QString& aircraft) {
        Q_EMIT navigate("equipment", {{"aircraft", aircraft}});
    });
    connect(newPanel_, &NewFlightPanel::registered, this, [this](const FlightRecord& flight) {
        model_.add({flight});
        count();
        showState();
        table_->goToFlight(flight.flightId);
        Q_EMIT toast(tr("%1 is registered").arg(desktop::formats::flightNumber(flight.number)));
    });
    connect(&paste_, &FlightPaste::registered, this, [this](const FlightRecord& flight) {
        model_.add({flight});
        showState();
        if (!countLater_.isActive()) countLater_.start();
    });
    connect(&batch_, &FlightBatch::ended, this, [this] {
        const int failed = batch_.count(FlightBatch::Outcome::Failed);
        const int done = batch_.count(FlightBatch::Outcome::Done);
        Q_EMIT toast(failed > 0 ? tr("%1 done, %2 failed").arg(done).arg(failed) : tr("%1 done").arg(done));
    });
}

void FlightsPage::filter()
{
    model_.filter(search_->text(), state_);
    showState();
}

void FlightsPage::count()
{
    const QStringList names{tr("All"), stateWord(FlightState::OnSale), stateWord(FlightState::Low),
                            stateWord(FlightState::SoldOut), stateWord(FlightState::Cancelled)};
    constexpr int kGap = 8;
    int needed = search_->minimumWidth() + pasteButton_->sizeHint().width() + 40 + kGap;
    for (int i = 0; i < chips_.size(); ++i) {
        const QString number = desktop::formats::number(model_.count(kChips[static_cast<std::size_t>(i)]));
        chips_[i]->setText(names[i] + " " + number);
        chips_[i]->setToolTip(chips_[i]->text());
        needed += chips_[i]->sizeHint().width() + kGap;
    }
    if (needed > listBox_->width())
        for (int i = 0; i < chips_.size(); ++i)
            chips_[i]->setText(names[i]);
    // Before the first page has come nobody knows how many there are.
    const bool known = feed_.complete() || model_.total() > 0;
    Q_EMIT countChanged(known ? desktop::formats::number(model_.total()) : QString(), false);
    chosenChanged();
}

void FlightsPage::showState()
{
    if (model_.rowCount() > 0) {
        listStack_->setCurrentWidget(table_);
    } else if (model_.total() > 0) {
        listState_->showEmpty(tr("No flight fits"), tr("Another word, another state, or all of them."),
                              tr("Show all flights"));
        listStack_->setCurrentWidget(listState_);
    } else if (failure_) {
        listState_->showError(tr("The flights could not be read"), failure_->sentence, failure_->details(),
                              failure_->traceId);
        listStack_->setCurrentWidget(listState_);
    } else if (feed_.complete()) {
        listState_->showEmpty(tr("No flights yet"),
                              tr("Register one, paste rows from a spreadsheet, or build a schedule."),
                              tr("New flight"));
        listStack_->setCurrentWidget(listState_);
    } else {
        listState_->showLoading();
        listStack_->setCurrentWidget(listState_);
    }
}

void FlightsPage::showPanel(QWidget* panel)
{
    side_->setVisible(panel != nullptr);
    if (panel) {
        side_->setCurrentWidget(panel);
        side_->setFixedWidth(panel->width());
    }
    panel_->setActive(entered_ && panel != nullptr && panel == panel_);
}

void FlightsPage::openFlight(qint64 flightId)
{
    const FlightRecord* flight = model_.find(flightId);
    if (!flight || batch_.running()) return;
    // What was begun in the panel is not thrown away by a click; it comes back with its flight.
    if (flightId != panel_->flightId() || !panel_->dirty()) panel_->show(*flight);
    showPanel(panel_);
    if (table_->currentFlight() != flightId) table_->goToFlight(flightId);
}

void FlightsPage::beginBatch(FlightBatch::Kind kind, const std::vector<FlightRecord>& flights)
{
    if (flights.empty()) return;
    showPanel(batchPanel_);
    batchPanel_->begin(kind, flights);
}

void FlightsPage::readAircraft()
{
    service_.aircraft(this, [this](const std::vector<AircraftRecord>* types, const desktop::Problem*) {
        if (!types) return; // asked again when the page is entered the next time, or the server is back
        panel_->setAircraft(*types);
        newPanel_->setAircraft(*types);
        batchPanel_->setAircraft(*types);
        paste_.setAircraft(*types);
    });
}

void FlightsPage::connectivityChanged()
{
    auto& connectivity = parts_.client.connectivity();
    const bool online = connectivity.online();
    banner_->setVisible(!online);
    if (!online) banner_->showSince(connectivity.offlineSince());
    new_->setEnabled(online);
    selection_->setOnline(online);
    panel_->setOnline(online);
    newPanel_->setOnline(online);
    batchPanel_->setOnline(online);
    pastePanel_->setOnline(online);
    if (online && entered_) {
        readAircraft();
        feed_.look();
        feed_.start();
    }
}

void FlightsPage::showProblem(const QString& sentence)
{
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

void FlightsPage::chosenChanged()
{
    const auto [sold, capacity] = model_.chosenSeats();
    selection_->show(model_.chosenCount(), sold, capacity);
    selection_->raise();
    // The last rows can be scrolled out from under the bar.
    constexpr int kUnderBar = 60;
    card_->column()->setContentsMargins(1, 1, 1, model_.chosenCount() == 0 ? 1 : kUnderBar);
}

bool FlightsPage::eventFilter(QObject* watched, QEvent* event)
{
    // The bar floats above the list's foot, whatever makes the list narrower.
    if (watched == card_ && event->type() == QEvent::Resize)
        selection_->setGeometry(16, card_->height() - 56, card_->width() - 32, 40);
    if (watched == listBox_ && event->type() == QEvent::Resize) count();
    return AdminPage::eventFilter(watched, event);
}

} // namespace narae::admin
