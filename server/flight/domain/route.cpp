#include "server/flight/domain/route.hpp"

#include "common/base/text.hpp"
#include "server/flight/domain/airport.hpp"

namespace narae::flight {

namespace {

Result<std::string> airportCode(std::string_view text)
{
    std::string code;
    for (const char character : trim(text))
        code += character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    if (findAirport(code) == nullptr) return refuse("airport.unknown").with("airport", text);
    return code;
}

} // namespace

Result<Route> Route::between(std::string_view origin, std::string_view destination)
{
    auto from = airportCode(origin);
    if (!from) return from.error();
    auto to = airportCode(destination);
    if (!to) return to.error();
    if (*from == *to) return refuse("flight.route_circular").with("airport", *from);
    return restore(*std::move(from), *std::move(to));
}

Result<Route> Route::to(std::string_view place)
{
    const std::string_view trimmed = trim(place);
    const auto length = countCodePoints(trimmed);
    if (!length || *length < 1 || *length > 100 || hasControlCharacter(trimmed))
        return refuse("flight.destination_malformed");
    return restore({}, std::string(trimmed));
}

Route Route::restore(std::string origin, std::string destination)
{
    Route route;
    route.origin_ = std::move(origin);
    route.destination_ = std::move(destination);
    return route;
}

} // namespace narae::flight
