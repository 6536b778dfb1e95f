#include "client-customer/history/purchase_source.hpp"

namespace narae::customer {

namespace {

constexpr int kPageSize = 100;
constexpr std::chrono::milliseconds kAwayLook(1000);

} // namespace

void ServerPurchases::fetch(const QString& after, QObject* context, std::function<void(const PurchasePage&)> done)
{
    QUrlQuery query{{"limit", QString::number(kPageSize)}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    desktop::Call call = desktop::Call::get("/v1/history", query).remember();
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
