#pragma once

#include <QFlags>
#include <QString>

namespace narae::desktop {

/// What a screen shows, so far as the server's live stream tells of its changes.
struct LiveTopic {
    enum Kind {
        Flights = 1,   ///< how many seats are left, at what price, and when it flies
        Seats = 2,     ///< who sits where on `flightId`
        Purchases = 4, ///< a customer's own; for staff everybody's
    };
    Q_DECLARE_FLAGS(Kinds, Kind)

    Kinds kinds = {};
    qint64 flightId = 0; ///< nothing but this flight
    QString origin;      ///< nothing but flights of this route; both or neither
    QString destination;

    bool operator==(const LiveTopic&) const = default;
};

} // namespace narae::desktop

Q_DECLARE_OPERATORS_FOR_FLAGS(narae::desktop::LiveTopic::Kinds)
