#pragma once

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/client/records.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/load_bar.hpp"

#include <QAbstractTableModel>

namespace narae::admin {

/// The flights that depart next, for the table. A row that changes stays where it is: selection and scroll are kept.
class DeparturesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Departs, Flight, Route, Aircraft, Load, Seats, State, ColumnCount };
    enum class Filter { All, Low, Full };

    explicit DeparturesModel(const desktop::AirportBook& airports, QObject* parent);

    void show(std::vector<desktop::FlightStatus> flights, const QDate& today);
    void setFilter(Filter filter);
    Filter filter() const { return filter_; }
    int count(Filter filter) const;
    const desktop::FlightStatus* at(int row) const;
    /// The row of that flight, or -1.
    int rowOf(qint64 flightId) const;
    void retranslate();

    static desktop::LoadBar::State loadState(const desktop::FlightStatus& flight, bool today);
    desktop::LoadBar::State loadState(const desktop::FlightStatus& flight) const;
    static int loadPermille(const desktop::FlightStatus& flight);
    QString stateWord(const desktop::FlightStatus& flight) const;
    desktop::ChipLook stateLook(const desktop::FlightStatus& flight) const;
    QString departureWord(const desktop::FlightStatus& flight) const;
    /// The time in Seoul, by which the list goes, where the airport's own is another; else empty.
    QString homeWord(const desktop::FlightStatus& flight) const;
    /// Whether it leaves on a later day than today, at its airport.
    bool onALaterDay(const desktop::FlightStatus& flight) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool passes(const desktop::FlightStatus& flight, Filter filter) const;
    std::vector<desktop::FlightStatus> filtered() const;
    void replace(std::vector<desktop::FlightStatus> next);

    const desktop::AirportBook& airports_;
    QDate today_;
    Filter filter_ = Filter::All;
    std::vector<desktop::FlightStatus> all_;
    std::vector<desktop::FlightStatus> shown_;
};

} // namespace narae::admin
