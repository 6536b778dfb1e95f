#pragma once

#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QSet>

namespace narae::admin {

/// A flight number that flies on some days of the week through a period, perhaps with its way back: what a season's
/// schedule is made of. Times are the airports' own, so that a change of summer time moves the instant and not the
/// clock.
struct SchedulePattern {
    struct Leg {
        QString number;
        QTime departs, arrives; ///< an arrival not after the departure is on the next day
    };
    using Fares = std::vector<std::pair<QString, Money>>;

    QString origin, destination, aircraft;
    Leg out;
    std::optional<Leg> back;
    QSet<int> days; ///< 1 is Monday
    QSet<int> peakDays;
    QDate from, to; ///< both included
    QSet<QDate> off;
    Fares fares, peakFares;

    enum class Day { None, Usual, Peak, Off };
    Day dayOf(const QDate& date) const;
    /// One departure on that day: out, or back.
    FlightDraft flightOn(const QDate& date, bool back, const desktop::AirportBook& airports) const;
    /// All of it, by date, except the days on which `taken` says that a number flies already.
    std::vector<FlightDraft> flights(const desktop::AirportBook& airports,
                                     const std::function<bool(const QString& number, const QDate& day)>& taken) const;
};

} // namespace narae::admin
