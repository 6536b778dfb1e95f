#pragma once

#include "server/platform/http/ports.hpp"
#include "server/platform/metrics/metrics.hpp"
#include "server/platform/metrics/recent_times.hpp"

#include <map>
#include <mutex>
#include <utility>

namespace narae::http {

/// Counts and times every answered request by route and status, and logs it. Labels are the route's pattern, never a
/// path.
class RequestMetrics final : public Observer {
public:
    /// `registry` outlives it.
    explicit RequestMetrics(metrics::Registry& registry) : registry_(registry) {}

    /// Over about the last minute, the routes of one area together; nothing but zeros for an area without any.
    metrics::RecentTimes::Summary recently(const std::string& area) const;

    void answered(const Request& request, const Route* route, const Response& response,
                  std::chrono::microseconds took) override;
    /// One line of the log for all of them.
    void answeredAgain(const Route& route, int status, std::size_t times, std::chrono::microseconds took) override;

private:
    struct Numbers {
        metrics::Counter requests;
        metrics::Histogram seconds;
        metrics::RecentTimes* recent; ///< of the route's area, if it has one
    };
    const Numbers& numbersOf(const Route* route, int status);

    metrics::Registry& registry_;
    mutable std::mutex mutex_;
    std::map<std::string, metrics::RecentTimes> recent_; ///< by area
    std::map<std::pair<const Route*, int>, Numbers> numbers_;
};

} // namespace narae::http
