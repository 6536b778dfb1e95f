#include "client-customer/search/route_book.hpp"

#include "common/desktop/parts/parts.hpp"

namespace narae::customer {

RouteBook::RouteBook(desktop::Parts& parts, QObject* parent) : QObject(parent), parts_(parts)
{
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, [this] {
        if (parts_.client.connectivity().online() && routes_.isEmpty()) load();
    });
}

void RouteBook::load()
{
    // Some routes are not flown every day.
    const QDate today = parts_.now().date();
    for (const int ahead : {1, 4})
        ask(today.addDays(ahead), {});
}

void RouteBook::ask(const QDate& day, const QString& after)
{
    QUrlQuery query{{"date", day.toString(Qt::ISODate)}, {"limit", "100"}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    parts_.client.send(desktop::Call::get("/v1/flight-statuses", query).remember(), this,
                       [this, day](const desktop::Outcome& outcome) {
                           if (!outcome) return; // asked for again when the server is back
                           const auto page = desktop::pageFromJson<desktop::FlightStatus>(outcome->object());
                           const auto before = routes_.size();
                           for (const desktop::FlightStatus& flight : page.items)
                               if (!flight.origin.isEmpty()) routes_.insert({flight.origin, flight.destination});
                           if (routes_.size() != before) Q_EMIT changed();
                           if (page.hasMore) ask(day, page.next);
                       });
}

} // namespace narae::customer
