#pragma once

#include "common/base/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace narae {

/// Where unguessable bytes come from: a port. Any thread.
class Randomness {
public:
    virtual ~Randomness() = default;
    virtual std::uint32_t below(std::uint32_t bound) = 0;
};

/// The name by which a traveller knows a reservation (a PNR record locator): six characters, none of which is
/// mistaken for another when read aloud or handwritten (no 0 O 1 I L), unguessable, unique.
class Locator {
public:
    static constexpr std::size_t kLength = 6;
    static constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// Takes small letters too. Refuses `locator.malformed`.
    static Result<Locator> parse(std::string_view text);
    static Locator draw(Randomness& randomness);

    std::string text() const { return {characters_.data(), kLength}; }

    auto operator<=>(const Locator&) const = default;

private:
    std::array<char, kLength> characters_{};
};

} // namespace narae
