#pragma once

#include <cstdint>
#include <string>

namespace narae::webhooks {

/// Which of the processes on one database sends. Its holder beats while it lives; one whose beat stands still has
/// fallen silent, and another may take the watch from it.
struct CourierWatch {
    std::string holder; ///< a writer's name; empty: nobody
    std::int64_t beat = 0;

    bool operator==(const CourierWatch&) const = default;
};

} // namespace narae::webhooks
