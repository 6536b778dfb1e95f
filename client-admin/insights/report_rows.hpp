#pragma once

#include "common/desktop/client/records.hpp"

#include <QDate>

#include <vector>

/// The server's reports, row by row.
namespace narae::admin {

/// How full the flights of a route are, one way.
struct RouteLoad {
    QString origin, destination; ///< IATA; origin is empty for flights of the original's call
    int flights = 0;
    qint64 capacity = 0, sold = 0;
    static RouteLoad fromJson(const QJsonObject& json);

    double share() const { return capacity == 0 ? 0 : static_cast<double>(sold) / static_cast<double>(capacity); }
};

struct FlightLoad {
    qint64 flightId = 0;
    QString number, origin, destination;
    QDateTime departsAt;
    qint64 capacity = 0, sold = 0;
    static FlightLoad fromJson(const QJsonObject& json);
};

/// What the departures of a day brought, in one currency.
struct DayMoney {
    QDate day;
    int flights = 0;
    Money captured, refunded, net;
    static DayMoney fromJson(const QJsonObject& json);
};

/// Cancellations so many days before departure, in one currency.
struct DaysBeforeOut {
    int daysBefore = 0;
    int cancellations = 0, passengers = 0;
    Money refunds, fees;
    static DaysBeforeOut fromJson(const QJsonObject& json);
};

/// How early the seats of one flight or several were booked, longest before departure first.
struct BookingCurve {
    struct Step {
        int daysBefore = 0;
        qint64 cumulative = 0;
    };

    int flights = 0;
    qint64 capacity = 0, sold = 0;
    std::vector<Step> steps;
    static BookingCurve fromJson(const QJsonObject& json);

    /// Of all seats, those booked so many days before or earlier.
    double shareAt(int daysBefore) const;
};

} // namespace narae::admin
