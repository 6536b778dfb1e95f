#include "client-customer/results/results_page.hpp"

#include "client-customer/results/board_delegate.hpp"
#include "client-customer/results/board_view.hpp"
#include "client-customer/results/day_tabs.hpp"
#include "client-customer/search/cabin_words.hpp"
#include "client-customer/search/lowest_prices.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/route_line.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QStackedLayout>

namespace narae::customer {

namespace formats = desktop::formats;

namespace {

/// How far around a day the nearest one with seats is looked for.
constexpr int kDaysBefore = 20;
constexpr int kDaysAsked = 41;

} // namespace

ResultsPage::ResultsPage(desktop::Parts& parts, DestinationPictures& pictures, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      pictures_(pictures),
      model_(new FlightBoardModel(parts, this)),
      prices_(new LowestPrices(parts, this))
{
    build();
    wire();
    retranslate();
}

QDate ResultsPage::today() const
{
    return formats::dateAt(parts_.now(), parts_.airports.zone(query_.origin));
}

void ResultsPage::wire()
{
    connect(edit_, &QPushButton::clicked, this, &ResultsPage::backWanted);
    connect(tabs_, &DayTabs::picked, this, &ResultsPage::goTo);
    connect(board_, &BoardView::chosen, this, &ResultsPage::choose);
    connect(model_, &FlightBoardModel::changed, this, [this] {
        if (model_->loaded()) problem_.reset();
        showList();
    });
    connect(model_, &FlightBoardModel::seen, this, &ResultsPage::showLive);
    connect(&parts_.client.stream(), &desktop::LiveStream::changed, this, &ResultsPage::showLive);
    connect(model_, &FlightBoardModel::failed, this, [this](const desktop::Problem& problem) {
        problem_ = problem;
        showList();
    });
    connect(prices_, &LowestPrices::changed, this, &ResultsPage::showList);
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, [this] {
        showLive();
        board_->viewport()->update();
    });
    connect(&parts_.airports, &desktop::AirportBook::changed, this, &ResultsPage::retranslate);
    connect(state_, &desktop::ListState::retried, this, [this] {
        problem_.reset();
        showList();
        model_->refresh();
    });
    connect(state_, &desktop::ListState::acted, this, [this] {
        if (model_->anyFlight()) {
            for (desktop::Button* filter : {morning_, afternoon_, together_})
                filter->setChecked(false);
            wish();
            if (!query_.cabin.isEmpty()) {
                SearchQuery query = query_;
                query.cabin.clear();
                show(query);
                Q_EMIT queryChanged(query);
            }
        } else if (const auto* nearest = prices_->nearestTo(query_.date)) {
            goTo(nearest->date);
        } else {
            Q_EMIT backWanted();
        }
    });
    connect(state_, &desktop::ListState::actedOther, this, &ResultsPage::backWanted);
}

void ResultsPage::show(const SearchQuery& query)
{
    const bool another =
        query.origin != query_.origin || query.destination != query_.destination || query.date != query_.date;
    query_ = query;
    toBoard_ = toBoard_ || another;
    if (another) {
        problem_.reset();
        board_->clearSelection();
        board_->setCurrentIndex({});
    }
    prices_->watch(query.origin, query.destination, std::max(today(), query.date.addDays(-kDaysBefore)), kDaysAsked);
    tabs_->show(query.date, today());
    model_->watch(query);
    showHead();
    showList();
    showLive();
    if (another) board_->scrollToTop();
}

void ResultsPage::goTo(const QDate& day)
{
    if (day == query_.date) return;
    SearchQuery query = query_;
    query.date = day;
    show(query);
    Q_EMIT queryChanged(query);
}

void ResultsPage::wish()
{
    BoardWish wish;
    wish.sort = byPrice_->isChecked()      ? BoardWish::Sort::Price
                : byDuration_->isChecked() ? BoardWish::Sort::Duration
                                           : BoardWish::Sort::Departure;
    wish.morning = morning_->isChecked();
    wish.afternoon = afternoon_->isChecked();
    wish.together = together_->isChecked();
    model_->setWish(wish);
}

void ResultsPage::showHead()
{
    const bool korean = desktop::Language::current().korean();
    from_->setText(parts_.airports.shortName(query_.origin, korean));
    to_->setText(parts_.airports.shortName(query_.destination, korean));
    const QString party = query_.travellers == 1 ? tr("1 traveller") : tr("%1 travellers").arg(query_.travellers);
    QStringList about{formats::dateLong(query_.date), party, tr("One way")};
    if (!query_.cabin.isEmpty()) about.insert(2, cabinInWords(query_.cabin));
    about_->setText(about.join("    "));
    together_->setText(query_.travellers == 1 ? tr("Seats left") : tr("%1 seats together").arg(query_.travellers));
    update();
}

void ResultsPage::showList()
{
    const desktop::DayPrice* nearest = prices_->nearestTo(query_.date);
    board_->delegate().setOtherDay(nearest ? nearest->date : QDate());
    board_->viewport()->update();
    if (model_->rowCount() > 0) {
        stack_->setCurrentWidget(board_);
        // Whoever has searched goes on with the arrow keys; whoever has gone elsewhere meanwhile stays there.
        if (toBoard_ && (edit_->hasFocus() || state_->isAncestorOf(QApplication::focusWidget()))) board_->setFocus();
        toBoard_ = false;
        return;
    }
    if (problem_) {
        state_->showError(tr("The flight list did not arrive"),
                          tr("%1 Your search is still here and nothing was booked or charged.").arg(problem_->sentence),
                          problem_->details(), problem_->traceId);
    } else if (model_->loaded()) {
        showEmpty();
    } else if (stack_->currentWidget() != state_ || !state_->isVisible() || state_->accessibleName() != tr("Loading")) {
        state_->showLoading();
        state_->setAccessibleName(tr("Loading"));
    }
    stack_->setCurrentWidget(state_);
    if (toBoard_ && edit_->hasFocus()) state_->takeFocus();
}

void ResultsPage::showEmpty()
{
    const bool korean = desktop::Language::current().korean();
    if (model_->anyFlight()) {
        state_->showEmpty(tr("No flight fits"),
                          tr("There are flights that day, but none that the choices above leave."),
                          tr("Show all flights"));
        return;
    }
    const QString title = tr("No seats on %1").arg(formats::dateLong(query_.date));
    const QString route = tr("%1 to %2")
                              .arg(parts_.airports.shortName(query_.origin, korean),
                                   parts_.airports.shortName(query_.destination, korean));
    const desktop::DayPrice* nearest = prices_->nearestTo(query_.date);
    if (nearest == nullptr) {
        state_->showEmpty(title,
                          prices_->loaded() ? tr("%1: no flight has seats in these weeks.").arg(route)
                                            : tr("%1: there is no flight to book that day.").arg(route),
                          tr("Change the search"));
        return;
    }
    state_->showEmpty(title, tr("%1: the nearest day with seats is %2.").arg(route, formats::dateLong(nearest->date)),
                      tr("See %1, from %2").arg(formats::date(nearest->date), formats::money(*nearest->price)),
                      tr("Change the search"));
}

void ResultsPage::showLive()
{
    const bool online = parts_.client.connectivity().online();
    board_->delegate().setOffline(!online);
    liveDot_->setProperty("live", online);
    // Of a list that is still on its way nothing is live.
    const bool known = model_->loaded() && model_->seenAt().isValid();
    liveDot_->setVisible(known);
    liveDot_->update();
    const QString time = formats::clock(model_->seenAt());
    live_->setInk(online ? desktop::TextLabel::InkOf::Muted : desktop::TextLabel::InkOf::Warning);
    live_->setText(!known                    ? QString()
                   : !online                 ? tr("Offline · seats and prices as of %1").arg(time)
                   : model_->toldOfChanges() ? tr("Live · seats and prices as they are now")
                                             : tr("Live · seats and prices as of %1").arg(time));
    liveDot_->setToolTip(live_->text());
    live_->parentWidget()->layout()->activate();
}

void ResultsPage::choose(int row)
{
    board_->selectRow(row);
    const desktop::FlightStatus flight = model_->flight(row);
    if (board_->delegate().leadsElsewhere(flight)) {
        if (const auto* nearest = prices_->nearestTo(query_.date)) goTo(nearest->date);
        return;
    }
    // Booking needs the server; the banner says that it is away.
    if (!parts_.client.connectivity().online()) return;
    const auto fits = [this](const desktop::CabinStatus& cabin) { return cabin.left >= query_.travellers; };
    if (!query_.cabin.isEmpty() || std::count_if(flight.cabins.begin(), flight.cabins.end(), fits) == 1)
        Q_EMIT flightChosen(flight, model_->cabinFor(flight)->cabin, query_.travellers);
    else
        askCabin(flight, board_->viewport()->mapToGlobal(board_->buttonOf(row).bottomLeft()));
}

void ResultsPage::askCabin(const desktop::FlightStatus& flight, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName("cabinMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    std::vector<desktop::CabinStatus> cabins = flight.cabins;
    std::sort(cabins.begin(), cabins.end(), [](const desktop::CabinStatus& one, const desktop::CabinStatus& other) {
        return one.price.amountMinor() < other.price.amountMinor();
    });
    for (const desktop::CabinStatus& cabin : cabins) {
        const auto total = cabin.price.times(query_.travellers);
        const bool fits = cabin.left >= query_.travellers;
        QAction* action = menu->addAction(
            fits && total
                ? tr("%1   %2   %3 left").arg(cabinInWords(cabin.cabin), formats::money(*total)).arg(cabin.left)
                : tr("%1   sold out").arg(cabinInWords(cabin.cabin)));
        action->setEnabled(fits);
        connect(action, &QAction::triggered, this,
                [this, flight, cabin] { Q_EMIT flightChosen(flight, cabin.cabin, query_.travellers); });
    }
    menu->popup(at + QPoint(0, 4));
    menu->setActiveAction(menu->actions().value(0));
}

void ResultsPage::retranslate()
{
    tabs_->setAccessibleName(tr("Day"));
    board_->setAccessibleName(tr("Flights"));
    edit_->setText(tr("Edit search"));
    sortHead_->setText(tr("Sort"));
    showHead_->setText(tr("Show"));
    byDeparture_->setText(tr("Departure time"));
    byPrice_->setText(tr("Price"));
    byDuration_->setText(tr("Duration"));
    morning_->setText(tr("Morning"));
    afternoon_->setText(tr("Afternoon"));
    if (query_.date.isValid()) {
        showHead();
        showList();
    }
    model_->retranslate();
    showLive();
}

void ResultsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void ResultsPage::showEvent(QShowEvent* event)
{
    model_->setActive(true);
    prices_->setActive(true);
    QWidget::showEvent(event);
}

void ResultsPage::hideEvent(QHideEvent* event)
{
    model_->setActive(false);
    prices_->setActive(false);
    QWidget::hideEvent(event);
}

} // namespace narae::customer
