#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/flights/flight_model.hpp"

namespace narae::admin {

/// Two clerks changed one flight: what it was when this one began, what the other made of it, what this one wants.
struct FlightConflict {
    FlightRecord base;
    FlightRecord theirs;
    FlightChanges yours;
};

/// Writes a clerk's changes to the server, each only onto the version it was made from, and takes them back again by
/// writing the old values onto the newest version. GUI thread.
class FlightEditing : public QObject {
    Q_OBJECT

public:
    FlightEditing(AirlineService& service, FlightModel& model, QObject* parent = nullptr);

    /// `base` is the flight as the clerk saw it.
    void apply(const FlightRecord& base, const FlightChanges& changes);
    /// What undo takes back together: one edit, or all of a batch.
    struct Step {
        std::vector<std::pair<qint64, FlightChanges>> back;
    };
    void remember(Step step);
    bool canUndo() const { return !steps_.empty() && undoing_ == 0; }
    bool undo();

Q_SIGNALS:
    void saved(const FlightRecord& flight, const FlightChanges& changes);
    void refused(const desktop::Problem& problem);
    void conflict(const FlightConflict& conflict);
    void tookBack(const FlightRecord& flight);
    void undone(int flights, int refused);

private:
    void fetchTheirs(const FlightRecord& base, const FlightChanges& changes);
    void takeBack(qint64 flightId, const FlightChanges& changes, bool mayLookAgain);
    void count(bool tookBack);

    AirlineService& service_;
    FlightModel& model_;
    std::vector<Step> steps_;
    int undoing_ = 0;
    int undone_ = 0;
    int notUndone_ = 0;
};

} // namespace narae::admin
