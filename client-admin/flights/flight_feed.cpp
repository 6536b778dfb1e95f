#include "client-admin/flights/flight_feed.hpp"

#include <algorithm>

namespace narae::admin {

using desktop::Problem;

FlightFeed::FlightFeed(FlightPages& pages, FlightModel& model, QObject* parent)
    : QObject(parent), pages_(pages), model_(model)
{
    timer_.setInterval(std::chrono::seconds(2));
    connect(&timer_, &QTimer::timeout, this, &FlightFeed::look);
}

void FlightFeed::start()
{
    active_ = true;
    timer_.start();
    if (!begun_)
        readAnew();
    else if (!complete_)
        readOn();
    else
        look();
}

void FlightFeed::stop()
{
    active_ = false;
    timer_.stop();
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
    if (!active_ || looking_ > 0 || !between_) return;
    // The model keeps flights by departure as they came: neighbours there are neighbours in time.
    std::vector<int> places = placesInView_();
    std::sort(places.begin(), places.end());
    constexpr int kStretchMost = 90;
    for (std::size_t begin = 0; begin < places.size();) {
        std::size_t end = begin + 1;
        while (end < places.size() && places[end] - places[begin] < kStretchMost)
            ++end;
        const FlightRecord& first = model_.all()[static_cast<std::size_t>(places[begin])];
        const FlightRecord& last = model_.all()[static_cast<std::size_t>(places[end - 1])];
        const QDateTime from = std::min(first.departsAt(), last.departsAt());
        const QDateTime before = std::max(first.departsAt(), last.departsAt()).addMSecs(1);
        ++looking_;
        between_(from, before, [this](const FlightPage* page, const Problem*) {
            --looking_;
            if (!page) return; // the banner says that the server is away
            for (const FlightRecord& flight : page->items)
                model_.renew(flight);
        });
        begin = end;
    }
    // What was left unread by an error is read when the server is back.
    if (begun_ && !complete_) readOn();
}

} // namespace narae::admin
