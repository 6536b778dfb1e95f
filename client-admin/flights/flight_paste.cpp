#include "client-admin/flights/flight_paste.hpp"

#include "client-admin/airline/entry.hpp"
#include "client-admin/airline/words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/theme.hpp"

#include <algorithm>

namespace narae::admin {

namespace {

constexpr int kParallel = 4;
const QStringList kOrder{"flightNumber", "origin",       "destination",   "departsAt",  "arrivesAt", "aircraft",
                         "economyPrice", "premiumPrice", "businessPrice", "firstPrice", "currency",  "refundSteps"};

} // namespace

FlightPaste::FlightPaste(desktop::ApiClient& client, const desktop::AirportBook& airports, QObject* parent)
    : QAbstractTableModel(parent), airports_(airports), queue_(client, kParallel)
{
    connect(&queue_, &CallQueue::answered, this, [this](int at, const desktop::Outcome& outcome) {
        const std::size_t place = underWay_[static_cast<std::size_t>(at)];
        Line& line = rows_[place];
        if (outcome) {
            line.state = State::Registered;
            Q_EMIT registered(FlightRecord::fromJson(outcome->object()));
        } else {
            line.state = State::Refused;
            line.problem = outcome.problem().sentence;
            for (const desktop::FieldProblem& field : outcome.problem().fields)
                line.problem += ' ' + field.message;
        }
        Q_EMIT dataChanged(index(static_cast<int>(place), 0), index(static_cast<int>(place), Columns - 1));
        Q_EMIT changed();
    });
    connect(&queue_, &CallQueue::finished, this, [this] {
        for (Line& line : rows_)
            if (line.state == State::UnderWay) line.state = State::Ready;
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        Q_EMIT changed();
    });
}

FlightPaste::Line FlightPaste::readLine(const QStringList& columns, const QStringList& cells) const
{
    Line line;
    const auto cell = [&](const QString& column) { return cells.value(columns.indexOf(column)).trimmed(); };
    FlightDraft draft;
    draft.number = entry::flightNumber(cell("flightNumber"));
    line.name = draft.number.isEmpty() ? cell("flightNumber") : desktop::formats::flightNumber(draft.number);
    draft.origin = cell("origin").toUpper();
    draft.destination = cell("destination").toUpper();
    draft.aircraft = cell("aircraft");
    const auto departs = entry::moment(cell("departsAt"), airports_.zone(draft.origin));
    const auto arrives = entry::moment(cell("arrivesAt"), airports_.zone(draft.destination));
    const auto currency = Currency::parse(cell("currency").isEmpty() ? "KRW" : cell("currency").toStdString());
    const auto type =
        std::find_if(types_.begin(), types_.end(), [&](const AircraftRecord& it) { return it.name == draft.aircraft; });
    if (draft.number.isEmpty())
        line.problem = tr("\"%1\" is no flight number").arg(cell("flightNumber"));
    else if (!airports_.find(draft.origin))
        line.problem = tr("\"%1\" is no airport of ours").arg(cell("origin"));
    else if (!airports_.find(draft.destination))
        line.problem = tr("\"%1\" is no airport of ours").arg(cell("destination"));
    else if (draft.origin == draft.destination)
        line.problem = tr("it goes where it comes from");
    else if (!departs)
        line.problem = tr("\"%1\" is no departure time").arg(cell("departsAt"));
    else if (!arrives)
        line.problem = tr("\"%1\" is no arrival time").arg(cell("arrivesAt"));
    else if (*arrives <= *departs)
        line.problem = tr("it arrives before it departs");
    else if (type == types_.end())
        line.problem = tr("\"%1\" is no aircraft of ours").arg(draft.aircraft);
    else if (!currency)
        line.problem = tr("\"%1\" is no currency we sell in").arg(cell("currency"));
    if (!line.problem.isEmpty()) return line;
    draft.departsAt = *departs;
    draft.arrivesAt = *arrives;
    for (const CabinLayoutRecord& cabin : type->cabins) {
        const QString text = cell(cabin.cabin + "Price");
        const auto price = entry::money(text, *currency);
        if (!price || price->isZero()) {
            line.problem = text.isEmpty() ? tr("a fare for %1 is missing").arg(words::cabin(cabin.cabin))
                                          : tr("\"%1\" is no fare").arg(text);
            return line;
        }
        draft.fares.emplace_back(cabin.cabin, *price);
    }
    if (const QString steps = cell("refundSteps"); !steps.isEmpty()) {
        draft.refundSteps = refundStepsFromText(steps);
        if (!draft.refundSteps) {
            line.problem = tr("\"%1\" are no refund steps").arg(steps);
            return line;
        }
    }
    line.draft = draft;
    line.state = State::Ready;
    return line;
}

void FlightPaste::read(const QString& text)
{
    if (queue_.running()) return;
    beginResetModel();
    rows_.clear();
    QStringList columns = kOrder;
    int number = 0;
    QHash<QString, int> firsts;
    for (QString row : text.split('\n')) {
        row.remove('\r');
        ++number;
        if (row.trimmed().isEmpty()) continue;
        const QStringList cells = row.split('\t');
        if (rows_.empty() && columns == kOrder && cells.contains("flightNumber")) {
            columns = cells;
            for (QString& column : columns)
                column = column.trimmed();
            continue;
        }
        Line line = readLine(columns, cells);
        line.number = number;
        line.key = desktop::ApiClient::newKey();
        if (line.draft) {
            const QString departure = line.draft->number + line.draft->departsAt.toString(Qt::ISODate);
            if (const int first = firsts.value(departure)) {
                line.problem = tr("the same departure as in row %1").arg(first);
                line.draft.reset();
                line.state = State::Wrong;
            } else {
                firsts.insert(departure, number);
            }
        }
        rows_.push_back(std::move(line));
    }
    endResetModel();
    Q_EMIT changed();
}

void FlightPaste::run()
{
    if (queue_.running()) return;
    underWay_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].state != State::Ready && rows_[i].state != State::Refused) continue;
        rows_[i].state = State::UnderWay;
        underWay_.push_back(i);
    }
    queue_.start(static_cast<int>(underWay_.size()), [this](int at) {
        const Line& line = rows_[underWay_[static_cast<std::size_t>(at)]];
        return AirlineService::registration(*line.draft, line.key);
    });
    Q_EMIT changed();
}

int FlightPaste::count(State state) const
{
    return static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [state](const Line& line) { return line.state == state; }));
}

int FlightPaste::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant FlightPaste::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Line& line = rows_[static_cast<std::size_t>(index.row())];
    const bool bad = line.state == State::Wrong || line.state == State::Refused;
    if (role == Qt::ForegroundRole && index.column() == Report)
        return desktop::Theme::of(bad                               ? desktop::Role::Danger
                                  : line.state == State::Registered ? desktop::Role::Success
                                                                    : desktop::Role::Muted);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    if (index.column() == Row) return line.number;
    if (index.column() == Flight) {
        if (!line.draft) return line.name;
        const QTimeZone zone = airports_.zone(line.draft->origin);
        return tr("%1, %2").arg(line.name, entry::momentText(line.draft->departsAt, zone));
    }
    switch (line.state) {
    case State::Ready: return tr("can be registered");
    case State::Wrong:
    case State::Refused: return line.problem;
    case State::UnderWay: return tr("waiting");
    case State::Registered: return tr("registered");
    }
    return {};
}

QVariant FlightPaste::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Row: return tr("Row");
    case Flight: return tr("Flight");
    case Report: return tr("Report");
    default: return {};
    }
}

} // namespace narae::admin
