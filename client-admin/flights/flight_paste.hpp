#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/airline/call_queue.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QAbstractTableModel>

namespace narae::admin {

/// Flights copied from a spreadsheet: rows with tabs between the cells, with a header that names the columns (as in a
/// schedule's file) or in its order. Each row is a flight or says what is wrong with it; each keeps its key, so that
/// sending it again registers it once.
class FlightPaste : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class State { Ready, Wrong, UnderWay, Registered, Refused };
    enum Column { Row, Flight, Report, Columns };

    FlightPaste(desktop::ApiClient& client, const desktop::AirportBook& airports, QObject* parent = nullptr);

    void setAircraft(const std::vector<AircraftRecord>& types) { types_ = types; }
    void read(const QString& text);
    void run();
    void stop() { queue_.stop(); }
    bool running() const { return queue_.running(); }
    int count(State state) const;
    State stateAt(int row) const { return rows_[static_cast<std::size_t>(row)].state; }
    const std::optional<FlightDraft>& draftAt(int row) const { return rows_[static_cast<std::size_t>(row)].draft; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed();
    void registered(const FlightRecord& flight);

private:
    struct Line {
        int number = 0; ///< as pasted, from 1
        QString key;
        QString name;
        std::optional<FlightDraft> draft;
        QString problem;
        State state = State::Wrong;
    };
    Line readLine(const QStringList& columns, const QStringList& cells) const;

    const desktop::AirportBook& airports_;
    CallQueue queue_;
    std::vector<AircraftRecord> types_;
    std::vector<Line> rows_;
    std::vector<std::size_t> underWay_;
};

} // namespace narae::admin
