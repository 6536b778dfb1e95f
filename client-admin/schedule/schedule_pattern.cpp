#include "client-admin/schedule/schedule_pattern.hpp"

namespace narae::admin {

SchedulePattern::Day SchedulePattern::dayOf(const QDate& date) const
{
    if (date < from || date > to || !days.contains(date.dayOfWeek())) return Day::None;
    if (off.contains(date)) return Day::Off;
    return peakDays.contains(date.dayOfWeek()) ? Day::Peak : Day::Usual;
}

FlightDraft SchedulePattern::flightOn(const QDate& date, bool wayBack, const desktop::AirportBook& airports) const
{
    const Leg& leg = wayBack ? *back : out;
    FlightDraft draft;
    draft.number = leg.number;
    draft.origin = wayBack ? destination : origin;
    draft.destination = wayBack ? origin : destination;
    draft.departsAt = QDateTime(date, leg.departs, airports.zone(draft.origin)).toUTC();
    draft.arrivesAt = QDateTime(date, leg.arrives, airports.zone(draft.destination)).toUTC();
    if (draft.arrivesAt <= draft.departsAt)
        draft.arrivesAt = QDateTime(date.addDays(1), leg.arrives, airports.zone(draft.destination)).toUTC();
    draft.aircraft = aircraft;
    draft.fares = dayOf(date) == Day::Peak ? peakFares : fares;
    return draft;
}

std::vector<FlightDraft>
SchedulePattern::flights(const desktop::AirportBook& airports,
                         const std::function<bool(const QString& number, const QDate& day)>& taken) const
{
    std::vector<FlightDraft> all;
    for (QDate date = from; date <= to; date = date.addDays(1)) {
        const Day day = dayOf(date);
        if (day != Day::Usual && day != Day::Peak) continue;
        if (!taken(out.number, date)) all.push_back(flightOn(date, false, airports));
        if (back && !taken(back->number, date)) all.push_back(flightOn(date, true, airports));
    }
    return all;
}

} // namespace narae::admin
