#include "client-customer/results/flight_board_model.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QVariantAnimation>
#include <algorithm>
#include <limits>

namespace narae::customer {

using desktop::CabinStatus;
using desktop::FlightStatus;
namespace formats = desktop::formats;

namespace {

constexpr int kPageSize = 100;
/// How often the first page may be as before until the pages behind it are asked for again.
constexpr int kRestEvery = 20;
/// Half of what a flight just registered may take to stand here; most answers are 304. While the stream tells, a board
/// on which much is sold is asked for twice a second at most.
constexpr std::chrono::seconds kLook{1};
constexpr std::chrono::milliseconds kGap{500};
constexpr int kFadeMs = 150;
/// Short, so that a server that is away is noticed soon: it is asked again soon anyway.
constexpr std::chrono::seconds kDeadline{6};

} // namespace

FlightBoardModel::FlightBoardModel(desktop::Parts& parts, QObject* parent)
    : QAbstractTableModel(parent), parts_(parts), live_(parts.client)
{
    live_.setInterval(kLook);
    connect(&live_, &desktop::LiveResource::changed, this, &FlightBoardModel::took);
    connect(&live_, &desktop::LiveResource::confirmed, this, [this](const QDateTime& at) {
        seenAt_ = at;
        // Told that something changed and not in the first page: it is behind it.
        if (!next_.isEmpty() && (live_.followsStream() || ++confirmations_ % kRestEvery == 0)) {
            coming_ = flights_;
            coming_.resize(std::min<std::size_t>(coming_.size(), kPageSize));
            askRest(next_, generation_);
        }
        Q_EMIT seen();
    });
    connect(&live_, &desktop::LiveResource::failed, this, [this](const desktop::Problem& problem) {
        if (!loaded_) Q_EMIT failed(problem);
    });
}

void FlightBoardModel::watch(const SearchQuery& query)
{
    const bool sameList =
        query.origin == query_.origin && query.destination == query_.destination && query.date == query_.date;
    query_ = query;
    if (sameList && loaded_) {
        arrange();
        Q_EMIT changed();
        return;
    }
    ++generation_;
    loaded_ = false;
    beginResetModel();
    flights_.clear();
    rows_.clear();
    fades_.clear();
    endResetModel();
    live_.watch(callFor({}));
    const bool route = !query.origin.isEmpty() && !query.destination.isEmpty();
    live_.follow(
        {desktop::LiveTopic::Flights, 0, route ? query.origin : QString(), route ? query.destination : QString()},
        kGap);
}

void FlightBoardModel::setActive(bool active)
{
    live_.setActive(active);
}

desktop::Call FlightBoardModel::callFor(const QString& after) const
{
    QUrlQuery query{{"origin", query_.origin},
                    {"destination", query_.destination},
                    {"date", query_.date.toString(Qt::ISODate)},
                    {"limit", QString::number(kPageSize)}};
    if (!after.isEmpty()) query.addQueryItem("after", after);
    return desktop::Call::get("/v1/flight-statuses", query).remember().within(kDeadline);
}

void FlightBoardModel::took(const desktop::Answer& answer)
{
    const auto page = desktop::pageFromJson<FlightStatus>(answer.object());
    seenAt_ = answer.seenAt;
    coming_.clear();
    for (const FlightStatus& flight : page.items)
        coming_.push_back(std::make_shared<const FlightStatus>(flight));
    next_ = page.hasMore ? page.next : QString();
    if (next_.isEmpty())
        settle();
    else
        askRest(next_, generation_);
}

void FlightBoardModel::askRest(const QString& after, int generation)
{
    parts_.client.send(callFor(after), this, [this, generation](const desktop::Outcome& outcome) {
        if (generation != generation_) return;
        if (!outcome) {
            if (!loaded_) Q_EMIT failed(outcome.problem());
            return;
        }
        const auto page = desktop::pageFromJson<FlightStatus>(outcome->object());
        for (const FlightStatus& flight : page.items)
            coming_.push_back(std::make_shared<const FlightStatus>(flight));
        if (page.hasMore)
            askRest(page.next, generation);
        else
            settle();
    });
}

void FlightBoardModel::settle()
{
    QHash<qint64, int> before;
    for (const FlightPtr& flight : flights_)
        before.insert(flight->flightId, flight->left);
    const bool first = !loaded_;
    flights_ = std::move(coming_);
    coming_.clear();
    loaded_ = true;
    arrange();
    if (!first)
        for (const FlightPtr& flight : flights_)
            if (before.contains(flight->flightId) && before.value(flight->flightId) != flight->left)
                fade(flight->flightId);
    Q_EMIT changed();
    Q_EMIT seen();
}

void FlightBoardModel::setWish(const BoardWish& wish)
{
    if (wish == wish_) return;
    wish_ = wish;
    arrange();
    Q_EMIT changed();
}

bool FlightBoardModel::wanted(const FlightStatus& flight) const
{
    const int hour = flight.departsAt.toTimeZone(parts_.airports.zone(flight.origin)).time().hour();
    const auto isAsked = [this](const CabinStatus& cabin) { return asked(cabin); };
    if (!query_.cabin.isEmpty() && std::none_of(flight.cabins.begin(), flight.cabins.end(), isAsked)) return false;
    if (wish_.morning != wish_.afternoon && (hour < 12) != wish_.morning) return false;
    return !wish_.together || leftTogether(flight) >= query_.travellers;
}

bool FlightBoardModel::before(const FlightStatus& one, const FlightStatus& other) const
{
    const auto key = [this](const FlightStatus& flight) {
        qint64 first = 0;
        // What nobody can buy stands below what one can, however cheap it was.
        if (wish_.sort == BoardWish::Sort::Price)
            first = cabinFor(flight) ? totalOf(flight).amountMinor() : std::numeric_limits<qint64>::max();
        if (wish_.sort == BoardWish::Sort::Duration) first = flight.durationMinutes;
        return std::tuple(first, flight.departsAt, flight.flightId);
    };
    return key(one) < key(other);
}

void FlightBoardModel::arrange()
{
    std::vector<FlightPtr> rows;
    std::copy_if(flights_.begin(), flights_.end(), std::back_inserter(rows),
                 [this](const FlightPtr& flight) { return wanted(*flight); });
    std::sort(rows.begin(), rows.end(),
              [this](const FlightPtr& one, const FlightPtr& other) { return before(*one, *other); });
    const auto sameFlights = [](const FlightPtr& one, const FlightPtr& other) {
        return one->flightId == other->flightId;
    };
    if (std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(), sameFlights)) {
        rows_ = std::move(rows);
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    // A view's selection follows its flight to the new row.
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList held = persistentIndexList();
    std::vector<qint64> ids;
    for (const QModelIndex& each : held)
        ids.push_back(flight(each.row()).flightId);
    rows_ = std::move(rows);
    for (int each = 0; each < held.size(); ++each) {
        const int row = rowOf(ids[static_cast<std::size_t>(each)]);
        changePersistentIndex(held[each], row < 0 ? QModelIndex() : index(row, held[each].column()));
    }
    Q_EMIT layoutChanged();
}

void FlightBoardModel::fade(qint64 flightId)
{
    if (!desktop::Theme::current().motion()) return;
    auto* animation = new QVariantAnimation(this);
    animation->setStartValue(0.0);
    animation->setEndValue(1.0);
    animation->setDuration(kFadeMs);
    connect(animation, &QVariantAnimation::valueChanged, this, [this, flightId](const QVariant& value) {
        fades_[flightId] = value.toDouble();
        if (const int row = rowOf(flightId); row >= 0)
            Q_EMIT dataChanged(index(row, Seats), index(row, Seats), {FadeRole});
    });
    animation->start(QAbstractAnimation::DeleteWhenStopped);
}

int FlightBoardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FlightBoardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

int FlightBoardModel::rowOf(qint64 flightId) const
{
    const auto found = std::find_if(rows_.begin(), rows_.end(),
                                    [flightId](const FlightPtr& flight) { return flight->flightId == flightId; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

const CabinStatus* FlightBoardModel::cabinFor(const FlightStatus& flight) const
{
    const CabinStatus* best = nullptr;
    if (flight.cancelled) return best;
    for (const CabinStatus& cabin : flight.cabins)
        if (asked(cabin) && cabin.left >= query_.travellers &&
            (best == nullptr || cabin.price.amountMinor() < best->price.amountMinor()))
            best = &cabin;
    return best;
}

Money FlightBoardModel::totalOf(const FlightStatus& flight) const
{
    const CabinStatus* cabin = cabinFor(flight);
    // Sold out, it is the lowest of the fares there were.
    Money each = cabin ? cabin->price : flight.price;
    for (const CabinStatus& full : flight.cabins)
        if (cabin == nullptr && full.cabin == query_.cabin) each = full.price;
    const auto total = each.times(query_.travellers);
    return total ? *total : each;
}

bool FlightBoardModel::asked(const CabinStatus& cabin) const
{
    return query_.cabin.isEmpty() || cabin.cabin == query_.cabin;
}

int FlightBoardModel::leftIn(const FlightStatus& flight) const
{
    if (query_.cabin.isEmpty()) return flight.left;
    return leftTogether(flight);
}

int FlightBoardModel::leftTogether(const FlightStatus& flight) const
{
    int most = 0;
    for (const CabinStatus& cabin : flight.cabins)
        if (asked(cabin)) most = std::max(most, cabin.left);
    return most;
}

QString FlightBoardModel::words(const FlightStatus& flight) const
{
    const bool korean = desktop::Language::current().korean();
    const QTimeZone from = parts_.airports.zone(flight.origin);
    const QTimeZone to = parts_.airports.zone(flight.destination);
    const QString seats = flight.cancelled              ? tr("cancelled")
                          : cabinFor(flight) == nullptr ? tr("sold out")
                                                        : tr("%1 seats left").arg(leftIn(flight));
    return tr("%1, departs %2 at %3, arrives %4 at %5, %6, %7 in total for %8")
        .arg(formats::flightNumber(flight.flightNumber), formats::time(flight.departsAt, from),
             parts_.airports.shortName(flight.origin, korean), formats::time(flight.arrivesAt, to),
             parts_.airports.shortName(flight.destination, korean), seats, formats::money(totalOf(flight)))
        .arg(query_.travellers);
}

QVariant FlightBoardModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const FlightStatus& flight = this->flight(index.row());
    if (role == FlightRole) return flight.flightId;
    if (role == FadeRole) return fadeOf(flight.flightId);
    if (role == Qt::AccessibleTextRole) return words(flight);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Departs: return formats::time(flight.departsAt, parts_.airports.zone(flight.origin));
    case Line: return formats::duration(std::chrono::minutes(flight.durationMinutes));
    case Arrives: return formats::time(flight.arrivesAt, parts_.airports.zone(flight.destination));
    case Flight: return formats::flightNumber(flight.flightNumber);
    case Seats: return leftIn(flight);
    case Total: return formats::money(totalOf(flight));
    default: return {};
    }
}

QVariant FlightBoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Departs: return tr("Departs");
    case Arrives: return tr("Arrives");
    case Flight: return tr("Flight");
    case Seats: return tr("Seats");
    case Total: return query_.travellers == 1 ? tr("Total for 1") : tr("Total for %1").arg(query_.travellers);
    default: return {};
    }
}

void FlightBoardModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

} // namespace narae::customer
