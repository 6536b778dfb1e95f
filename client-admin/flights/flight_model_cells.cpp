#include "client-admin/airline/entry.hpp"
#include "client-admin/flights/flight_model.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

/// FlightModel's cells: what they say, and what is typed into them.
namespace narae::admin {

namespace formats = desktop::formats;

int FlightModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QString FlightModel::departureText(const FlightRecord& flight) const
{
    const QDateTime there = flight.departsAt().toTimeZone(zone(flight.origin));
    const auto& language = desktop::Language::current();
    return language.locale().toString(there, language.korean() ? QString::fromUtf8("M월 d일 HH:mm") : "d MMM HH:mm");
}

QString FlightModel::fareText(const FlightRecord& flight) const
{
    const CabinRecord* cabin = flight.mainCabin();
    if (!cabin) return {};
    // In a column of won the sign would only be noise.
    if (cabin->price.currency() == Currency::krw()) return formats::number(cabin->price.amountMinor());
    return formats::money(cabin->price);
}

QVariant FlightModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const FlightRecord& flight = at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Check)
        return chosen(flight.flightId) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::TextAlignmentRole && (index.column() == Fare || index.column() == Sold))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::EditRole && index.column() == Departs)
        return entry::momentText(flight.departsAt(), zone(flight.origin));
    if (role == Qt::EditRole && index.column() == Fare)
        return flight.mainCabin() ? entry::plainAmount(flight.mainCabin()->price) : QString();
    if (role == Qt::ToolTipRole && index.column() == Aircraft) return flight.aircraft;
    if (role == Qt::AccessibleTextRole && index.column() == Load)
        return formats::percent(flight.capacity() == 0 ? 0 : 1000 * flight.sold / flight.capacity());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
    case Number: return formats::flightNumber(flight.number);
    case Departs: return departureText(flight);
    case RouteOf: return flight.origin + QString::fromUtf8(" → ") + flight.destination;
    case Aircraft: return flight.aircraft;
    case Sold: return QString("%1 / %2").arg(flight.sold).arg(flight.capacity());
    case Fare: return fareText(flight);
    case State: return stateWord(stateAt(index.row()));
    default: return {};
    }
}

bool FlightModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid()) return false;
    const FlightRecord& flight = at(index.row());
    if (role == Qt::CheckStateRole) {
        choose(index.row(), value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole) return false;
    FlightChanges changes;
    if (index.column() == Fare && flight.mainCabin()) {
        const CabinRecord& cabin = *flight.mainCabin();
        const auto price = entry::money(value.toString(), cabin.price.currency());
        if (!price || price->isZero()) {
            Q_EMIT editNotUnderstood(tr("\"%1\" is no fare. Type an amount, such as 62000.").arg(value.toString()));
            return false;
        }
        if (*price != cabin.price) changes.setFare(cabin.cabin, *price);
    } else if (index.column() == Departs) {
        const auto moment = entry::moment(value.toString(), zone(flight.origin));
        if (!moment) {
            Q_EMIT editNotUnderstood(tr("\"%1\" is no time. Type it as in 2026-11-24 10:50.").arg(value.toString()));
            return false;
        }
        // The flight takes as long as before.
        if (moment->toMSecsSinceEpoch() != flight.departsMs) {
            changes.departsMs = moment->toMSecsSinceEpoch();
            changes.arrivesMs = *changes.departsMs + flight.arrivesMs - flight.departsMs;
        }
    }
    if (changes.empty()) return false;
    Q_EMIT editAsked(flight.flightId, changes);
    return true;
}

QVariant FlightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Fare || section == Sold ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (section) {
    case Check: return role == Qt::AccessibleTextRole ? tr("Chosen") : QString();
    case Number: return tr("Flight");
    case Departs: return tr("Departs");
    case RouteOf: return tr("Route");
    case Aircraft: return tr("Aircraft");
    case Load: return tr("Load");
    case Sold: return tr("Sold");
    case Fare: return tr("Fare");
    case State: return tr("State");
    default: return {};
    }
}

Qt::ItemFlags FlightModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Check) return flags | Qt::ItemIsUserCheckable;
    const FlightState state = stateAt(index.row());
    const bool open = state != FlightState::Cancelled && state != FlightState::Departed;
    if (open && (index.column() == Fare || index.column() == Departs)) flags |= Qt::ItemIsEditable;
    return flags;
}

bool FlightModel::pendingAt(const QModelIndex& index) const
{
    const auto found = pending_.constFind(at(index.row()).flightId);
    if (found == pending_.constEnd()) return false;
    if (index.column() == Fare) return !found->fares.empty();
    if (index.column() == Departs) return found->departsMs.has_value() || found->arrivesMs.has_value();
    return index.column() == Aircraft && found->aircraft.has_value();
}

} // namespace narae::admin
