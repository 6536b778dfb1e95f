#pragma once

#include "server/platform/events/reader.hpp"
#include "server/webhooks/application/webhook_books.hpp"

#include <atomic>
#include <string>

namespace narae::webhooks {

/// Queues every event for the endpoints that want it, in the transaction that notes the event as read: each event is
/// queued once for each endpoint.
class EventQueue final : public events::Handler {
public:
    /// The key in `event_cursors`.
    static constexpr const char* kReader = "webhooks";

    /// `installation` is the database's name; it is known before the first event is read.
    EventQueue(WebhookBooks& books, const std::string& installation) : books_(books), installation_(installation) {}

    /// While there is no endpoint events are passed over, so that they cost nothing. Any thread.
    void anybodyListens(bool listens) { listened_ = listens; }

    bool takes(std::string_view type) const override;
    bool rests() const override { return !listened_; }
    Result<std::unique_ptr<events::Effect>> read(const commit::Envelope& event) override;

private:
    WebhookBooks& books_;
    const std::string& installation_;
    std::atomic<bool> listened_{true};
};

} // namespace narae::webhooks
