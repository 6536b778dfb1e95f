#include "client-admin/today/today_service.hpp"

#include "client-admin/pages/home_time.hpp"

#include <algorithm>

namespace narae::admin {

using desktop::Answer;
using desktop::Call;
using desktop::FlightStatus;
using desktop::LiveResource;
using desktop::LiveTopic;
using desktop::Purchase;

namespace {

/// Events reach the airline's record within milliseconds; what differs for longer wants a look.
constexpr int kPatienceSeconds = 10;
constexpr std::chrono::seconds kGap{1};
constexpr std::chrono::seconds kTroubleGap{5};

Call list(const QString& path, std::initializer_list<std::pair<QString, QString>> parameters)
{
    return Call::get(path, QUrlQuery(parameters));
}

Call report(const QString& name, const QDate& from, const QDate& to)
{
    return list("/v1/reports/" + name,
                {{"by", "day"}, {"from", from.toString(Qt::ISODate)}, {"to", to.toString(Qt::ISODate)}});
}

} // namespace

TodayService::TodayService(desktop::Parts& parts, QObject* parent)
    : QObject(parent),
      parts_(parts),
      flights_(parts.client, this),
      revenue_(parts.client, this),
      cancellations_(parts.client, this),
      unknown_(parts.client, this),
      dead_(parts.client, this),
      health_(parts.client, this)
{
    connect(&flights_, &LivePages::changed, this, &TodayService::takeFlights);
    connect(&flights_, &LivePages::confirmed, this, [this] { problem_.reset(); });
    connect(&flights_, &LivePages::failed, this, [this](const desktop::Problem& problem) {
        problem_ = problem;
        Q_EMIT changed();
    });
    connect(&revenue_, &LiveResource::changed, this, [this](const Answer& answer) { takeRevenue(answer.object()); });
    connect(&cancellations_, &LiveResource::changed, this, [this](const Answer& answer) {
        cancelledReservations_ = 0;
        for (const QJsonValue& row : answer.object()["items"].toArray())
            if (row["date"].toString() == today().toString(Qt::ISODate))
                cancelledReservations_ += row["cancellations"].toInt();
        Q_EMIT changed();
    });
    connect(&unknown_, &LiveResource::changed, this, [this](const Answer& answer) {
        unknownPayments_ = desktop::pageFromJson<Purchase>(answer.object()).items;
        Q_EMIT changed();
    });
    connect(&dead_, &LiveResource::changed, this, [this](const Answer& answer) {
        deadLetters_.clear();
        for (const QJsonValue& letter : answer.object()["items"].toArray())
            deadLetters_.push_back({letter["type"].toString(), letter["reason"].toString()});
        Q_EMIT changed();
    });
    connect(&health_, &LiveResource::changed, this, [this](const Answer& answer) {
        const QJsonValue pending = answer.object()["refundsPending"];
        const std::optional<int> now = pending.isObject() ? std::optional(pending["count"].toInt()) : std::nullopt;
        if (std::exchange(refundsPending_, now) != now) Q_EMIT changed();
    });
    // Reports are the dearest of what stands here, and nobody reads two figures a second.
    flights_.follow({LiveTopic::Flights, 0, {}, {}}, kGap);
    for (LiveResource* sums : {&revenue_, &cancellations_, &unknown_})
        sums->follow({LiveTopic::Purchases, 0, {}, {}}, kGap);
    for (LiveResource* troubles : {&dead_, &health_})
        troubles->follow({LiveTopic::Flights | LiveTopic::Purchases, 0, {}, {}}, kTroubleGap);
    unknown_.watch(list("/v1/history", {{"state", "payment_unknown"}, {"limit", "100"}}));
    dead_.watch(Call::get("/v1/dead-letters"));
    health_.watch(Call::get("/v1/health"));
    // Flights depart and days end without a word from the server.
    minute_.setInterval(15'000);
    connect(&minute_, &QTimer::timeout, this, [this] {
        watchDays();
        noteDisagreements();
        Q_EMIT changed();
    });
    watchDays();
}

QDate TodayService::today() const
{
    return parts_.now().toTimeZone(homeZone()).date();
}

void TodayService::watchDays()
{
    const QDate day = today();
    if (day == watchedDay_) return;
    watchedDay_ = day;
    // A date lasts from the day before in UTC (Sydney) to the day after (Los Angeles); the next 24 hours end there too.
    std::vector<Call> days;
    for (int shift = -1; shift <= 1; ++shift)
        days.push_back(list("/v1/flight-statuses",
                            {{"date", day.addDays(shift).toString(Qt::ISODate)}, {"all", "true"}, {"limit", "100"}}));
    for (Call& call : days)
        call.remembered = true;
    flights_.watch(std::move(days));
    revenue_.watch(report("revenue", today().addDays(-7), today()));
    cancellations_.watch(report("cancellations", today(), today()));
}

void TodayService::setActive(bool active)
{
    flights_.setActive(active);
    for (LiveResource* resource : {&revenue_, &cancellations_, &unknown_, &dead_, &health_})
        resource->setActive(active);
    active ? minute_.start() : minute_.stop();
}

void TodayService::refresh()
{
    flights_.refresh();
    for (LiveResource* resource : {&revenue_, &cancellations_, &unknown_, &dead_, &health_})
        resource->refresh();
}

void TodayService::takeFlights(const QJsonArray& items)
{
    problem_.reset();
    known_.clear();
    for (const QJsonValue& item : items)
        known_.push_back(FlightStatus::fromJson(item.toObject()));
    std::stable_sort(known_.begin(), known_.end(), [](const FlightStatus& one, const FlightStatus& other) {
        return one.departsAt < other.departsAt;
    });
    noteDisagreements();
    Q_EMIT changed();
}

void TodayService::takeRevenue(const QJsonObject& report)
{
    net_ = netLastWeek_ = refunded_ = std::nullopt;
    const QString day = today().toString(Qt::ISODate);
    const QString weekAgo = today().addDays(-7).toString(Qt::ISODate);
    for (const QJsonValue& row : report["items"].toArray()) {
        const QString date = row["date"].toString();
        const Money net = desktop::moneyFromJson(row["net"]);
        if (date == day && (!net_ || net.currency().code() == "KRW")) {
            net_ = net;
            refunded_ = desktop::moneyFromJson(row["refunded"]);
        }
        if (date == weekAgo && (!netLastWeek_ || net.currency().code() == "KRW")) netLastWeek_ = net;
    }
    Q_EMIT changed();
}

bool TodayService::departsToday(const FlightStatus& flight) const
{
    // By the airport's own date, as the reports count days.
    return flight.departsAt.toTimeZone(parts_.airports.zone(flight.origin)).date() == today();
}

std::vector<FlightStatus> TodayService::upcoming() const
{
    const QDateTime now = parts_.now();
    std::vector<FlightStatus> flights;
    for (const FlightStatus& flight : known_)
        if (flight.departsAt >= now && flight.departsAt < now.addDays(1)) flights.push_back(flight);
    return flights;
}

DayFigures TodayService::figures() const
{
    DayFigures figures;
    const QDateTime now = parts_.now();
    for (const FlightStatus& flight : known_) {
        if (!departsToday(flight)) continue;
        ++figures.departures;
        if (flight.cancelled) {
            ++figures.cancelled;
            continue;
        }
        if (flight.departsAt < now) ++figures.gone;
        figures.sold += flight.sold.value_or(0);
        figures.capacity += flight.capacity;
    }
    figures.net = net_;
    figures.netLastWeek = netLastWeek_;
    figures.refunded = refunded_;
    figures.cancellations = cancelledReservations_;
    figures.refundsPending = refundsPending_;
    return figures;
}

void TodayService::noteDisagreements()
{
    std::map<qint64, QDateTime> now;
    for (const FlightStatus& flight : known_) {
        // The airline's record counts what was paid; held seats are only in ours.
        const bool differs = flight.leftByAirline && flight.sold && !flight.cancelled &&
                             *flight.leftByAirline != flight.capacity - *flight.sold;
        if (!differs) continue;
        const auto since = disagreesSince_.find(flight.flightId);
        now[flight.flightId] = since == disagreesSince_.end() ? parts_.now() : since->second;
    }
    disagreesSince_ = std::move(now);
}

std::vector<FlightStatus> TodayService::disagreeing() const
{
    std::vector<FlightStatus> flights;
    for (const FlightStatus& flight : known_) {
        const auto since = disagreesSince_.find(flight.flightId);
        if (since != disagreesSince_.end() && since->second.secsTo(parts_.now()) >= kPatienceSeconds)
            flights.push_back(flight);
    }
    return flights;
}

} // namespace narae::admin
