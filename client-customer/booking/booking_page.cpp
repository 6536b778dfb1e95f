#include "client-customer/booking/booking_page.hpp"

#include "client-customer/art/page_margin.hpp"
#include "client-customer/booking/done_step.hpp"
#include "client-customer/booking/leave_question.hpp"
#include "client-customer/booking/passengers_step.hpp"
#include "client-customer/booking/pay_step.hpp"
#include "client-customer/booking/review_step.hpp"
#include "client-customer/booking/seats_step.hpp"
#include "client-customer/booking/situation_view.hpp"
#include "client-customer/booking/stepper.hpp"
#include "client-customer/booking/summary_card.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/button.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace narae::customer {

using desktop::FlightStatus;

BookingPage::BookingPage(desktop::Parts& parts, QWidget* parent) : QWidget(parent), parts_(parts), flow_(parts)
{
    setObjectName("bookingPage");
    build();
    connectSteps();
    refresh();
    showConnection();
}

void BookingPage::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    banner_ = new desktop::OfflineBanner(32);
    all->addWidget(banner_);
    columns_ = new QHBoxLayout;
    columns_->setSpacing(24);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    stepper_ = new Stepper;
    left->addWidget(stepper_);
    left->addSpacing(18);
    stack_ = new QStackedWidget;
    passengers_ = new PassengersStep;
    seats_ = new SeatsStep;
    review_ = new ReviewStep(parts_);
    pay_ = new PayStep;
    done_ = new DoneStep(parts_);
    situation_ = new SituationView;
    // In the order of Step; what came in the way stands last.
    for (QWidget* page : std::initializer_list<QWidget*>{passengers_, seats_, review_, pay_, done_, situation_})
        stack_->addWidget(page);
    left->addWidget(stack_, 1);
    columns_->addLayout(left, 1);
    summary_ = new SummaryCard(parts_);
    columns_->addWidget(summary_, 0, Qt::AlignTop);
    all->addLayout(columns_, 1);
    question_ = new LeaveQuestion(this);
}

void BookingPage::connectSteps()
{
    connect(&flow_, &BookingFlow::changed, this, &BookingPage::refresh);
    connect(&flow_, &BookingFlow::seatsShown, this, [this] {
        if (flow_.step() == Step::Seats) seats_->show(flow_);
        refreshAction();
    });
    connect(&flow_, &BookingFlow::seatsLost, this, [this](const QStringList& lost) {
        // Under what came in the way the map has no business to take the keyboard.
        if (flow_.step() == Step::Seats && flow_.situation() == Situation::None) seats_->flashLost(flow_, lost);
    });
    connect(&flow_, &BookingFlow::ticked, this, [this] { summary_->showClock(flow_); });
    connect(stepper_, &Stepper::chosen, &flow_, &BookingFlow::goTo);
    connect(passengers_, &PassengersStep::typed, &flow_, &BookingFlow::type);
    connect(passengers_, &PassengersStep::completed, &flow_, &BookingFlow::passengersDone);
    connect(passengers_, &StepFrame::wentBack, this, &BookingPage::goBack);
    connect(seats_, &SeatsStep::taken, &flow_, &BookingFlow::takeSeat);
    connect(seats_, &SeatsStep::suggestionWanted, &flow_, &BookingFlow::suggestSeats);
    connect(seats_, &SeatsStep::leftForSummary, this, [this] { summary_->action()->setFocus(Qt::TabFocusReason); });
    connect(review_, &StepFrame::wentOn, &flow_, &BookingFlow::reviewDone);
    connect(review_, &StepFrame::wentBack, this, &BookingPage::goBack);
    connect(review_, &ReviewStep::changeWanted, &flow_, &BookingFlow::goTo);
    connect(pay_, &PayStep::payWanted, &flow_, &BookingFlow::pay);
    connect(pay_, &StepFrame::wentBack, this, &BookingPage::goBack);
    connect(summary_, &SummaryCard::acted, &flow_, &BookingFlow::seatsDone);
    connect(situation_, &SituationView::acted, this, [this](SituationView::Act a) { act(static_cast<int>(a)); });
    connect(done_, &DoneStep::tripWanted, this, [this] {
        const auto hold = flow_.draft().hold;
        flow_.acknowledge();
        if (hold) Q_EMIT finished(hold->reservationId, hold->locator, hold->phone);
    });
    connect(question_, &LeaveQuestion::stayed, this, &BookingPage::takeFocus);
    connect(question_, &LeaveQuestion::left, this, [this](bool keepHold) {
        const auto hold = flow_.draft().hold;
        flow_.leave(keepHold);
        if (keepHold && hold) Q_EMIT heldForLater(hold->reservationId, hold->locator, hold->phone);
        const auto then = std::move(leaveFor_);
        leaveFor_ = nullptr;
        if (then) then();
    });
    connect(&parts_.session, &desktop::Session::loggedOut, this, [this] {
        question_->hide();
        leaveFor_ = nullptr;
    });
    auto& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &BookingPage::showConnection);
    connect(&connectivity, &desktop::Connectivity::counted, this, &BookingPage::showConnection);
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
    connect(&parts_.airports, &desktop::AirportBook::changed, this, &BookingPage::refresh);
}

void BookingPage::begin(const FlightStatus& flight, const QString& cabin, int travellers)
{
    flow_.begin(flight, cabin, travellers);
    takeFocus();
}

void BookingPage::payHold(const desktop::Reservation& hold, const QString& phone)
{
    flow_.payHold(hold, phone);
    takeFocus();
}

bool BookingPage::resume()
{
    const bool something = flow_.resume();
    if (something) takeFocus();
    return something;
}

void BookingPage::askToLeave(std::function<void()> then)
{
    const BookingDraft& draft = flow_.draft();
    const bool typed = flow_.step() > Step::Passengers || !draft.phone.isEmpty();
    if (!flow_.unfinished() || draft.paying || !typed || flow_.situation() == Situation::Refunded) {
        // A payment under way goes on by itself and is shown at the next visit, one that goes back has been seen: there
        // is nothing to decide.
        if (flow_.unfinished()) flow_.leave(draft.paying);
        then();
        return;
    }
    leaveFor_ = std::move(then);
    question_->ask(draft.hold.has_value());
}

void BookingPage::goBack()
{
    if (flow_.step() == Step::Passengers)
        askToLeave([this] { Q_EMIT leftForResults(); });
    else
        flow_.goTo(static_cast<Step>(static_cast<int>(flow_.step()) - 1));
}

void BookingPage::act(int which)
{
    switch (static_cast<SituationView::Act>(which)) {
    case SituationView::Act::None: break;
    case SituationView::Act::AcceptPrice: flow_.acceptNewTotal(); break;
    case SituationView::Act::NearestFlights:
        flow_.leave(false);
        Q_EMIT leftForResults();
        break;
    case SituationView::Act::SearchAgain:
        flow_.leave(false);
        Q_EMIT searchAgain();
        break;
    case SituationView::Act::ChooseSeats: flow_.chooseAgain(); break;
    case SituationView::Act::OtherCard: flow_.backToPaying(); break;
    case SituationView::Act::TryAgain:
        parts_.client.connectivity().tryNow();
        flow_.tryAgain();
        break;
    case SituationView::Act::ChangePassengers: flow_.goTo(Step::Passengers); break;
    case SituationView::Act::Leave: askToLeave([this] { Q_EMIT leftForResults(); }); break;
    }
}

void BookingPage::refresh()
{
    fit();
    stepper_->show(flow_.step(), flow_.busy() || flow_.situation() == Situation::Unknown);
    switch (flow_.step()) {
    case Step::Passengers: passengers_->show(flow_); break;
    case Step::Seats: seats_->show(flow_); break;
    case Step::Review: review_->show(flow_); break;
    case Step::Pay: pay_->show(flow_); break;
    case Step::Done: done_->show(flow_); break;
    }
    if (flow_.situation() != Situation::None) situation_->show(flow_);
    QWidget* page = flow_.situation() == Situation::None ? stack_->widget(static_cast<int>(flow_.step())) : situation_;
    const bool moved =
        page != stack_->currentWidget() || flow_.step() != shownStep_ || flow_.situation() != shownSituation_;
    shownStep_ = flow_.step();
    shownSituation_ = flow_.situation();
    stack_->setCurrentWidget(page);
    summary_->show(flow_);
    refreshAction();
    if (moved) takeFocus();
}

void BookingPage::fit()
{
    // The seat map has all the width there is.
    const bool seats = flow_.step() == Step::Seats && flow_.situation() == Situation::None;
    const int margin = seats ? 32 : pageMargin(width());
    columns_->setContentsMargins(margin, 24, margin, 24);
    columns_->setSpacing(seats ? 24 : 40);
}

void BookingPage::resizeEvent(QResizeEvent* event)
{
    fit();
    QWidget::resizeEvent(event);
}

void BookingPage::refreshAction()
{
    const BookingDraft& draft = flow_.draft();
    if (flow_.step() != Step::Seats || flow_.situation() != Situation::None) {
        summary_->setAction({}, false, false);
        return;
    }
    const bool online = parts_.client.connectivity().online();
    const bool complete = draft.seatsComplete() && (flow_.seatsLoaded() || !draft.numbered());
    QString text = tr("Continue");
    if (!online)
        text = tr("The server is away");
    else if (!complete)
        text = tr("Choose a seat for everybody");
    else if (draft.numbered())
        text = draft.travellers() <= 3 ? tr("Continue with %1").arg(draft.seats.join(QString::fromUtf8(" · ")))
                                       : tr("Continue with %1 seats").arg(draft.travellers());
    summary_->setAction(text, online && complete && !flow_.busy(), flow_.busy());
}

void BookingPage::takeFocus()
{
    if (question_->isVisible()) return;
    if (flow_.situation() != Situation::None) {
        situation_->takeFocus();
        return;
    }
    switch (flow_.step()) {
    case Step::Passengers: passengers_->takeFocus(); break;
    case Step::Seats:
        if (!seats_->takeFocus()) summary_->action()->setFocus();
        break;
    case Step::Review: review_->takeFocus(); break;
    case Step::Pay: pay_->takeFocus(); break;
    case Step::Done: done_->takeFocus(); break;
    }
}

void BookingPage::showConnection()
{
    const auto& connectivity = parts_.client.connectivity();
    banner_->setVisible(!connectivity.online());
    if (!connectivity.online()) {
        banner_->setWhat(tr("What you typed is kept; the booking goes on when the server is back."));
        banner_->showSince(connectivity.offlineSince());
        banner_->showNextTry(connectivity.secondsToNextTry());
    }
    refreshAction();
}

void BookingPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    flow_.setLooking(true);
    takeFocus();
}

void BookingPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    flow_.setLooking(false);
    if (!event->spontaneous()) flow_.acknowledge();
}

void BookingPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
        showConnection();
    }
    QWidget::changeEvent(event);
}

void BookingPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || flow_.step() == Step::Done || flow_.situation() != Situation::None) {
        QWidget::keyPressEvent(event);
        return;
    }
    // From the summary back to the map; elsewhere a step back.
    if (flow_.step() == Step::Seats && summary_->action()->hasFocus())
        seats_->takeFocus();
    else if (!flow_.busy())
        goBack();
}

} // namespace narae::customer
