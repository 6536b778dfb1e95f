#pragma once

#include "client-admin/airline/airline_service.hpp"
#include "client-admin/flights/flight_model.hpp"

#include <QTimer>

namespace narae::admin {

/// Fills the model page by page while somebody looks, and then asks every two seconds anew for the flights in view, so
/// that their seats are live. GUI thread.
class FlightFeed : public QObject {
    Q_OBJECT

public:
    FlightFeed(FlightPages& pages, FlightModel& model, QObject* parent = nullptr);

    void start(); ///< somebody looks
    void stop();
    void readAnew();
    bool complete() const { return complete_; }
    /// Asks for these flights again, each stretch of neighbours in one call; `between` is the service's.
    using Between = std::function<void(const QDateTime& from, const QDateTime& before, Heard<FlightPage>)>;
    void watch(Between between, std::function<std::vector<int>()> placesInView);
    /// At once, for those in view.
    void look();
    void setInterval(std::chrono::milliseconds interval) { timer_.setInterval(interval); }

Q_SIGNALS:
    void read(); ///< a page more, or the last
    void failed(const desktop::Problem& problem);

private:
    void readOn();

    FlightPages& pages_;
    FlightModel& model_;
    Between between_;
    std::function<std::vector<int>()> placesInView_;
    QTimer timer_;
    QString after_;
    bool active_ = false;
    bool asking_ = false;
    bool complete_ = false;
    bool begun_ = false;
    int looking_ = 0;
    int generation_ = 0;
};

} // namespace narae::admin
