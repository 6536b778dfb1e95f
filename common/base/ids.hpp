#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace narae {

/// A small positive integer that names one thing of one kind; ids of different kinds do not mix.
template <class Kind>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value) : value_(value) {}

    constexpr std::int64_t value() const { return value_; }
    /// Whether it names something: ids are handed out from 1.
    constexpr bool valid() const { return value_ > 0; }
    std::string text() const { return std::to_string(value_); }

    constexpr auto operator<=>(const Id&) const = default;

private:
    std::int64_t value_ = 0;
};

using FlightId = Id<struct FlightKind>;
using AircraftId = Id<struct AircraftKind>;
using ReservationId = Id<struct ReservationKind>;
using QuoteId = Id<struct QuoteKind>;
using PaymentId = Id<struct PaymentKind>;
using RefundId = Id<struct RefundKind>;
using AccountId = Id<struct AccountKind>;
using ApiKeyId = Id<struct ApiKeyKind>;

} // namespace narae

template <class Kind>
struct std::hash<narae::Id<Kind>> {
    std::size_t operator()(const narae::Id<Kind>& id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
