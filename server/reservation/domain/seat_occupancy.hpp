#pragma once

#include "common/base/result.hpp"
#include "common/base/seat_map.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace narae::reservation {

/// Which seats of a cabin are taken: one bit for each seat, by its position in the seat map.
class SeatOccupancy {
public:
    SeatOccupancy() = default;
    explicit SeatOccupancy(std::size_t seats) : words_((seats + 63) / 64) {}

    bool taken(std::size_t position) const { return (words_[position / 64] >> (position % 64) & 1u) != 0; }
    void take(std::size_t position) { words_[position / 64] |= std::uint64_t(1) << (position % 64); }
    void giveBack(std::size_t position) { words_[position / 64] &= ~(std::uint64_t(1) << (position % 64)); }
    std::size_t count() const;

    /// As the database keeps it: 16 hexadecimal digits for each 64 seats.
    std::string text() const;
    /// Refuses `seat_occupancy.malformed` when the text is not that of `seats` seats.
    static Result<SeatOccupancy> parse(std::string_view text, std::size_t seats);

    bool operator==(const SeatOccupancy&) const = default;

private:
    std::vector<std::uint64_t> words_;
};

/// Free seats for a party of `count`, as near to each other as can be found: side by side without an aisle between,
/// then in one row, then in as few neighbouring rows as possible. Of equal places it takes the one that leaves no lone
/// seat, then the one furthest forward; exit rows come last. Positions in the seat map; empty when fewer than `count`
/// are free.
std::vector<std::size_t> findSeatsTogether(const SeatMap& map, const SeatOccupancy& occupancy, std::size_t count);

} // namespace narae::reservation
