#include "server/view/application/seat_code.hpp"

#include <charconv>

namespace narae::view {

namespace {

constexpr unsigned kLetterBits = 5;
constexpr unsigned kRowMax = 1023;

} // namespace

SeatCode toSeatCode(std::string_view seat)
{
    if (seat.size() < 2 || seat.back() < 'A' || seat.back() > 'Z') return 0;
    unsigned row = 0;
    const char* const end = seat.data() + seat.size() - 1;
    const auto [read, error] = std::from_chars(seat.data(), end, row);
    if (error != std::errc() || read != end || row == 0 || row > kRowMax) return 0;
    return static_cast<SeatCode>(row << kLetterBits | static_cast<unsigned>(seat.back() - 'A'));
}

std::string toSeatName(SeatCode code)
{
    std::string seat = std::to_string(code >> kLetterBits);
    seat += static_cast<char>('A' + (code & ((1U << kLetterBits) - 1)));
    return seat;
}

} // namespace narae::view
