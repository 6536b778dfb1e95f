#pragma once

#include "client-admin/airline/flight_record.hpp"

namespace narae::admin {

/// What is to be another about a flight; what is not named stays. The body of a PATCH, and what undo writes back.
struct FlightChanges {
    std::optional<qint64> departsMs;
    std::optional<qint64> arrivesMs;
    std::optional<QString> aircraft;
    std::vector<std::pair<QString, Money>> fares;
    std::optional<RefundStepRecords> refundSteps;

    bool empty() const;
    QJsonObject toJson() const;
    /// The flight as it will be. A new aircraft's seats are the server's to say.
    FlightRecord appliedTo(FlightRecord flight) const;
    /// What brings `before` back after these changes.
    FlightChanges undoing(const FlightRecord& before) const;
    void setFare(const QString& cabin, Money price);
    void dropFare(const QString& cabin);
    std::optional<Money> fare(const QString& cabin) const;
};

} // namespace narae::admin
