#pragma once

#include <QDate>
#include <QString>
#include <optional>

namespace narae::customer {

/// The text in the code of a boarding pass: IATA's BCBP (Resolution 792, attachment C), one leg, mandatory items only:
/// 60 characters that any airport's reader takes. Pure.
struct BoardingPassText {
    QString passengerName; ///< as booked: Latin in either order, or Hangul, which is romanised
    QString locator;
    QString origin, destination; ///< IATA
    QString flightNumber;        ///< NR1207
    QDate date;                  ///< on which the flight departs, at its origin
    QString cabin;               ///< economy, premium, business, first
    QString seat;                ///< 12A; empty without a seat
    int sequence = 1;            ///< the passenger's number within the party: nobody has checked in yet
    bool checkedIn = false;

    /// Nothing when an item cannot be said in BCBP: a flight number that is none, a flight without an origin.
    std::optional<QString> text() const;

    /// "KIM/NARAE" from "Narae Kim", "김나래" or "Kim/Narae": surname first, capitals A to Z only, 20 at most.
    static QString nameOnPass(const QString& name);
};

} // namespace narae::customer
