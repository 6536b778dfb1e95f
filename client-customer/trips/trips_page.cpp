#include "client-customer/trips/trips_page.hpp"

#include "client-customer/art/page_margin.hpp"
#include "client-customer/trips/guest_look_up.hpp"
#include "client-customer/trips/trip_card.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/reading_order.hpp"
#include "common/desktop/widgets/scroll_margin.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace narae::customer {

namespace formats = desktop::formats;
using desktop::TextLabel;
using desktop::Type;

namespace {

constexpr int kMargin = 96;
constexpr int kContentMost = 1088;

} // namespace

TripsPage::TripsPage(desktop::Parts& parts, QWidget* parent)
    : QWidget(parent),
      parts_(parts),
      service_(parts),
      banner_(new desktop::OfflineBanner(kMargin)),
      title_(new TextLabel(Type::Number)),
      seen_(new TextLabel(Type::Caption, TextLabel::InkOf::Muted)),
      list_(new desktop::ListState),
      cardsColumn_(new QVBoxLayout),
      guest_(new GuestLookUp(service_))
{
    setObjectName("tripsPage");
    build();
    connectAll();
    retranslate();
}

void TripsPage::build()
{
    seen_->setObjectName("tripsSeen");
    list_->setSkeleton(156, {{2, 60}, {82, 14}});
    list_->setMinimumHeight(320);
    cardsColumn_->setSpacing(16);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 22, 0, 24);
    column->setSpacing(20);
    column->addWidget(title_);
    column->addLayout(cardsColumn_);
    column->addWidget(list_);
    column->addWidget(guest_);
    column->addWidget(seen_);
    column->addStretch();
    auto* middle = new QWidget;
    middle->setLayout(column);
    middle->setMaximumWidth(kContentMost);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->addStretch();
    row->addWidget(middle, 1000);
    row->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    desktop::keepBesideScrollBar(scroll, row, pageMargin);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(banner_);
    outer->addWidget(scroll, 1);
}

void TripsPage::connectAll()
{
    minute_.setInterval(std::chrono::seconds(30));
    connect(&minute_, &QTimer::timeout, this, [this] {
        for (TripCard* card : cards_)
            card->update();
    });
    connect(&service_, &TripsService::changed, this, [this] {
        problem_.reset();
        showTrips();
    });
    connect(&service_, &TripsService::failed, this, [this](const desktop::Problem& problem) {
        problem_ = problem;
        showTrips();
    });
    connect(list_, &desktop::ListState::retried, this, &TripsPage::reload);
    connect(list_, &desktop::ListState::acted, this, &TripsPage::bookingWanted);
    connect(list_, &desktop::ListState::actedOther, guest_, &GuestLookUp::begin);
    connect(guest_, &GuestLookUp::found, this, [this](const TripsService::Trip& trip) {
        Q_EMIT tripChosen(trip.reservation.reservationId, trip.locator, trip.phone);
    });
    connect(&parts_.session, &desktop::Session::changed, this, &TripsPage::reload);
    connect(&parts_.airports, &desktop::AirportBook::changed, this, &TripsPage::showTrips);
    desktop::Connectivity& connectivity = parts_.client.connectivity();
    connect(&connectivity, &desktop::Connectivity::changed, this, [this] {
        showConnection();
        if (parts_.client.connectivity().online()) reload();
    });
    connect(&connectivity, &desktop::Connectivity::counted, this,
            [this] { banner_->showNextTry(parts_.client.connectivity().secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &connectivity, &desktop::Connectivity::tryNow);
}

void TripsPage::reload()
{
    if (!isVisible()) return;
    problem_.reset();
    service_.reload();
    if (!service_.loaded()) showTrips();
}

void TripsPage::showTrips()
{
    for (TripCard* card : cards_)
        card->deleteLater();
    cards_.clear();
    for (const TripsService::Trip& trip : service_.ahead()) {
        if (trip.reservation.passengers.empty()) continue;
        auto* card = new TripCard(parts_, trip.reservation);
        connect(card, &TripCard::opened, this,
                [this, trip] { Q_EMIT tripChosen(trip.reservation.reservationId, trip.locator, trip.phone); });
        cardsColumn_->addWidget(card);
        cards_.push_back(card);
    }
    const QDateTime seen = service_.seenAt().toLocalTime();
    seen_->setVisible(service_.loaded() && !parts_.client.connectivity().online());
    seen_->setText(tr("As seen on %1 at %2").arg(formats::dateLong(seen.date()), seen.toString("HH:mm")));
    desktop::tabInReadingOrder(this);
    list_->setVisible(cards_.empty());
    if (!cards_.empty()) return;
    if (problem_)
        list_->showError(tr("Your trips could not be loaded"), problem_->sentence, problem_->details(),
                         problem_->traceId);
    else if (!service_.loaded())
        list_->showLoading();
    else
        list_->showEmpty(tr("No trip ahead"), tr("Where would you like to go?"), tr("Find a flight"),
                         tr("I have a locator"));
}

void TripsPage::showConnection()
{
    const desktop::Connectivity& connectivity = parts_.client.connectivity();
    banner_->setVisible(!connectivity.online());
    guest_->setOnline(connectivity.online());
    if (connectivity.online()) return;
    banner_->showSince(connectivity.offlineSince());
    banner_->showNextTry(connectivity.secondsToNextTry());
}

void TripsPage::retranslate()
{
    title_->setText(tr("Trips"));
    banner_->setWhat(tr("Your trips stay here as last seen."));
    showTrips();
    showConnection();
}

void TripsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void TripsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    minute_.start();
    showConnection();
    reload();
}

void TripsPage::hideEvent(QHideEvent* event)
{
    minute_.stop();
    QWidget::hideEvent(event);
}

} // namespace narae::customer
