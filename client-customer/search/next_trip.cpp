#include "client-customer/search/next_trip.hpp"

#include "common/desktop/parts/parts.hpp"

namespace narae::customer {

using desktop::Call;
using desktop::Outcome;

NextTrip::NextTrip(desktop::Parts& parts, QObject* parent) : QObject(parent), parts_(parts)
{
    connect(&parts_.session, &desktop::Session::loggedOut, this, [this] { found(std::nullopt, 0, ++generation_); });
    connect(&parts_.session, &desktop::Session::changed, this, &NextTrip::refresh);
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, [this] {
        if (parts_.client.connectivity().online()) refresh();
    });
}

void NextTrip::refresh()
{
    const int generation = ++generation_;
    best_.reset();
    bestFlight_ = 0;
    if (!parts_.session.guest())
        askHistory({}, generation);
    else if (const auto kept = guestTrips(parts_.preferences); !kept.empty())
        askGuest(kept.front(), generation);
    else
        found(std::nullopt, 0, generation);
}

void NextTrip::askHistory(const QString& after, int generation)
{
    QUrlQuery query{{"limit", "100"}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    parts_.client.send(Call::get("/v1/history", query).remember(), this, [this, generation](const Outcome& outcome) {
        if (generation != generation_ || !outcome)
            return; // what is shown stays; asked for again when the server is back
        const auto page = desktop::pageFromJson<desktop::Purchase>(outcome->object());
        for (const desktop::Purchase& purchase : page.items) {
            if (purchase.state != "confirmed" || purchase.departsAt <= parts_.now()) continue;
            if (best_ && best_->departsAt <= purchase.departsAt) continue;
            best_ = Trip{{purchase.reservationId, {}, {}},
                         purchase.locator,
                         purchase.flightNumber,
                         purchase.origin,
                         purchase.destination,
                         purchase.departsAt,
                         purchase.arrivesAt,
                         purchase.count - purchase.cancelled};
            bestFlight_ = purchase.flightId;
        }
        if (page.hasMore)
            askHistory(page.next, generation);
        else
            found(best_, bestFlight_, generation);
    });
}

void NextTrip::askGuest(const TripKey& key, int generation)
{
    QUrlQuery query{{"locator", key.locator}};
    // A plus sign in a query is a space.
    query.addQueryItem("phone", QString::fromLatin1(QUrl::toPercentEncoding(key.phone)));
    parts_.client.send(
        Call::get("/v1/reservations", query).remember(), this, [this, key, generation](const Outcome& outcome) {
            if (generation != generation_ || !outcome) return;
            // One at most: the locator is unique.
            std::optional<Trip> trip;
            for (const auto& reservation : desktop::pageFromJson<desktop::Reservation>(outcome->object()).items) {
                if (reservation.state != "confirmed" || reservation.departsAt <= parts_.now()) continue;
                trip = Trip{key,
                            reservation.locator,
                            reservation.flightNumber,
                            reservation.origin,
                            reservation.destination,
                            reservation.departsAt,
                            reservation.arrivesAt,
                            reservation.travelling()};
            }
            found(std::move(trip), 0, generation);
        });
}

void NextTrip::found(std::optional<Trip> trip, qint64 flightId, int generation)
{
    trip_ = std::move(trip);
    Q_EMIT changed();
    // A history does not say when a flight arrives.
    if (!trip_ || trip_->arrivesAt.isValid() || flightId == 0) return;
    parts_.client.send(Call::get("/v1/flight-statuses/" + QString::number(flightId)).remember(), this,
                       [this, generation](const Outcome& outcome) {
                           if (generation != generation_ || !outcome || !trip_) return;
                           trip_->arrivesAt = desktop::FlightStatus::fromJson(outcome->object()).arrivesAt;
                           Q_EMIT changed();
                       });
}

} // namespace narae::customer
