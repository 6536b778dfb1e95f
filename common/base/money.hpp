#pragma once

#include "common/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace narae {

/// An ISO 4217 currency that Narae sells in, with the number of its minor digits (KRW 0, USD 2).
class Currency {
public:
    /// Refuses `money.unknown_currency`.
    static Result<Currency> parse(std::string_view code);
    static Currency krw();

    std::string_view code() const { return {code_, 3}; }
    int minorDigits() const;

    bool operator==(const Currency&) const = default;

private:
    explicit Currency(std::string_view code);
    char code_[3];
};

/// An amount in the minor unit of its currency. Never a floating number, never a silent overflow.
class Money {
public:
    Money() : currency_(Currency::krw()) {}
    Money(std::int64_t amountMinor, Currency currency) : amountMinor_(amountMinor), currency_(currency) {}

    /// Refuses `money.unknown_currency`.
    static Result<Money> make(std::int64_t amountMinor, std::string_view currency);

    std::int64_t amountMinor() const { return amountMinor_; }
    Currency currency() const { return currency_; }
    bool isZero() const { return amountMinor_ == 0; }

    /// Refuses `money.mixed_currencies` and `money.overflow`.
    Result<Money> plus(Money other) const;
    Result<Money> minus(Money other) const;
    /// Refuses `money.overflow`.
    Result<Money> times(std::int64_t count) const;
    /// `percent` hundredths of the amount, rounded half up to the minor unit. REQUIRES: 0 <= percent <= 100.
    Money share(int percent) const;

    bool operator==(const Money&) const = default;

private:
    std::int64_t amountMinor_ = 0;
    Currency currency_;
};

} // namespace narae
