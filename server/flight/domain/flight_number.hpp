#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>

namespace narae::flight {

/// The name a flight is called by: the airline's two characters, one to four digits, perhaps a letter (SSIM): NR1207.
class FlightNumber {
public:
    FlightNumber() = default;

    /// Takes small letters and a blank after the airline's code; keeps them capital and without. Refuses
    /// `flight.number_malformed`.
    static Result<FlightNumber> parse(std::string_view text);
    /// What the original's call names a flight: any text of 1 to 40 characters. Refuses `flight.name_malformed`.
    static Result<FlightNumber> named(std::string_view text);
    /// As it was kept.
    static FlightNumber restore(std::string text);

    const std::string& text() const { return text_; }

    auto operator<=>(const FlightNumber&) const = default;

private:
    explicit FlightNumber(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

} // namespace narae::flight
