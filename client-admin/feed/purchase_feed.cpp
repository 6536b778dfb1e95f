#include "client-admin/feed/purchase_feed.hpp"

#include <algorithm>

namespace narae::admin {

using desktop::Call;
using desktop::Purchase;

namespace {

constexpr std::size_t kLinesMost = 50;
constexpr std::chrono::milliseconds kGap{500};

Call newest()
{
    QUrlQuery query;
    query.addQueryItem("limit", QString::number(kLinesMost));
    return Call::get("/v1/history", query);
}

FeedLine lineOf(const Purchase& purchase, int seats, Money amount, const QDateTime& at)
{
    return {purchase.reservationId,
            purchase.flightId,
            purchase.locator,
            purchase.flightNumber,
            purchase.origin,
            purchase.destination,
            seats,
            amount,
            at};
}

} // namespace

PurchaseFeed::PurchaseFeed(desktop::ApiClient& client, std::function<QDateTime()> now, QObject* parent)
    : QObject(parent), now_(std::move(now)), watched_(client, this)
{
    watched_.follow({desktop::LiveTopic::Purchases, 0, {}, {}}, kGap);
    watched_.watch(newest());
    connect(&watched_, &desktop::LiveResource::changed, this,
            [this](const desktop::Answer& answer) { take(answer.object()); });
}

void PurchaseFeed::setActive(bool active)
{
    watched_.setActive(active);
}

void PurchaseFeed::clear()
{
    known_.clear();
    lines_.clear();
    loaded_ = false;
    watched_.watch(newest());
    Q_EMIT changed();
}

void PurchaseFeed::take(const QJsonObject& answer)
{
    std::vector<FeedLine> news;
    for (const Purchase& purchase : desktop::pageFromJson<Purchase>(answer).items) {
        const bool isNew = !known_.contains(purchase.reservationId);
        Known& known = known_[purchase.reservationId];
        const std::int64_t paid = purchase.paid.amountMinor();
        const std::int64_t refunded = purchase.refunded.amountMinor();
        if (paid > known.paid)
            news.push_back(
                lineOf(purchase, purchase.count, purchase.paid, isNew || !loaded_ ? purchase.placedAt : now_()));
        if (loaded_ && refunded > known.refunded)
            news.push_back(lineOf(purchase, std::max(1, purchase.cancelled - known.cancelled),
                                  Money(known.refunded - refunded, purchase.refunded.currency()), now_()));
        known = {paid, refunded, purchase.cancelled};
    }
    loaded_ = true;
    std::stable_sort(news.begin(), news.end(),
                     [](const FeedLine& one, const FeedLine& other) { return one.at > other.at; });
    lines_.insert(lines_.begin(), news.begin(), news.end());
    if (lines_.size() > kLinesMost) lines_.erase(lines_.begin() + kLinesMost, lines_.end());
    Q_EMIT changed();
}

} // namespace narae::admin
