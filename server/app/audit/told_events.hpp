#pragma once

#include "server/app/audit/books.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace narae::audit {

/// How many events are on record, by who wrote them and by what they tell of. The outbox is a system's longest table:
/// it is walked once for both, a span after the other, so that what is grouped at once stays small.
class ToldEvents {
public:
    /// REQUIRES: the books have the outbox.
    explicit ToldEvents(const Books& books);

    struct Numbers {
        std::int64_t count = 0;
        std::int64_t first = std::numeric_limits<std::int64_t>::max();
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
    };
    const std::map<std::string, Numbers>& byWriter() const { return byWriter_; }

    using CountByFlight = std::map<std::int64_t, std::int64_t>;
    /// Of a type that nobody told there are none on any flight.
    const CountByFlight& ofType(std::string_view type) const;

private:
    void count(database::Session& session, const std::string& writer);

    std::map<std::string, Numbers> byWriter_;
    std::map<std::string, CountByFlight, std::less<>> byType_;
};

} // namespace narae::audit
