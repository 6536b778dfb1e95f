#include "common/base/refusal.hpp"

namespace narae {

Refusal Refusal::with(std::string_view fact, std::string_view value) &&
{
    facts_.emplace_back(fact, value);
    return std::move(*this);
}

Refusal Refusal::with(std::string_view fact, std::int64_t value) &&
{
    facts_.emplace_back(fact, std::to_string(value));
    return std::move(*this);
}

Refusal Refusal::at(std::string_view pointer, std::string_view message) &&
{
    errors_.push_back({std::string(pointer), std::string(message), {}});
    return std::move(*this);
}

Refusal Refusal::withErrors(std::vector<FieldError> errors) &&
{
    errors_ = std::move(errors);
    return std::move(*this);
}

Refusal Refusal::retryAfter(int seconds) &&
{
    retryAfterSeconds_ = seconds;
    return std::move(*this);
}

} // namespace narae
