#pragma once

#include "common/desktop/client/records.hpp"

#include <QJsonArray>

namespace narae::admin {

struct CabinRecord {
    QString cabin; ///< economy, premium, business, first
    int capacity = 0;
    QString seatMap; ///< SeatMap's notation; empty for free seating
    Money price;
};

/// Which share of the fare comes back when a party cancels at least so many days before departure.
struct RefundStepRecord {
    int daysBefore = 0;
    int percent = 0;
    bool operator==(const RefundStepRecord&) const = default;
};
using RefundStepRecords = std::vector<RefundStepRecord>;

QJsonArray toJson(const RefundStepRecords& steps);
/// `30:100 7:90 1:70`, as in a schedule's file; `-` for none.
QString refundText(const RefundStepRecords& steps);
/// Nothing where it cannot be read, days do not fall or shares rise.
std::optional<RefundStepRecords> refundStepsFromText(const QString& text);

/// A flight as the airline keeps it: what staff see and change. Instants are milliseconds since 1970, for there may be
/// a hundred thousand of them.
struct FlightRecord {
    qint64 flightId = 0;
    QString number;
    QString origin; ///< empty for a flight of the original's call
    QString destination;
    qint64 departsMs = 0;
    qint64 arrivesMs = 0;
    QString aircraft; ///< empty where its seats were given by hand
    std::vector<CabinRecord> cabins;
    RefundStepRecords refundSteps;
    QString cancelReason;
    int sold = 0;
    int left = 0;
    bool cancelled = false;
    qint64 version = 0;

    static FlightRecord fromJson(const QJsonObject& json);

    int capacity() const;
    const CabinRecord* cabin(const QString& name) const;
    /// The cabin whose fare stands in a list: economy, or the last there is. Null without cabins.
    const CabinRecord* mainCabin() const;
    QDateTime departsAt() const { return QDateTime::fromMSecsSinceEpoch(departsMs, Qt::UTC); }
    QDateTime arrivesAt() const { return QDateTime::fromMSecsSinceEpoch(arrivesMs, Qt::UTC); }
};

/// A cabin of an aircraft type.
struct CabinLayoutRecord {
    QString cabin;
    int capacity = 0;
    QString seatMap;
};

/// A type of aircraft with its seats: what a flight's cabins are taken from.
struct AircraftRecord {
    qint64 aircraftId = 0;
    QString name;
    qint64 version = 0;
    std::vector<CabinLayoutRecord> cabins;

    static AircraftRecord fromJson(const QJsonObject& json);
    int capacity() const;
};

/// A flight that is to be registered.
struct FlightDraft {
    QString number, origin, destination;
    QDateTime departsAt, arrivesAt;
    QString aircraft;
    std::vector<std::pair<QString, Money>> fares; ///< for each cabin of the aircraft
    std::optional<RefundStepRecords> refundSteps; ///< the airline's usual ones where there are none

    QJsonObject toJson() const;
};

} // namespace narae::admin
