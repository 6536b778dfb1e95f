#include "client-admin/flights/flight_feed.hpp"

#include <QJsonDocument>
#include <algorithm>

namespace narae::admin {

using desktop::Problem;

namespace {

/// On a day of much selling something in view changes all the time.
constexpr std::chrono::seconds kGap{1};

} // namespace

FlightFeed::FlightFeed(FlightPages& pages, FlightModel& model, desktop::LiveStream& stream, QObject* parent)
    : QObject(parent), pages_(pages), model_(model), rhythm_(stream)
{
    rhythm_.setTopic({desktop::LiveTopic::Flights, 0, {}, {}});
    rhythm_.setGap(kGap);
    connect(&rhythm_, &desktop::LiveRhythm::due, this, &FlightFeed::look);
    connect(&stream, &desktop::LiveStream::told, this, &FlightFeed::hearOf);
    connect(&stream, &desktop::LiveStream::missed, this, [this] {
        if (active_ && complete_) readAnew();
    });
}

void FlightFeed::start()
{
    active_ = true;
    rhythm_.setActive(true);
    if (begun_ && !complete_)
        readOn();
    else
        readAnew();
}

void FlightFeed::stop()
{
    active_ = false;
    rhythm_.setActive(false);
}

void FlightFeed::readAnew()
{
    ++generation_;
    begun_ = true;
    complete_ = false;
    asking_ = false;
    after_.clear();
    model_.beginReading();
    readOn();
}

void FlightFeed::readOn()
{
    if (!active_ || asking_ || complete_) return;
    asking_ = true;
    pages_.page(after_, this, [this, generation = generation_](const FlightPage* page, const Problem* problem) {
        if (generation != generation_) return;
        asking_ = false;
        if (problem) {
            Q_EMIT failed(*problem);
            return;
        }
        model_.add(page->items);
        after_ = page->next;
        complete_ = !page->hasMore;
        if (complete_) model_.endReading();
        Q_EMIT read();
        readOn();
    });
}

void FlightFeed::watch(Between between, std::function<std::vector<int>()> placesInView)
{
    between_ = std::move(between);
    placesInView_ = std::move(placesInView);
}

void FlightFeed::look()
{
    if (!active_ || !between_) return;
    if (looking_ > 0) {
        again_ = true;
        return;
    }
    again_ = false;
    std::vector<qint64> departures;
    for (const int place : placesInView_())
        departures.push_back(model_.all()[static_cast<std::size_t>(place)].departsMs);
    departures.insert(departures.end(), strangers_.begin(), strangers_.end());
    std::sort(departures.begin(), departures.end());
    constexpr int kStretchMost = 90;
    const auto at = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    for (auto first = departures.begin(); first != departures.end();) {
        auto end = first + 1;
        while (end != departures.end() && model_.departing(*first, *end) <= kStretchMost)
            ++end;
        ++looking_;
        ask(at(*first), at(*(end - 1) + 1), {});
        first = end;
    }
    // What was left unread by an error is read when the server is back.
    if (begun_ && !complete_) readOn();
}

void FlightFeed::hearOf(const desktop::LiveEvent& event)
{
    if (!active_ || event.kind != desktop::LiveTopic::Flights || model_.find(event.flightId)) return;
    const auto status = desktop::FlightStatus::fromJson(QJsonDocument::fromJson(event.data).object());
    if (status.departsAt.isValid()) strangers_.insert(event.flightId, status.departsAt.toMSecsSinceEpoch());
}

void FlightFeed::ask(const QDateTime& from, const QDateTime& before, const QString& after)
{
    between_(from, before, after, [this, from, before](const FlightPage* page, const Problem*) {
        if (page && page->hasMore) {
            heard(from, before, *page);
            ask(from, before, page->next);
            return;
        }
        --looking_;
        if (again_ && looking_ == 0 && rhythm_.followsStream()) rhythm_.stir();
        if (page)
            heard(from, before, *page);
        else // the banner says that the server is away
            rhythm_.retry();
    });
}

void FlightFeed::heard(const QDateTime& from, const QDateTime& before, const FlightPage& page)
{
    const int known = model_.total();
    model_.add(page.items);
    if (model_.total() > known) Q_EMIT read();
    if (page.hasMore) return;
    // One that is not there although the stream told of it departs at another time by now, and is told of again.
    const qint64 first = from.toMSecsSinceEpoch();
    const qint64 end = before.toMSecsSinceEpoch();
    strangers_.removeIf([first, end](const auto& it) { return first <= it.value() && it.value() < end; });
}

} // namespace narae::admin
