#pragma once

#include "server/platform/events/event_source.hpp"

#include <vector>

namespace narae::event_bus {

/// Several sources as one: all of them are asked, one after the other. What one of them refuses keeps nothing of the
/// others back.
class FeedsTogether final : public events::EventSource {
public:
    /// They outlive it.
    explicit FeedsTogether(std::vector<events::EventSource*> feeds) : feeds_(std::move(feeds)) {}

    /// Refuses as the last of them when all do. The first one that has nothing new may take all the time there is.
    Result<events::Delivery> after(const events::Cursors& cursors, std::chrono::milliseconds longest) override;
    void interrupt() override;
    std::string name() const override;

private:
    const std::vector<events::EventSource*> feeds_;
};

} // namespace narae::event_bus
