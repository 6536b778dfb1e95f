#include "client-admin/insights/insight_makers.hpp"

#include "common/desktop/look/formats.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace narae::admin {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadInsight)
};

/// The chart shows this many: the fullest, and at its foot the emptiest.
constexpr unsigned kBarsMost = 8;
constexpr unsigned kEmptiestShown = 3;
constexpr double kHalf = 0.5;

QString messageOf(const std::vector<RouteLoad>& routes, const desktop::AirportBook& airports)
{
    const RouteLoad& best = routes.front();
    const RouteLoad& last = routes.back();
    const QString bestName = routeName(airports, best.origin, best.destination);
    if (routes.size() == 1) return Words::tr("%1 is %2 full").arg(bestName, shareText(best.share()));
    if (best.share() < kHalf)
        return Words::tr("%1 leads with %2, no route is half full").arg(bestName, shareText(best.share()));
    if (last.share() < kHalf)
        return Words::tr("%1 fills best, %2 is only %3 full")
            .arg(bestName, routeName(airports, last.origin, last.destination), shareText(last.share()));
    return Words::tr("%1 fills best, and every route is at least half full").arg(bestName);
}

} // namespace

Insight loadInsight(std::vector<RouteLoad> routes, const Period& period, const desktop::AirportBook& airports)
{
    using desktop::formats::number;
    Insight insight;
    insight.columns = {{"origin", Words::tr("From")},           {"destination", Words::tr("To")},
                       {"flights", Words::tr("Flights"), true}, {"capacity", Words::tr("Seats"), true},
                       {"sold", Words::tr("Sold"), true},       {"loadPermille", Words::tr("Load"), true}};
    std::erase_if(routes, [](const RouteLoad& route) { return route.capacity == 0; });
    std::stable_sort(routes.begin(), routes.end(),
                     [](const RouteLoad& a, const RouteLoad& b) { return a.share() > b.share(); });
    RouteLoad all;
    for (const RouteLoad& route : routes) {
        all.capacity += route.capacity;
        all.sold += route.sold;
    }
    if (all.sold == 0) {
        insight.title = routes.empty() ? Words::tr("No departures") : Words::tr("Nothing sold yet");
        insight.measure = Words::tr("Load factor by route");
        insight.nothing = routes.empty()
                              ? Words::tr("No flight departs in this period.")
                              : Words::tr("%1 seats wait for their first passenger.").arg(number(all.capacity));
        return insight;
    }
    insight.title = messageOf(routes, airports);
    insight.reference = {all.share(), Words::tr("Average %1").arg(shareText(all.share())), {}};
    const bool shortened = routes.size() > kBarsMost;
    insight.measure = shortened ? Words::tr("Load factor by route, the fullest and the emptiest of %1")
                                      .arg(number(static_cast<qint64>(routes.size())))
                                : Words::tr("Load factor by route");
    for (std::size_t at = 0; at < routes.size(); ++at) {
        const RouteLoad& route = routes[at];
        const QString load = shareText(route.share());
        const Lead lead{
            "flights",
            {{"origin", route.origin}, {"destination", route.destination}, {"from", period.from}, {"to", period.to}}};
        insight.rows.push_back({{{route.origin, route.origin},
                                 {route.destination, route.destination},
                                 {number(route.flights), qint64{route.flights}},
                                 {number(route.capacity), route.capacity},
                                 {number(route.sold), route.sold},
                                 {load, route.sold * 1000 / route.capacity}},
                                lead});
        const bool emptiest = at >= routes.size() - kEmptiestShown;
        if (shortened && at >= kBarsMost - kEmptiestShown && !emptiest) continue;
        InsightBar bar;
        bar.label = routeName(airports, route.origin, route.destination);
        bar.value = load;
        bar.size = route.share();
        bar.readout = Words::tr("%1: %2 of %3 seats sold").arg(bar.label, number(route.sold), number(route.capacity));
        bar.tone = at == 0 ? Tone::Message : Tone::Context;
        if (at + 1 == routes.size() && at > 0 && route.share() < kHalf) bar.tone = Tone::Warning;
        bar.gapBefore = shortened && at == routes.size() - kEmptiestShown;
        bar.lead = lead;
        insight.bars.push_back(std::move(bar));
    }
    return insight;
}

} // namespace narae::admin
