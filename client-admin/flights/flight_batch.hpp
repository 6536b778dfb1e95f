#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/airline/call_queue.hpp"
#include "client-admin/flights/flight_editing.hpp"

#include <QAbstractTableModel>

namespace narae::admin {

/// One change of many flights: what will happen to each, how far it has come, and what failed. A row is a flight.
class FlightBatch : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Kind { Fare, Aircraft, Cancel };
    enum class FareRule { ByAmount, ByPercent, To };
    enum class Outcome { Ready, Unchanged, UnderWay, Done, Failed };
    enum Column { Flight, Will, Outcomes, Columns };

    FlightBatch(AirlineService& service, FlightModel& flights, FlightEditing& editing, QObject* parent = nullptr);

    // What will happen: each makes the plan anew. REQUIRES: not running.
    void planFare(const std::vector<FlightRecord>& flights, const QString& cabin, FareRule rule, qint64 value);
    void planAircraft(const std::vector<FlightRecord>& flights, const AircraftRecord& type,
                      const std::vector<std::pair<QString, Money>>& fares);
    void planCancel(const std::vector<FlightRecord>& flights);
    void clear();
    void setReason(const QString& reason) { reason_ = reason; }

    void run(); ///< what is Ready or Failed
    void stop() { queue_.stop(); }
    bool running() const { return queue_.running(); }
    int count(Outcome outcome) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Outcome outcomeAt(int row) const { return rows_[static_cast<std::size_t>(row)].outcome; }
    /// The failed ones as text, a line each.
    QString report() const;

Q_SIGNALS:
    void planned();
    void progressed();
    void ended();

private:
    struct Row {
        qint64 flightId = 0;
        FlightRecord before;
        FlightChanges changes;
        QString will;
        Outcome outcome = Outcome::Ready;
        QString problem;
    };
    void take(std::vector<Row> rows, Kind kind);
    void heard(int index, const desktop::Outcome& outcome);
    FlightRecord asItIsNow(const FlightRecord& flight) const;
    QString nameOf(const FlightRecord& flight) const;

    AirlineService& service_;
    FlightModel& flights_;
    FlightEditing& editing_;
    CallQueue queue_;
    Kind kind_ = Kind::Fare;
    QString reason_;
    std::vector<Row> rows_;
    std::vector<std::size_t> underWay_; ///< rows of this run, by the queue's index
    FlightEditing::Step step_;
};

} // namespace narae::admin
