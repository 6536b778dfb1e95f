#pragma once

#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QTimer>
#include <optional>

namespace narae::customer {

/// One reservation as it stands on the server, the offer for its cancellation, and the refund's way back. GUI thread.
///
/// An offer holds for some minutes; when it ends, a new one is asked for by itself. What is cancelled is cancelled by
/// an offer, which the server carries out once however often it is sent.
class TripService : public QObject {
    Q_OBJECT

public:
    explicit TripService(desktop::Parts& parts, QObject* parent = nullptr);

    /// Locator and phone open a guest's trip, and are empty for who has logged in.
    void open(qint64 reservationId, const QString& locator, const QString& phone);
    /// Nothing is open any more.
    void forget();
    /// Whether somebody looks at it.
    void setActive(bool active);
    void refresh() { live_.refresh(); }

    bool loaded() const { return loaded_; }
    const desktop::Reservation& reservation() const { return reservation_; }
    QDateTime seenAt() const { return live_.seenAt(); }

    /// Asks what cancelling these passengers brings; the offer before is forgotten.
    void quote(std::vector<int> passengers);
    const std::optional<desktop::CancellationQuote>& offer() const { return offer_; }
    bool asking() const { return asking_; }
    /// Cancels by the present offer. REQUIRES: there is one.
    void cancel();

    /// Whether all that is to be refunded has gone back; nothing where that cannot be known: the server tells accounts
    /// only.
    std::optional<bool> refundDone() const { return refundDone_; }

Q_SIGNALS:
    void changed(); ///< the reservation is loaded, or another than before
    void failed(const desktop::Problem& problem);
    void offered();
    void offerRefused(const desktop::Problem& problem);
    void cancelled();
    void cancelRefused(const desktop::Problem& problem);
    void refundChanged();

private:
    desktop::Call call(desktop::Call call) const;
    QString path(const QString& below = {}) const;
    void take(const desktop::Answer& answer);
    void tick();
    void askForRefund(const QString& after);

    desktop::Parts& parts_;
    desktop::LiveResource live_;
    QTimer second_;
    QTimer refundLater_;
    qint64 reservationId_ = 0;
    QString locator_, phone_;
    bool loaded_ = false;
    bool active_ = false;
    desktop::Reservation reservation_;
    std::vector<int> passengers_;
    std::optional<desktop::CancellationQuote> offer_;
    bool offerRuns_ = false; ///< it was not over when it came
    bool asking_ = false;
    bool cancelling_ = false;
    std::optional<bool> refundDone_;
    int generation_ = 0; ///< an answer about another trip is dropped
    int offers_ = 0;     ///< an answer to an older wish is dropped
};

} // namespace narae::customer
