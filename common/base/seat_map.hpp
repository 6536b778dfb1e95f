#pragma once

#include "common/base/result.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace narae {

/// One cabin's seats as they travel and are drawn: rows of letters with aisles between.
///
/// Notation, one line of text: `7-30:ABC_DEF;x=12,13;-=13A,13F`. Rows 7 to 30, letters with `_` for each aisle; several row
/// groups are joined by `|` (`1-3:AC_DF|4-6:ABC_DEF`); `x=` lists exit rows; `-=` lists seats that are not there or not sold
/// (blocked). Row 13 may simply not be in any group.
class SeatMap {
public:
    struct Row {
        int number = 0;
        std::string letters; ///< with `_` where the aisle is
        bool exit = false;
    };

    SeatMap() = default;
    /// Refuses `seat_map.malformed` with what is wrong.
    static Result<SeatMap> parse(std::string_view notation);

    const std::vector<Row>& rows() const { return rows_; }
    bool empty() const { return rows_.empty(); }
    /// Seats that can be sold, front to back and left to right: "7A", "7B" ...; their positions are stable and number the
    /// bits of an occupancy.
    const std::vector<std::string>& seats() const { return seats_; }
    std::size_t capacity() const { return seats_.size(); }
    bool has(std::string_view seat) const { return position(seat) >= 0; }
    /// The seat's position in seats(), or -1.
    int position(std::string_view seat) const;
    bool isExitRow(std::string_view seat) const;
    std::string notation() const { return notation_; }

private:
    std::string notation_;
    std::vector<Row> rows_;
    std::vector<std::string> seats_;
    std::set<std::string, std::less<>> blocked_;
};

} // namespace narae
