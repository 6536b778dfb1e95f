#pragma once

#include "client-admin/insights/insight.hpp"
#include "client-admin/insights/report_rows.hpp"
#include "common/desktop/client/airport_book.hpp"

namespace narae::admin {

/// Days of departure, both counted.
struct Period {
    QDate from, to;
    bool operator==(const Period&) const = default;
};

// What the reports say, in words: pure, in the app's language.

Insight loadInsight(std::vector<RouteLoad> routes, const Period& period, const desktop::AirportBook& airports);
/// Months of days are told by day, longer periods by week.
Insight revenueInsight(const std::vector<DayMoney>& days, const Period& period);
Insight cancellationInsight(const std::vector<DaysBeforeOut>& outs, const Period& period);

/// Whose booking curve it is: a flight's against its route's, or the route's alone (`flight` has no id then).
struct CurveSubject {
    FlightLoad flight;
    QString routeName;
    QDate departs;    ///< at its origin
    int daysLeft = 0; ///< until departure; 0 when it has departed
    BookingCurve own;
    BookingCurve average; ///< of the route's departures up to that one: they had as much time to sell
};
Insight curveInsight(const CurveSubject& subject, const Period& period);

/// "김포→제주", "Gimpo→Jeju"; the destination alone without an origin.
QString routeName(const desktop::AirportBook& airports, const QString& origin, const QString& destination);
/// "93%", "2.4%": with a decimal below ten.
QString shareText(double share);
/// "10월 24일 ~ 11월 22일", "24 Oct – 22 Nov"
QString periodText(const Period& period);
/// "10월 24일", "24 Oct"
QString dayText(const QDate& day);

} // namespace narae::admin
