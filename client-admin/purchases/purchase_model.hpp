#pragma once

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/client/records.hpp"

#include <QAbstractTableModel>

#include <vector>

namespace narae::admin {

/// Which purchases the table shows.
struct PurchaseFilter {
    QStringList states; ///< the server's words; none: all
    QString locator;    ///< its beginning
    qint64 flightId = 0;
    QDateTime placedFrom; ///< not valid: from the beginning

    QUrlQuery query() const;
};

/// All purchases, newest first, a page at a time as the table asks for more. The newest page is watched: what is new
/// comes in where it belongs, what has changed changes in its row, what does not pass the filter any more goes, and
/// nothing else moves. GUI thread.
class PurchaseModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Locator, Flight, Route, Seats, Total, State, ColumnCount };
    enum Role { PurchaseRole = Qt::UserRole };

    PurchaseModel(desktop::ApiClient& client, desktop::AirportBook& airports, QObject* parent = nullptr);

    void show(const PurchaseFilter& filter);
    const PurchaseFilter& filter() const { return filter_; }
    void setActive(bool active) { head_.setActive(active); }
    void refresh() { head_.refresh(); }

    const desktop::Purchase& at(int row) const { return purchases_.at(static_cast<std::size_t>(row)); }
    int rowOf(qint64 reservationId) const; ///< -1 when it is not loaded
    bool loaded() const { return loaded_; }
    bool hasMore() const { return !next_.isEmpty(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void arrived();                               ///< a first answer for this filter is there
    void failed(const desktop::Problem& problem); ///< and nothing is shown

private:
    using Head = desktop::Page<desktop::Purchase>;
    void take(const Head& head);
    void begin(const Head& head);
    void dropWhatLeft(const Head& head);
    void stopFetching();

    desktop::ApiClient& client_;
    desktop::AirportBook& airports_;
    desktop::LiveResource head_;
    PurchaseFilter filter_;
    std::vector<desktop::Purchase> purchases_;
    QString next_;
    bool loaded_ = false;
    bool fetching_ = false;
    int generation_ = 0;
};

} // namespace narae::admin
