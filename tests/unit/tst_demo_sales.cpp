#include "server/app/demo_sales.hpp"
#include "server/flight/application/demo_schedule.hpp"
#include "server/reservation/domain/refund_rule.hpp"

#include <QTest>
#include <algorithm>

using namespace narae;
using namespace narae::app;
using namespace std::chrono_literals;

namespace {

/// The demo's flights as they are registered at this time, with one cabin each.
std::vector<flight::Flight> flightsAt(Instant now)
{
    std::vector<flight::Flight> flights;
    for (const flight::RegisterFlight& wish : flight::demoSchedule(now)) {
        const flight::Cabin economy{flight::CabinClass::Economy, 100, SeatMap(), Money(58'000, Currency::krw())};
        flight::FlightPlan plan{wish.number,   wish.route, wish.departsAt,  wish.arrivesAt,
                                wish.aircraft, {economy},  wish.refundSteps};
        const FlightId id(static_cast<std::int64_t>(flights.size()) + 1);
        flights.push_back(flight::Flight::restore(id, std::move(plan), flight::Flight::State::Scheduled, {}, 1));
    }
    return flights;
}

int refundPercent(const flight::Flight& flight, Instant now)
{
    std::vector<reservation::RefundRule::Step> steps;
    for (const flight::RefundStep& step : flight.plan().refundSteps.steps())
        steps.push_back({step.daysBefore, step.percent});
    return reservation::RefundRule(std::move(steps)).percentAt(now, flight.plan().departsAt);
}

} // namespace

/// What the demo sells, whatever the hour it is filled at.
class TestDemoSales : public QObject {
    Q_OBJECT

private slots:
    /// A refund is there to be seen for as long as somebody tries the demo: no step of the rule is crossed meanwhile.
    void theTravellersTripsKeepTheirRefundForHours()
    {
        const auto midnight = *parseRfc3339("2026-11-28T00:00:00Z");
        for (auto after = 0min; after < 24h; after += 5min) {
            const Instant now = midnight + after;
            const auto flights = flightsAt(now);
            int trips = 0;
            auto soonest = std::chrono::hours(24 * 365);
            for (const DemoSale& sale : demoSales(flights, now)) {
                if (!sale.ofTheTraveller || sale.ending != DemoSale::Ending::Kept) continue;
                ++trips;
                const flight::Flight& flight = flights.at(static_cast<std::size_t>(sale.flight.value()) - 1);
                soonest = std::min(soonest, std::chrono::floor<std::chrono::hours>(flight.plan().departsAt - now));
                QVERIFY2(refundPercent(flight, now) > 0 &&
                             refundPercent(flight, now) == refundPercent(flight, now + 6h),
                         qPrintable(QString("filled %1 minutes after midnight").arg(after.count())));
            }
            QCOMPARE(trips, 6);
            QVERIFY2(soonest >= 30h && soonest < 4 * 24h, qPrintable(QString::number(soonest.count())));
        }
    }
};

QTEST_GUILESS_MAIN(TestDemoSales)
#include "tst_demo_sales.moc"
