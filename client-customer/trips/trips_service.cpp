#include "client-customer/trips/trips_service.hpp"

#include "client-customer/trip/trip_state.hpp"

#include <algorithm>

namespace narae::customer {

using desktop::Call;
using desktop::Outcome;
using desktop::Reservation;

namespace {

constexpr std::chrono::milliseconds kAwayLook(1000);

} // namespace

TripsService::TripsService(desktop::Parts& parts, QObject* parent) : QObject(parent), parts_(parts)
{
    connect(&parts_.session, &desktop::Session::loggedOut, this, [this] {
        ++generation_;
        own_.clear();
        loaded_ = false;
        Q_EMIT changed();
    });
}

QString TripsService::rememberedPhone() const
{
    const auto keys = guestTrips(parts_.preferences);
    return keys.empty() ? QString() : keys.front().phone;
}

Call TripsService::callOf(const TripKey& key)
{
    QUrlQuery query{{"locator", key.locator}};
    // A plus sign in a query is a space.
    query.addQueryItem("phone", QString::fromLatin1(QUrl::toPercentEncoding(key.phone)));
    return Call::get("/v1/reservations", query);
}

void TripsService::reload()
{
    ++generation_;
    guests_.clear();
    fetchRemembered();
    if (parts_.session.guest()) {
        own_.clear();
        loaded_ = true;
        seenAt_ = parts_.now();
        Q_EMIT changed();
        return;
    }
    Call call = Call::get("/v1/reservations", QUrlQuery{{"limit", "100"}}).remember();
    // What is known to be away is not waited for.
    if (!parts_.client.connectivity().online()) call.deadline = kAwayLook;
    parts_.client.send(call, this, [this, generation = generation_](const Outcome& outcome) {
        if (generation != generation_) return;
        if (!outcome) {
            Q_EMIT failed(outcome.problem());
            return;
        }
        own_.clear();
        for (const Reservation& one : desktop::pageFromJson<Reservation>(outcome->object()).items)
            own_.push_back({one, {}, {}});
        loaded_ = true;
        seenAt_ = outcome->seenAt;
        Q_EMIT changed();
    });
}

void TripsService::fetchRemembered()
{
    for (const TripKey& key : guestTrips(parts_.preferences)) {
        Call call = callOf(key).remember();
        if (!parts_.client.connectivity().online()) call.deadline = kAwayLook;
        parts_.client.send(call, this, [this, key, generation = generation_](const Outcome& outcome) {
            // One that cannot be seen now is not lost: it is asked for again the next time.
            if (generation != generation_ || !outcome) return;
            for (const Reservation& one : desktop::pageFromJson<Reservation>(outcome->object()).items)
                guests_.push_back({one, key.locator, key.phone});
            Q_EMIT changed();
        });
    }
}

std::vector<TripsService::Trip> TripsService::ahead() const
{
    std::vector<Trip> trips = own_;
    for (const Trip& guest : guests_) {
        const auto same = [&guest](const Trip& own) {
            return own.reservation.reservationId == guest.reservation.reservationId;
        };
        if (std::none_of(own_.begin(), own_.end(), same)) trips.push_back(guest);
    }
    const QDateTime now = parts_.now();
    std::erase_if(trips, [&now](const Trip& trip) {
        const TripState state = tripState(trip.reservation, now);
        // A cancelled flight is news until its day is over.
        if (state == TripState::FlightCancelled) return trip.reservation.departsAt < now;
        return !tripStands(state);
    });
    std::sort(trips.begin(), trips.end(), [](const Trip& one, const Trip& other) {
        return one.reservation.departsAt < other.reservation.departsAt;
    });
    return trips;
}

void TripsService::lookUp(const QString& locator, const QString& phone, Found found)
{
    const TripKey key{0, locator, phone};
    parts_.client.send(callOf(key), this, [this, key, found = std::move(found)](const Outcome& outcome) {
        if (!outcome) {
            found({}, outcome.problem());
            return;
        }
        const auto page = desktop::pageFromJson<Reservation>(outcome->object());
        if (page.items.empty()) {
            found({}, {});
            return;
        }
        const Trip trip{page.items.front(), key.locator, key.phone};
        keepGuestTrip(parts_.preferences, {trip.reservation.reservationId, key.locator, key.phone});
        reload();
        found(trip, {});
    });
}

} // namespace narae::customer
