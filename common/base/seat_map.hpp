#pragma once

#include "common/base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace narae {

/// One cabin's seats as they travel and are drawn: rows of letters with aisles between.
///
/// Notation, one line of text: `7-30:ABC_DEF;x=12,13;-=13A,13F`. Rows 7 to 30, letters with `_` for each aisle; several
/// row groups are joined by `|` (`1-3:AC_DF|4-6:ABC_DEF`), a group may be one row (`8:A`); `x=` lists exit rows; `-=`
/// lists seats that are not there or not sold (blocked). Row 13 may simply not be in any group. Rows count up from
/// front to back and letters from left to right. The empty notation is a cabin without numbered seats. Immutable: any
/// thread.
class SeatMap {
public:
    static constexpr int kRowMax = 199;
    static constexpr std::size_t kLettersMax = 12;

    struct Row {
        int number = 0;
        std::string letters; ///< with `_` where the aisle is; blocked seats are in it, but has() denies them
        bool exit = false;
    };

    SeatMap();
    /// Refuses `seat_map.malformed` with what is wrong (fact `reason`, English).
    static Result<SeatMap> parse(std::string_view notation);

    const std::vector<Row>& rows() const { return layout_->rows; }
    bool empty() const { return rows().empty(); }
    /// Seats that can be sold, front to back and left to right: "7A", "7B" ...; their positions are stable and number
    /// the bits of an occupancy.
    const std::vector<std::string>& seats() const { return layout_->seats; }
    std::size_t capacity() const { return seats().size(); }
    bool has(std::string_view seat) const { return position(seat) >= 0; }
    /// The seat's position in seats(), or -1.
    int position(std::string_view seat) const;
    bool isExitRow(std::string_view seat) const;
    const std::string& notation() const { return layout_->notation; }

    bool operator==(const SeatMap& other) const { return notation() == other.notation(); }

private:
    struct Layout {
        std::string notation;
        std::vector<Row> rows;
        std::vector<std::string> seats;
        std::vector<std::uint16_t> byName; ///< positions in seats, sorted by the seats' names
    };
    static Result<Layout> read(std::string_view notation);

    std::shared_ptr<const Layout> layout_; ///< never null; one for all who parsed the same notation
};

} // namespace narae
