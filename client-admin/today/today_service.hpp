#pragma once

#include "client-admin/feed/live_pages.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/parts/parts.hpp"

#include <map>

namespace narae::admin {

/// What the day's four figures say. Money of the departures of the day, in the airline's own currency first.
struct DayFigures {
    int departures = 0, gone = 0, cancelled = 0;
    int sold = 0, capacity = 0;       ///< of those that fly
    std::optional<Money> net;         ///< captured less refunded
    std::optional<Money> netLastWeek; ///< the same weekday's, a week ago; none when nothing flew
    std::optional<Money> refunded;
    int cancellations = 0; ///< of reservations
    std::optional<int> refundsPending;
};

/// A dead letter, as much as the day's page says of it.
struct DeadLetterHint {
    QString type, reason;
};

/// What the Today page knows: the flights of today and of the next 24 hours, the day's money, and what went wrong. All
/// of it live. "Today" is the airline's home day, Seoul's. No widgets. GUI thread.
class TodayService : public QObject {
    Q_OBJECT

public:
    TodayService(desktop::Parts& parts, QObject* parent);

    void setActive(bool active);
    void refresh();

    bool loaded() const { return flights_.loaded(); }
    const std::optional<desktop::Problem>& problem() const { return problem_; }
    QDate today() const;
    /// All known, by departure.
    const std::vector<desktop::FlightStatus>& known() const { return known_; }
    /// Departing from now on, within 24 hours.
    std::vector<desktop::FlightStatus> upcoming() const;
    DayFigures figures() const;
    const std::vector<desktop::Purchase>& unknownPayments() const { return unknownPayments_; }
    const std::vector<DeadLetterHint>& deadLetters() const { return deadLetters_; }
    /// Flights whose seats, as the airline's record has them, differ from those on sale, and have done so for longer
    /// than events take.
    std::vector<desktop::FlightStatus> disagreeing() const;

Q_SIGNALS:
    void changed();

private:
    void watchDays();
    void takeFlights(const QJsonArray& items);
    void takeRevenue(const QJsonObject& report);
    void noteDisagreements();
    bool departsToday(const desktop::FlightStatus& flight) const;

    desktop::Parts& parts_;
    LivePages flights_;
    desktop::LiveResource revenue_;
    desktop::LiveResource cancellations_;
    desktop::LiveResource unknown_;
    desktop::LiveResource dead_;
    desktop::LiveResource health_;
    QTimer minute_;
    QDate watchedDay_;
    std::vector<desktop::FlightStatus> known_;
    std::map<qint64, QDateTime> disagreesSince_;
    std::optional<desktop::Problem> problem_;
    std::optional<Money> net_, netLastWeek_, refunded_;
    int cancelledReservations_ = 0;
    std::optional<int> refundsPending_;
    std::vector<desktop::Purchase> unknownPayments_;
    std::vector<DeadLetterHint> deadLetters_;
};

} // namespace narae::admin
