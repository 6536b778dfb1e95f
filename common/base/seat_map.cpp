#include "common/base/seat_map.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>

namespace narae {

namespace {

Refusal malformed(std::string_view reason)
{
    return refuse("seat_map.malformed").with("reason", reason);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

/// A row number as it is painted on the wall: no sign, no leading zero.
std::optional<int> rowNumber(std::string_view text)
{
    if (text.empty() || text.size() > 3 || text.front() < '1' || text.front() > '9') return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number > SeatMap::kRowMax) return std::nullopt;
    return number;
}

/// Letters that count up, single aisles between them, none at a wall.
bool areLetters(std::string_view text)
{
    char last = '_';
    std::size_t letters = 0;
    for (const char character : text) {
        if (character == '_') {
            if (last == '_') return false;
            last = '_';
            continue;
        }
        if (character < 'A' || character > 'Z') return false;
        ++letters;
        last = character;
    }
    std::string seats(text);
    std::erase(seats, '_');
    return letters > 0 && letters <= SeatMap::kLettersMax && last != '_' &&
           std::adjacent_find(seats.begin(), seats.end(), std::greater_equal<>()) == seats.end();
}

struct SeatName {
    std::string_view row;
    char letter = 0;
};

std::optional<SeatName> seatName(std::string_view seat)
{
    if (seat.size() < 2 || seat.size() > 4) return std::nullopt;
    return SeatName{seat.substr(0, seat.size() - 1), seat.back()};
}

SeatMap::Row* findRow(std::vector<SeatMap::Row>& rows, std::optional<int> number)
{
    if (!number) return nullptr;
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const SeatMap::Row& it) { return it.number == *number; });
    return row == rows.end() ? nullptr : &*row;
}

Result<void> addGroup(std::vector<SeatMap::Row>& rows, std::string_view group)
{
    const std::size_t colon = group.find(':');
    if (colon == std::string_view::npos) return malformed("a row group is written 7-30:ABC_DEF");
    const std::string_view range = group.substr(0, colon);
    const std::string_view letters = group.substr(colon + 1);
    const std::size_t hyphen = range.find('-');
    const auto first = rowNumber(range.substr(0, hyphen));
    const auto last = hyphen == std::string_view::npos ? first : rowNumber(range.substr(hyphen + 1));
    if (!first || !last || *last < *first) return malformed("rows are written 7-30, from 1 to 199");
    if (!rows.empty() && *first <= rows.back().number) return malformed("rows count up from front to back, each once");
    if (!areLetters(letters))
        return malformed("a row has 1 to 12 letters from A to Z that count up, with single _ for aisles");
    for (int number = *first; number <= *last; ++number)
        rows.push_back({number, std::string(letters), false});
    return {};
}

/// What stands after the rows: x= (marks `rows`), then -= (answered).
Result<std::vector<std::string>> readRemarks(std::vector<SeatMap::Row>& rows, std::span<const std::string_view> parts)
{
    std::vector<std::string> blocked;
    bool exitsListed = false;
    for (const std::string_view part : parts) {
        const bool listsExits = part.starts_with("x=");
        if (!listsExits && !part.starts_with("-="))
            return malformed("after the rows come x= (exit rows) and -= (blocked)");
        if (!blocked.empty() || (listsExits && exitsListed)) return malformed("x= comes once, then -= once");
        for (const std::string_view item : split(part.substr(2), ',')) {
            if (listsExits) {
                SeatMap::Row* row = findRow(rows, rowNumber(item));
                if (row == nullptr || row->exit) return malformed("x= lists rows of the cabin, each once");
                row->exit = true;
                exitsListed = true;
                continue;
            }
            const auto name = seatName(item);
            const SeatMap::Row* row = name ? findRow(rows, rowNumber(name->row)) : nullptr;
            const bool seated =
                row != nullptr && name->letter != '_' && row->letters.find(name->letter) != std::string::npos;
            if (!seated || std::find(blocked.begin(), blocked.end(), item) != blocked.end())
                return malformed("-= lists seats of the cabin, each once");
            blocked.emplace_back(item);
        }
    }
    std::sort(blocked.begin(), blocked.end());
    return blocked;
}

} // namespace

SeatMap::SeatMap()
{
    static const auto kNoSeats = std::make_shared<const Layout>();
    layout_ = kNoSeats;
}

Result<SeatMap::Layout> SeatMap::read(std::string_view notation)
{
    Layout layout;
    const auto parts = split(notation, ';');
    for (const std::string_view group : split(parts.front(), '|'))
        if (auto added = addGroup(layout.rows, group); !added) return added.error();
    const auto blocked = readRemarks(layout.rows, std::span(parts).subspan(1));
    if (!blocked) return blocked.error();

    for (const Row& row : layout.rows) {
        for (const char letter : row.letters) {
            if (letter == '_') continue;
            std::string seat = std::to_string(row.number) + letter;
            if (!std::binary_search(blocked->begin(), blocked->end(), seat)) layout.seats.push_back(std::move(seat));
        }
    }
    if (layout.seats.empty()) return malformed("no seat is left to sell");
    layout.byName.resize(layout.seats.size());
    std::iota(layout.byName.begin(), layout.byName.end(), std::uint16_t{0});
    std::sort(layout.byName.begin(), layout.byName.end(),
              [&](std::uint16_t left, std::uint16_t right) { return layout.seats[left] < layout.seats[right]; });
    layout.notation = notation;
    return layout;
}

Result<SeatMap> SeatMap::parse(std::string_view notation)
{
    SeatMap map;
    if (notation.empty()) return map;
    // An airline has a few dozen layouts and every row read from the database names one: each is read once. When the
    // layouts are more than that, forgetting them all costs only reading them again.
    constexpr std::size_t kKnownMax = 256;
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const Layout>, std::less<>> known;
    const std::scoped_lock lock(mutex);
    if (const auto found = known.find(notation); found != known.end()) {
        map.layout_ = found->second;
        return map;
    }
    auto layout = read(notation);
    if (!layout) return layout.error();
    if (known.size() >= kKnownMax) known.clear();
    map.layout_ = std::make_shared<const Layout>(*std::move(layout));
    known.emplace(notation, map.layout_);
    return map;
}

int SeatMap::position(std::string_view seat) const
{
    const Layout& layout = *layout_;
    const auto found =
        std::lower_bound(layout.byName.begin(), layout.byName.end(), seat,
                         [&](std::uint16_t at, std::string_view name) { return layout.seats[at] < name; });
    return found == layout.byName.end() || layout.seats[*found] != seat ? -1 : static_cast<int>(*found);
}

bool SeatMap::isExitRow(std::string_view seat) const
{
    if (!has(seat)) return false;
    const auto number = rowNumber(seatName(seat)->row);
    return std::any_of(rows().begin(), rows().end(), [&](const Row& row) { return row.number == *number && row.exit; });
}

} // namespace narae
