#include "common/base/money.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace narae {

namespace {

struct KnownCurrency {
    std::string_view code;
    int minorDigits;
};

constexpr std::array kKnownCurrencies{
    KnownCurrency{"KRW", 0}, KnownCurrency{"USD", 2}, KnownCurrency{"EUR", 2}, KnownCurrency{"JPY", 0},
    KnownCurrency{"CNY", 2}, KnownCurrency{"GBP", 2}, KnownCurrency{"TWD", 2}, KnownCurrency{"HKD", 2},
    KnownCurrency{"SGD", 2}, KnownCurrency{"THB", 2}, KnownCurrency{"VND", 0}, KnownCurrency{"PHP", 2},
    KnownCurrency{"AUD", 2},
};

const KnownCurrency* find(std::string_view code)
{
    const auto* found = std::find_if(kKnownCurrencies.begin(), kKnownCurrencies.end(),
                                     [code](const KnownCurrency& known) { return known.code == code; });
    return found == kKnownCurrencies.end() ? nullptr : found;
}

} // namespace

Currency::Currency(std::string_view code)
{
    std::copy_n(code.begin(), 3, code_);
}

Result<Currency> Currency::parse(std::string_view code)
{
    if (find(code) == nullptr) return refuse("money.unknown_currency").with("currency", code);
    return Currency(code);
}

Currency Currency::krw()
{
    return Currency("KRW");
}

int Currency::minorDigits() const
{
    return find(code())->minorDigits;
}

Result<Money> Money::make(std::int64_t amountMinor, std::string_view currency)
{
    const auto parsed = Currency::parse(currency);
    if (!parsed) return parsed.error();
    return Money(amountMinor, *parsed);
}

Result<Money> Money::plus(Money other) const
{
    if (currency_ != other.currency_) return refuse("money.mixed_currencies");
    std::int64_t sum = 0;
    if (__builtin_add_overflow(amountMinor_, other.amountMinor_, &sum)) return refuse("money.overflow");
    return Money(sum, currency_);
}

Result<Money> Money::minus(Money other) const
{
    if (currency_ != other.currency_) return refuse("money.mixed_currencies");
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(amountMinor_, other.amountMinor_, &difference)) return refuse("money.overflow");
    return Money(difference, currency_);
}

Result<Money> Money::times(std::int64_t count) const
{
    std::int64_t product = 0;
    if (__builtin_mul_overflow(amountMinor_, count, &product)) return refuse("money.overflow");
    return Money(product, currency_);
}

Money Money::share(int percent) const
{
    check(percent >= 0 && percent <= 100, "a share is between 0 and 100 per cent");
    // Split so that no intermediate overflows: 100a + b, a's share exactly, b's rounded.
    const std::int64_t hundreds = amountMinor_ / 100;
    const std::int64_t rest = amountMinor_ % 100;
    const std::int64_t rounding = rest < 0 ? -50 : 50;
    return Money(hundreds * percent + (rest * percent + rounding) / 100, currency_);
}

} // namespace narae
