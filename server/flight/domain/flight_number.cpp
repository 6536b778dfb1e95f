#include "server/flight/domain/flight_number.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isCapital(char character)
{
    return character >= 'A' && character <= 'Z';
}

} // namespace

Result<FlightNumber> FlightNumber::parse(std::string_view text)
{
    std::string number;
    for (const char character : trim(text))
        number += character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    if (number.size() > 2 && number[2] == ' ') number.erase(2, 1);

    const auto malformed = [&] { return refuse("flight.number_malformed").with("flightNumber", text); };
    if (number.size() < 3) return malformed();
    const bool airline = std::all_of(number.begin(), number.begin() + 2,
                                     [](char character) { return isDigit(character) || isCapital(character); }) &&
                         !(isDigit(number[0]) && isDigit(number[1]));
    std::string_view digits = std::string_view(number).substr(2);
    if (isCapital(digits.back())) digits.remove_suffix(1);
    if (!airline || digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), isDigit))
        return malformed();
    return FlightNumber(std::move(number));
}

Result<FlightNumber> FlightNumber::named(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    const auto length = countCodePoints(trimmed);
    if (!length || *length < 1 || *length > 40 || hasControlCharacter(trimmed)) return refuse("flight.name_malformed");
    return FlightNumber(std::string(trimmed));
}

FlightNumber FlightNumber::restore(std::string text)
{
    return FlightNumber(std::move(text));
}

} // namespace narae::flight
