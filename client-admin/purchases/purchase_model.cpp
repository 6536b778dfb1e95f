#include "client-admin/purchases/purchase_model.hpp"

#include "client-admin/purchases/purchase_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <QSet>

namespace narae::admin {

namespace {

namespace formats = desktop::formats;
using desktop::Purchase;

constexpr int kPageSize = 100;

QUrlQuery pageQuery(const PurchaseFilter& filter, const QString& after)
{
    QUrlQuery query = filter.query();
    query.addQueryItem("limit", QString::number(kPageSize));
    if (!after.isEmpty()) query.addQueryItem("after", after);
    return query;
}

/// Today by the second, earlier by the day.
QString placedText(const QDateTime& placedAt)
{
    const QDateTime local = placedAt.toLocalTime();
    if (local.date() == QDate::currentDate()) return local.toString("HH:mm:ss");
    return formats::date(local.date()) + " " + local.toString("HH:mm");
}

bool same(const Purchase& one, const Purchase& other)
{
    return one.state == other.state && one.cancelled == other.cancelled && one.refunded == other.refunded &&
           one.paid == other.paid && one.seats == other.seats;
}

} // namespace

QUrlQuery PurchaseFilter::query() const
{
    QUrlQuery query;
    if (!states.isEmpty()) query.addQueryItem("state", states.join(','));
    if (!locator.isEmpty()) query.addQueryItem("locator", locator);
    if (flightId != 0) query.addQueryItem("flightId", QString::number(flightId));
    if (placedFrom.isValid()) query.addQueryItem("placedFrom", placedFrom.toUTC().toString(Qt::ISODateWithMs));
    return query;
}

PurchaseModel::PurchaseModel(desktop::ApiClient& client, desktop::AirportBook& airports, QObject* parent)
    : QAbstractTableModel(parent), client_(client), airports_(airports), head_(client)
{
    connect(&head_, &desktop::LiveResource::changed, this,
            [this](const desktop::Answer& answer) { take(desktop::pageFromJson<Purchase>(answer.object())); });
    connect(&head_, &desktop::LiveResource::failed, this, [this](const desktop::Problem& problem) {
        if (!loaded_) Q_EMIT failed(problem);
    });
    const auto repaint = [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    };
    connect(&airports_, &desktop::AirportBook::changed, this, repaint);
    connect(&desktop::Language::current(), &desktop::Language::changed, this, repaint);
}

void PurchaseModel::show(const PurchaseFilter& filter)
{
    ++generation_;
    filter_ = filter;
    beginResetModel();
    purchases_.clear();
    next_.clear();
    loaded_ = false;
    fetching_ = false;
    endResetModel();
    head_.watch(desktop::Call::get("/v1/history", pageQuery(filter, {})).remember());
}

void PurchaseModel::take(const desktop::Page<Purchase>& head)
{
    if (!loaded_) {
        beginResetModel();
        purchases_ = head.items;
        next_ = head.hasMore ? head.next : QString();
        loaded_ = true;
        endResetModel();
        Q_EMIT arrived();
        return;
    }
    QSet<qint64> known;
    for (const Purchase& purchase : purchases_)
        known.insert(purchase.reservationId);
    std::vector<Purchase> fresh;
    for (const Purchase& purchase : head.items)
        if (!known.contains(purchase.reservationId)) fresh.push_back(purchase);
    if (fresh.size() == head.items.size() && head.hasMore && !fresh.empty()) {
        // More came than one page holds: what lies between is not known, so the list begins anew.
        loaded_ = false;
        take(head);
        return;
    }
    if (!fresh.empty()) {
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        purchases_.insert(purchases_.begin(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    for (const Purchase& purchase : head.items) {
        const int row = rowOf(purchase.reservationId);
        if (row < 0 || same(at(row), purchase)) continue;
        purchases_[static_cast<std::size_t>(row)] = purchase;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int PurchaseModel::rowOf(qint64 reservationId) const
{
    for (std::size_t row = 0; row < purchases_.size(); ++row)
        if (purchases_[row].reservationId == reservationId) return static_cast<int>(row);
    return -1;
}

int PurchaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(purchases_.size());
}

int PurchaseModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PurchaseModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Purchase& purchase = at(index.row());
    if (role == PurchaseRole) return QVariant::fromValue(static_cast<const void*>(&purchase));
    if (role == Qt::TextAlignmentRole) {
        const bool number = index.column() == Seats || index.column() == Total;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (static_cast<Column>(index.column())) {
    case Time: return placedText(purchase.placedAt);
    case Locator: return purchase.locator;
    case Flight: return formats::flightNumber(purchase.flightNumber);
    case Route:
        return purchase.origin.isEmpty() ? purchase.destination
                                         : purchase.origin + QString::fromUtf8(" → ") + purchase.destination;
    case Seats: return QString::number(purchase.count);
    case Total: return formats::money(purchase.total);
    case State: return stateText(purchase);
    case ColumnCount: break;
    }
    return {};
}

QVariant PurchaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Seats || section == Total;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
    case Time: return tr("Time");
    case Locator: return tr("Locator");
    case Flight: return tr("Flight");
    case Route: return tr("Route");
    case Seats: return tr("Seats");
    case Total: return tr("Total");
    case State: return tr("State");
    case ColumnCount: break;
    }
    return {};
}

bool PurchaseModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && hasMore() && !fetching_;
}

void PurchaseModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) return;
    fetching_ = true;
    client_.send(desktop::Call::get("/v1/history", pageQuery(filter_, next_)), this,
                 [this, generation = generation_](const desktop::Outcome& outcome) {
                     if (generation != generation_) return;
                     fetching_ = false;
                     if (!outcome) return; // asked for again when the table is scrolled
                     const auto page = desktop::pageFromJson<Purchase>(outcome->object());
                     next_ = page.hasMore ? page.next : QString();
                     if (page.items.empty()) return;
                     const int first = rowCount();
                     beginInsertRows({}, first, first + static_cast<int>(page.items.size()) - 1);
                     purchases_.insert(purchases_.end(), page.items.begin(), page.items.end());
                     endInsertRows();
                 });
}

} // namespace narae::admin
