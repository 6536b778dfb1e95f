#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>

namespace narae::database {

/// How many of `count` rows the next statement takes: up to 128 rows go in at most two statements (46 as 40 and 6),
/// while a connection keeps only some thirty prepared sizes a table. A statement of exactly `count` rows would be
/// prepared anew nearly each time; sizes of powers of two alone took four statements for 15 rows, each a way to the
/// server and back.
constexpr std::size_t statementSize(std::size_t count, std::size_t most)
{
    count = std::min(count, most);
    if (count < 16 || count == most) return count;
    // Above a hundred the way to the server is the smaller part, and big statements fill the server's memory.
    if (count >= 128) return std::bit_floor(count);
    const std::size_t step = std::bit_floor(count) / 4;
    return count & ~(step - 1);
}

} // namespace narae::database
