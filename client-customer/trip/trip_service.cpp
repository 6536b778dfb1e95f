#include "client-customer/trip/trip_service.hpp"

namespace narae::customer {

using desktop::Answer;
using desktop::Call;
using desktop::CancellationQuote;
using desktop::Outcome;
using desktop::Problem;
using desktop::Purchase;
using desktop::Reservation;

namespace {

constexpr std::chrono::seconds kLook(4);
constexpr std::chrono::seconds kRefundLook(2);
constexpr std::chrono::seconds kGap(1);
constexpr std::chrono::milliseconds kAwayLook(1000);
constexpr int kHistoryPage = 100;

} // namespace

TripService::TripService(desktop::Parts& parts, QObject* parent) : QObject(parent), parts_(parts), live_(parts.client)
{
    live_.setInterval(kLook);
    connect(&live_, &desktop::LiveResource::changed, this, &TripService::take);
    connect(&live_, &desktop::LiveResource::failed, this, &TripService::failed);
    second_.setInterval(1000);
    connect(&second_, &QTimer::timeout, this, &TripService::tick);
    refundLater_.setSingleShot(true);
    refundLater_.setInterval(kRefundLook);
    connect(&refundLater_, &QTimer::timeout, this, [this] { askForRefund({}); });
}

void TripService::open(qint64 reservationId, const QString& locator, const QString& phone)
{
    forget();
    reservationId_ = reservationId;
    locator_ = locator;
    phone_ = phone;
    Call look = call(Call::get(path()).remember());
    // What is known to be away is not waited for: the trip as last seen is there at once.
    if (!parts_.client.connectivity().online()) look.deadline = kAwayLook;
    live_.watch(look);
}

void TripService::forget()
{
    ++generation_;
    ++offers_;
    reservationId_ = 0;
    locator_.clear();
    phone_.clear();
    loaded_ = false;
    reservation_ = {};
    passengers_.clear();
    offer_.reset();
    asking_ = false;
    cancelling_ = false;
    refundDone_.reset();
    refundLater_.stop();
    live_.follow({});
    live_.watch({});
}

void TripService::setActive(bool active)
{
    active_ = active;
    live_.setActive(active);
    if (active) {
        second_.start();
        if (loaded_ && refundDone_ == false) refundLater_.start();
    } else {
        second_.stop();
        refundLater_.stop();
    }
}

QString TripService::path(const QString& below) const
{
    return QString("/v1/reservations/%1%2").arg(reservationId_).arg(below);
}

Call TripService::call(Call call) const
{
    if (!locator_.isEmpty()) {
        call.query.addQueryItem("locator", locator_);
        // A plus sign in a query is a space.
        call.query.addQueryItem("phone", QString::fromLatin1(QUrl::toPercentEncoding(phone_)));
    }
    return call;
}

void TripService::take(const Answer& answer)
{
    reservation_ = Reservation::fromJson(answer.object());
    reservation_.holdExpiresAt = answer.byClock(parts_.now(), reservation_.holdExpiresAt);
    // What becomes of the trip becomes of its seats too: the flight is told of to whoever watches.
    live_.follow({desktop::LiveTopic::Flights, reservation_.flightId, {}, {}}, kGap);
    loaded_ = true;
    if (!reservation_.refunded.isZero() && locator_.isEmpty()) {
        if (!refundDone_) refundDone_ = false;
        askForRefund({});
    }
    Q_EMIT changed();
}

void TripService::quote(std::vector<int> passengers)
{
    passengers_ = std::move(passengers);
    offer_.reset();
    const int asked = ++offers_;
    asking_ = !passengers_.empty();
    if (!asking_) {
        Q_EMIT offered();
        return;
    }
    QJsonArray numbers;
    for (const int number : passengers_)
        numbers.append(number);
    // Repeatable: an offer binds nobody, and one that is not taken up runs out.
    Call wish = Call::post(path("/cancellation-quotes"), {{"passengers", numbers}});
    parts_.client.send(call(std::move(wish)), this, [this, asked](const Outcome& outcome) {
        if (asked != offers_) return;
        asking_ = false;
        if (!outcome) {
            Q_EMIT offerRefused(outcome.problem());
            return;
        }
        const QDateTime now = parts_.now();
        offer_ = CancellationQuote::fromJson(outcome->object());
        offer_->expiresAt = outcome->byClock(now, offer_->expiresAt);
        offerRuns_ = now < offer_->expiresAt;
        Q_EMIT offered();
    });
}

void TripService::cancel()
{
    check(offer_.has_value(), "what is cancelled was offered");
    if (cancelling_) return;
    cancelling_ = true;
    Call wish = Call::post(path("/cancellation"), {{"quoteId", offer_->quoteId}});
    // The offer itself makes it safe to send again; the key tells the client so.
    wish.idempotencyKey = desktop::ApiClient::newKey();
    parts_.client.send(call(std::move(wish)), this, [this, generation = generation_](const Outcome& outcome) {
        if (generation != generation_) return;
        cancelling_ = false;
        if (!outcome) {
            const Problem& problem = outcome.problem();
            if (problem.code == "quote.expired" || problem.code == "quote.unknown") quote(passengers_);
            if (problem.unknownOutcome()) live_.refresh();
            Q_EMIT cancelRefused(problem);
            return;
        }
        offer_.reset();
        ++offers_;
        take(*outcome);
        Q_EMIT cancelled();
    });
}

void TripService::tick()
{
    // One that was over when it came would be asked for over and over; the server tells whether it still holds.
    if (offer_ && offerRuns_ && !cancelling_ && parts_.now() >= offer_->expiresAt) quote(passengers_);
}

void TripService::askForRefund(const QString& after)
{
    if (!active_ || refundDone_ == true) return;
    QUrlQuery query{{"limit", QString::number(kHistoryPage)}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    const auto answered = [this, generation = generation_](const Outcome& outcome) {
        if (generation != generation_) return;
        if (!outcome) {
            refundLater_.start();
            return;
        }
        const auto page = desktop::pageFromJson<Purchase>(outcome->object());
        for (const Purchase& purchase : page.items) {
            if (purchase.reservationId != reservation_.reservationId) continue;
            const bool done = purchase.refunded.amountMinor() >= reservation_.refunded.amountMinor();
            if (!done) refundLater_.start();
            if (refundDone_ != done) {
                refundDone_ = done;
                Q_EMIT refundChanged();
            }
            return;
        }
        // The newest stand first: behind the day on which it was bought it cannot come any more.
        const bool further = page.hasMore && page.items.back().placedAt >= reservation_.placedAt;
        if (further)
            askForRefund(page.next);
        else
            refundLater_.start();
    };
    parts_.client.send(Call::get("/v1/history", query), this, answered);
}

} // namespace narae::customer
