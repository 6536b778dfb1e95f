#include "server/webhooks/adapters/webhook_shelf.hpp"

#include "server/platform/database/bulk.hpp"
#include "server/webhooks/adapters/rows.hpp"

namespace narae::webhooks {

using database::Rows;
using database::Session;
using database::Value;

const WebhookEndpoint* WebhookShelf::seen(WebhookEndpointId id) const
{
    return isRemoved(id) ? nullptr : there(endpoints_.find(id));
}

std::vector<const WebhookEndpoint*> WebhookShelf::endpoints() const
{
    std::vector<const WebhookEndpoint*> all;
    for (const WebhookEndpointId id : known_)
        if (const WebhookEndpoint* each = seen(id)) all.push_back(each);
    return all;
}

WebhookEndpoint* WebhookShelf::changeEndpoint(WebhookEndpointId id)
{
    return seen(id) == nullptr ? nullptr : &endpoints_.change(id)->entity;
}

const WebhookEndpoint& WebhookShelf::add(WebhookEndpoint endpoint)
{
    const WebhookEndpointId id = endpoint.id;
    known_.insert(id);
    return endpoints_.add(id, {std::move(endpoint)}).entity;
}

bool WebhookShelf::isRemoved(WebhookEndpointId id) const
{
    const WebhookEndpoint* found = there(endpoints_.find(id));
    return found != nullptr && found->state == WebhookEndpoint::State::Removed;
}

void WebhookShelf::forget(WebhookEndpointId id)
{
    check(isRemoved(id), "an endpoint that is forgotten was removed");
    endpoints_.change(id)->gone = true;
}

WebhookDelivery* WebhookShelf::changeDelivery(WebhookDeliveryId id)
{
    return there(deliveries_.find(id)) == nullptr ? nullptr : &deliveries_.change(id)->entity;
}

const WebhookDelivery& WebhookShelf::add(WebhookDelivery delivery)
{
    const WebhookDeliveryId id = delivery.id;
    return deliveries_.add(id, {std::move(delivery)}).entity;
}

void WebhookShelf::forget(WebhookDeliveryId id)
{
    check(there(deliveries_.find(id)) != nullptr, "a delivery that is forgotten is there");
    deliveries_.change(id)->gone = true;
}

void WebhookShelf::loadEndpoints(Session& session)
{
    wantsEndpoints_ = false;
    hasEndpoints_ = true;
    const Rows rows = session.query("SELECT " + std::string(kEndpointColumns) +
                                    " FROM webhooks_endpoints ORDER BY endpoint_id" + std::string(session.forUpdate()));
    for (std::size_t row = 0; row < rows.size(); ++row) {
        WebhookEndpoint endpoint = endpointFrom(rows, row);
        const WebhookEndpointId id = endpoint.id;
        known_.insert(id);
        endpoints_.put(id, {std::move(endpoint)});
    }
}

void WebhookShelf::load(Session& session)
{
    if (wantsEndpoints_) loadEndpoints(session);
    std::vector<Value> keys;
    for (const WebhookDeliveryId& id : deliveries_.takeWanted()) {
        keys.emplace_back(id.endpoint.value());
        keys.emplace_back(id.place);
    }
    if (!keys.empty())
        database::selectInTuples(
            session, "SELECT " + std::string(kDeliveryColumns) + " FROM webhooks_deliveries WHERE (endpoint_id, place)",
            keys, 2, session.forUpdate(), [this](const Rows& rows, std::size_t row) {
                WebhookDelivery delivery = deliveryFrom(rows, row);
                const WebhookDeliveryId id = delivery.id;
                deliveries_.put(id, {std::move(delivery)});
            });
    if (watch_.takeWanted().empty()) return;
    const Rows rows = session.query(std::string(kSelectWatch) + std::string(session.forUpdate()));
    if (!session.failure()) watch_.put(kWatch, watchFrom(rows));
}

void WebhookShelf::mark()
{
    endpoints_.mark();
    deliveries_.mark();
    watch_.mark();
}

void WebhookShelf::revert()
{
    endpoints_.revert();
    deliveries_.revert();
    watch_.revert();
}

void WebhookShelf::write(Session& session)
{
    database::BulkInsert newEndpoints("webhooks_endpoints", kEndpointColumns);
    std::vector<WebhookEndpointId> gone;
    endpoints_.eachChanged(
        [&](const WebhookEndpointId&, const Kept<WebhookEndpoint>& kept) {
            newEndpoints.add(rowOf(kept.entity)); // Guard: the key.
        },
        [&](const WebhookEndpointId& id, const Kept<WebhookEndpoint>& kept) {
            const WebhookEndpoint& now = kept.entity;
            if (kept.gone) {
                gone.push_back(id);
                return;
            }
            // Guard: the rows of all endpoints are locked since they were loaded.
            session.executeGuarded(
                "UPDATE webhooks_endpoints SET secret = ?, old_secret = ?, old_secret_until_ms = ?, state = ?, "
                "trouble = ?, failing_since_ms = ?, places = ? WHERE endpoint_id = ?",
                {now.secret, now.oldSecret, msOrNull(now.oldSecretUntil), std::string(name(now.state)), now.trouble,
                 msOrNull(now.failingSince), now.places, id.value()});
        });
    newEndpoints.send(session);
    writeDeliveries(session);
    for (const WebhookEndpointId id : gone)
        session.executeGuarded("DELETE FROM webhooks_endpoints WHERE endpoint_id = ?", {id.value()});
    // Guard: the row is locked since it was loaded.
    if (watch_.changed())
        session.executeGuarded("UPDATE webhooks_watch SET holder = ?, beat = ? WHERE watch = ?",
                               {watch().holder, watch().beat, std::int64_t(kWatch)});
}

void WebhookShelf::writeDeliveries(Session& session) const
{
    database::BulkInsert added("webhooks_deliveries", kDeliveryColumns);
    deliveries_.eachChanged(
        // Guard: the key.
        [&](const WebhookDeliveryId&, const Kept<WebhookDelivery>& kept) { added.add(rowOf(kept.entity)); },
        [&](const WebhookDeliveryId& id, const Kept<WebhookDelivery>& kept) {
            const WebhookDelivery& now = kept.entity;
            // Guard: the row is locked since it was loaded.
            if (kept.gone)
                session.executeGuarded("DELETE FROM webhooks_deliveries WHERE endpoint_id = ? AND place = ?",
                                       {id.endpoint.value(), id.place});
            else
                session.executeGuarded(
                    "UPDATE webhooks_deliveries SET state = ?, attempts = ?, queued_at_ms = ?, next_at_ms = ?, "
                    "last_at_ms = ?, last_status = ?, trouble = ? WHERE endpoint_id = ? AND place = ?",
                    {std::string(name(now.state)), std::int64_t(now.attempts), toEpochMs(now.queuedAt),
                     toEpochMs(now.nextAt), msOrNull(now.lastAt), std::int64_t(now.lastStatus), now.trouble,
                     id.endpoint.value(), id.place});
        });
    added.send(session);
}

void WebhookShelf::clear()
{
    endpoints_.clear();
    deliveries_.clear();
    watch_.clear();
    known_.clear();
    wantsEndpoints_ = hasEndpoints_ = false;
}

} // namespace narae::webhooks
