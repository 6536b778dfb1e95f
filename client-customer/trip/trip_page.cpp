#include "client-customer/trip/trip_page.hpp"

#include "client-customer/art/page_margin.hpp"
#include "client-customer/trip/boarding_pass_card.hpp"
#include "client-customer/trip/cancel_card.hpp"
#include "client-customer/trip/refund_card.hpp"
#include "client-customer/trip/trip_actions.hpp"
#include "client-customer/trip/trip_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/confirmation.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/reading_order.hpp"
#include "common/desktop/widgets/scroll_margin.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::Button;
using desktop::Passenger;
using desktop::Problem;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kMargin = 96;
constexpr int kContentMost = 1088;

} // namespace

TripPage::TripPage(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      service_(parts),
      banner_(new desktop::OfflineBanner(kMargin)),
      scroll_(new QScrollArea),
      content_(new QWidget),
      list_(new desktop::ListState),
      back_(new desktop::IconButton("chevron-left")),
      title_(new TextLabel(Type::Title)),
      stateChip_(new desktop::Chip),
      passengersRow_(new QHBoxLayout),
      pass_(new BoardingPassCard),
      notice_(new desktop::Card(20)),
      noticeHead_(new TextLabel(Type::Lead)),
      noticeWords_(new TextLabel(Type::Body, TextLabel::InkOf::Muted)),
      pay_(new Button(Button::Kind::Primary, Button::Size::Normal)),
      actions_(new TripActions(parts)),
      cancelCard_(new CancelCard),
      refundCard_(new RefundCard),
      seen_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted))
{
    setObjectName("tripPage");
    build();
    confirmation_ = new desktop::Confirmation(this);
    connectAll();
    retranslate();
    list_->showLoading();
    scroll_->hide();
}

FileSaver& TripPage::saver()
{
    return actions_->saver();
}

void TripPage::build()
{
    back_->setObjectName("tripBack");
    title_->setObjectName("tripTitle");
    stateChip_->setObjectName("tripState");
    noticeHead_->setObjectName("noticeHead");
    noticeWords_->setObjectName("noticeWords");
    pay_->setObjectName("payTrip");
    seen_->setObjectName("tripSeen");

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(banner_);
    outer->addWidget(list_, 1);
    outer->addWidget(scroll_, 1);
    list_->setSkeleton(120, {{8, 60}, {72, 20}});

    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(back_);
    head->addWidget(title_);
    head->addWidget(stateChip_);
    head->addStretch();
    passengersRow_->setSpacing(8);
    head->addLayout(passengersRow_);

    auto* notice = new QHBoxLayout;
    notice->setSpacing(20);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(noticeHead_->wrapped());
    words->addWidget(noticeWords_->wrapped());
    notice->addLayout(words, 1);
    notice->addWidget(pay_, 0, Qt::AlignVCenter);
    notice_->column()->addLayout(notice);

    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 16, 0, 12);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(notice_);
    column->addWidget(pass_);
    column->addWidget(actions_);
    column->addWidget(cancelCard_);
    column->addWidget(refundCard_);
    column->addWidget(seen_);
    column->addStretch();
    auto* middle = new QWidget;
    middle->setLayout(column);
    middle->setMaximumWidth(kContentMost);
    auto* row = new QHBoxLayout(content_);
    row->addStretch();
    row->addWidget(middle, 1000);
    row->addStretch();
    scroll_->setWidget(content_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    desktop::keepBesideScrollBar(scroll_, row, pageMargin);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

void TripPage::connectAll()
{
    second_.setInterval(1000);
    connect(&second_, &QTimer::timeout, this, &TripPage::tick);
    connect(back_, &QPushButton::clicked, this, &TripPage::backWanted);
    connect(pay_, &Button::clicked, this, [this] {
        const desktop::Reservation& hold = service_.reservation();
        Q_EMIT payWanted(hold, phone_.isEmpty() ? hold.phone : phone_);
    });
    connect(list_, &desktop::ListState::retried, this, [this] {
        list_->showLoading();
        service_.refresh();
    });
    connect(&service_, &TripService::changed, this, &TripPage::showReservation);
    connect(&service_, &TripService::failed, this, &TripPage::showFailed);
    connect(&service_, &TripService::offered, this, [this] {
        if (service_.offer()) cancelCard_->showOffer(*service_.offer());
        // The question on the screen names an amount: it goes on with the new one, not with the old.
        if (confirmation_->asking() && service_.offer()) askToCancel();
    });
    connect(&service_, &TripService::offerRefused, this, [this](const Problem& problem) {
        cancelCard_->showRefused(problem.sentence);
        if (confirmation_->asking()) confirmation_->showProblem(problem.sentence);
    });
    connect(&service_, &TripService::cancelled, this, [this] {
        confirmation_->close();
        Q_EMIT changed();
        back_->setFocus(Qt::OtherFocusReason);
    });
    connect(&service_, &TripService::cancelRefused, this,
            [this](const Problem& problem) { confirmation_->showProblem(problem.sentence); });
    connect(&service_, &TripService::refundChanged, this, [this] {
        showCancelling();
        Q_EMIT changed();
    });
    connect(cancelCard_, &CancelCard::choiceChanged, this, &TripPage::askForOffer);
    connect(cancelCard_, &CancelCard::cancelWanted, this, &TripPage::askToCancel);
    connect(confirmation_, &desktop::Confirmation::confirmed, this, [this] {
        if (!service_.offer()) return;
        confirmation_->setBusy(true);
        service_.cancel();
    });
    connect(&parts_.session, &desktop::Session::loggedOut, this, &TripPage::forget);
    connect(&parts_.airports, &desktop::AirportBook::changed, this, [this] {
        if (service_.loaded()) showReservation();
    });
    desktop::Connectivity& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, &TripPage::showConnection);
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this] { banner_->showNextTry(parts_.client.connectivity().secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void TripPage::open(qint64 reservationId, const QString& locator, const QString& phone)
{
    forget();
    phone_ = phone;
    service_.open(reservationId, locator, phone);
}

void TripPage::forget()
{
    service_.forget();
    phone_.clear();
    passenger_ = 0;
    title_->clear();
    confirmation_->close();
    scroll_->hide();
    list_->setVisible(true);
    list_->showLoading();
}

const Passenger& TripPage::passenger() const
{
    return service_.reservation().passengers.at(passenger_);
}

void TripPage::showReservation()
{
    const desktop::Reservation& reservation = service_.reservation();
    if (reservation.passengers.empty()) return;
    const bool first = scroll_->isHidden();
    passenger_ = std::min(passenger_, reservation.passengers.size() - 1);
    state_ = tripState(reservation, parts_.now());
    list_->hide();
    scroll_->show();
    const QString city = parts_.airports.city(reservation.destination, desktop::Language::current().korean());
    title_->setText(tr("Trip to %1").arg(city.isEmpty() ? reservation.flightNumber : city));
    stateChip_->show(tripStateName(state_), tripStateLook(state_));
    showPassengers();
    showPass();
    const TripNotice notice = tripNotice(reservation, state_, parts_);
    notice_->setVisible(!notice.head.isEmpty());
    notice_->setWarning(notice.warning);
    noticeHead_->setText(notice.head);
    noticeWords_->setText(notice.words);
    pay_->setVisible(state_ == TripState::Held);
    pay_->setText(tr("Pay %1").arg(formats::money(reservation.total)));
    actions_->show(reservation, state_ == TripState::Confirmed || state_ == TripState::Flown);
    showCancelling();
    showConnection();
    desktop::tabInReadingOrder(content_);
    if (first) {
        scroll_->ensureVisible(0, 0);
        Q_EMIT changed();
    }
}

void TripPage::showPassengers()
{
    const desktop::Reservation& reservation = service_.reservation();
    const bool several = reservation.passengers.size() > 1;
    while (passengerButtons_.size() > (several ? reservation.passengers.size() : 0)) {
        delete passengerButtons_.back();
        passengerButtons_.pop_back();
    }
    for (std::size_t i = 0; several && i < reservation.passengers.size(); ++i) {
        if (i == passengerButtons_.size()) {
            auto* button = new Button(Button::Kind::Filter, Button::Size::Bar);
            button->setObjectName(QString("passenger%1").arg(reservation.passengers[i].number));
            connect(button, &Button::clicked, this, [this, i] {
                passenger_ = i;
                showPassengers();
                showPass();
            });
            passengersRow_->addWidget(button);
            passengerButtons_.push_back(button);
        }
        const Passenger& who = reservation.passengers[i];
        // In a large party a chip is the seat alone: nine names are wider than the page.
        const bool narrow = reservation.passengers.size() > 4;
        const QString name = narrow               ? (who.seat.isEmpty() ? QString::number(who.number) : who.seat)
                             : who.seat.isEmpty() ? who.name
                                                  : tr("%1, %2").arg(who.name, who.seat);
        passengerButtons_[i]->setText(name);
        passengerButtons_[i]->setAccessibleName(tr("Boarding pass of %1").arg(who.name));
        passengerButtons_[i]->setToolTip(who.name);
        passengerButtons_[i]->setChecked(i == passenger_);
    }
}

bool TripPage::passGood(const Passenger& who) const
{
    return state_ == TripState::Confirmed && !who.cancelled;
}

void TripPage::showPass()
{
    const PassFacts facts = PassFacts::of(service_.reservation(), passenger_, parts_.airports);
    const Passenger& who = passenger();
    if (passGood(who)) {
        pass_->showPass(facts, chipWords(), {desktop::ChipLook::Tone::Accent, desktop::ChipLook::Glyph::None});
        return;
    }
    const bool partly = who.cancelled && tripStands(state_);
    const TripState shown = partly ? TripState::Cancelled : state_;
    pass_->showWithout(facts, whyNoPass(who), partly ? tripStateName(shown) : chipWords(), tripStateLook(shown),
                       !tripStands(shown));
}

QString TripPage::whyNoPass(const Passenger& who) const
{
    if (who.cancelled && tripStands(state_)) return tr("This passenger's place is cancelled.");
    return noPassWords(state_);
}

QString TripPage::chipWords() const
{
    const desktop::Reservation& reservation = service_.reservation();
    const QDateTime now = parts_.now();
    if (state_ == TripState::Confirmed) return tr("Departs in %1").arg(formats::until(now, reservation.departsAt));
    if (state_ == TripState::Held)
        return tr("%1 left to pay")
            .arg(formats::countdown(std::chrono::seconds(now.secsTo(reservation.holdExpiresAt))));
    return tripStateName(state_);
}

void TripPage::showCancelling()
{
    const desktop::Reservation& reservation = service_.reservation();
    const bool can = state_ == TripState::Held || state_ == TripState::Confirmed;
    cancelCard_->setVisible(can);
    if (can) {
        const auto before = cancelCard_->chosen();
        cancelCard_->showParty(reservation, QTimeZone::systemTimeZone());
        if (!service_.offer() || cancelCard_->chosen() != before) askForOffer();
    }
    refundCard_->setVisible(!reservation.cancellations.empty());
    if (!reservation.cancellations.empty()) refundCard_->show(reservation, service_.refundDone());
}

void TripPage::askForOffer()
{
    if (!parts_.client.connectivity().online()) return;
    cancelCard_->showAsking();
    service_.quote(cancelCard_->chosen());
}

void TripPage::askToCancel()
{
    if (!service_.offer()) return;
    const bool renewed = confirmation_->asking();
    const bool hold = state_ == TripState::Held;
    const QString money = formats::money(service_.offer()->refund);
    const QString names = cancelCard_->names();
    confirmation_->ask(hold ? tr("Give these seats back?") : tr("Cancel this trip?"),
                       hold
                           ? tr("The seats of %1 can then be bought by others. Nothing has been charged.").arg(names)
                           : tr("%1 will not fly. %2 goes back to the payment method that paid. This cannot be undone.")
                                 .arg(names, money),
                       cancelCard_->verb(), tr("Keep the booking"));
    if (renewed)
        confirmation_->showProblem(tr("The amount was worked out anew, as the last one had run out. Please check it."));
}

void TripPage::showConnection()
{
    const bool online = parts_.client.connectivity().online();
    banner_->setVisible(!online);
    if (!online) {
        banner_->showSince(parts_.client.connectivity().offlineSince());
        banner_->showNextTry(parts_.client.connectivity().secondsToNextTry());
    }
    cancelCard_->setOnline(online);
    pay_->setEnabled(online);
    if (!service_.loaded()) return;
    const bool can = state_ == TripState::Held || state_ == TripState::Confirmed;
    if (online && can && !service_.offer() && !service_.asking()) askForOffer();
    const QDateTime seen = service_.seenAt().toLocalTime();
    seen_->setVisible(!online);
    seen_->setText(tr("As seen on %1 at %2").arg(formats::dateLong(seen.date()), seen.toString("HH:mm")));
}

void TripPage::showFailed(const Problem& problem)
{
    if (service_.loaded()) return;
    scroll_->hide();
    list_->setVisible(true);
    list_->showError(tr("This trip could not be shown"), problem.sentence, problem.details(), problem.traceId);
}

void TripPage::tick()
{
    if (!service_.loaded()) return;
    if (tripState(service_.reservation(), parts_.now()) != state_)
        showReservation();
    else if (passGood(passenger()) || state_ == TripState::Held)
        pass_->setChip(chipWords());
}

void TripPage::retranslate()
{
    back_->setName(tr("Back to the trips"));
    banner_->setWhat(tr("This boarding pass stays here; cancelling waits until you are back."));
    if (service_.loaded()) showReservation();
}

void TripPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void TripPage::showEvent(QShowEvent* event)
{
    service_.setActive(true);
    second_.start();
    QWidget::showEvent(event);
}

void TripPage::hideEvent(QHideEvent* event)
{
    service_.setActive(false);
    second_.stop();
    QWidget::hideEvent(event);
}

void TripPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace narae::customer
