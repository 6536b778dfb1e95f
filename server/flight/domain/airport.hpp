#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace narae::flight {

/// A place where the airline's flights begin and end. The list is a fact of the world and stands in the code.
struct Airport {
    std::string_view code; ///< IATA location identifier: GMP
    std::string_view koreanName;
    std::string_view koreanCity;
    std::string_view englishName;
    std::string_view englishCity;
    std::string_view country; ///< ISO 3166-1 alpha-2: KR
    std::string_view zone;    ///< IANA: Asia/Seoul
    std::int32_t latitudeMicrodegrees;
    std::int32_t longitudeMicrodegrees;
};

/// All airports, in order of their codes.
std::span<const Airport> airports();

/// The airport of that code (capital letters), or nothing.
const Airport* findAirport(std::string_view code);

/// The great-circle distance, in whole kilometres, to the nearest.
int distanceKilometres(const Airport& from, const Airport& to);

} // namespace narae::flight
