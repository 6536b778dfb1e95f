#pragma once

#include "client-customer/booking/booking_draft.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/parts/parts.hpp"

namespace narae::customer {

/// The calls of a booking. Holds and payments go through the journal; giving a hold up does not, for it ends by itself.
/// GUI thread.
class BookingService : public QObject {
    Q_OBJECT

public:
    using Done = desktop::ApiClient::Done;

    explicit BookingService(desktop::Parts& parts, QObject* parent = nullptr);

    /// Follows the flight's seats while somebody looks.
    void watch(qint64 flightId);
    void setWatching(bool watching) { seats_.setActive(watching); }
    void refreshSeats() { seats_.refresh(); }

    /// Holds the seats. `attempt` tells this order from others in the journal.
    void hold(const BookingDraft& draft, const QString& attempt, Done done);
    /// Gives a hold up, so that its seats go back at once; also after whose it was has logged out.
    void letGo(const BookingDraft::Hold& hold, Done done);
    void pay(const BookingDraft::Hold& hold, const QString& method, const QString& attempt, Done done);
    /// How the reservation stands.
    void ask(const BookingDraft::Hold& hold, Done done);

    /// Whether the journal still waits for this attempt's last word.
    bool open(const QString& attempt) const;
    void resume() { parts_.purchases.resume(); }

Q_SIGNALS:
    void seatsChanged(const desktop::FlightSeats& seats);
    void seatsFailed(const desktop::Problem& problem);
    /// The last word about an attempt whose answer did not come in time, or of an earlier run of the app.
    void cameLate(const QJsonObject& about, const desktop::Outcome& outcome);

private:
    /// Locator and phone number, by which a reservation is a guest's.
    static QUrlQuery keyOf(const BookingDraft::Hold& hold);

    desktop::Parts& parts_;
    desktop::LiveResource seats_;
};

} // namespace narae::customer
