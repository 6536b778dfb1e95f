#pragma once

#include "client-customer/history/history_totals.hpp"
#include "client-customer/history/purchase_source.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QAbstractTableModel>
#include <functional>

namespace narae::customer {

/// A customer's purchases as a table that is found in and sorted by itself: a keystroke among ten thousand must not be
/// felt, so that the rows shown are indexes into all of them, and each row's text is made once. GUI thread.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Locator, Date, Route, Seats, Status, Paid, Refunded, Actions, ColumnCount };
    enum class Filter { All, Upcoming, Flown, Cancelled };

    HistoryModel(PurchaseSource& source, const desktop::AirportBook& airports, std::function<QDateTime()> now,
                 QObject* parent = nullptr);

    /// From the first page on; the rows stay until it has come.
    void reload();
    /// Nobody's any more.
    void clear();
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent = {}) const override;
    void fetchMore(const QModelIndex& parent = {}) override;
    void sort(int column, Qt::SortOrder order) override;

    void setFilter(Filter filter);
    void setSearch(const QString& text);
    /// Other words: the language or the airports' names are others.
    void reword();

    const desktop::Purchase& purchase(int row) const;
    int rowOf(qint64 reservationId) const; ///< -1 when it is not shown
    const std::vector<desktop::Purchase>& all() const { return all_; }
    const HistoryTotals& totals() const { return totals_; }
    bool complete() const { return loaded_ && !hasMore_; }
    bool loaded() const { return loaded_; }
    QDateTime seenAt() const { return seenAt_; } ///< of the oldest page
    int sortColumn() const { return sortColumn_; }
    Qt::SortOrder sortOrder() const { return sortOrder_; }
    PurchaseKind kind(int row) const { return kindOf(purchase(row), now_()); }
    QString statusWords(const desktop::Purchase& purchase) const;
    /// The rows shown, as a spreadsheet takes them.
    QByteArray csv() const;
    /// The longest words that a status can have.
    static QStringList everyStatus();

Q_SIGNALS:
    void pageArrived();
    void failed(const desktop::Problem& problem);

private:
    void take(const PurchasePage& came, bool first);
    void sortAgain();
    void showAgain();
    QString haystack(const desktop::Purchase& purchase) const;
    bool before(int one, int other) const;
    QTimeZone zoneOf(const desktop::Purchase& purchase) const;
    QString said(const desktop::Purchase& purchase, int column) const;

    PurchaseSource& source_;
    const desktop::AirportBook& airports_;
    std::function<QDateTime()> now_;
    std::vector<desktop::Purchase> all_;
    std::vector<desktop::Purchase> staged_; ///< while a complete history is loaded anew, which stays until then
    bool staging_ = false;
    std::vector<QString> texts_; ///< of all_: what is searched
    std::vector<int> order_;     ///< all of them as sorted: only a new page or another column sorts anew
    std::vector<int> shown_;     ///< what of it is shown: a keystroke only walks through
    HistoryTotals totals_;
    Filter filter_ = Filter::All;
    QStringList wanted_;
    int sortColumn_ = Date;
    Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
    bool loaded_ = false;
    bool hasMore_ = false;
    bool fetching_ = false;
    QString next_;
    QDateTime seenAt_;
    int generation_ = 0;
};

} // namespace narae::customer
