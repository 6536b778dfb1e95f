#include "client-admin/purchases/purchase_model.hpp"

#include "client-admin/pages/home_time.hpp"
#include "client-admin/purchases/purchase_words.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"

#include <QSet>
#include <algorithm>

namespace narae::admin {

namespace {

namespace formats = desktop::formats;
using desktop::Purchase;

constexpr int kPageSize = 100;
constexpr std::chrono::milliseconds kGap{500};

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
    const QDateTime local = atHome(placedAt);
    if (local.date() == atHome(QDateTime::currentDateTimeUtc()).date()) return local.toString("HH:mm:ss");
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
    stopFetching();
    filter_ = filter;
    beginResetModel();
    purchases_.clear();
    next_.clear();
    loaded_ = false;
    endResetModel();
    head_.watch(desktop::Call::get("/v1/history", pageQuery(filter, {})).remember());
    head_.follow({desktop::LiveTopic::Purchases, filter.flightId, {}, {}}, kGap);
}

void PurchaseModel::take(const Head& head)
{
    const auto known = [this](const Purchase& purchase) { return rowOf(purchase.reservationId) >= 0; };
    // The server looks through so many at a time, and found none among the newest.
    if (loaded_ && head.hasMore && head.items.empty()) return;
    // More may have come than one page holds: what lies between is not known, so the list begins anew.
    if (!loaded_ || (head.hasMore && std::none_of(head.items.begin(), head.items.end(), known))) {
        begin(head);
        return;
    }
    dropWhatLeft(head);
    for (int row = 0; row < static_cast<int>(head.items.size()); ++row) {
        const Purchase& purchase = head.items[static_cast<std::size_t>(row)];
        const auto there = purchases_.begin() + row;
        if (row == rowCount() || there->reservationId != purchase.reservationId) {
            beginInsertRows({}, row, row);
            purchases_.insert(there, purchase);
            endInsertRows();
        } else if (!same(*there, purchase)) {
            *there = purchase;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    // Where nothing older is loaded, what comes next is what comes after this page, whatever was being asked for.
    const QString next = head.hasMore ? head.next : QString();
    if (rowCount() > static_cast<int>(head.items.size()) || next == next_) return;
    stopFetching();
    next_ = next;
}

void PurchaseModel::begin(const Head& head)
{
    stopFetching();
    const bool first = !loaded_;
    beginResetModel();
    purchases_ = head.items;
    next_ = head.hasMore ? head.next : QString();
    loaded_ = true;
    endResetModel();
    if (first) Q_EMIT arrived();
}

/// Where the newest page reaches, it is all there is: what stands there and is not in it does not pass the filter now.
void PurchaseModel::dropWhatLeft(const Head& head)
{
    QSet<qint64> stays;
    for (const Purchase& purchase : head.items)
        stays.insert(purchase.reservationId);
    const auto place = [](const Purchase& purchase) { return std::pair(purchase.placedAt, purchase.reservationId); };
    for (int row = rowCount() - 1; row >= 0; --row) {
        const Purchase& purchase = at(row);
        if (stays.contains(purchase.reservationId)) continue;
        if (head.hasMore && place(purchase) < place(head.items.back())) continue;
        beginRemoveRows({}, row, row);
        purchases_.erase(purchases_.begin() + row);
        endRemoveRows();
    }
}

void PurchaseModel::stopFetching()
{
    ++generation_;
    fetching_ = false;
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
