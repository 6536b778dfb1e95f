#pragma once

#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/webhooks/application/webhook_books.hpp"

#include <functional>

namespace narae::webhooks {

/// The endpoints and deliveries of a batch. On the committer's thread only.
class WebhookShelf final : public commit::Shelf, public WebhookBooks {
public:
    /// What the composition root declares to the committer's ids.
    static constexpr std::string_view kEndpointIds = "webhook_endpoint";

    /// `changed` is called once something new is durable: there may be something to send. Any thread; must not wait.
    WebhookShelf(commit::IdBlocks& ids, std::function<void()> changed) : ids_(ids), told_(std::move(changed)) {}

    void wantEndpoints() override { wantsEndpoints_ = wantsEndpoints_ || !hasEndpoints_; }
    std::vector<const WebhookEndpoint*> endpoints() const override;
    WebhookEndpoint* changeEndpoint(WebhookEndpointId id) override;
    const WebhookEndpoint& add(WebhookEndpoint endpoint) override;
    bool isRemoved(WebhookEndpointId id) const override;
    void forget(WebhookEndpointId id) override;

    void wantDelivery(WebhookDeliveryId id) override { deliveries_.want(id); }
    const WebhookDelivery* delivery(WebhookDeliveryId id) const override { return there(deliveries_.find(id)); }
    WebhookDelivery* changeDelivery(WebhookDeliveryId id) override;
    const WebhookDelivery& add(WebhookDelivery delivery) override;
    void forget(WebhookDeliveryId id) override;

    void wantWatch() override { watch_.want(kWatch); }
    const CourierWatch& watch() const override { return *watch_.find(kWatch); }
    CourierWatch& changeWatch() override { return *watch_.change(kWatch); }

    WebhookEndpointId nextEndpointId() override { return WebhookEndpointId(ids_.next(kEndpointIds)); }

    bool wantsMore() const override { return wantsEndpoints_ || deliveries_.wantsMore() || watch_.wantsMore(); }
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override { return mayBeNews() || watch_.changed(); }
    void write(database::Session& session) override;
    std::function<void()> whenDurable() override { return mayBeNews() ? told_ : nullptr; }
    void clear() override;

private:
    /// Nobody's row may be taken off an identity map: one that goes is marked.
    template <class Entity>
    struct Kept {
        Entity entity;
        bool gone = false;
    };
    template <class Entity>
    static const Entity* there(const Kept<Entity>* kept)
    {
        return kept == nullptr || kept->gone ? nullptr : &kept->entity;
    }
    static constexpr int kWatch = 1; ///< the key of the one row

    /// Unless it is removed.
    const WebhookEndpoint* seen(WebhookEndpointId id) const;
    bool mayBeNews() const { return endpoints_.changed() || deliveries_.changed(); }
    void loadEndpoints(database::Session& session);
    void writeDeliveries(database::Session& session) const;

    commit::IdBlocks& ids_;
    const std::function<void()> told_;
    commit::IdentityMap<WebhookEndpointId, Kept<WebhookEndpoint>> endpoints_;
    commit::IdentityMap<WebhookDeliveryId, Kept<WebhookDelivery>> deliveries_;
    commit::IdentityMap<int, CourierWatch> watch_;
    std::set<WebhookEndpointId> known_; ///< keys of endpoints_
    bool wantsEndpoints_ = false;
    bool hasEndpoints_ = false;
};

} // namespace narae::webhooks
