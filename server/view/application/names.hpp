#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace narae::view {

/// A few texts that millions of records repeat (cabins, currencies, writers), each kept once and named by a small
/// number. Number 0 is the empty text, and what the 256th and further ones become.
class Names {
public:
    static constexpr std::size_t kNamesMax = 256;

    std::uint8_t numberOf(std::string_view name)
    {
        for (std::size_t number = 0; number < names_.size(); ++number)
            if (names_[number] == name) return static_cast<std::uint8_t>(number);
        if (names_.size() == kNamesMax) return 0;
        names_.emplace_back(name);
        return static_cast<std::uint8_t>(names_.size() - 1);
    }
    const std::string& operator[](std::uint8_t number) const { return names_[number]; }

private:
    std::vector<std::string> names_{""};
};

} // namespace narae::view
