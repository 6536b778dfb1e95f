#pragma once

#include "server/app/foundation.hpp"
#include "server/platform/events/reader.hpp"
#include "server/webhooks/adapters/committing_desk.hpp"
#include "server/webhooks/adapters/couriers.hpp"
#include "server/webhooks/adapters/event_queue.hpp"
#include "server/webhooks/adapters/stored_webhooks.hpp"
#include "server/webhooks/adapters/webhook_http.hpp"
#include "server/webhooks/adapters/webhook_shelf.hpp"

namespace narae::app {

/// What tells integrators of events: every object of it, in the order in which they are made. It belongs to the view's
/// role, which has all events.
struct WebhooksPart {
    const crypto::Seal seal;
    const webhooks::CourierOptions options;
    webhooks::WebhookShelf shelf;
    webhooks::CommittingDesk desk;
    webhooks::StoredWebhooks queries;
    webhooks::EventQueue queue;
    webhooks::Couriers couriers;
    events::Reader reader;

    WebhooksPart(Foundation& base, webhooks::Owners& owners, crypto::Seal theSeal)
        : seal(std::move(theSeal)),
          options{base.ground.settings.isOn("webhooks.private_addresses") ? http::Reach::Anywhere
                                                                          : http::Reach::PublicOnly,
                  {base.milliseconds("webhooks.first_pause_ms"), base.seconds("webhooks.give_up_seconds")},
                  base.milliseconds("webhooks.deadline_ms"),
                  std::chrono::seconds(10),
                  std::chrono::hours(24 * base.ground.settings.integer("webhooks.keep_days"))},
          shelf(base.committer.ids(),
                [this] {
                    // In this order: what the couriers know from before must not be the last word.
                    couriers.wake();
                    queue.anybodyListens(true);
                }),
          desk(base.committer, shelf, base.cursors, base.log),
          queries(base.readers()),
          queue(shelf, base.ground.installation),
          couriers(queries, desk, owners, seal, base.clock(), base.randomness, base.committer.writer(), options,
                   [this](bool listens) { queue.anybodyListens(listens); }),
          reader(webhooks::EventQueue::kReader, base.log, queue, base.committer, base.cursors, base.readers())
    {
        base.committer.ids().declare(webhooks::WebhookShelf::kEndpointIds);
    }

    webhooks::WebhookDoors doors() { return {desk, queries, seal, options.reach}; }
};

} // namespace narae::app
