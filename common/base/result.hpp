#pragma once

#include "common/base/check.hpp"
#include "common/base/refusal.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace narae {

/// A value, or the refusal that came in its place. The names are std::expected's, so that this becomes an alias of it
/// once the compiler's floor has it.
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}

    bool has_value() const { return held_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// REQUIRES: has_value().
    T& value() &
    {
        check(has_value(), "the result holds a value");
        return *std::get_if<0>(&held_);
    }
    const T& value() const&
    {
        check(has_value(), "the result holds a value");
        return *std::get_if<0>(&held_);
    }
    T&& value() && { return std::move(value()); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// REQUIRES: !has_value().
    const Refusal& error() const&
    {
        check(!has_value(), "the result holds a refusal");
        return *std::get_if<1>(&held_);
    }
    Refusal&& error() &&
    {
        check(!has_value(), "the result holds a refusal");
        return std::move(*std::get_if<1>(&held_));
    }

    T value_or(T other) const { return has_value() ? value() : std::move(other); }

private:
    std::variant<T, Refusal> held_;
};

/// Done, or the refusal that says why not.
template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Refusal refusal) : refusal_(std::move(refusal)) {}

    bool has_value() const { return !refusal_.has_value(); }
    explicit operator bool() const { return has_value(); }

    /// REQUIRES: !has_value().
    const Refusal& error() const&
    {
        check(refusal_.has_value(), "the result holds a refusal");
        return *refusal_;
    }
    Refusal&& error() &&
    {
        check(refusal_.has_value(), "the result holds a refusal");
        return std::move(*refusal_);
    }

private:
    std::optional<Refusal> refusal_;
};

} // namespace narae
