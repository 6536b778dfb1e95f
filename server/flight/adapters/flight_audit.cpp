#include "server/flight/adapters/flight_audit.hpp"

#include <map>

namespace narae::flight {

using database::Rows;
using database::Session;

Result<void> readRecord(Session& session, const std::function<void(const RecordBalance&)>& each)
{
    constexpr std::int64_t kFlightsPerRead = 2000;
    for (std::int64_t after = 0;;) {
        const Rows tallies = session.query("SELECT flight_id, flight_number, capacity, sold FROM flight_seats "
                                           "WHERE flight_id > ? ORDER BY flight_id LIMIT ?",
                                           {after, kFlightsPerRead});
        if (session.failure()) return refuse("database.away").retryAfter(1);
        if (tallies.empty()) return {};
        std::map<std::int64_t, RecordBalance> balances;
        for (std::size_t row = 0; row < tallies.size(); ++row) {
            RecordBalance& balance = balances[tallies.integer(row, 0)];
            balance.flight = FlightId(tallies.integer(row, 0));
            balance.flightNumber = tallies.text(row, 1);
            balance.capacity = static_cast<int>(tallies.integer(row, 2));
            balance.sold = static_cast<int>(tallies.integer(row, 3));
        }
        const std::int64_t last = balances.rbegin()->first;

        const auto sum = [&](std::string_view statement, int RecordBalance::*figure) {
            const Rows rows = session.query(statement, {after, last});
            for (std::size_t row = 0; row < rows.size(); ++row)
                if (const auto balance = balances.find(rows.integer(row, 0)); balance != balances.end())
                    balance->second.*figure = static_cast<int>(rows.integer(row, 1));
        };
        sum("SELECT flight_id, SUM(capacity) FROM flight_cabins WHERE flight_id > ? AND flight_id <= ? "
            "GROUP BY flight_id",
            &RecordBalance::cabinCapacity);
        sum("SELECT flight_id, SUM(passengers) FROM flight_purchases WHERE flight_id > ? AND flight_id <= ? "
            "GROUP BY flight_id",
            &RecordBalance::bought);
        sum("SELECT p.flight_id, SUM(c.passengers) FROM flight_purchases p JOIN flight_purchase_cancellations c "
            "ON c.reservation_id = p.reservation_id WHERE p.flight_id > ? AND p.flight_id <= ? GROUP BY p.flight_id",
            &RecordBalance::returned);
        if (session.failure()) return refuse("database.away").retryAfter(1);
        for (const auto& [id, balance] : balances)
            each(balance);
        after = last;
    }
}

} // namespace narae::flight
