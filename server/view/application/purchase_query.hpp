#pragma once

#include "server/view/application/purchase_record.hpp"

#include <bitset>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace narae::view {

/// The packed locators that begin with some letters.
struct LocatorRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    /// Small letters too; nothing when no locator can begin so.
    static std::optional<LocatorRange> startingWith(std::string_view prefix);
};

/// Which purchases a list shows. What is not set asks for anything.
struct PurchaseQuery {
    std::optional<std::int64_t> customerId;
    std::bitset<16> states; ///< by PurchaseState; none set: all
    std::optional<std::int64_t> flightId;
    std::optional<LocatorRange> locator;
    std::int64_t placedFromMs = std::numeric_limits<std::int64_t>::min();
    std::int64_t placedUntilMs = std::numeric_limits<std::int64_t>::max(); ///< not itself

    static PurchaseQuery of(std::int64_t customerId)
    {
        PurchaseQuery query;
        query.customerId = customerId;
        return query;
    }
    bool wants(PurchaseState state) const { return states.none() || states[static_cast<std::size_t>(state)]; }
    /// But for the customer and the time, by which a list is walked.
    bool matches(const PurchaseRecord& record) const
    {
        if (flightId && record.flightId != *flightId) return false;
        if (locator && (record.locator < locator->first || record.locator > locator->last)) return false;
        return wants(record.state());
    }
};

} // namespace narae::view
