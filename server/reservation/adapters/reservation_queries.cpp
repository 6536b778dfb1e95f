#include "server/reservation/adapters/reservation_queries.hpp"

#include "server/reservation/adapters/reservation_rows.hpp"

namespace narae::reservation {

using database::Value;

namespace {

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

/// kReservationColumns of the table that is called r.
std::string columnsOfR()
{
    std::string columns = "r." + kReservationColumns;
    for (std::size_t at = 0; (at = columns.find(", ", at)) != std::string::npos; at += 4)
        columns.replace(at, 2, ", r.");
    return columns;
}

} // namespace

Result<std::vector<ReservationRecord>> StoredReservations::records(const std::string& from,
                                                                   std::vector<Value> parameters)
{
    static const std::string kSelect = "SELECT " + columnsOfR() +
                                       ", f.flight_number, f.origin, f.destination, f.departs_at_ms, f.arrives_at_ms, "
                                       "f.cancelled FROM reservation_reservations r ";
    auto session = pool_.lease();
    const auto rows = session->query(kSelect + from, parameters);
    std::vector<ReservationRecord> records(rows.size());
    std::vector<Reservation*> parties;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        constexpr std::size_t kFlight = kReservationColumnCount;
        records[row].reservation = readReservation(rows, row);
        records[row].flight = {rows.text(row, kFlight),
                               rows.text(row, kFlight + 1),
                               rows.text(row, kFlight + 2),
                               fromEpochMs(rows.integer(row, kFlight + 3)),
                               fromEpochMs(rows.integer(row, kFlight + 4)),
                               rows.integer(row, kFlight + 5) != 0};
        parties.push_back(&records[row].reservation);
    }
    readParties(*session, parties);
    if (session->failure()) return away();
    return records;
}

Result<std::optional<ReservationRecord>> StoredReservations::find(ReservationId reservation)
{
    auto found = records("JOIN reservation_flights f ON f.flight_id = r.flight_id WHERE r.reservation_id = ?",
                         {reservation.value()});
    if (!found) return found.error();
    if (found->empty()) return std::optional<ReservationRecord>();
    return std::optional<ReservationRecord>(std::move(found->front()));
}

Result<std::optional<ReservationRecord>> StoredReservations::find(const Locator& locator)
{
    auto found =
        records("JOIN reservation_flights f ON f.flight_id = r.flight_id WHERE r.locator = ?", {locator.text()});
    if (!found) return found.error();
    if (found->empty()) return std::optional<ReservationRecord>();
    return std::optional<ReservationRecord>(std::move(found->front()));
}

Result<std::vector<ReservationRecord>> StoredReservations::ofCustomer(AccountId customer,
                                                                      std::optional<ReservationId> before, int limit)
{
    // Without the hint MariaDB walks the primary key backwards through everybody's reservations.
    const std::string hint =
        pool_.dialect() == database::Dialect::MySql ? "FORCE INDEX (reservation_reservations_customer) " : "";
    return records(
        hint + "JOIN reservation_flights f ON f.flight_id = r.flight_id WHERE r.customer_id = ? AND "
               "r.reservation_id < ? ORDER BY r.reservation_id DESC LIMIT ?",
        {customer.value(), before ? before->value() : std::numeric_limits<std::int64_t>::max(), std::int64_t(limit)});
}

Result<std::vector<Reservation>> StoredReservations::due(Due what, Instant now, int limit)
{
    const std::string state = what == Due::Holds ? "state = 'held'" : "state <> 'held'";
    auto session = pool_.lease();
    const auto rows =
        session->query("SELECT " + kReservationColumns + " FROM reservation_reservations WHERE due_at_ms <= ? AND " +
                           state + " ORDER BY due_at_ms LIMIT ?",
                       {toEpochMs(now), std::int64_t(limit)});
    std::vector<Reservation> due(rows.size());
    std::vector<Reservation*> parties;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        due[row] = readReservation(rows, row);
        parties.push_back(&due[row]);
    }
    readParties(*session, parties);
    if (session->failure()) return away();
    return due;
}

Result<StoredReservations::Unsettled> StoredReservations::unsettled()
{
    // Whoever is due is found by the index, and nobody else has an open payment.
    const auto session = pool_.lease();
    const auto rows =
        session->query("SELECT COUNT(*), MIN(payment_began_at_ms) FROM reservation_reservations "
                       "WHERE due_at_ms > 0 AND payment_open = 1 AND state IN ('payment_unknown', 'expired')");
    if (session->failure()) return away();
    Unsettled unsettled{rows.integer(0, 0), std::nullopt};
    if (!rows.isNull(0, 1)) unsettled.oldest = fromEpochMs(rows.integer(0, 1));
    return unsettled;
}

} // namespace narae::reservation
