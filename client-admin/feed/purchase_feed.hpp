#pragma once

#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/client/records.hpp"

#include <QHash>

namespace narae::admin {

/// Money that came or went, as the ticker says it.
struct FeedLine {
    qint64 reservationId = 0;
    qint64 flightId = 0;
    QString locator;
    QString flightNumber, origin, destination;
    int seats = 0;
    Money amount; ///< below zero: refunded
    QDateTime at;
    bool refund() const { return amount.amountMinor() < 0; }
};

/// The newest purchases and refunds, live. What was paid before the app looked has its own time; a refund has the time
/// at which it was seen, so refunds from before are not told. Purchases of the last fifty reservations. GUI thread.
class PurchaseFeed : public QObject {
    Q_OBJECT

public:
    PurchaseFeed(desktop::ApiClient& client, std::function<QDateTime()> now, QObject* parent);

    void setActive(bool active);
    void refresh() { watched_.refresh(); }
    /// Newest first, fifty at most.
    const std::vector<FeedLine>& lines() const { return lines_; }
    bool loaded() const { return loaded_; }
    /// Forgets everything: another user.
    void clear();

Q_SIGNALS:
    void changed();

private:
    struct Known {
        std::int64_t paid = 0;
        std::int64_t refunded = 0;
        int cancelled = 0;
    };
    void take(const QJsonObject& answer);

    std::function<QDateTime()> now_;
    desktop::LiveResource watched_;
    QHash<qint64, Known> known_;
    std::vector<FeedLine> lines_;
    bool loaded_ = false;
};

} // namespace narae::admin
