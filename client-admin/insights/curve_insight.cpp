#include "client-admin/insights/insight_makers.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace narae::admin {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CurveInsight)
};

/// Where the axis may begin.
constexpr int kDaysMost[]{7, 14, 30, 60, 90, 180, 365};

int daysMostOf(const CurveSubject& subject)
{
    int earliest = subject.daysLeft + 1;
    for (const BookingCurve* curve : {&subject.own, &subject.average})
        if (!curve->steps.empty()) earliest = std::max(earliest, curve->steps.front().daysBefore);
    for (const int most : kDaysMost)
        if (earliest <= most) return most;
    return earliest;
}

QString pointsText(double difference)
{
    return QString::number(static_cast<int>(std::lround(std::abs(difference) * 100)));
}

QString subjectName(const CurveSubject& subject)
{
    return subject.flight.flightId == 0 ? subject.routeName : desktop::formats::flightNumber(subject.flight.number);
}

QString messageOf(const CurveSubject& subject, bool compared)
{
    const QString name = subjectName(subject);
    if (subject.own.sold == 0) return Words::tr("Nothing sold yet on %1").arg(name);
    const double own = subject.own.shareAt(subject.daysLeft);
    if (!compared) return Words::tr("%1 is %2 full").arg(name, shareText(own));
    const double ahead = own - subject.average.shareAt(subject.daysLeft);
    if (ahead >= 0.01) return Words::tr("%1 fills faster than its route").arg(name);
    if (ahead <= -0.01) return Words::tr("%1 fills more slowly than its route").arg(name);
    return Words::tr("%1 fills as its route does").arg(name);
}

QString headOf(int daysBefore)
{
    if (daysBefore == 0) return Words::tr("Day of departure");
    if (daysBefore == 1) return Words::tr("1 day before departure");
    return Words::tr("%1 days before departure").arg(daysBefore);
}

QString bodyOf(double share, std::optional<double> average)
{
    if (!average) return Words::tr("%1 sold").arg(shareText(share));
    const double ahead = share - *average;
    if (std::abs(ahead) < 0.005) return Words::tr("%1, as the average").arg(shareText(share));
    return (ahead > 0 ? Words::tr("%1, %2 points above average") : Words::tr("%1, %2 points below average"))
        .arg(shareText(share),
             std::abs(ahead) < 0.1 ? QString::number(std::abs(ahead) * 100, 'f', 1) : pointsText(ahead));
}

} // namespace

Insight curveInsight(const CurveSubject& subject, const Period& period)
{
    using desktop::formats::number;
    Insight insight;
    const bool oneFlight = subject.flight.flightId != 0;
    const bool compared = oneFlight && subject.average.flights > 1;
    insight.columns = {{"daysBefore", Words::tr("Days before departure"), true},
                       {"loadPermille", subjectName(subject), true}};
    if (compared) insight.columns.push_back({"averagePermille", Words::tr("Average of the route"), true});
    if (subject.routeName.isEmpty()) {
        insight.title = Words::tr("No departures");
        insight.measure = Words::tr("Seats sold by the days before departure");
        insight.nothing = Words::tr("No flight departs in this period.");
        return insight;
    }
    insight.title = messageOf(subject, compared);
    insight.measure =
        oneFlight ? Words::tr("Seats sold of all, %1 · departs %2").arg(subject.routeName, dayText(subject.departs))
                  : Words::tr("Seats sold of all, %1 flights · departures %2")
                        .arg(number(subject.own.flights), periodText(period));
    if (subject.own.sold == 0 && (!compared || subject.average.sold == 0)) {
        insight.nothing = Words::tr("The curve begins with the first seat sold.");
        return insight;
    }
    InsightCurve curve;
    curve.daysMost = daysMostOf(subject);
    curve.ownLabel = oneFlight ? Words::tr("This flight") : Words::tr("This route");
    curve.averageLabel = Words::tr("Average");
    curve.lead = oneFlight ? Lead{"flights", {{"flightId", subject.flight.flightId}}}
                           : Lead{"flights",
                                  {{"origin", subject.flight.origin},
                                   {"destination", subject.flight.destination},
                                   {"from", period.from},
                                   {"to", period.to}}};
    for (int day = curve.daysMost; day >= subject.daysLeft; --day) {
        InsightCurve::Point point;
        point.daysBefore = day;
        point.share = subject.own.shareAt(day);
        if (compared) point.average = subject.average.shareAt(day);
        point.head = headOf(day);
        point.body = bodyOf(point.share, point.average);
        Insight::Row row{
            {{number(day), qint64{day}}, {shareText(point.share), qint64{std::llround(point.share * 1000)}}},
            curve.lead};
        if (point.average)
            row.cells.push_back({shareText(*point.average), qint64{std::llround(*point.average * 1000)}});
        insight.rows.push_back(std::move(row));
        curve.points.push_back(std::move(point));
    }
    insight.curve = std::move(curve);
    return insight;
}

} // namespace narae::admin
