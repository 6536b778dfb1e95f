#include "server/flight/application/demo_schedule.hpp"

#include "server/flight/domain/airport.hpp"

#include <array>

namespace narae::flight {

namespace {

/// An aircraft that goes out and comes back, some times a day.
struct Rotation {
    std::string_view origin;
    std::string_view destination;
    std::string_view aircraft;
    int firstNumber;    ///< odd numbers go out, the next even one comes back
    int firstDeparture; ///< Korean time, as 730 for half past seven
    int daily;
    int economyWon;
};

constexpr auto kRotations = std::to_array<Rotation>({
    {"GMP", "CJU", "A321neo", 1201, 630, 8, 62'000},     {"GMP", "PUS", "A220-300", 1301, 700, 3, 58'000},
    {"PUS", "CJU", "A220-300", 1401, 710, 3, 52'000},    {"CJJ", "CJU", "A220-300", 1501, 720, 2, 49'000},
    {"KWJ", "CJU", "A220-300", 1521, 800, 2, 45'000},    {"TAE", "CJU", "A220-300", 1541, 740, 2, 51'000},
    {"GMP", "RSU", "ATR 72-600", 1561, 730, 2, 55'000},  {"GMP", "USN", "ATR 72-600", 1571, 800, 2, 54'000},
    {"GMP", "HIN", "ATR 72-600", 1581, 820, 1, 56'000},  {"GMP", "KPO", "ATR 72-600", 1591, 1030, 1, 53'000},
    {"GMP", "KWJ", "ATR 72-600", 1601, 940, 1, 50'000},  {"RSU", "CJU", "ATR 72-600", 1611, 1010, 1, 43'000},
    {"WJU", "CJU", "ATR 72-600", 1621, 1150, 1, 57'000}, {"KUV", "CJU", "ATR 72-600", 1631, 1120, 1, 44'000},
    {"USN", "CJU", "ATR 72-600", 1641, 1240, 1, 55'000}, {"GMP", "HND", "A330-900", 701, 840, 2, 189'000},
    {"ICN", "NRT", "A321neo", 711, 810, 2, 172'000},     {"ICN", "KIX", "A321neo", 721, 750, 2, 149'000},
    {"ICN", "FUK", "A321neo", 731, 900, 2, 118'000},     {"ICN", "CTS", "A321neo", 741, 1010, 1, 215'000},
    {"ICN", "OKA", "A321neo", 751, 1120, 1, 169'000},    {"ICN", "NGO", "A220-300", 761, 930, 1, 145'000},
    {"PUS", "FUK", "A220-300", 771, 950, 1, 89'000},     {"PUS", "KIX", "A220-300", 781, 1100, 1, 112'000},
    {"ICN", "PVG", "A321neo", 801, 830, 1, 168'000},     {"ICN", "PEK", "A321neo", 811, 920, 1, 175'000},
    {"ICN", "TPE", "A321neo", 821, 1000, 1, 184'000},    {"ICN", "HKG", "A330-900", 831, 850, 1, 232'000},
    {"ICN", "BKK", "A330-900", 841, 1815, 1, 318'000},   {"ICN", "SGN", "A330-900", 851, 1930, 1, 276'000},
    {"ICN", "DAD", "A321neo", 861, 1840, 1, 249'000},    {"ICN", "SIN", "A330-900", 871, 1440, 1, 356'000},
    {"ICN", "CEB", "A321neo", 881, 1950, 1, 228'000},    {"ICN", "GUM", "A321neo", 891, 1910, 1, 264'000},
    {"ICN", "DPS", "A330-900", 901, 1620, 1, 398'000},   {"ICN", "HNL", "A330-900", 51, 2040, 1, 612'000},
    {"ICN", "LAX", "A330-900", 11, 1440, 1, 845'000},    {"ICN", "SEA", "A330-900", 41, 1720, 1, 798'000},
    {"ICN", "CDG", "A330-900", 61, 1210, 1, 872'000},    {"ICN", "SYD", "A330-900", 91, 1850, 1, 734'000},
});

using std::chrono::minutes;

/// Korea keeps one time all year.
constexpr std::chrono::hours kKoreanOffset{9};

/// From gate to gate: cruise by the great circle, and the ground and the climb; to five minutes.
minutes blockTime(const Rotation& rotation)
{
    const bool turboprop = rotation.aircraft == "ATR 72-600";
    const int kilometres = distanceKilometres(*findAirport(rotation.origin), *findAirport(rotation.destination));
    const int cruise = kilometres * 60 / (turboprop ? 480 : 830);
    return minutes((cruise + (turboprop ? 25 : 35) + 4) / 5 * 5);
}

/// What a fare of the table costs on this flight: more towards the week's end and in the hours people like, less at
/// dawn and at night, and a little up or down by flight; to the hundred won.
Money fareOn(std::int64_t economyWon, Instant departsAt, int number, int multiplePercent)
{
    const auto korean = departsAt + kKoreanOffset;
    const auto day = std::chrono::floor<std::chrono::days>(korean);
    const auto hour = std::chrono::floor<std::chrono::hours>(korean - day).count();
    constexpr std::array kByWeekday{118, 100, 88, 90, 98, 124, 115}; // Sunday first
    const int byWeekday = kByWeekday[std::chrono::weekday(day).c_encoding()];
    const int byHour = hour < 7 || hour >= 20 ? 84 : hour >= 8 && hour < 11 ? 108 : hour >= 16 && hour < 19 ? 112 : 100;
    const auto byFlight = 96 + (number * 7 + day.time_since_epoch().count() * 5) % 9;
    const std::int64_t won = economyWon * byWeekday / 100 * byHour / 100 * byFlight / 100 * multiplePercent / 100;
    return Money(won / 100 * 100, Currency::krw());
}

RegisterFlight leg(const Rotation& rotation, int number, bool out, Instant departsAt)
{
    RegisterFlight flight;
    flight.takesUnchanged = true;
    flight.number = *FlightNumber::parse("NR" + std::to_string(number));
    flight.route = out ? *Route::between(rotation.origin, rotation.destination)
                       : *Route::between(rotation.destination, rotation.origin);
    flight.departsAt = departsAt;
    flight.arrivesAt = departsAt + blockTime(rotation);
    flight.aircraft = rotation.aircraft;
    const auto fare = [&](CabinClass cabin, int multiplePercent) {
        flight.fares.push_back({cabin, fareOn(rotation.economyWon, departsAt, number, multiplePercent)});
    };
    fare(CabinClass::Economy, 100);
    if (rotation.aircraft == "A330-900") fare(CabinClass::Premium, 165);
    if (rotation.aircraft != "ATR 72-600") fare(CabinClass::Business, rotation.aircraft == "A330-900" ? 320 : 190);
    return flight;
}

} // namespace

std::vector<RegisterFlight> demoSchedule(Instant from, int days)
{
    constexpr minutes kTurnaround{50};
    constexpr minutes kLastDeparture{21 * 60};
    const auto firstDay = std::chrono::floor<std::chrono::days>(from + kKoreanOffset);
    std::vector<RegisterFlight> flights;
    for (int day = 0; day < days; ++day) {
        const Instant midnight = Instant(firstDay + std::chrono::days(day)) - kKoreanOffset;
        for (const Rotation& rotation : kRotations) {
            const minutes first{rotation.firstDeparture / 100 * 60 + rotation.firstDeparture % 100};
            for (int turn = 0; turn < rotation.daily; ++turn) {
                const auto spread = (kLastDeparture - first) / rotation.daily * turn;
                const Instant out = midnight + first + std::chrono::floor<minutes>(spread) / 5 * 5;
                const Instant back = out + blockTime(rotation) + kTurnaround;
                const int number = rotation.firstNumber + 2 * turn;
                if (out > from) flights.push_back(leg(rotation, number, true, out));
                if (back > from) flights.push_back(leg(rotation, number + 1, false, back));
            }
        }
    }
    return flights;
}

Result<void> addStandardAircraft(Desk& desk, const std::string& traceId)
{
    for (StandardAircraft& type : standardAircraft()) {
        const auto added = desk.carryOut(AddAircraft{std::string(type.name), std::move(type.cabins)}, traceId);
        if (!added && added.error().code() != "aircraft.already_added") return added.error();
    }
    return {};
}

} // namespace narae::flight
