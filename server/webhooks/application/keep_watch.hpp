#pragma once

#include "common/base/result.hpp"
#include "server/webhooks/application/webhook_books.hpp"

#include <optional>

namespace narae::webhooks {

/// Who holds the watch beats; who does not takes it from nobody, or from one that has fallen silent. Answers the watch
/// as it is then: it is the asker's if it says so.
struct KeepWatch {
    using Answer = CourierWatch;
    std::string who;
    std::optional<CourierWatch> silent; ///< as it has stood for longer than its holder may be trusted to live

    void want(WebhookBooks& books) const { books.wantWatch(); }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

/// The watch is free again, if it was theirs.
struct LeaveWatch {
    using Answer = CourierWatch;
    std::string who;

    void want(WebhookBooks& books) const { books.wantWatch(); }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

} // namespace narae::webhooks
