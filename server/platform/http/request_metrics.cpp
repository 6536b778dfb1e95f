#include "server/platform/http/request_metrics.hpp"

#include "server/platform/log/log.hpp"

namespace narae::http {

const RequestMetrics::Numbers& RequestMetrics::numbersOf(const Route* route, int status)
{
    const std::scoped_lock lock(mutex_);
    if (const auto at = numbers_.find({route, status}); at != numbers_.end()) return at->second;
    const std::string pattern = route ? route->pattern : "none";
    const std::string method = route ? std::string(name(route->method)) : "none";
    const metrics::Labels where{{"method", method}, {"route", pattern}};
    metrics::Labels answer = where;
    answer["status"] = std::to_string(status);
    const Numbers numbers{registry_.counter("narae_http_requests_total", "Requests answered.", answer),
                          registry_.histogram("narae_http_request_seconds", "From the whole request to its answer.",
                                              metrics::secondsBounds(), where),
                          route && !route->area.empty() ? &recent_[route->area] : nullptr};
    return numbers_.emplace(std::pair(route, status), numbers).first->second;
}

metrics::RecentTimes::Summary RequestMetrics::recently(const std::string& area) const
{
    const std::scoped_lock lock(mutex_);
    const auto found = recent_.find(area);
    if (found == recent_.end()) return {};
    return found->second.summary(metrics::RecentTimes::Clock::now());
}

void RequestMetrics::answered(const Request& request, const Route* route, const Response& response,
                              std::chrono::microseconds took)
{
    const Numbers& numbers = numbersOf(route, response.status);
    numbers.requests.add();
    numbers.seconds.observe(std::chrono::duration<double>(took).count());
    if (numbers.recent) numbers.recent->note(took, response.status >= 500, metrics::RecentTimes::Clock::now());
    const std::string pattern = route ? route->pattern : "none";
    const auto write = response.status >= 500 ? &log::warning : &log::info;
    write("http.answered", {{"method", name(request.method)},
                            {"route", pattern},
                            {"status", response.status},
                            {"role", name(request.caller.role)},
                            {"microseconds", took.count()}});
}

void RequestMetrics::answeredAgain(const Route& route, int status, std::size_t times, std::chrono::microseconds took)
{
    const Numbers& numbers = numbersOf(&route, status);
    const auto each = took / static_cast<std::int64_t>(times);
    numbers.requests.add(static_cast<double>(times));
    for (std::size_t i = 0; i < times; ++i) {
        numbers.seconds.observe(std::chrono::duration<double>(took).count() / static_cast<double>(times));
        if (numbers.recent) numbers.recent->note(each, status >= 500, metrics::RecentTimes::Clock::now());
    }
    log::info("http.answered_again", {{"method", name(route.method)},
                                      {"route", route.pattern},
                                      {"status", status},
                                      {"times", static_cast<std::int64_t>(times)},
                                      {"microseconds", took.count()}});
}

} // namespace narae::http
