#include "client-admin/today/departures_model.hpp"

#include "client-admin/feed/place_words.hpp"
#include "client-admin/pages/home_time.hpp"
#include "client-admin/today/today_service.hpp"
#include "common/desktop/look/formats.hpp"

#include <algorithm>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::ChipLook;
using desktop::FlightStatus;
using desktop::LoadBar;

namespace {

/// Half empty on the day of departure is few.
constexpr int kLowPermille = 500;

} // namespace

DeparturesModel::DeparturesModel(const desktop::AirportBook& airports, QObject* parent)
    : QAbstractTableModel(parent), airports_(airports)
{
}

int DeparturesModel::loadPermille(const FlightStatus& flight)
{
    return flight.capacity > 0 ? static_cast<int>(qint64{1000} * flight.sold.value_or(0) / flight.capacity) : 0;
}

LoadBar::State DeparturesModel::loadState(const FlightStatus& flight, bool today)
{
    if (flight.cancelled) return LoadBar::State::Cancelled;
    if (flight.sold.value_or(0) >= flight.capacity) return LoadBar::State::Full;
    return today && loadPermille(flight) < kLowPermille ? LoadBar::State::Low : LoadBar::State::Usual;
}

LoadBar::State DeparturesModel::loadState(const FlightStatus& flight) const
{
    return loadState(flight, !onALaterDay(flight));
}

bool DeparturesModel::onALaterDay(const FlightStatus& flight) const
{
    return formats::dateAt(flight.departsAt, airports_.zone(flight.origin)) > today_;
}

bool DeparturesModel::passes(const FlightStatus& flight, Filter filter) const
{
    switch (filter) {
    case Filter::All: return true;
    case Filter::Low: return !flight.cancelled && loadPermille(flight) < kLowPermille;
    case Filter::Full: return !flight.cancelled && flight.left == 0;
    }
    return true;
}

std::vector<FlightStatus> DeparturesModel::filtered() const
{
    std::vector<FlightStatus> flights;
    for (const FlightStatus& flight : all_)
        if (passes(flight, filter_)) flights.push_back(flight);
    return flights;
}

int DeparturesModel::count(Filter filter) const
{
    return static_cast<int>(
        std::count_if(all_.begin(), all_.end(), [&](const FlightStatus& flight) { return passes(flight, filter); }));
}

void DeparturesModel::show(std::vector<FlightStatus> flights, const QDate& today)
{
    all_ = std::move(flights);
    today_ = today;
    replace(filtered());
}

void DeparturesModel::setFilter(Filter filter)
{
    filter_ = filter;
    replace(filtered());
}

/// Row by row, so that what is chosen and what is scrolled to stay: gone rows go, new ones come where they belong.
void DeparturesModel::replace(std::vector<FlightStatus> next)
{
    const auto holds = [](const std::vector<FlightStatus>& flights, qint64 id) {
        return std::any_of(flights.begin(), flights.end(), [id](const FlightStatus& f) { return f.flightId == id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (holds(next, shown_[static_cast<std::size_t>(row)].flightId)) continue;
        beginRemoveRows({}, row, row);
        shown_.erase(shown_.begin() + row);
        endRemoveRows();
    }
    for (std::size_t place = 0; place < next.size(); ++place) {
        if (place < shown_.size() && shown_[place].flightId == next[place].flightId) continue;
        if (holds(shown_, next[place].flightId)) {
            // The order itself is another: rare (a flight has moved), and then everything is set anew.
            beginResetModel();
            shown_ = std::move(next);
            endResetModel();
            return;
        }
        beginInsertRows({}, static_cast<int>(place), static_cast<int>(place));
        shown_.insert(shown_.begin() + static_cast<std::ptrdiff_t>(place), next[place]);
        endInsertRows();
    }
    shown_ = std::move(next);
    if (!shown_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const FlightStatus* DeparturesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &shown_[static_cast<std::size_t>(row)] : nullptr;
}

int DeparturesModel::rowOf(qint64 flightId) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (at(row)->flightId == flightId) return row;
    return -1;
}

void DeparturesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int DeparturesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int DeparturesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DeparturesModel::departureWord(const FlightStatus& flight) const
{
    return formats::time(flight.departsAt, airports_.zone(flight.origin));
}

QString DeparturesModel::homeWord(const FlightStatus& flight) const
{
    const QString here = formats::time(flight.departsAt, homeZone());
    return here == departureWord(flight) ? QString() : here;
}

QString DeparturesModel::stateWord(const FlightStatus& flight) const
{
    if (flight.cancelled) return tr("Cancelled");
    if (flight.left == 0) return flight.held.value_or(0) > 0 ? tr("Full, some held") : tr("Full");
    if (loadState(flight) == LoadBar::State::Low) return tr("Few sold");
    return tr("On sale");
}

ChipLook DeparturesModel::stateLook(const FlightStatus& flight) const
{
    if (flight.cancelled) return {ChipLook::Tone::Danger, ChipLook::Glyph::Cross};
    if (flight.left == 0) return {ChipLook::Tone::Success, ChipLook::Glyph::Tick};
    if (loadState(flight) == LoadBar::State::Low) return {ChipLook::Tone::Warning, ChipLook::Glyph::TriangleDown};
    return {ChipLook::Tone::Neutral, ChipLook::Glyph::None};
}

QVariant DeparturesModel::data(const QModelIndex& index, int role) const
{
    const FlightStatus* flight = at(index.row());
    if (flight == nullptr) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = index.column() == Seats;
        return QVariant(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
    case Departs:
        if (const QString home = homeWord(*flight); !home.isEmpty())
            return tr("%1, %2 in Seoul").arg(departureWord(*flight), home);
        return onALaterDay(*flight) ? tr("%1 tomorrow").arg(departureWord(*flight)) : departureWord(*flight);
    case Flight: return formats::flightNumber(flight->flightNumber);
    case Route: return place_words::route(airports_, flight->origin, flight->destination);
    case Aircraft: return flight->aircraft;
    case Load: return flight->cancelled ? QString("-") : formats::percent(loadPermille(*flight));
    case Seats: return QString("%1 / %2").arg(flight->sold.value_or(0)).arg(flight->capacity);
    case State: return stateWord(*flight);
    default: return {};
    }
}

QVariant DeparturesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Seats ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Departs: return tr("Departs");
    case Flight: return tr("Flight");
    case Route: return tr("Route");
    case Aircraft: return tr("Aircraft");
    case Load: return tr("Load");
    case Seats: return tr("Sold / seats");
    case State: return tr("State");
    default: return {};
    }
}

} // namespace narae::admin
