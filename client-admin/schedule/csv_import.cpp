#include "client-admin/schedule/csv_import.hpp"

#include "client-admin/schedule/schedule_csv.hpp"
#include "common/desktop/keep/csv.hpp"
#include "common/desktop/look/theme.hpp"

#include <QJsonArray>
#include <algorithm>

namespace narae::admin {

using desktop::Call;

namespace {

constexpr std::size_t kSlice = 250;
constexpr int kFileColumns = 2; ///< row and report stand before the file's own

} // namespace

CsvImport::CsvImport(desktop::ApiClient& client, QObject* parent) : QAbstractTableModel(parent), client_(client) {}

void CsvImport::clear()
{
    ++generation_;
    beginResetModel();
    rows_.clear();
    shown_.clear();
    header_.clear();
    name_.clear();
    problem_.clear();
    phase_ = Phase::Empty;
    endResetModel();
    Q_EMIT progressed();
}

bool CsvImport::take(const QString& name, const QByteArray& bytes)
{
    clear();
    name_ = name;
    const auto table = csv::parse(QString::fromUtf8(bytes));
    if (!table || table->empty()) {
        problem_ = table ? tr("%1 is empty.").arg(name) : tr("%1 has a quote out of place.").arg(name);
        Q_EMIT progressed();
        return false;
    }
    header_ = table->front();
    for (QString& column : header_)
        column = column.trimmed();
    for (std::size_t i = 1; i < table->size(); ++i)
        rows_.push_back({static_cast<int>(i) + 1, (*table)[i], State::New, {}, {}});
    check();
    return true;
}

void CsvImport::check()
{
    if (running()) return;
    queue_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].state == State::New || rows_[i].state == State::Changed) queue_.push_back(i);
    phase_ = Phase::Checking;
    send(true);
}

void CsvImport::import()
{
    if (running()) return;
    queue_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].state == State::Good) queue_.push_back(i);
    phase_ = Phase::Importing;
    send(false);
}

void CsvImport::send(bool dryRun)
{
    problem_.clear();
    next_ = 0;
    done_ = 0;
    todo_ = static_cast<int>(queue_.size());
    stopping_ = false;
    Q_EMIT progressed();
    sendSlice(dryRun);
}

void CsvImport::sendSlice(bool dryRun)
{
    if (stopping_ || next_ >= queue_.size()) {
        finish(dryRun);
        return;
    }
    const std::size_t end = std::min(next_ + kSlice, queue_.size());
    slice_.assign(queue_.begin() + static_cast<std::ptrdiff_t>(next_),
                  queue_.begin() + static_cast<std::ptrdiff_t>(end));
    next_ = end;
    QByteArray text = desktop::csv::lineToBeReadBack(header_);
    for (const std::size_t place : slice_)
        text += desktop::csv::lineToBeReadBack(rows_[place].cells);
    Call call;
    call.method = "POST";
    call.path = "/v1/flights/import";
    if (dryRun) call.query.addQueryItem("dryRun", "true");
    call.rawBody = text;
    call.rawContentType = "text/csv";
    call.deadline = std::chrono::seconds(60);
    client_.send(call, this, [this, dryRun, generation = generation_](const desktop::Outcome& outcome) {
        if (generation != generation_) return;
        if (outcome) {
            read(outcome->object(), dryRun);
            sendSlice(dryRun);
            return;
        }
        // A slice whose answer was lost is sent again as a whole: what it registered is then there already.
        problem_ = outcome.problem().sentence;
        for (const desktop::FieldProblem& field : outcome.problem().fields)
            problem_ += ' ' + field.message;
        stopping_ = true;
        finish(dryRun);
    });
}

void CsvImport::read(const QJsonObject& report, bool dryRun)
{
    for (const QJsonValue& value : report["rows"].toArray()) {
        // The server counts the slice's rows, its header as 1.
        const auto at = static_cast<std::size_t>(value["row"].toInt() - 2);
        if (at >= slice_.size()) continue;
        Row& row = rows_[slice_[at]];
        const QString outcome = value["outcome"].toString();
        row.column = value["column"].toString();
        row.message = value["message"].toString();
        if (outcome == "registered")
            row.state = dryRun ? State::Good : State::Registered;
        else
            row.state = outcome == "unchanged" ? State::There : State::Wrong;
    }
    done_ += static_cast<int>(slice_.size());
    showWrong();
    Q_EMIT progressed();
}

void CsvImport::finish(bool dryRun)
{
    if (dryRun)
        phase_ = problem_.isEmpty() ? Phase::Checked : Phase::Paused;
    else
        phase_ = count(State::Good) > 0 ? Phase::Paused : Phase::Done;
    showWrong();
    Q_EMIT progressed();
}

void CsvImport::showWrong()
{
    std::vector<int> wrong;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].state == State::Wrong || rows_[i].state == State::Changed) wrong.push_back(static_cast<int>(i));
    if (wrong == shown_) {
        if (!shown_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    shown_ = std::move(wrong);
    endResetModel();
}

int CsvImport::count(State state) const
{
    return static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [state](const Row& row) { return row.state == state; }));
}

std::vector<int> CsvImport::wrongPlaces() const
{
    return shown_;
}

int CsvImport::shownRowOf(int place) const
{
    const auto found = std::find(shown_.begin(), shown_.end(), place);
    return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

int CsvImport::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int CsvImport::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kFileColumns + static_cast<int>(header_.size());
}

QVariant CsvImport::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = rows_[static_cast<std::size_t>(shown_[static_cast<std::size_t>(index.row())])];
    const int column = index.column() - kFileColumns;
    const bool culprit = row.state == State::Wrong && column >= 0 && header_[column] == row.column;
    if (role == Qt::ForegroundRole && (culprit || (index.column() == 1 && row.state == State::Wrong)))
        return desktop::Theme::of(desktop::Role::Danger);
    if (role == Qt::BackgroundRole && culprit) return desktop::Theme::of(desktop::Role::DangerSoft);
    if (role == Qt::ToolTipRole) return row.message;
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::AccessibleTextRole) return {};
    if (index.column() == 0) return row.number;
    if (index.column() == 1) return row.state == State::Changed ? tr("corrected, not looked at yet") : row.message;
    return row.cells.value(column);
}

bool CsvImport::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const int column = index.column() - kFileColumns;
    if (role != Qt::EditRole || column < 0 || running()) return false;
    Row& row = rows_[static_cast<std::size_t>(shown_[static_cast<std::size_t>(index.row())])];
    while (row.cells.size() < header_.size())
        row.cells << QString();
    if (row.cells[column] == value.toString()) return false;
    row.cells[column] = value.toString();
    row.state = State::Changed;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT progressed();
    return true;
}

QVariant CsvImport::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    if (section == 0) return tr("Row");
    if (section == 1) return tr("What is wrong");
    return header_.value(section - kFileColumns);
}

Qt::ItemFlags CsvImport::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() >= kFileColumns && !running() ? flags | Qt::ItemIsEditable : flags;
}

} // namespace narae::admin
