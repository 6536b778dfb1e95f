#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/flights/flight_model.hpp"
#include "common/desktop/client/live_rhythm.hpp"

#include <chrono>
#include <functional>
#include <vector>

namespace narae::admin {

/// Fills the model page by page each time somebody comes to look, for others register flights meanwhile. Then it asks
/// anew for the flights in view, and for those that the live stream tells of and the model does not know, when the
/// stream tells of a change in any; where it does not, every two seconds for those in view. GUI thread.
class FlightFeed : public QObject {
    Q_OBJECT

public:
    FlightFeed(FlightPages& pages, FlightModel& model, desktop::LiveStream& stream, QObject* parent = nullptr);

    void start(); ///< somebody looks
    void stop();
    void readAnew();
    bool complete() const { return complete_; }
    /// Asks for these flights again, each stretch of neighbours in time in one call; `between` is the service's.
    using Between =
        std::function<void(const QDateTime& from, const QDateTime& before, const QString& after, Heard<FlightPage>)>;
    void watch(Between between, std::function<std::vector<int>()> placesInView);
    /// At once, for those in view.
    void look();
    void setInterval(std::chrono::milliseconds interval) { rhythm_.setInterval(interval); }

Q_SIGNALS:
    void read(); ///< a page more, or the last; or flights that were not known
    void failed(const desktop::Problem& problem);

private:
    void readOn();
    void hearOf(const desktop::LiveEvent& event);
    void ask(const QDateTime& from, const QDateTime& before, const QString& after);
    void heard(const QDateTime& from, const QDateTime& before, const FlightPage& page);

    FlightPages& pages_;
    FlightModel& model_;
    Between between_;
    std::function<std::vector<int>()> placesInView_;
    desktop::LiveRhythm rhythm_;
    QHash<qint64, qint64> strangers_; ///< told of by the stream and not known: when they depart
    QString after_;
    bool active_ = false;
    bool asking_ = false;
    bool complete_ = false;
    bool begun_ = false;
    int looking_ = 0;
    bool again_ = false; ///< something may have changed meanwhile
    int generation_ = 0;
};

} // namespace narae::admin
