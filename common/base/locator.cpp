#include "common/base/locator.hpp"

namespace narae {

Result<Locator> Locator::parse(std::string_view text)
{
    if (text.size() != kLength) return refuse("locator.malformed");
    Locator locator;
    for (std::size_t i = 0; i < kLength; ++i) {
        const char upper = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
        if (kAlphabet.find(upper) == std::string_view::npos) return refuse("locator.malformed");
        locator.characters_[i] = upper;
    }
    return locator;
}

Locator Locator::draw(Randomness& randomness)
{
    Locator locator;
    for (char& character : locator.characters_)
        character = kAlphabet[randomness.below(static_cast<std::uint32_t>(kAlphabet.size()))];
    return locator;
}

} // namespace narae
