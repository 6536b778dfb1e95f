#include "client-customer/app/customer_window.hpp"

#include "client-customer/account/account_page.hpp"
#include "client-customer/app/late_news.hpp"
#include "client-customer/app/logo.hpp"
#include "client-customer/app/news_card.hpp"
#include "client-customer/art/destination_pictures.hpp"
#include "client-customer/booking/booking_page.hpp"
#include "client-customer/guest/guest_trips.hpp"
#include "client-customer/history/history_page.hpp"
#include "client-customer/results/results_page.hpp"
#include "client-customer/search/search_page.hpp"
#include "client-customer/trip/trip_page.hpp"
#include "client-customer/trips/trips_page.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/focus_ring.hpp"
#include "common/desktop/widgets/reach.hpp"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace narae::customer {

namespace {

constexpr QSize kLeastSize{1024, 720};
constexpr QSize kUsualSize{1280, 800};
constexpr int kTargetHeight = 44; ///< what is drawn smaller takes the mouse so high
const QString kGeometry = "window_geometry";

QIcon wingIcon()
{
    QPixmap picture(64, 64);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintWing(painter, QRectF(4, 4, 56, 56));
    return picture;
}

} // namespace

CustomerWindow::CustomerWindow(desktop::Parts& parts) : parts_(parts), pictures_(new DestinationPictures(parts, this))
{
    setObjectName("customerWindow");
    setWindowIcon(wingIcon());
    setMinimumSize(kLeastSize);
    build();
    wireBar();
    wirePages();
    retranslate();
    restorePlace();
    showPage(search_);
}

void CustomerWindow::build()
{
    bar_ = new TopBar(parts_);
    banner_ = new desktop::OfflineBanner(96);
    banner_->setObjectName("offlineBanner");
    news_ = new NewsCard;
    stack_ = new QStackedWidget;
    search_ = new SearchPage(parts_, *pictures_);
    results_ = new ResultsPage(parts_, *pictures_);
    booking_ = new BookingPage(parts_);
    trip_ = new TripPage(parts_);
    trips_ = new TripsPage(parts_);
    history_ = new HistoryPage(parts_);
    account_ = new AccountPage(parts_);
    for (QWidget* page :
         std::initializer_list<QWidget*>{search_, results_, booking_, trip_, trips_, history_, account_})
        stack_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(banner_);
    column->addWidget(news_);
    column->addWidget(stack_, 1);
    signIn_ = new SignInPanel(parts_, this);
    new desktop::FocusRing(this);
    new desktop::Reach(this, kTargetHeight);
    auto* backKey = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    connect(backKey, &QShortcut::activated, this, &CustomerWindow::back);
}

void CustomerWindow::wireBar()
{
    connect(bar_, &TopBar::placePicked, this, &CustomerWindow::pick);
    connect(bar_, &TopBar::logInWanted, this, [this] { signIn_->open(SignInPanel::Reason::Wanted); });
    connect(bar_, &TopBar::accountWanted, this, [this] { go(account_); });
    connect(bar_, &TopBar::logOutWanted, this, [this] { leaveThen([this] { parts_.session.logOut(); }); });
    desktop::Connectivity& line = parts_.client.connectivity();
    connect(&line, &desktop::Connectivity::changed, this, &CustomerWindow::showConnection);
    connect(&line, &desktop::Connectivity::counted, this,
            [this, &line] { banner_->showNextTry(line.secondsToNextTry()); });
    connect(banner_, &desktop::OfflineBanner::tryNow, &line, &desktop::Connectivity::tryNow);
    connect(&parts_.session, &desktop::Session::ended, this, [this] { signIn_->open(SignInPanel::Reason::Ended); });
    // The pages forget by themselves; here it is the way back to them that goes.
    connect(&parts_.session, &desktop::Session::loggedOut, this, [this] {
        way_.clear();
        news_->hide();
        showPage(search_);
    });
    connect(signIn_, &SignInPanel::signedIn, this, &CustomerWindow::knowsWho);
    connect(signIn_, &SignInPanel::closed, this, [this] {
        if (QWidget* page = stack_->currentWidget(); page->focusWidget()) page->focusWidget()->setFocus();
    });
    connect(&parts_.purchases, &desktop::PurchaseSender::resumed, this, &CustomerWindow::cameLate);
}

void CustomerWindow::wirePages()
{
    connect(search_, &SearchPage::searched, this, [this](const SearchQuery& query) {
        results_->show(query);
        go(results_);
    });
    connect(search_, &SearchPage::tripWanted, this, &CustomerWindow::openTrip);
    connect(search_, &SearchPage::lookUpWanted, this, [this] { go(trips_); });
    connect(results_, &ResultsPage::backWanted, this, [this] { go(search_, false); });
    connect(results_, &ResultsPage::queryChanged, search_, &SearchPage::setQuery);
    connect(results_, &ResultsPage::flightChosen, this,
            [this](const desktop::FlightStatus& flight, const QString& cabin, int travellers) {
                booking_->begin(flight, cabin, travellers);
                go(booking_);
            });
    connect(booking_, &BookingPage::leftForResults, this, [this] { showPage(takePrevious()); });
    connect(booking_, &BookingPage::searchAgain, this, [this] { showPage(search_); });
    connect(booking_, &BookingPage::finished, this,
            [this](qint64 reservationId, const QString& locator, const QString& phone) {
                const bool guest = parts_.session.guest();
                keepIfGuest(reservationId, locator, phone);
                search_->refreshTrip();
                // What was booked is behind one: there is no way back into it.
                way_.clear();
                trip_->open(reservationId, guest ? locator : QString(), guest ? phone : QString());
                showPage(trip_);
            });
    connect(booking_, &BookingPage::heldForLater, this, &CustomerWindow::keepIfGuest);
    connect(trip_, &TripPage::payWanted, this, [this](const desktop::Reservation& hold, const QString& phone) {
        booking_->payHold(hold, phone);
        go(booking_);
    });
    connect(trip_, &TripPage::backWanted, this, &CustomerWindow::back);
    connect(trip_, &TripPage::changed, this, [this] {
        search_->refreshTrip();
        history_->reload();
    });
    connect(trips_, &TripsPage::tripChosen, this, &CustomerWindow::openTrip);
    connect(trips_, &TripsPage::bookingWanted, this, [this] { go(search_); });
    connect(history_, &HistoryPage::tripChosen, this, [this](qint64 id) { openTrip(id, {}, {}); });
    connect(history_, &HistoryPage::logInWanted, this, [this] { signIn_->open(SignInPanel::Reason::Wanted); });
    connect(history_, &HistoryPage::bookingWanted, this, [this] { go(search_); });
    connect(account_, &AccountPage::logInWanted, this, [this] { signIn_->open(SignInPanel::Reason::Wanted); });
    connect(account_, &AccountPage::loggedOut, this, [this] { go(search_); });
}

void CustomerWindow::begin(const QString& email, const QString& password)
{
    tellOfStore();
    parts_.airports.load();
    if (email.isEmpty()) {
        parts_.session.resume([this] { knowsWho(); });
        return;
    }
    parts_.session.logIn(email, password, this, [this](const std::optional<desktop::Problem>& problem) {
        if (problem) news_->tell(false, tr("Logging in did not work."), problem->sentence, {}, {});
        knowsWho();
    });
}

void CustomerWindow::tellOfStore()
{
    const desktop::LocalStore& store = parts_.store;
    if (store.damage().isEmpty()) return;
    const QString reason = tr("Reason: %1").arg(store.damage());
    if (store.forgetful())
        news_->tell(false, tr("This app's file cannot be written, so nothing can be booked here just now."), reason, {},
                    {});
    else
        news_->tell(false, tr("What this app had kept could not be read. Were you paying? Then look among your trips."),
                    reason, {}, {});
}

void CustomerWindow::knowsWho()
{
    parts_.purchases.resume();
    if (stack_->currentWidget() == search_ && booking_->resume())
        go(booking_);
    else if (parts_.session.guest() && parts_.purchases.waitsForLogIn())
        signIn_->open(SignInPanel::Reason::Waits);
}

void CustomerWindow::cameLate(const QJsonObject& about, const desktop::Outcome& outcome)
{
    // A hold that was made is taken up by the booking, as is the payment that it waits for; what is told is what became
    // of other money.
    if (about["kind"].toString() == "hold") return;
    const bool shown =
        stack_->currentWidget() == booking_ && booking_->flow().draft().attempt == about["attempt"].toString();
    if (shown) return;
    search_->refreshTrip();
    const LateNews news = LateNews::of(outcome);
    if (!news.trip) {
        news_->tell(news.good, news.head, news.words, {}, {});
        return;
    }
    const auto reservation = desktop::Reservation::fromJson(outcome->object());
    keepIfGuest(reservation.reservationId, reservation.locator, reservation.phone);
    news_->tell(news.good, news.head, news.words, tr("Show the trip"), [this, reservation] {
        const bool guest = parts_.session.guest();
        openTrip(reservation.reservationId, guest ? reservation.locator : QString(),
                 guest ? reservation.phone : QString());
    });
}

void CustomerWindow::leaveThen(std::function<void()> then)
{
    if (stack_->currentWidget() == booking_ && booking_->unfinished())
        booking_->askToLeave(std::move(then));
    else
        then();
}

void CustomerWindow::go(QWidget* page, bool keep)
{
    if (page == stack_->currentWidget()) {
        bar_->show(placeOf(page));
        return;
    }
    bar_->show(placeOf(stack_->currentWidget()));
    leaveThen([this, page, keep] {
        QWidget* from = stack_->currentWidget();
        // One comes back to results and lists, never into the middle of a booking.
        if (keep && from != booking_) way_.push_back(from);
        std::erase(way_, page);
        showPage(page);
    });
}

void CustomerWindow::showPage(QWidget* page)
{
    stack_->setCurrentWidget(page);
    bar_->show(placeOf(page));
    showConnection();
    if (!page->isAncestorOf(focusWidget())) {
        QWidget* line = page->findChild<QWidget*>("searchLine");
        (line ? line : page)->setFocus(Qt::OtherFocusReason);
    }
}

void CustomerWindow::back()
{
    if (signIn_->isVisible()) {
        signIn_->close();
        return;
    }
    leaveThen([this] { showPage(takePrevious()); });
}

QWidget* CustomerWindow::takePrevious()
{
    if (!way_.empty()) {
        QWidget* page = way_.back();
        way_.pop_back();
        return page;
    }
    const bool toResults = stack_->currentWidget() == booking_ && results_->query().complete();
    return toResults ? static_cast<QWidget*>(results_) : search_;
}

void CustomerWindow::keepIfGuest(qint64 reservationId, const QString& locator, const QString& phone)
{
    if (parts_.session.guest()) keepGuestTrip(parts_.preferences, {reservationId, locator, phone});
}

void CustomerWindow::openTrip(qint64 reservationId, const QString& locator, const QString& phone)
{
    leaveThen([this, reservationId, locator, phone] {
        trip_->open(reservationId, locator, phone);
        go(trip_);
    });
}

void CustomerWindow::pick(TopBar::Place place)
{
    switch (place) {
    case TopBar::Place::Book: go(search_); break;
    case TopBar::Place::Trips: go(trips_); break;
    case TopBar::Place::History: go(history_); break;
    case TopBar::Place::None: break;
    }
}

TopBar::Place CustomerWindow::placeOf(const QWidget* page) const
{
    if (page == search_ || page == results_ || page == booking_) return TopBar::Place::Book;
    if (page == trips_ || page == trip_) return TopBar::Place::Trips;
    return page == history_ ? TopBar::Place::History : TopBar::Place::None;
}

void CustomerWindow::showConnection()
{
    const desktop::Connectivity& line = parts_.client.connectivity();
    // The other pages say in their own banner what of theirs still works.
    const QWidget* page = stack_->currentWidget();
    banner_->setVisible(!line.online() && (page == search_ || page == results_));
    if (line.online()) return;
    banner_->showSince(line.offlineSince());
    banner_->showNextTry(line.secondsToNextTry());
}

void CustomerWindow::retranslate()
{
    setWindowTitle(tr("Narae"));
    banner_->setWhat(tr("You can look at what was last seen; prices may have changed."));
}

void CustomerWindow::restorePlace()
{
    resize(kUsualSize);
    const QByteArray geometry = QByteArray::fromBase64(parts_.preferences.get(kGeometry).toLatin1());
    if (!geometry.isEmpty()) restoreGeometry(geometry);
}

void CustomerWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void CustomerWindow::closeEvent(QCloseEvent* event)
{
    parts_.preferences.set(kGeometry, QString::fromLatin1(saveGeometry().toBase64()));
    QWidget::closeEvent(event);
}

void CustomerWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && stack_->currentWidget() != search_) {
        back();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace narae::customer
