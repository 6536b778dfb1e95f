#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/client/records.hpp"

#include <QObject>
#include <functional>

namespace narae::customer {

/// One page of a customer's purchases, or why there is none.
struct PurchasePage {
    desktop::Page<desktop::Purchase> page;
    std::optional<desktop::Problem> problem;
    QDateTime seenAt;
    bool fromCache = false;
};

/// Where a history comes from, page by page, the newest first: a port. GUI thread.
class PurchaseSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// `after` is empty for the first page. `done` is called once, later, unless `context` has gone before.
    virtual void fetch(const QString& after, QObject* context, std::function<void(const PurchasePage&)> done) = 0;
    /// Whether somebody looks, and would like to hear of news.
    virtual void setWatched(bool) {}

Q_SIGNALS:
    void stirred(); ///< the newest purchases are not what they were: one more, or another state
};

/// GET /v1/history; what was last seen while the server is away.
class ServerPurchases : public PurchaseSource {
    Q_OBJECT

public:
    explicit ServerPurchases(desktop::ApiClient& client, QObject* parent = nullptr);
    void fetch(const QString& after, QObject* context, std::function<void(const PurchasePage&)> done) override;
    void setWatched(bool watched) override;

private:
    desktop::ApiClient& client_;
    desktop::LiveResource live_;
};

} // namespace narae::customer
