#include "client-customer/history/purchase_source.hpp"

#include <utility>

namespace narae::customer {

namespace {

constexpr int kPageSize = 100;
constexpr std::chrono::milliseconds kAwayLook(1000);
constexpr std::chrono::milliseconds kGap(500);

desktop::Call pageCall(const QString& after)
{
    QUrlQuery query{{"limit", QString::number(kPageSize)}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    return desktop::Call::get("/v1/history", query);
}

} // namespace

ServerPurchases::ServerPurchases(desktop::ApiClient& client, QObject* parent)
    : PurchaseSource(parent), client_(client), live_(client)
{
    live_.setInterval(std::chrono::seconds(5));
    live_.follow({desktop::LiveTopic::Purchases, 0, {}, {}}, kGap);
    connect(&live_, &desktop::LiveResource::changed, this, [this, first = true]() mutable {
        if (!std::exchange(first, false)) Q_EMIT stirred();
    });
    live_.watch(pageCall({}));
}

void ServerPurchases::setWatched(bool watched)
{
    live_.setActive(watched);
}

void ServerPurchases::fetch(const QString& after, QObject* context, std::function<void(const PurchasePage&)> done)
{
    desktop::Call call = pageCall(after).remember();
    // What is known to be away is not waited for.
    if (!client_.connectivity().online()) call.deadline = kAwayLook;
    client_.send(call, context, [done = std::move(done)](const desktop::Outcome& outcome) {
        PurchasePage came;
        if (outcome) {
            came.page = desktop::pageFromJson<desktop::Purchase>(outcome->object());
            came.seenAt = outcome->seenAt;
            came.fromCache = outcome->fromCache;
        } else {
            came.problem = outcome.problem();
        }
        done(came);
    });
}

} // namespace narae::customer
