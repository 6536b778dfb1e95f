#include "client-customer/guest/guest_trips.hpp"

#include "common/desktop/keep/preferences.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace narae::customer {

namespace {

constexpr int kRememberedMost = 20;
const char* const kPreference = "guest_trips";

QJsonObject toJson(const TripKey& trip)
{
    return {{"reservationId", trip.reservationId}, {"locator", trip.locator}, {"phone", trip.phone}};
}

} // namespace

void keepGuestTrip(desktop::Preferences& preferences, const TripKey& trip)
{
    QJsonArray all{toJson(trip)};
    for (const TripKey& other : guestTrips(preferences))
        if (other.locator != trip.locator && all.size() < kRememberedMost) all.append(toJson(other));
    preferences.set(kPreference, QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

std::vector<TripKey> guestTrips(const desktop::Preferences& preferences)
{
    std::vector<TripKey> trips;
    for (const QJsonValue& one : QJsonDocument::fromJson(preferences.get(kPreference).toUtf8()).array()) {
        TripKey key{one["reservationId"].toInteger(), one["locator"].toString(), one["phone"].toString()};
        // Without both there is no way to it.
        if (!key.locator.isEmpty() && !key.phone.isEmpty()) trips.push_back(std::move(key));
    }
    return trips;
}

} // namespace narae::customer
