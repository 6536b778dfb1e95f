#pragma once

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/client/records.hpp"

#include <QString>
#include <chrono>

namespace narae::customer {

/// The doors close this long before departure.
inline constexpr std::chrono::minutes kBoardingClosesBefore{15};

/// One passenger's boarding pass in words and figures, in the app's language: what the card shows and the paper says.
struct PassFacts {
    QString originCode, destinationCode;
    QString originName, destinationName; ///< of the airports
    QString journey;                     ///< "1 h 10 min · non-stop"
    QString flightNumber, date, boardingCloses, departs, arrives, seat, cabin;
    QString passenger;      ///< as booked
    QString nameOnPass;     ///< KIM/NARAE
    QString passengerPlace; ///< "1 of 2"
    QString reservation;    ///< the reservation's number
    QString locator;
    QString codeText; ///< what the QR code carries

    /// REQUIRES: passenger < reservation.passengers.size()
    static PassFacts of(const desktop::Reservation& reservation, std::size_t passenger,
                        const desktop::AirportBook& airports);
};

/// "Economy", in the app's language.
QString cabinWord(const QString& cabin);

} // namespace narae::customer
