#include "client-admin/flights/flight_batch.hpp"

#include "client-admin/airline/words.hpp"
#include "common/base/check.hpp"
#include "common/desktop/look/formats.hpp"

#include <algorithm>

namespace narae::admin {

namespace formats = desktop::formats;

namespace {

constexpr int kParallel = 4;
constexpr int kPreconditionFailed = 412;

/// A percentage of won is rounded to whole hundreds, as fares are; of other currencies to the minor unit.
Money byPercent(Money fare, qint64 percent)
{
    const qint64 unit = fare.currency() == Currency::krw() ? 100 : 1;
    const qint64 exact = fare.amountMinor() * (100 + percent);
    return {(exact + 50 * unit) / (100 * unit) * unit, fare.currency()};
}

Money changed(Money fare, FlightBatch::FareRule rule, qint64 value)
{
    switch (rule) {
    case FlightBatch::FareRule::ByAmount: return {fare.amountMinor() + value, fare.currency()};
    case FlightBatch::FareRule::ByPercent: return byPercent(fare, value);
    case FlightBatch::FareRule::To: return {value, fare.currency()};
    }
    return fare;
}

} // namespace

FlightBatch::FlightBatch(AirlineService& service, FlightModel& flights, FlightEditing& editing, QObject* parent)
    : QAbstractTableModel(parent),
      service_(service),
      flights_(flights),
      editing_(editing),
      queue_(service.client(), kParallel)
{
    connect(&queue_, &CallQueue::answered, this, &FlightBatch::heard);
    connect(&queue_, &CallQueue::finished, this, [this] {
        for (Row& row : rows_)
            if (row.outcome == Outcome::UnderWay) row.outcome = Outcome::Ready;
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        editing_.remember(std::move(step_));
        step_ = {};
        Q_EMIT ended();
    });
}

FlightRecord FlightBatch::asItIsNow(const FlightRecord& flight) const
{
    const FlightRecord* now = flights_.find(flight.flightId);
    return now ? *now : flight;
}

void FlightBatch::take(std::vector<Row> rows, Kind kind)
{
    check(!queue_.running(), "a batch is planned while it does not run");
    beginResetModel();
    rows_ = std::move(rows);
    kind_ = kind;
    endResetModel();
    Q_EMIT planned();
}

void FlightBatch::clear()
{
    take({}, kind_);
}

void FlightBatch::planFare(const std::vector<FlightRecord>& flights, const QString& cabin, FareRule rule, qint64 value)
{
    std::vector<Row> rows;
    for (const FlightRecord& chosen : flights) {
        const FlightRecord flight = asItIsNow(chosen);
        Row row{flight.flightId, flight, {}, {}, Outcome::Ready, {}};
        QStringList words;
        for (const CabinRecord& record : flight.cabins) {
            if (!cabin.isEmpty() && record.cabin != cabin) continue;
            const Money fare = changed(record.price, rule, value);
            if (fare == record.price) continue;
            if (fare.amountMinor() <= 0) {
                row.problem = tr("the fare would be nothing");
                break;
            }
            row.changes.setFare(record.cabin, fare);
            words
                << tr("%1 %2 → %3").arg(words::cabin(record.cabin), formats::money(record.price), formats::money(fare));
        }
        if (flight.cancelled) row.problem = tr("it is cancelled");
        row.will = words.join(", ");
        if (!row.problem.isEmpty() || row.changes.empty()) row.outcome = Outcome::Unchanged;
        rows.push_back(std::move(row));
    }
    take(std::move(rows), Kind::Fare);
}

void FlightBatch::planAircraft(const std::vector<FlightRecord>& flights, const AircraftRecord& type,
                               const std::vector<std::pair<QString, Money>>& fares)
{
    std::vector<Row> rows;
    for (const FlightRecord& chosen : flights) {
        const FlightRecord flight = asItIsNow(chosen);
        Row row{flight.flightId, flight, {}, {}, Outcome::Ready, {}};
        row.changes.aircraft = type.name;
        for (const CabinLayoutRecord& cabin : type.cabins) {
            const auto fare =
                std::find_if(fares.begin(), fares.end(), [&](const auto& it) { return it.first == cabin.cabin; });
            if (fare != fares.end())
                row.changes.setFare(cabin.cabin, fare->second);
            else if (!flight.cabin(cabin.cabin))
                row.problem = tr("it needs a fare for %1").arg(words::cabin(cabin.cabin));
        }
        row.will = tr("%1, %2 seats → %3, %4 seats")
                       .arg(flight.aircraft)
                       .arg(flight.capacity())
                       .arg(type.name)
                       .arg(type.capacity());
        if (flight.sold > type.capacity()) row.problem = tr("%1 seats are sold already").arg(flight.sold);
        if (flight.cancelled) row.problem = tr("it is cancelled");
        if (!row.problem.isEmpty()) row.outcome = Outcome::Unchanged;
        rows.push_back(std::move(row));
    }
    take(std::move(rows), Kind::Aircraft);
}

void FlightBatch::planCancel(const std::vector<FlightRecord>& flights)
{
    std::vector<Row> rows;
    for (const FlightRecord& chosen : flights) {
        const FlightRecord flight = asItIsNow(chosen);
        Row row{flight.flightId, flight, {}, {}, Outcome::Ready, {}};
        row.will = flight.sold == 0   ? tr("taken off sale, nobody has booked")
                   : flight.sold == 1 ? tr("1 seat sold: refunded in full")
                                      : tr("%1 seats sold: refunded in full").arg(flight.sold);
        if (flight.cancelled) {
            row.problem = tr("it is cancelled");
            row.outcome = Outcome::Unchanged;
        }
        rows.push_back(std::move(row));
    }
    take(std::move(rows), Kind::Cancel);
}

void FlightBatch::run()
{
    if (queue_.running()) return;
    underWay_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        Row& row = rows_[i];
        if (row.outcome != Outcome::Ready && row.outcome != Outcome::Failed) continue;
        // Tried again, a flight is taken as it is by now.
        if (const FlightRecord* now = flights_.find(row.flightId); now && row.outcome == Outcome::Failed)
            row.before = *now;
        row.outcome = Outcome::UnderWay;
        row.problem.clear();
        underWay_.push_back(i);
    }
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    queue_.start(static_cast<int>(underWay_.size()), [this](int at) {
        const Row& row = rows_[underWay_[static_cast<std::size_t>(at)]];
        return kind_ == Kind::Cancel ? AirlineService::cancel(row.before, reason_)
                                     : AirlineService::revise(row.before, row.changes);
    });
    Q_EMIT progressed();
}

void FlightBatch::heard(int at, const desktop::Outcome& outcome)
{
    const std::size_t place = underWay_[static_cast<std::size_t>(at)];
    Row& row = rows_[place];
    if (outcome) {
        row.outcome = Outcome::Done;
        flights_.renew(FlightRecord::fromJson(outcome->object()));
        if (kind_ != Kind::Cancel) step_.back.emplace_back(row.flightId, row.changes.undoing(row.before));
    } else {
        row.outcome = Outcome::Failed;
        row.problem = outcome.problem().sentence;
        if (outcome.problem().status == kPreconditionFailed) {
            row.problem = tr("somebody else changed it meanwhile");
            service_.flight(row.flightId, this, [this](const FlightRecord* flight, const desktop::Problem*) {
                if (flight) flights_.renew(*flight);
            });
        }
    }
    Q_EMIT dataChanged(index(static_cast<int>(place), 0), index(static_cast<int>(place), Columns - 1));
    Q_EMIT progressed();
}

int FlightBatch::count(Outcome outcome) const
{
    return static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [outcome](const Row& row) { return row.outcome == outcome; }));
}

int FlightBatch::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QString FlightBatch::nameOf(const FlightRecord& flight) const
{
    return tr("%1, %2").arg(formats::flightNumber(flight.number), flights_.departureText(flight));
}

QVariant FlightBatch::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ForegroundRole && index.column() == Outcomes && row.outcome == Outcome::Failed)
        return desktop::Theme::of(desktop::Role::Danger);
    if (role == Qt::ForegroundRole && row.outcome == Outcome::Unchanged)
        return desktop::Theme::of(desktop::Role::Muted);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
    case Flight: return nameOf(row.before);
    case Will: return row.will;
    case Outcomes: break;
    default: return {};
    }
    switch (row.outcome) {
    case Outcome::Ready: return QString();
    case Outcome::Unchanged: return row.problem.isEmpty() ? tr("stays as it is") : tr("left out: %1").arg(row.problem);
    case Outcome::UnderWay: return tr("waiting");
    case Outcome::Done: return tr("done");
    case Outcome::Failed: return row.problem;
    }
    return {};
}

QVariant FlightBatch::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Flight: return tr("Flight");
    case Will: return tr("What will happen");
    case Outcomes: return tr("Outcome");
    default: return {};
    }
}

QString FlightBatch::report() const
{
    QStringList lines;
    for (const Row& row : rows_)
        if (row.outcome == Outcome::Failed) lines << nameOf(row.before) + '\t' + row.problem;
    return lines.join('\n');
}

} // namespace narae::admin
