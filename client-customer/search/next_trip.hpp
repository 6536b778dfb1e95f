#pragma once

#include "client-customer/guest/guest_trips.hpp"
#include "common/desktop/client/records.hpp"

#include <QObject>
#include <optional>

namespace narae::desktop {
class Parts;
} // namespace narae::desktop

namespace narae::customer {

/// The next flight of whoever uses the app: the first confirmed one to come in an account's history, or a guest's last
/// trip. GUI thread.
class NextTrip : public QObject {
    Q_OBJECT

public:
    struct Trip {
        TripKey key;
        QString locator, flightNumber, origin, destination;
        QDateTime departsAt, arrivesAt; ///< the latter not valid until it is known
        int travellers = 0;
    };

    explicit NextTrip(desktop::Parts& parts, QObject* parent = nullptr);

    void refresh();
    const std::optional<Trip>& trip() const { return trip_; }

Q_SIGNALS:
    void changed();

private:
    void askHistory(const QString& after, int generation);
    void askGuest(const TripKey& key, int generation);
    void found(std::optional<Trip> trip, qint64 flightId, int generation);

    desktop::Parts& parts_;
    std::optional<Trip> trip_;
    std::optional<Trip> best_; ///< while the history is paged through
    qint64 bestFlight_ = 0;
    int generation_ = 0;
};

} // namespace narae::customer
