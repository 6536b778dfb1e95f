#include "server/reservation/domain/seat_occupancy.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>

namespace narae::reservation {

std::size_t SeatOccupancy::count() const
{
    std::size_t taken = 0;
    for (const std::uint64_t word : words_)
        taken += static_cast<std::size_t>(std::popcount(word));
    return taken;
}

std::string SeatOccupancy::text() const
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    out.reserve(words_.size() * 16);
    for (const std::uint64_t word : words_)
        for (int shift = 60; shift >= 0; shift -= 4)
            out += kDigits[word >> shift & 0xFu];
    return out;
}

Result<SeatOccupancy> SeatOccupancy::parse(std::string_view text, std::size_t seats)
{
    SeatOccupancy occupancy(seats);
    if (text.size() != occupancy.words_.size() * 16) return refuse("seat_occupancy.malformed");
    for (std::size_t i = 0; i < occupancy.words_.size(); ++i) {
        const std::string_view digits = text.substr(i * 16, 16);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), occupancy.words_[i], 16);
        if (error != std::errc() || end != digits.data() + digits.size()) return refuse("seat_occupancy.malformed");
    }
    return occupancy;
}

namespace {

/// Neighbouring free seats of one row, no aisle between.
struct Run {
    std::size_t row = 0;
    bool exit = false;
    std::vector<std::size_t> seats;
};

std::vector<Run> freeRuns(const SeatMap& map, const SeatOccupancy& occupancy)
{
    std::vector<Run> runs;
    std::size_t position = 0;
    for (std::size_t row = 0; row < map.rows().size(); ++row) {
        const SeatMap::Row& line = map.rows()[row];
        Run run{row, line.exit, {}};
        const auto close = [&] {
            if (!run.seats.empty()) runs.push_back(run);
            run.seats.clear();
        };
        for (const char letter : line.letters) {
            const bool seat = letter != '_' && position < map.seats().size() &&
                              map.seats()[position] == std::to_string(line.number) + letter;
            if (seat && !occupancy.taken(position))
                run.seats.push_back(position);
            else
                close();
            if (seat) ++position;
        }
        close();
    }
    return runs;
}

/// The best run to seat everybody side by side: one that fits, else one that leaves two or more, else any.
const Run* bestRun(const std::vector<Run>& runs, std::size_t count)
{
    const Run* best = nullptr;
    int bestCost = std::numeric_limits<int>::max();
    for (const Run& run : runs) {
        if (run.seats.size() < count) continue;
        const std::size_t left = run.seats.size() - count;
        const int cost = (run.exit ? 10 : 0) + (left == 0 ? 0 : left == 1 ? 2 : 1);
        if (cost < bestCost) {
            best = &run;
            bestCost = cost;
        }
    }
    return best;
}

/// The window of neighbouring rows with the fewest rows that has room, exit rows included.
std::vector<std::size_t> inNeighbouringRows(const std::vector<Run>& runs, std::size_t count)
{
    std::size_t bestFirst = 0;
    std::size_t bestSpan = std::numeric_limits<std::size_t>::max();
    std::size_t room = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < runs.size(); ++last) {
        room += runs[last].seats.size();
        while (room - runs[first].seats.size() >= count)
            room -= runs[first++].seats.size();
        const std::size_t span = runs[last].row - runs[first].row;
        if (room >= count && span < bestSpan) {
            bestSpan = span;
            bestFirst = first;
        }
    }
    std::vector<std::size_t> seats;
    if (bestSpan == std::numeric_limits<std::size_t>::max()) return seats;
    for (std::size_t i = bestFirst; seats.size() < count; ++i)
        for (const std::size_t seat : runs[i].seats)
            if (seats.size() < count) seats.push_back(seat);
    return seats;
}

} // namespace

std::vector<std::size_t> findSeatsTogether(const SeatMap& map, const SeatOccupancy& occupancy, std::size_t count)
{
    const std::vector<Run> runs = freeRuns(map, occupancy);
    if (const Run* run = bestRun(runs, count))
        return {run->seats.begin(), run->seats.begin() + static_cast<std::ptrdiff_t>(count)};
    return inNeighbouringRows(runs, count);
}

} // namespace narae::reservation
