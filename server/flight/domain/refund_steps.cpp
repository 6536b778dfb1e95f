#include "server/flight/domain/refund_steps.hpp"

#include <charconv>
#include <optional>

namespace narae::flight {

namespace {

std::optional<int> wholeNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

RefundSteps::RefundSteps() : steps_{{30, 100}, {7, 90}, {1, 70}, {0, 0}} {}

Result<RefundSteps> RefundSteps::make(std::vector<RefundStep> steps)
{
    if (steps.size() > kStepsMax) return refuse("flight.refund_steps_malformed");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const RefundStep& step = steps[i];
        const bool inRange =
            step.daysBefore >= 0 && step.daysBefore <= kDaysMax && step.percent >= 0 && step.percent <= 100;
        const bool falls =
            i == 0 || (step.daysBefore < steps[i - 1].daysBefore && step.percent <= steps[i - 1].percent);
        if (!inRange || !falls) return refuse("flight.refund_steps_malformed");
    }
    RefundSteps result;
    result.steps_ = std::move(steps);
    return result;
}

Result<RefundSteps> RefundSteps::parse(std::string_view text)
{
    std::vector<RefundStep> steps;
    while (text != "-") {
        const std::size_t blank = text.find(' ');
        const std::string_view step = text.substr(0, blank);
        const std::size_t colon = step.find(':');
        if (colon == std::string_view::npos) return refuse("flight.refund_steps_malformed");
        const auto days = wholeNumber(step.substr(0, colon));
        const auto percent = wholeNumber(step.substr(colon + 1));
        if (!days || !percent) return refuse("flight.refund_steps_malformed");
        steps.push_back({*days, *percent});
        if (blank == std::string_view::npos) break;
        text.remove_prefix(blank + 1);
    }
    return make(std::move(steps));
}

std::string RefundSteps::text() const
{
    std::string text;
    for (const RefundStep& step : steps_) {
        if (!text.empty()) text += ' ';
        text += std::to_string(step.daysBefore) + ':' + std::to_string(step.percent);
    }
    return text.empty() ? "-" : text;
}

} // namespace narae::flight
