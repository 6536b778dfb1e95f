#include "common/desktop/widgets/seat_chart.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace narae::desktop {

namespace {

constexpr QChar kAisle = '_';

/// How far two seats of one cabin are from each other: along the cabin a row counts more than a place across it.
int distance(const SeatCell& one, const SeatCell& other)
{
    return 3 * std::abs(one.row - other.row) + std::abs(one.lane - other.lane);
}

} // namespace

QString SeatCabin::letters() const
{
    QString widest;
    for (const Row& row : rows)
        if (row.letters.size() > widest.size()) widest = row.letters;
    return widest;
}

void SeatChart::addCabin(const QString& key, const QString& title, const QString& price)
{
    cabins.push_back({key, title, price, {}});
}

void SeatChart::addRow(int number, const QString& letters, bool exit)
{
    SeatCabin& cabin = cabins.back();
    const int row = static_cast<int>(cabin.rows.size());
    cabin.rows.push_back({number, letters, exit});
    const int last = static_cast<int>(letters.size()) - 1;
    for (int lane = 0; lane <= last; ++lane) {
        if (letters[lane] == kAisle) continue;
        SeatCell seat;
        seat.name = QString::number(number) + letters[lane];
        seat.window = lane == 0 || lane == last;
        seat.aisle = (lane > 0 && letters[lane - 1] == kAisle) || (lane < last && letters[lane + 1] == kAisle);
        seat.exit = exit;
        seat.cabin = static_cast<int>(cabins.size()) - 1;
        seat.row = row;
        seats.push_back(seat);
    }
    // A row of fewer letters keeps to the lanes of the widest one.
    const QString lanes = cabin.letters();
    for (SeatCell& seat : seats)
        if (seat.cabin == static_cast<int>(cabins.size()) - 1)
            seat.lane = static_cast<int>(lanes.indexOf(seat.name.back()));
}

void SeatChart::setState(const QString& seat, SeatCell::State state)
{
    const int index = find(seat);
    if (index >= 0) seats[static_cast<std::size_t>(index)].state = state;
}

int SeatChart::find(const QString& seat) const
{
    const auto found =
        std::find_if(seats.begin(), seats.end(), [&seat](const SeatCell& cell) { return cell.name == seat; });
    return found == seats.end() ? -1 : static_cast<int>(found - seats.begin());
}

int SeatChart::at(int cabin, int row, int lane) const
{
    const auto found = std::find_if(seats.begin(), seats.end(), [=](const SeatCell& cell) {
        return cell.cabin == cabin && cell.row == row && cell.lane == lane;
    });
    return found == seats.end() ? -1 : static_cast<int>(found - seats.begin());
}

bool SeatChart::sameSeats(const SeatChart& other) const
{
    return std::equal(seats.begin(), seats.end(), other.seats.begin(), other.seats.end(),
                      [](const SeatCell& one, const SeatCell& two) {
                          return one.name == two.name && one.cabin == two.cabin && one.row == two.row &&
                                 one.lane == two.lane;
                      });
}

int SeatChart::cabinCalled(const QString& key) const
{
    const auto found =
        std::find_if(cabins.begin(), cabins.end(), [&key](const SeatCabin& cabin) { return cabin.key == key; });
    return found == cabins.end() ? -1 : static_cast<int>(found - cabins.begin());
}

int SeatChart::nearestFree(int from, const QStringList& but) const
{
    const SeatCell& origin = seat(from);
    int best = -1;
    int least = std::numeric_limits<int>::max();
    for (int index = 0; index < static_cast<int>(seats.size()); ++index) {
        const SeatCell& cell = seat(index);
        if (index == from || cell.cabin != origin.cabin || cell.state != SeatCell::State::Free) continue;
        if (but.contains(cell.name)) continue;
        const int away = distance(origin, cell) + (cell.exit && !origin.exit ? 1000 : 0);
        if (away < least) {
            least = away;
            best = index;
        }
    }
    return best;
}

std::vector<int> SeatChart::run(int cabin, int row, int count, bool acrossAisles) const
{
    std::vector<int> together;
    const QString letters = cabins[static_cast<std::size_t>(cabin)].letters();
    for (int lane = 0; lane < letters.size(); ++lane) {
        if (letters[lane] == kAisle) {
            if (!acrossAisles) together.clear();
            continue;
        }
        const int index = at(cabin, row, lane);
        if (index >= 0 && seat(index).state == SeatCell::State::Free)
            together.push_back(index);
        else
            together.clear();
        if (static_cast<int>(together.size()) == count) return together;
    }
    return {};
}

QStringList SeatChart::neighbours(int cabin, int count) const
{
    if (cabin < 0 || count < 1) return {};
    const auto& rows = cabins[static_cast<std::size_t>(cabin)].rows;
    QStringList names;
    for (const bool acrossAisles : {false, true})
        for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
            if (rows[static_cast<std::size_t>(row)].exit) continue;
            for (const int index : run(cabin, row, count, acrossAisles))
                names << seat(index).name;
            if (!names.isEmpty()) return names;
        }
    // Nowhere in one row: around the first free seat.
    std::vector<int> free;
    for (int index = 0; index < static_cast<int>(seats.size()); ++index)
        if (seat(index).cabin == cabin && seat(index).state == SeatCell::State::Free) free.push_back(index);
    if (static_cast<int>(free.size()) < count) return {};
    std::stable_partition(free.begin(), free.end(), [this](int index) { return !seat(index).exit; });
    const SeatCell first = seat(free.front());
    std::stable_sort(free.begin(), free.end(), [&](int one, int two) {
        const auto away = [&](int index) { return distance(first, seat(index)) + (seat(index).exit ? 1000 : 0); };
        return away(one) < away(two);
    });
    for (int place = 0; place < count; ++place)
        names << seat(free[static_cast<std::size_t>(place)]).name;
    return names;
}

} // namespace narae::desktop
