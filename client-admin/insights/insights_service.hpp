#pragma once

#include "client-admin/insights/insight_makers.hpp"
#include "common/desktop/client/live_resource.hpp"

#include <array>

namespace narae::admin {

enum class Market { All, Domestic, International };

/// The four charts of the page.
enum class ChartId { Load, Revenue, Curve, Cancellations };
inline constexpr ChartId kCharts[]{ChartId::Load, ChartId::Revenue, ChartId::Curve, ChartId::Cancellations};

/// Asks the server for what the charts show, and once a minute again while somebody looks. What has arrived stays until
/// something newer does, also while the server is away. The server adds up; a route's flights are read page by page to
/// the last. GUI thread.
class InsightsService : public QObject {
    Q_OBJECT

public:
    InsightsService(desktop::ApiClient& client, desktop::AirportBook& airports, std::function<QDateTime()> now,
                    QObject* parent = nullptr);

    void ask(const Period& period, Market market);
    void setActive(bool active);
    /// How many of a route's flights are asked for in one call.
    void setFlightsAtOnce(int flights) { flightsAtOnce_ = flights; }
    void refresh();

    const Period& period() const { return period_; }
    /// Nothing until it has arrived for this period and market.
    std::optional<Insight> insight(ChartId chart) const;
    /// Why it did not.
    std::optional<desktop::Problem> problem(ChartId chart) const;

    /// The routes of the period, the fullest first, and the flights of the one whose curve is drawn.
    const std::vector<RouteLoad>& routes() const { return routes_; }
    const std::vector<FlightLoad>& flights() const { return flights_; }
    const RouteLoad& curveRoute() const { return route_; }
    qint64 curveFlight() const { return flight_.flightId; }
    void chooseRoute(const QString& origin, const QString& destination);
    /// 0 for the route as a whole.
    void chooseFlight(qint64 flightId);

Q_SIGNALS:
    void changed(ChartId chart);
    void choicesChanged(); ///< routes(), flights()

private:
    desktop::LiveResource& live(ChartId chart) { return *live_[static_cast<std::size_t>(chart)]; }
    void takeRoutes(const QJsonObject& json);
    void takeFlights(const QJsonObject& json);
    void readFlightsOn(std::vector<FlightLoad> read, const QString& after, int reading);
    void showFlights(std::vector<FlightLoad> flights);
    QUrlQuery flightsQuery() const;
    void watchFlights();
    void watchCurve();
    CurveSubject subject() const;
    QDate departureDay() const;
    void fail(ChartId chart, const desktop::Problem& problem);

    desktop::ApiClient& client_;
    desktop::AirportBook& airports_;
    std::function<QDateTime()> now_;
    std::array<desktop::LiveResource*, 4> live_; ///< Curve's is the flight's own
    desktop::LiveResource* flightsOfRoute_;
    desktop::LiveResource* average_;
    std::array<std::optional<desktop::Problem>, 4> problems_;
    Period period_;
    Market market_ = Market::All;
    std::vector<RouteLoad> routes_;
    std::vector<FlightLoad> flights_;
    RouteLoad route_;
    FlightLoad flight_;
    bool routeChosen_ = false; ///< by somebody: kept as long as the period has it
    bool flightChosen_ = false;
    std::optional<std::vector<DayMoney>> money_;
    std::optional<std::vector<DaysBeforeOut>> outs_;
    bool routesKnown_ = false;
    int flightsAtOnce_ = 1000;
    int reading_ = 0; ///< which reading of a route's flights is the latest
    std::optional<BookingCurve> own_, averageCurve_;
};

} // namespace narae::admin
