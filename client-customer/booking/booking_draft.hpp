#pragma once

#include "common/desktop/client/records.hpp"

#include <QStringList>
#include <optional>

namespace narae::customer {

/// What a traveller has put together so far: the flight, who travels, where they sit, and the hold once there is one.
/// It is kept in the app's file at every step, so that nothing typed is lost with the app.
struct BookingDraft {
    /// The seats that wait at the server for the payment.
    struct Hold {
        qint64 reservationId = 0;
        QString locator;
        QDateTime placedAt, expiresAt; ///< the latter is not valid while a payment is under way
        Money total;
        // What it was made for: another choice needs another hold.
        QStringList names, seats;
        QString phone, email;
    };

    desktop::FlightStatus flight;
    QString cabin;
    QStringList names; ///< as in the passport, one for each traveller; may be empty while typing
    QStringList seats; ///< beside the names; empty where none is chosen
    QString phone, email;
    Money total; ///< what the traveller was told it costs
    std::optional<Hold> hold;
    QString attempt;     ///< names what was last sent, in the journal
    bool paying = false; ///< a payment was sent and its outcome is not known

    int travellers() const { return static_cast<int>(names.size()); }
    bool numbered() const; ///< whether the cabin's seats can be chosen
    bool seatsComplete() const;
    /// Whether the hold is for exactly what is chosen now.
    bool holdFits() const;
    Money fareEach() const;

    /// Of a reservation that is held already; `phone` is the one that opens it.
    static BookingDraft of(const desktop::Reservation& reservation, const QString& phone);
    /// From now on these seats are held for it.
    void takeHold(const desktop::Reservation& reservation);

    QJsonObject toJson() const;
    static std::optional<BookingDraft> fromJson(const QJsonObject& json);
    /// The body of POST /v1/reservations that holds it.
    QJsonObject orderBody() const;
};

} // namespace narae::customer
