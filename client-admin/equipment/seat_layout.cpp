#include "client-admin/equipment/seat_layout.hpp"

#include "client-admin/airline/words.hpp"
#include "common/base/seat_map.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

namespace narae::admin {

namespace {

struct SeatLayoutWords {
    Q_DECLARE_TR_FUNCTIONS(SeatLayoutWords)
};

constexpr int kSeatsMost = 1000;
constexpr qsizetype kNotationMost = 1000;

} // namespace

int SeatLayout::Cabin::capacity() const
{
    return std::accumulate(rows.begin(), rows.end(), 0, [](int sum, const Row& row) {
        return sum + static_cast<int>(row.letters.size() - row.letters.count('_') - row.blocked.size());
    });
}

QString SeatLayout::Cabin::notation() const
{
    QStringList groups;
    QStringList exits;
    QStringList blocked;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t first = i;
        while (i + 1 < rows.size() && rows[i + 1].letters == rows[first].letters &&
               rows[i + 1].number == rows[i].number + 1)
            ++i;
        groups << (i == first
                       ? QString("%1:%2").arg(rows[first].number).arg(rows[first].letters)
                       : QString("%1-%2:%3").arg(rows[first].number).arg(rows[i].number).arg(rows[first].letters));
    }
    for (const Row& row : rows) {
        if (row.exit) exits << QString::number(row.number);
        for (const QChar letter : row.letters)
            if (row.blocked.contains(letter)) blocked << QString::number(row.number) + letter;
    }
    QString text = groups.join('|');
    if (!exits.isEmpty()) text += ";x=" + exits.join(',');
    if (!blocked.isEmpty()) text += ";-=" + blocked.join(',');
    return text;
}

QString SeatLayout::Cabin::letters() const
{
    QHash<QString, int> counts;
    QString most;
    for (const Row& row : rows)
        if (++counts[row.letters] > counts.value(most)) most = row.letters;
    return most;
}

std::optional<std::vector<SeatLayout::Row>> SeatLayout::rowsFrom(const QString& notation, QString* reason)
{
    const auto map = SeatMap::parse(notation.trimmed().toStdString());
    if (!map || map->empty()) {
        if (reason) {
            *reason = SeatLayoutWords::tr("rows are written 7-30:ABC_DEF");
            if (!map)
                for (const auto& [key, value] : map.error().facts())
                    if (key == "reason") *reason = QString::fromStdString(value);
        }
        return std::nullopt;
    }
    std::vector<Row> rows;
    for (const SeatMap::Row& read : map->rows()) {
        Row row{read.number, QString::fromStdString(read.letters), read.exit, {}};
        for (const QChar letter : row.letters)
            if (letter != '_' && !map->has((QString::number(row.number) + letter).toStdString())) row.blocked << letter;
        rows.push_back(std::move(row));
    }
    return rows;
}

SeatLayout SeatLayout::of(const std::vector<CabinLayoutRecord>& cabins)
{
    SeatLayout layout;
    for (const CabinLayoutRecord& record : cabins)
        layout.cabins.push_back({record.cabin, rowsFrom(record.seatMap).value_or(std::vector<Row>())});
    return layout;
}

int SeatLayout::capacity() const
{
    return std::accumulate(cabins.begin(), cabins.end(), 0,
                           [](int sum, const Cabin& cabin) { return sum + cabin.capacity(); });
}

std::vector<SeatLayout::Flaw> SeatLayout::flaws() const
{
    std::vector<Flaw> flaws;
    if (cabins.empty()) flaws.push_back({-1, SeatLayoutWords::tr("An aircraft needs a cabin.")});
    QHash<int, QString> rowsTaken;
    for (std::size_t i = 0; i < cabins.size(); ++i) {
        const Cabin& cabin = cabins[i];
        const QString name = words::cabin(cabin.cabin);
        const int place = static_cast<int>(i);
        if (cabin.rows.empty()) {
            flaws.push_back({place, SeatLayoutWords::tr("%1 has no rows.").arg(name)});
            continue;
        }
        if (cabin.capacity() == 0) {
            flaws.push_back({place, SeatLayoutWords::tr("%1 has no seat left to sell.").arg(name)});
            continue;
        }
        QString reason;
        if (!rowsFrom(cabin.notation(), &reason))
            flaws.push_back({place, SeatLayoutWords::tr("%1: %2.").arg(name, reason)});
        if (cabin.notation().size() > kNotationMost)
            flaws.push_back({place, SeatLayoutWords::tr("%1 has too many exceptions to be written down.").arg(name)});
        for (const Row& row : cabin.rows) {
            if (rowsTaken.contains(row.number))
                flaws.push_back({place, SeatLayoutWords::tr("Row %1 is in %2 and in %3.")
                                            .arg(QString::number(row.number), rowsTaken[row.number], name)});
            rowsTaken.insert(row.number, name);
        }
    }
    if (capacity() > kSeatsMost)
        flaws.push_back({-1, SeatLayoutWords::tr("More than %1 seats are too many.").arg(kSeatsMost)});
    return flaws;
}

QJsonArray SeatLayout::toJson() const
{
    QJsonArray json;
    for (const Cabin& cabin : cabins)
        json.append(QJsonObject{{"cabin", cabin.cabin}, {"seatMap", cabin.notation()}});
    return json;
}

desktop::SeatChart SeatLayout::chart(const std::function<QString(const QString&)>& title) const
{
    desktop::SeatChart chart;
    for (const Cabin& cabin : cabins) {
        chart.addCabin(cabin.cabin, title(cabin.cabin), {});
        for (const Row& row : cabin.rows)
            chart.addRow(row.number, row.letters, row.exit);
    }
    for (const Cabin& cabin : cabins)
        for (const Row& row : cabin.rows)
            for (const QChar letter : row.blocked)
                chart.setState(QString::number(row.number) + letter, desktop::SeatCell::State::Blocked);
    return chart;
}

namespace {

SeatLayout::Row& rowAt(SeatLayout& layout, int cabin, int row)
{
    return layout.cabins[static_cast<std::size_t>(cabin)].rows[static_cast<std::size_t>(row)];
}

} // namespace

void SeatLayout::setBlocked(int cabin, int row, QChar letter, bool blocked)
{
    Row& there = rowAt(*this, cabin, row);
    if (letter == '_' || !there.letters.contains(letter)) return;
    if (blocked)
        there.blocked.insert(letter);
    else
        there.blocked.remove(letter);
}

bool SeatLayout::blocked(int cabin, int row, QChar letter) const
{
    return cabins[static_cast<std::size_t>(cabin)].rows[static_cast<std::size_t>(row)].blocked.contains(letter);
}

void SeatLayout::setExit(int cabin, int row, bool exit)
{
    rowAt(*this, cabin, row).exit = exit;
}

void SeatLayout::addRow(int cabin, int row)
{
    std::vector<Row>& rows = cabins[static_cast<std::size_t>(cabin)].rows;
    Row fresh = rows[static_cast<std::size_t>(row)];
    fresh.exit = false;
    fresh.blocked.clear();
    const int number = fresh.number;
    // Everything behind it in the aircraft counts one up, so that each row keeps a number of its own.
    for (Cabin& other : cabins)
        for (Row& it : other.rows)
            if (it.number > number) ++it.number;
    fresh.number = number + 1;
    rows.insert(rows.begin() + row + 1, fresh);
}

void SeatLayout::removeRow(int cabin, int row)
{
    std::vector<Row>& rows = cabins[static_cast<std::size_t>(cabin)].rows;
    if (rows.size() > 1) rows.erase(rows.begin() + row);
}

void SeatLayout::setRange(int cabin, int first, int last)
{
    Cabin& there = cabins[static_cast<std::size_t>(cabin)];
    std::vector<Row> rows;
    for (int number = first; number <= last; ++number) {
        const auto known = std::find_if(there.rows.begin(), there.rows.end(),
                                        [number](const Row& row) { return row.number == number; });
        const bool between =
            !there.rows.empty() && number > there.rows.front().number && number < there.rows.back().number;
        if (known != there.rows.end())
            rows.push_back(*known);
        else if (!between) // a number left out on purpose, such as 13, stays out
            rows.push_back({number, there.letters(), false, {}});
    }
    there.rows = std::move(rows);
}

void SeatLayout::setLetters(int cabin, const QString& letters)
{
    for (Row& row : cabins[static_cast<std::size_t>(cabin)].rows) {
        row.letters = letters;
        for (const QChar letter : QSet<QChar>(row.blocked))
            if (!letters.contains(letter)) row.blocked.remove(letter);
    }
}

void SeatLayout::setExitRows(int cabin, const QList<int>& numbers)
{
    for (Row& row : cabins[static_cast<std::size_t>(cabin)].rows)
        row.exit = numbers.contains(row.number);
}

void SeatLayout::addCabin(const QString& cabin)
{
    // Front to back as they are sold: first, business, premium, economy.
    const QStringList order{"first", "business", "premium", "economy"};
    int last = 0;
    for (const Cabin& other : cabins)
        for (const Row& row : other.rows)
            last = std::max(last, row.number);
    const QString letters = cabins.empty() ? QString("ABC_DEF") : cabins.back().letters();
    Cabin fresh{cabin, {}};
    for (int number = last + 1; number <= last + 3; ++number)
        fresh.rows.push_back({number, letters, false, {}});
    const auto before = std::find_if(cabins.begin(), cabins.end(), [&](const Cabin& other) {
        return order.indexOf(other.cabin) > order.indexOf(cabin);
    });
    cabins.insert(before, std::move(fresh));
}

} // namespace narae::admin
