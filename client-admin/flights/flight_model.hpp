#pragma once

#include "client-admin/airline/flight_changes.hpp"
#include "client-admin/flights/flight_needles.hpp"
#include "client-admin/flights/flight_state.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace narae::admin {

/// All flights that have been read, those that the filter lets through, in the order asked for, and which are chosen.
/// Made for a hundred thousand: a filter's keystroke looks only through what the last one left. GUI thread.
class FlightModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Check, Number, Departs, RouteOf, Aircraft, Load, Sold, Fare, State, Columns };

    FlightModel(const desktop::AirportBook& airports, std::function<QDateTime()> now, QObject* parent = nullptr);

    // What there is.
    void add(std::vector<FlightRecord> flights); ///< known ones are renewed
    void renew(const FlightRecord& flight);      ///< a known one is another now
    /// Takes out those that were not renewed since beginReading(), at the end of a whole reading.
    void beginReading() { seen_.clear(); }
    void endReading();
    int total() const { return static_cast<int>(flights_.size()); }
    int count(std::optional<FlightState> state) const;
    const FlightRecord* find(qint64 flightId) const;
    /// As they came, whatever is shown.
    const std::vector<FlightRecord>& all() const { return flights_; }
    /// How many depart in that time, its ends included.
    int departing(qint64 firstMs, qint64 lastMs) const;

    // What is shown.
    const FlightRecord& at(int row) const
    {
        return flights_[static_cast<std::size_t>(shown_[static_cast<std::size_t>(row)])];
    }
    FlightState stateAt(int row) const;
    int rowOf(qint64 flightId) const; ///< -1 when it is not shown
    int placeAt(int row) const { return shown_[static_cast<std::size_t>(row)]; }
    void filter(const QString& typed, std::optional<FlightState> state);
    void sort(int column, Qt::SortOrder order) override;
    int sortColumn() const { return sortColumn_; }
    Qt::SortOrder sortOrder() const { return sortOrder_; }
    QTimeZone zone(const QString& airport) const { return airports_.zone(airport); }

    // What is chosen.
    bool chosen(qint64 flightId) const { return chosen_.contains(flightId); }
    void choose(int row, bool chosen);
    void chooseRange(int first, int last, bool chosen);
    void chooseShown(bool chosen);
    void chooseNone();
    int chosenCount() const { return static_cast<int>(chosen_.size()); }
    /// Their seats sold, and all their seats.
    std::pair<int, int> chosenSeats() const;
    std::vector<FlightRecord> chosenFlights() const; ///< by departure

    /// A change that is on its way: outlined in its cell.
    void setPending(qint64 flightId, const FlightChanges& changes);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool pendingAt(const QModelIndex& index) const;
    /// "24 Nov 10:50" at the origin.
    QString departureText(const FlightRecord& flight) const;
    QString fareText(const FlightRecord& flight) const;

Q_SIGNALS:
    void choiceChanged();
    void editAsked(qint64 flightId, const FlightChanges& changes);
    void editNotUnderstood(const QString& sentence);
    void renewed(qint64 flightId);

private:
    void keep(FlightRecord& flight);
    void mergeShown(std::vector<int> fresh);
    bool lets(int place) const;
    void showAnew(bool narrower);
    void sortShown(std::vector<int>& shown) const;
    void numberRows();
    bool before(int left, int right) const;
    void tellRow(int row);

    const desktop::AirportBook& airports_;
    std::function<QDateTime()> now_;
    std::vector<FlightRecord> flights_;
    FlightNeedles needles_;
    QHash<qint64, int> places_;              ///< in flights_
    QSet<QString> texts_;                    ///< one copy of each airport and type
    mutable std::vector<qint64> departures_; ///< of all, in their order; empty when they must be sorted anew
    std::vector<int> shown_;                 ///< places
    std::vector<int> rows_;                  ///< of each place; -1 when it is not shown
    std::optional<FlightState> state_;
    bool otherFits_ = false;  ///< what did not fit may by now
    bool outOfOrder_ = false; ///< what is shown may be: a row stays where it is while its flight becomes another
    int sortColumn_ = Departs;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    QSet<qint64> chosen_;
    QSet<qint64> seen_;
    QHash<qint64, FlightChanges> pending_;
};

} // namespace narae::admin
