#include "client-admin/schedule/taken_days.hpp"

namespace narae::admin {

TakenDays::TakenDays(AirlineService& service, const desktop::AirportBook& airports, QObject* parent)
    : QObject(parent), service_(service), airports_(airports)
{
    later_.setSingleShot(true);
    later_.setInterval(250);
    connect(&later_, &QTimer::timeout, this, &TakenDays::askAgain);
}

void TakenDays::ask(const QStringList& numbers, const QDate& from, const QDate& to)
{
    if (numbers == numbers_ && from == from_ && to == to_) return;
    numbers_ = numbers;
    from_ = from;
    to_ = to;
    known_ = false;
    ++generation_;
    later_.start();
}

void TakenDays::askAgain()
{
    ++generation_;
    days_.clear();
    known_ = false;
    waiting_ = static_cast<int>(numbers_.size());
    if (waiting_ == 0 || !from_.isValid() || !to_.isValid()) {
        Q_EMIT changed();
        return;
    }
    for (const QString& number : numbers_)
        read(number, {}, generation_);
}

void TakenDays::read(const QString& number, const QString& after, int generation)
{
    // A day more on either side: the airport's midnight is not UTC's.
    const QDateTime from(from_.addDays(-1), QTime(0, 0), Qt::UTC);
    const QDateTime before(to_.addDays(2), QTime(0, 0), Qt::UTC);
    service_.ofNumber(number, from, before, after, this,
                      [this, number, generation](const FlightPage* page, const desktop::Problem*) {
                          if (generation != generation_ || !page) return; // asked again when the server is back
                          for (const FlightRecord& flight : page->items)
                              days_[number].insert(flight.departsAt().toTimeZone(airports_.zone(flight.origin)).date());
                          if (page->hasMore) {
                              read(number, page->next, generation);
                              return;
                          }
                          known_ = --waiting_ == 0;
                          Q_EMIT changed();
                      });
}

} // namespace narae::admin
