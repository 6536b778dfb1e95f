#include "client-customer/booking/seats_step.hpp"

#include "client-customer/booking/seat_words.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/seat_legend.hpp"
#include "common/desktop/widgets/seat_map_overview.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"
#include "common/desktop/widgets/seat_readout.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace narae::customer {

using desktop::Button;
using desktop::SeatCell;
using desktop::SeatMapView;
using desktop::TextLabel;
using desktop::Type;

namespace {

/// Of the step: below it a row of seats would lie under the overview.
constexpr int kLowHeight = 620;

/// An aircraft with two aisles is drawn smaller, so that it fits the window; in a low window every one.
int seatSizeFor(const desktop::SeatChart& chart, int height)
{
    qsizetype lanes = 0;
    for (const desktop::SeatCabin& cabin : chart.cabins)
        lanes = std::max(lanes, cabin.letters().size());
    return lanes > 8 ? (height < kLowHeight ? 22 : 30) : (height < kLowHeight ? 30 : 40);
}

} // namespace

SeatsStep::SeatsStep(QWidget* parent) : StepFrame("seats", parent)
{
    readout_ = new desktop::SeatReadout;
    readout_->setObjectName("seatReadout");
    head()->addWidget(readout_, 0, Qt::AlignBottom);
    news_ = (new TextLabel(Type::BodyBold, TextLabel::InkOf::Danger))->wrapped();
    news_->setObjectName("seatNews");
    news_->hide();
    content()->addWidget(news_);
    loading_ = (new TextLabel(Type::Body, TextLabel::InkOf::Muted))->wrapped();
    loading_->setObjectName("seatsLoading");
    content()->addWidget(loading_);
    map_ = new SeatMapView(40);
    map_->setObjectName("seatMap");
    content()->addWidget(map_);
    content()->addSpacing(10);
    overview_ = new desktop::SeatMapOverview(map_);
    content()->addWidget(overview_);
    content()->addSpacing(8);
    legend_ = new desktop::SeatLegend;
    suggest_ = new Button(Button::Kind::Quiet, Button::Size::Normal);
    suggest_->setObjectName("suggestSeats");
    auto* below = new QHBoxLayout;
    below->setSpacing(16);
    below->addWidget(legend_, 1);
    below->addWidget(suggest_);
    content()->addLayout(below);
    content()->addStretch();
    // The way on is in the summary, the way back in the steps above: the map has the height.
    next()->hide();
    back()->hide();
    foot()->setContentsMargins(0, 0, 0, 0);
    connect(map_, &SeatMapView::picked, this, &SeatsStep::pick);
    connect(map_, &SeatMapView::focusMoved, this, [this] {
        note_.clear();
        readOut();
    });
    connect(map_, &SeatMapView::refused, this, [this] {
        note_ = tr("This seat cannot be chosen");
        readOut();
    });
    connect(map_, &SeatMapView::currentChanged, this, [this](int current) {
        current_ = current;
        retranslate();
    });
    connect(map_, &SeatMapView::leftForSummary, this, &SeatsStep::leftForSummary);
    connect(suggest_, &QPushButton::clicked, this, [this] {
        lostWords_.clear();
        Q_EMIT suggestionWanted();
    });
    retranslate();
}

void SeatsStep::show(const BookingFlow& flow)
{
    const BookingDraft& draft = flow.draft();
    const bool hadNone = std::all_of(seats_.begin(), seats_.end(), [](const QString& seat) { return seat.isEmpty(); });
    names_ = draft.names;
    seats_ = draft.seats;
    numbered_ = draft.numbered();
    if (current_ >= seats_.size()) current_ = 0;
    const bool ready = flow.seatsLoaded();
    if (ready) {
        map_->setOpenCabin(draft.cabin);
        map_->setChart(flow.chart());
        map_->setSeatSize(seatSizeFor(flow.chart(), height()));
        const int cabin = flow.chart().cabinCalled(draft.cabin);
        if (cabin >= 0)
            legend_->setNote(
                tr("%1, %2", "an aircraft and its configuration")
                    .arg(draft.flight.aircraft, configurationOf(flow.chart().cabins[static_cast<std::size_t>(cabin)])));
    }
    map_->setMine(seats_, current_);
    const bool appears = ready && numbered_ && loading_->isVisible();
    for (QWidget* part : {static_cast<QWidget*>(map_), static_cast<QWidget*>(overview_), static_cast<QWidget*>(legend_),
                          static_cast<QWidget*>(readout_), static_cast<QWidget*>(suggest_)})
        part->setVisible(ready && numbered_);
    loading_->setVisible(!ready || !numbered_);
    suggest_->setEnabled(!flow.busy());
    map_->setEnabled(!flow.busy());
    retranslate();
    // Seats were found for everybody: that is where one looks.
    if (ready && hadNone && lostWords_.isEmpty() && !seats_.value(current_).isEmpty()) map_->focusOn(seats_[current_]);
    // Whoever waited for the seats wants to choose one.
    if (appears) takeFocus();
}

bool SeatsStep::takeFocus()
{
    if (!map_->isVisibleTo(this)) return false;
    if (!seats_.value(current_).isEmpty() && lostWords_.isEmpty()) map_->focusOn(seats_[current_]);
    map_->setFocus();
    return true;
}

void SeatsStep::flashLost(const BookingFlow& flow, const QStringList& seats)
{
    show(flow);
    // Whoever lost a seat chooses next.
    for (int passenger = 0; passenger < seats_.size(); ++passenger)
        if (seats_[passenger].isEmpty()) {
            current_ = passenger;
            break;
        }
    map_->setMine(seats_, current_);
    const QString nearest = map_->flashLost(seats);
    const QString lost = seats.join(", ");
    lostWords_ = nearest.isEmpty()
                     ? tr("Just taken by somebody else: %1. No other seat is free in this cabin.").arg(lost)
                     : tr("Just taken by somebody else: %1. The nearest free seat is %2; press Enter to take it.")
                           .arg(lost, nearest);
    map_->setFocus();
    retranslate();
    news_->setAccessibleName(lostWords_);
    QAccessibleEvent event(news_, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void SeatsStep::pick(const QString& seat)
{
    lostWords_.clear();
    const qsizetype owner = seats_.indexOf(seat);
    if (owner >= 0) {
        // Enter on a seat of ours gives it back, and its passenger chooses next.
        current_ = static_cast<int>(owner);
        Q_EMIT taken(current_, QString(""));
        return;
    }
    const int passenger = current_;
    // Then it is the turn of the next one without a seat.
    for (int step = 1; step < seats_.size(); ++step) {
        const int next = (passenger + step) % static_cast<int>(seats_.size());
        if (seats_[next].isEmpty()) {
            current_ = next;
            break;
        }
    }
    Q_EMIT taken(passenger, seat);
}

void SeatsStep::readOut()
{
    const int index = map_->focusIndex();
    if (index < 0 || map_->chart().seats.empty()) return;
    const SeatCell& cell = map_->chart().seat(index);
    const QString place = cell.window ? tr("Window seat") : cell.aisle ? tr("Aisle seat") : tr("Middle seat");
    QString note = note_;
    if (note.isEmpty()) {
        if (seats_.contains(cell.name))
            note = tr("Chosen for %1").arg(names_.value(seats_.indexOf(cell.name)));
        else if (cell.state != SeatCell::State::Free)
            note = tr("Already taken");
        else if (!map_->canPick(index))
            note = tr("Not in your cabin");
        else
            note = cell.exit ? tr("Exit row, adults only") : tr("No extra charge");
    }
    readout_->say(cell.name, place, note);
}

void SeatsStep::retranslate()
{
    const QString who = names_.value(current_);
    const QString alone = tr("Move with the arrow keys and take a seat with Enter.");
    const QString party = tr("Arrow keys move, Enter takes a seat, a number changes the traveller. Now: %1 %2.")
                              .arg(current_ + 1)
                              .arg(who);
    setWords(tr("Choose your seats"), !numbered_           ? tr("Seats in this cabin have no numbers.")
                                      : names_.size() == 1 ? alone
                                                           : party);
    map_->setAccessibleDescription(
        names_.size() == 1 ? tr("Arrow keys move by seat, Enter takes or gives back, Escape goes to the summary.")
                           : tr("Arrow keys move by seat, Enter takes or gives back, 1 to %1 say for whom, Escape goes "
                                "to the summary.")
                                 .arg(names_.size()));
    suggest_->setText(tr("Choose for me"));
    map_->setAccessibleName(tr("Seat map"));
    loading_->setText(numbered_ ? tr("Fetching the seats ...")
                                : tr("Everybody has a place; where it is, you are told at the gate. Please continue."));
    news_->setText(lostWords_);
    news_->setVisible(!lostWords_.isEmpty());
    readOut();
}

void SeatsStep::resizeEvent(QResizeEvent* event)
{
    map_->setSeatSize(seatSizeFor(map_->chart(), height()));
    StepFrame::resizeEvent(event);
}

void SeatsStep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    StepFrame::changeEvent(event);
}

} // namespace narae::customer
