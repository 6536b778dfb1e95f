#pragma once

#include "common/base/money.hpp"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

/// What the server answers, as the apps' screens want it. Each fromJson() takes one object of an answer; a field that
/// is missing or of another type becomes the empty value, for an app must not fall over a server of another version.
/// Instants are UTC. GUI thread or any.
namespace narae::desktop {

Money moneyFromJson(const QJsonValue& json);
QJsonObject moneyToJson(Money money);
QDateTime instantFromJson(const QJsonValue& json);

struct Airport {
    QString code;
    QString englishName, koreanName;
    QString englishCity, koreanCity;
    QString country;
    QByteArray zone; ///< IANA
    double latitude = 0, longitude = 0;
    static Airport fromJson(const QJsonObject& json);
};

/// One cabin of a flight as the list shows it.
struct CabinStatus {
    QString cabin; ///< economy, premium, business, first
    int capacity = 0;
    int left = 0;
    Money price;
    bool numbered = false;
    std::optional<int> held, sold; ///< staff only
};

struct FlightStatus {
    qint64 flightId = 0;
    QString flightNumber;
    QString origin, destination; ///< IATA; origin is empty for a flight of the original's call
    QDateTime departsAt, arrivesAt;
    int durationMinutes = 0;
    QString aircraft;
    QString status;
    bool cancelled = false;
    int capacity = 0;
    int left = 0;
    Money price; ///< the lowest at which a seat can be had
    std::vector<CabinStatus> cabins;
    qint64 version = 0;
    std::optional<int> held, sold, leftByAirline; ///< staff only
    static FlightStatus fromJson(const QJsonObject& json);
    const CabinStatus* cabin(const QString& name) const;
};

struct SeatStatus {
    QString seat;  ///< 12A
    QString state; ///< free, held, taken, blocked
    bool window = false, aisle = false, adultsOnly = false;
    std::optional<qint64> reservationId; ///< staff only
};
struct SeatRowStatus {
    int row = 0;
    QString letters; ///< with _ where the aisle is
    bool exit = false;
    std::vector<SeatStatus> seats;
};
struct CabinSeats {
    CabinStatus cabin;
    std::vector<SeatRowStatus> rows;
};
struct FlightSeats {
    qint64 flightId = 0;
    QString flightNumber;
    std::vector<CabinSeats> cabins;
    static FlightSeats fromJson(const QJsonObject& json);
};

struct DayPrice {
    QDate date;
    int flights = 0;
    std::optional<Money> price;
    static DayPrice fromJson(const QJsonObject& json);
};

struct Passenger {
    int number = 1;
    QString name;
    QString seat;
    bool cancelled = false;
};
struct Cancellation {
    int number = 1;
    std::vector<int> passengers;
    Money refund, fee;
    QString reason;
    QDateTime at;
};
/// A reservation with all that its page shows.
struct Reservation {
    qint64 reservationId = 0;
    QString locator;
    QString state; ///< held, paying, payment_unknown, confirmed, declined, expired, cancelled
    qint64 flightId = 0;
    QString flightNumber, origin, destination;
    QDateTime departsAt, arrivesAt;
    bool flightCancelled = false;
    QString cabin;
    std::vector<Passenger> passengers;
    QString phone, email;
    Money unitPrice, total, refunded;
    QDateTime placedAt, holdExpiresAt; ///< the latter is valid while held
    std::optional<qint64> paymentId;   ///< something was charged
    QString endReason;
    std::vector<Cancellation> cancellations;
    static Reservation fromJson(const QJsonObject& json);
    int travelling() const; ///< passengers who have not cancelled
    /// Whether a payment was sent and nobody knows yet what came of it. Also after that took so long that the seats
    /// went back: what was charged comes to light later, and becomes seats again or a refund.
    bool paymentOpen() const;
};

struct CancellationQuote {
    qint64 quoteId = 0;
    std::vector<int> passengers;
    Money refund, fee;
    QDateTime expiresAt;
    static CancellationQuote fromJson(const QJsonObject& json);
};

/// One line of a purchase history.
struct Purchase {
    qint64 reservationId = 0;
    QString locator;
    qint64 flightId = 0;
    QString flightNumber, origin, destination; ///< empty while the flight is not known
    QDateTime departsAt, arrivesAt;
    QString cabin;
    int count = 0, cancelled = 0;
    QStringList seats;
    QString state;
    Money total, paid, refunded;
    QDateTime placedAt;
    QString phone; ///< staff only
    static Purchase fromJson(const QJsonObject& json);
};

struct Account {
    qint64 accountId = 0;
    QString email, name, phone, role, state;
    QDateTime createdAt, closedAt;
    static Account fromJson(const QJsonObject& json);
};

/// One page of a list.
template <class Record>
struct Page {
    std::vector<Record> items;
    bool hasMore = false;
    QString next; ///< for `after`
};

/// Reads {items, hasMore, next}.
template <class Record>
Page<Record> pageFromJson(const QJsonObject& json);

} // namespace narae::desktop

#include "common/desktop/client/records_page.hpp"
