#include "client-admin/insights/insights_service.hpp"

#include "common/desktop/client/records_page.hpp"
#include "common/desktop/look/formats.hpp"

#include <algorithm>
#include <chrono>

namespace narae::admin {

using desktop::Answer;
using desktop::Call;
using desktop::LiveResource;
using desktop::Problem;

namespace {

QUrlQuery queryOf(const Period& period, const QString& by = {})
{
    QUrlQuery query;
    if (!by.isEmpty()) {
        query.addQueryItem("by", by);
        query.addQueryItem("limit", "1000");
    }
    query.addQueryItem("from", period.from.toString(Qt::ISODate));
    query.addQueryItem("to", period.to.toString(Qt::ISODate));
    return query;
}

template <class Row>
std::vector<Row> rowsOf(const Answer& answer)
{
    return desktop::pageFromJson<Row>(answer.object()).items;
}

} // namespace

InsightsService::InsightsService(desktop::ApiClient& client, desktop::AirportBook& airports,
                                 std::function<QDateTime()> now, QObject* parent)
    : QObject(parent),
      client_(client),
      airports_(airports),
      now_(std::move(now)),
      flightsOfRoute_(new LiveResource(client, this)),
      average_(new LiveResource(client, this))
{
    for (const ChartId chart : kCharts) {
        live_[static_cast<std::size_t>(chart)] = new LiveResource(client, this);
        connect(&live(chart), &LiveResource::failed, this,
                [this, chart](const Problem& problem) { fail(chart, problem); });
    }
    for (LiveResource* each : findChildren<LiveResource*>(QString(), Qt::FindDirectChildrenOnly))
        each->setInterval(std::chrono::minutes(1));
    for (LiveResource* each : {flightsOfRoute_, average_})
        connect(each, &LiveResource::failed, this, [this](const Problem& problem) { fail(ChartId::Curve, problem); });
    connect(&live(ChartId::Load), &LiveResource::changed, this,
            [this](const Answer& answer) { takeRoutes(answer.object()); });
    connect(&live(ChartId::Revenue), &LiveResource::changed, this, [this](const Answer& answer) {
        money_ = rowsOf<DayMoney>(answer);
        Q_EMIT changed(ChartId::Revenue);
    });
    connect(&live(ChartId::Cancellations), &LiveResource::changed, this, [this](const Answer& answer) {
        outs_ = rowsOf<DaysBeforeOut>(answer);
        Q_EMIT changed(ChartId::Cancellations);
    });
    connect(&live(ChartId::Curve), &LiveResource::changed, this, [this](const Answer& answer) {
        own_ = BookingCurve::fromJson(answer.object());
        Q_EMIT changed(ChartId::Curve);
    });
    connect(average_, &LiveResource::changed, this, [this](const Answer& answer) {
        averageCurve_ = BookingCurve::fromJson(answer.object());
        Q_EMIT changed(ChartId::Curve);
    });
    connect(flightsOfRoute_, &LiveResource::changed, this,
            [this](const Answer& answer) { takeFlights(answer.object()); });
}

void InsightsService::ask(const Period& period, Market market)
{
    period_ = period;
    market_ = market;
    routesKnown_ = false;
    money_.reset();
    outs_.reset();
    own_.reset();
    averageCurve_.reset();
    routes_.clear();
    flights_.clear();
    problems_.fill(std::nullopt);
    flightsOfRoute_->watch({});
    average_->watch({});
    live(ChartId::Curve).watch({});
    const auto watch = [this](ChartId chart, const QString& path, const QString& by) {
        QUrlQuery query = queryOf(period_, by);
        if (market_ == Market::Domestic) query.addQueryItem("market", "domestic");
        if (market_ == Market::International) query.addQueryItem("market", "international");
        live(chart).watch(Call::get(path, query).remember());
    };
    watch(ChartId::Load, "/v1/reports/load-factor", "route");
    watch(ChartId::Revenue, "/v1/reports/revenue", "day");
    watch(ChartId::Cancellations, "/v1/reports/cancellations", "daysBefore");
    for (const ChartId chart : kCharts)
        Q_EMIT changed(chart);
}

void InsightsService::setActive(bool active)
{
    for (LiveResource* each : findChildren<LiveResource*>(QString(), Qt::FindDirectChildrenOnly))
        each->setActive(active);
}

void InsightsService::refresh()
{
    for (LiveResource* each : findChildren<LiveResource*>(QString(), Qt::FindDirectChildrenOnly))
        each->refresh();
}

void InsightsService::takeRoutes(const QJsonObject& json)
{
    routes_ = desktop::pageFromJson<RouteLoad>(json).items;
    routesKnown_ = true;
    std::stable_sort(routes_.begin(), routes_.end(),
                     [](const RouteLoad& a, const RouteLoad& b) { return a.share() > b.share(); });
    Q_EMIT changed(ChartId::Load);
    const auto same = std::find_if(routes_.begin(), routes_.end(), [this](const RouteLoad& route) {
        return route.origin == route_.origin && route.destination == route_.destination;
    });
    // A curve needs both ends of the route.
    const auto first =
        std::find_if(routes_.begin(), routes_.end(), [](const RouteLoad& route) { return !route.origin.isEmpty(); });
    const bool stays = same != routes_.end() && (routeChosen_ || !flights_.empty());
    if (stays && !flights_.empty()) {
        Q_EMIT choicesChanged();
        return;
    }
    if (!stays) {
        routeChosen_ = false;
        flightChosen_ = false;
        route_ = first == routes_.end() ? RouteLoad() : *first;
    }
    watchFlights();
}

QUrlQuery InsightsService::flightsQuery() const
{
    QUrlQuery query = queryOf(period_);
    query.addQueryItem("by", "flight");
    query.addQueryItem("limit", QString::number(flightsAtOnce_));
    query.addQueryItem("origin", route_.origin);
    query.addQueryItem("destination", route_.destination);
    return query;
}

void InsightsService::watchFlights()
{
    ++reading_;
    flights_.clear();
    own_.reset();
    averageCurve_.reset();
    problems_[static_cast<std::size_t>(ChartId::Curve)].reset();
    if (route_.destination.isEmpty()) {
        flight_ = {};
    } else {
        flightsOfRoute_->watch(Call::get("/v1/reports/load-factor", flightsQuery()).remember());
    }
    Q_EMIT choicesChanged();
    Q_EMIT changed(ChartId::Curve);
}

void InsightsService::takeFlights(const QJsonObject& json)
{
    auto page = desktop::pageFromJson<FlightLoad>(json);
    ++reading_;
    if (page.hasMore)
        readFlightsOn(std::move(page.items), page.next, reading_);
    else
        showFlights(std::move(page.items));
}

void InsightsService::readFlightsOn(std::vector<FlightLoad> read, const QString& after, int reading)
{
    QUrlQuery query = flightsQuery();
    query.addQueryItem("after", after);
    client_.send(Call::get("/v1/reports/load-factor", query), this,
                 [this, read = std::move(read), reading](const desktop::Outcome& outcome) mutable {
                     if (reading != reading_) return;
                     if (!outcome) {
                         fail(ChartId::Curve, outcome.problem());
                         return;
                     }
                     const auto page = desktop::pageFromJson<FlightLoad>(outcome->object());
                     read.insert(read.end(), page.items.begin(), page.items.end());
                     if (page.hasMore)
                         readFlightsOn(std::move(read), page.next, reading);
                     else
                         showFlights(std::move(read));
                 });
}

void InsightsService::showFlights(std::vector<FlightLoad> flights)
{
    const bool first = flights_.empty();
    flights_ = std::move(flights);
    const bool stays = flightChosen_ && (flight_.flightId == 0 ||
                                         std::any_of(flights_.begin(), flights_.end(), [this](const FlightLoad& each) {
                                             return each.flightId == flight_.flightId;
                                         }));
    if (!stays && (first || flight_.flightId == 0)) {
        flightChosen_ = false;
        const auto fullest = std::max_element(flights_.begin(), flights_.end(),
                                              [](const FlightLoad& a, const FlightLoad& b) { return a.sold < b.sold; });
        flight_ = fullest == flights_.end() ? FlightLoad() : *fullest;
    }
    if (first) watchCurve();
    Q_EMIT choicesChanged();
}

void InsightsService::watchCurve()
{
    own_.reset();
    averageCurve_.reset();
    Period upTo = period_;
    if (flight_.flightId != 0) {
        // Later departures had less time to sell and would pull the average down.
        if (flight_.departsAt > now_()) upTo.to = std::max(period_.from, departureDay());
        QUrlQuery one;
        one.addQueryItem("flightId", QString::number(flight_.flightId));
        live(ChartId::Curve).watch(Call::get("/v1/reports/booking-curve", one).remember());
    }
    QUrlQuery route = queryOf(upTo);
    route.addQueryItem("origin", route_.origin);
    route.addQueryItem("destination", route_.destination);
    const Call ofRoute = Call::get("/v1/reports/booking-curve", route).remember();
    if (flight_.flightId == 0) {
        average_->watch({});
        live(ChartId::Curve).watch(ofRoute);
    } else {
        average_->watch(ofRoute);
    }
    Q_EMIT changed(ChartId::Curve);
}

void InsightsService::chooseRoute(const QString& origin, const QString& destination)
{
    const auto found = std::find_if(routes_.begin(), routes_.end(), [&](const RouteLoad& route) {
        return route.origin == origin && route.destination == destination;
    });
    if (found == routes_.end()) return;
    route_ = *found;
    routeChosen_ = true;
    flightChosen_ = false;
    flight_ = {};
    watchFlights();
}

void InsightsService::chooseFlight(qint64 flightId)
{
    const auto found = std::find_if(flights_.begin(), flights_.end(),
                                    [flightId](const FlightLoad& each) { return each.flightId == flightId; });
    if (found == flights_.end() && flightId != 0) return;
    flight_ = flightId == 0 ? FlightLoad{0, {}, route_.origin, route_.destination, {}, 0, 0} : *found;
    routeChosen_ = true;
    flightChosen_ = true;
    watchCurve();
    Q_EMIT choicesChanged();
}

QDate InsightsService::departureDay() const
{
    return desktop::formats::dateAt(flight_.departsAt, airports_.zone(flight_.origin));
}

CurveSubject InsightsService::subject() const
{
    CurveSubject subject;
    subject.flight = flight_;
    subject.routeName = routeName(airports_, route_.origin, route_.destination);
    subject.own = *own_;
    if (flight_.flightId == 0) return subject;
    subject.departs = departureDay();
    subject.daysLeft = static_cast<int>(std::max<qint64>(0, now_().secsTo(flight_.departsAt) / (24 * 3600)));
    subject.average = *averageCurve_;
    return subject;
}

std::optional<Insight> InsightsService::insight(ChartId chart) const
{
    switch (chart) {
    case ChartId::Load:
        if (routesKnown_) return loadInsight(routes_, period_, airports_);
        break;
    case ChartId::Revenue:
        if (money_) return revenueInsight(*money_, period_);
        break;
    case ChartId::Curve:
        if (routesKnown_ && route_.destination.isEmpty()) return curveInsight({}, period_);
        if (own_ && (averageCurve_ || flight_.flightId == 0)) return curveInsight(subject(), period_);
        break;
    case ChartId::Cancellations:
        if (outs_) return cancellationInsight(*outs_, period_);
        break;
    }
    return std::nullopt;
}

std::optional<Problem> InsightsService::problem(ChartId chart) const
{
    return problems_[static_cast<std::size_t>(chart)];
}

void InsightsService::fail(ChartId chart, const Problem& problem)
{
    problems_[static_cast<std::size_t>(chart)] = problem;
    // Without the routes there is no flight whose curve could be asked for.
    if (chart == ChartId::Load && !routesKnown_) problems_[static_cast<std::size_t>(ChartId::Curve)] = problem;
    Q_EMIT changed(chart);
    if (chart == ChartId::Load) Q_EMIT changed(ChartId::Curve);
}

} // namespace narae::admin
