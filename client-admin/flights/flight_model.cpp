#include "client-admin/flights/flight_model.hpp"

#include "client-admin/airline/entry.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace narae::admin {

FlightModel::FlightModel(const desktop::AirportBook& airports, std::function<QDateTime()> now, QObject* parent)
    : QAbstractTableModel(parent), airports_(airports), now_(std::move(now)), needles_(airports)
{
    connect(&airports, &desktop::AirportBook::changed, this, [this] {
        needles_.rebuild(flights_);
        if (!shown_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    });
}

void FlightModel::add(std::vector<FlightRecord> flights)
{
    const auto first = shown_.size();
    const bool natural = sortColumn_ == Departs && sortOrder_ == Qt::AscendingOrder;
    std::vector<int> fresh;
    for (FlightRecord& flight : flights) {
        seen_.insert(flight.flightId);
        if (places_.contains(flight.flightId)) {
            renew(flight);
            continue;
        }
        keep(flight);
        const int place = total();
        places_.insert(flight.flightId, place);
        needles_.append(flight);
        flights_.push_back(std::move(flight));
        rows_.push_back(-1);
        departures_.clear();
        if (lets(place)) fresh.push_back(place);
    }
    if (fresh.empty()) return;
    const bool last = natural && !outOfOrder_ && (shown_.empty() || before(shown_.back(), fresh.front()));
    if (last) {
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(first + fresh.size()) - 1);
        for (const int place : fresh) {
            rows_[static_cast<std::size_t>(place)] = static_cast<int>(shown_.size());
            shown_.push_back(place);
        }
        endInsertRows();
        return;
    }
    mergeShown(std::move(fresh));
}

/// The same text is kept once.
void FlightModel::keep(FlightRecord& flight)
{
    for (QString* text : {&flight.origin, &flight.destination, &flight.aircraft, &flight.number})
        *text = *texts_.insert(*text);
    for (CabinRecord& cabin : flight.cabins) {
        cabin.cabin = *texts_.insert(cabin.cabin);
        cabin.seatMap = *texts_.insert(cabin.seatMap);
    }
}

void FlightModel::mergeShown(std::vector<int> fresh)
{
    Q_EMIT layoutAboutToBeChanged();
    // A cell that is being edited, and the row with the focus, go where their flights go.
    const QModelIndexList old = persistentIndexList();
    std::vector<int> places;
    for (const QModelIndex& each : old)
        places.push_back(placeAt(each.row()));
    const auto middle = static_cast<std::ptrdiff_t>(shown_.size());
    if (!std::exchange(outOfOrder_, false)) {
        sortShown(fresh);
        shown_.insert(shown_.end(), fresh.begin(), fresh.end());
        std::inplace_merge(shown_.begin(), shown_.begin() + middle, shown_.end(),
                           [this](int left, int right) { return before(left, right); });
    } else {
        shown_.insert(shown_.end(), fresh.begin(), fresh.end());
        sortShown(shown_);
    }
    numberRows();
    QModelIndexList moved;
    for (std::size_t i = 0; i < places.size(); ++i)
        moved << index(rows_[static_cast<std::size_t>(places[i])], old[static_cast<int>(i)].column());
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged();
}

void FlightModel::renew(const FlightRecord& flight)
{
    const auto found = places_.constFind(flight.flightId);
    if (found == places_.constEnd()) return;
    FlightRecord& there = flights_[static_cast<std::size_t>(*found)];
    const bool same = there.version == flight.version && there.sold == flight.sold && there.left == flight.left;
    // An answer that was on its way while a newer one came must not bring the older state back.
    if (same || flight.version < there.version) return;
    const bool sameTime = there.departsMs == flight.departsMs;
    there = flight;
    keep(there);
    if (!sameTime) departures_.clear();
    outOfOrder_ = outOfOrder_ || !sameTime || sortColumn_ != Departs;
    needles_.replace(*found, there);
    otherFits_ = true;
    tellRow(rows_[static_cast<std::size_t>(*found)]);
    Q_EMIT renewed(flight.flightId);
}

int FlightModel::departing(qint64 firstMs, qint64 lastMs) const
{
    if (departures_.empty()) {
        departures_.reserve(flights_.size());
        for (const FlightRecord& flight : flights_)
            departures_.push_back(flight.departsMs);
        std::sort(departures_.begin(), departures_.end());
    }
    const auto first = std::lower_bound(departures_.begin(), departures_.end(), firstMs);
    return static_cast<int>(std::upper_bound(first, departures_.end(), lastMs) - first);
}

void FlightModel::endReading()
{
    if (seen_.size() == places_.size()) return;
    beginResetModel();
    std::erase_if(flights_, [this](const FlightRecord& flight) { return !seen_.contains(flight.flightId); });
    places_.clear();
    for (std::size_t i = 0; i < flights_.size(); ++i)
        places_.insert(flights_[i].flightId, static_cast<int>(i));
    chosen_.intersect(seen_);
    departures_.clear();
    needles_.rebuild(flights_);
    rows_.assign(flights_.size(), -1);
    showAnew(false);
    endResetModel();
    Q_EMIT choiceChanged();
}

int FlightModel::count(std::optional<FlightState> state) const
{
    if (!state) return total();
    const qint64 now = now_().toMSecsSinceEpoch();
    return static_cast<int>(std::count_if(flights_.begin(), flights_.end(),
                                          [&](const FlightRecord& flight) { return stateOf(flight, now) == *state; }));
}

const FlightRecord* FlightModel::find(qint64 flightId) const
{
    const auto found = places_.constFind(flightId);
    return found == places_.constEnd() ? nullptr : &flights_[static_cast<std::size_t>(*found)];
}

FlightState FlightModel::stateAt(int row) const
{
    return stateOf(at(row), now_().toMSecsSinceEpoch());
}

int FlightModel::rowOf(qint64 flightId) const
{
    const auto found = places_.constFind(flightId);
    return found == places_.constEnd() ? -1 : rows_[static_cast<std::size_t>(*found)];
}

bool FlightModel::lets(int place) const
{
    if (state_ && stateOf(flights_[static_cast<std::size_t>(place)], now_().toMSecsSinceEpoch()) != *state_)
        return false;
    return needles_.fits(place);
}

void FlightModel::filter(const QString& typed, std::optional<FlightState> state)
{
    const bool narrower = needles_.look(typed) && (state == state_ || !state_) && !otherFits_;
    otherFits_ = false;
    state_ = state;
    beginResetModel();
    showAnew(narrower);
    endResetModel();
}

void FlightModel::showAnew(bool narrower)
{
    if (narrower) {
        std::erase_if(shown_, [this](int place) { return !lets(place); });
    } else {
        shown_.clear();
        for (int place = 0; place < total(); ++place)
            if (lets(place)) shown_.push_back(place);
        sortShown(shown_);
        outOfOrder_ = false;
    }
    numberRows();
}

void FlightModel::numberRows()
{
    std::fill(rows_.begin(), rows_.end(), -1);
    for (std::size_t row = 0; row < shown_.size(); ++row)
        rows_[static_cast<std::size_t>(shown_[row])] = static_cast<int>(row);
}

bool FlightModel::before(int left, int right) const
{
    const FlightRecord& a = flights_[static_cast<std::size_t>(left)];
    const FlightRecord& b = flights_[static_cast<std::size_t>(right)];
    const auto order = [this](auto first, auto second) {
        return sortOrder_ == Qt::AscendingOrder ? first < second : second < first;
    };
    const auto fare = [](const FlightRecord& flight) {
        const CabinRecord* cabin = flight.mainCabin();
        return cabin ? cabin->price.amountMinor() : 0;
    };
    const auto load = [](const FlightRecord& flight) {
        return flight.capacity() == 0 ? 0 : 1000 * flight.sold / flight.capacity();
    };
    switch (sortColumn_) {
    case Number:
        if (a.number != b.number) return order(a.number, b.number);
        break;
    case RouteOf:
        if (a.origin != b.origin) return order(a.origin, b.origin);
        if (a.destination != b.destination) return order(a.destination, b.destination);
        break;
    case Aircraft:
        if (a.aircraft != b.aircraft) return order(a.aircraft, b.aircraft);
        break;
    case Load:
        if (load(a) != load(b)) return order(load(a), load(b));
        break;
    case Sold:
        if (a.sold != b.sold) return order(a.sold, b.sold);
        break;
    case Fare:
        if (fare(a) != fare(b)) return order(fare(a), fare(b));
        break;
    case State: {
        const qint64 now = now_().toMSecsSinceEpoch();
        const auto one = stateOf(a, now);
        const auto other = stateOf(b, now);
        if (one != other) return order(one, other);
        break;
    }
    case Departs:
        if (a.departsMs != b.departsMs) return order(a.departsMs, b.departsMs);
        return order(a.flightId, b.flightId);
    default: break;
    }
    return std::pair(a.departsMs, a.flightId) < std::pair(b.departsMs, b.flightId);
}

void FlightModel::sortShown(std::vector<int>& shown) const
{
    std::sort(shown.begin(), shown.end(), [this](int left, int right) { return before(left, right); });
}

void FlightModel::sort(int column, Qt::SortOrder order)
{
    if (column == Check || (column == sortColumn_ && order == sortOrder_)) return;
    beginResetModel();
    sortColumn_ = column;
    sortOrder_ = order;
    sortShown(shown_);
    outOfOrder_ = false;
    numberRows();
    endResetModel();
}

void FlightModel::tellRow(int row)
{
    if (row >= 0) Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
}

void FlightModel::choose(int row, bool chosen)
{
    chooseRange(row, row, chosen);
}

void FlightModel::chooseRange(int first, int last, bool chosen)
{
    if (first > last) std::swap(first, last);
    for (int row = std::max(0, first); row <= std::min(last, rowCount() - 1); ++row) {
        if (chosen)
            chosen_.insert(at(row).flightId);
        else
            chosen_.remove(at(row).flightId);
    }
    if (rowCount() > 0) Q_EMIT dataChanged(index(first, 0), index(last, Columns - 1));
    Q_EMIT choiceChanged();
}

void FlightModel::chooseShown(bool chosen)
{
    if (rowCount() > 0) chooseRange(0, rowCount() - 1, chosen);
}

void FlightModel::chooseNone()
{
    chosen_.clear();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    Q_EMIT choiceChanged();
}

std::pair<int, int> FlightModel::chosenSeats() const
{
    std::pair<int, int> seats;
    for (const qint64 id : chosen_) {
        const FlightRecord* flight = find(id);
        if (!flight) continue;
        seats.first += flight->sold;
        seats.second += flight->capacity();
    }
    return seats;
}

std::vector<FlightRecord> FlightModel::chosenFlights() const
{
    std::vector<FlightRecord> flights;
    for (const qint64 id : chosen_)
        if (const FlightRecord* flight = find(id)) flights.push_back(*flight);
    std::sort(flights.begin(), flights.end(), [](const FlightRecord& a, const FlightRecord& b) {
        return std::pair(a.departsMs, a.flightId) < std::pair(b.departsMs, b.flightId);
    });
    return flights;
}

void FlightModel::setPending(qint64 flightId, const FlightChanges& changes)
{
    if (changes.empty())
        pending_.remove(flightId);
    else
        pending_.insert(flightId, changes);
    tellRow(rowOf(flightId));
}

} // namespace narae::admin
