#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"
#include "server/reservation/domain/seat_occupancy.hpp"

#include "common/base/seat_map.hpp"

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

/// I1: capacity is what is left, held and sold together, in the rows that sell and in the rows that were sold.
namespace narae::audit {

using database::Rows;
using reservation::SeatOccupancy;

namespace {

/// Cabins looked at together; their claimed seats are in memory at once.
constexpr std::int64_t kCabinsAtOnce = 500;

constexpr Rule kRules[] = {
    {"reservation", "reservation_cabins", "flight_id",
     "SELECT flight_id, cabin, capacity, held, sold FROM reservation_cabins WHERE flight_id > ? AND flight_id <= ? "
     "AND (held < 0 OR sold < 0 OR held + sold > capacity)",
     "flight/{0} {1}", "of {2} seats {3} are held and {4} sold"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, r.flight_id, r.cabin FROM reservation_reservations r LEFT JOIN reservation_cabins c "
     "ON c.flight_id = r.flight_id AND c.cabin = r.cabin "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? AND c.flight_id IS NULL",
     "reservation/{0}", "its cabin, flight/{1} {2}, is not on sale"},
    {"reservation", "reservation_passengers", "reservation_id",
     "SELECT p.reservation_id, p.number FROM reservation_passengers p LEFT JOIN reservation_reservations r "
     "ON r.reservation_id = p.reservation_id "
     "WHERE p.reservation_id > ? AND p.reservation_id <= ? AND r.reservation_id IS NULL",
     "reservation/{0}", "passenger {1} belongs to no reservation on record"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, p.number, r.state, p.seat, p.claimed_seat, p.flight_id, r.flight_id "
     "FROM reservation_reservations r JOIN reservation_passengers p ON p.reservation_id = r.reservation_id "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? AND (p.flight_id <> r.flight_id OR "
     "COALESCE(p.claimed_seat, '') <> CASE WHEN p.cancellation = 0 AND "
     "r.state IN ('held', 'paying', 'payment_unknown', 'confirmed') THEN p.seat ELSE '' END)",
     "reservation/{0}", "passenger {1} ({2}, seat \"{3}\" of flight/{6}) claims \"{4}\" of flight/{5}"},
    {"flight", "flight_flights", "flight_id",
     "SELECT f.flight_id, c.seats, s.capacity FROM flight_flights f LEFT JOIN flight_seats s "
     "ON s.flight_id = f.flight_id LEFT JOIN (SELECT flight_id, SUM(capacity) AS seats FROM flight_cabins "
     "WHERE flight_id > ? AND flight_id <= ? GROUP BY flight_id) c ON c.flight_id = f.flight_id "
     "WHERE f.flight_id > ? AND f.flight_id <= ? AND COALESCE(s.capacity, -1) <> COALESCE(c.seats, 0)",
     "flight/{0}", "its cabins have {1} seats, the airline's record counts {2}"},
    {"flight", "flight_seats", "flight_id",
     "SELECT s.flight_id, s.sold, COALESCE(b.bought, 0) - COALESCE(g.gone, 0) FROM flight_seats s "
     "LEFT JOIN (SELECT flight_id, SUM(passengers) AS bought FROM flight_purchases "
     "WHERE flight_id > ? AND flight_id <= ? GROUP BY flight_id) b ON b.flight_id = s.flight_id "
     "LEFT JOIN (SELECT p.flight_id, SUM(c.passengers) AS gone FROM flight_purchases p "
     "JOIN flight_purchase_cancellations c ON c.reservation_id = p.reservation_id "
     "WHERE p.flight_id > ? AND p.flight_id <= ? GROUP BY p.flight_id) g ON g.flight_id = s.flight_id "
     "WHERE s.flight_id > ? AND s.flight_id <= ? AND s.sold <> COALESCE(b.bought, 0) - COALESCE(g.gone, 0)",
     "flight/{0}", "the airline's record counts {1} seats sold, its purchases have {2}"},
};

/// A cabin as it is sold, and who says that they sit in it.
struct Cabin {
    std::string subject;
    std::int64_t held = 0;
    std::int64_t sold = 0;
    std::string notation;
    std::string occupancy;
    std::int64_t travellingHeld = 0;
    std::int64_t travellingSold = 0;
    struct Claim {
        std::int64_t passengers = 0;
        std::int64_t reservation = 0; ///< one of theirs
    };
    std::map<std::string, Claim> claims;
};

/// Seat maps by their notation: a fleet has a handful.
class SeatMaps {
public:
    const std::optional<SeatMap>& get(const std::string& notation)
    {
        const auto [found, isNew] = maps_.try_emplace(notation);
        if (isNew && notation.empty()) found->second = SeatMap();
        if (isNew && !notation.empty()) {
            auto parsed = SeatMap::parse(notation);
            if (parsed) found->second = *std::move(parsed);
        }
        return found->second;
    }

private:
    std::unordered_map<std::string, std::optional<SeatMap>> maps_;
};

void compareNumbers(const Cabin& cabin, InvariantResult& result)
{
    if (cabin.held != cabin.travellingHeld)
        result.name(cabin.subject, std::to_string(cabin.held) + " seats are held, but " +
                                       std::to_string(cabin.travellingHeld) + " passengers hold one");
    if (cabin.sold != cabin.travellingSold)
        result.name(cabin.subject, std::to_string(cabin.sold) + " seats are sold, but " +
                                       std::to_string(cabin.travellingSold) +
                                       " passengers of confirmed reservations travel");
}

void compareSeats(const Cabin& cabin, SeatMaps& maps, InvariantResult& result)
{
    const auto& map = maps.get(cabin.notation);
    if (!map) return result.name(cabin.subject, "its seat map \"" + cabin.notation + "\" cannot be read");
    const auto occupancy = SeatOccupancy::parse(cabin.occupancy, map->capacity());
    if (!occupancy)
        return result.name(cabin.subject, "its occupancy \"" + cabin.occupancy + "\" is not one of its seat map");

    std::int64_t claimed = 0;
    for (const auto& [seat, claim] : cabin.claims) {
        const std::string where = "seat " + seat + " (reservation/" + std::to_string(claim.reservation) + ")";
        claimed += claim.passengers;
        if (claim.passengers > 1)
            result.name(cabin.subject, where + " is claimed by " + std::to_string(claim.passengers) + " passengers");
        const int position = map->position(seat);
        if (position < 0)
            result.name(cabin.subject, where + " is claimed, but the seat map does not have it");
        else if (!occupancy->taken(static_cast<std::size_t>(position)))
            result.name(cabin.subject, where + " is claimed, but the occupancy says it is free");
    }
    for (std::size_t position = 0; position < map->seats().size(); ++position)
        if (occupancy->taken(position) && !cabin.claims.contains(map->seats()[position]))
            result.name(cabin.subject,
                        "seat " + map->seats()[position] + " is taken by its occupancy, but nobody claims it");
    const std::int64_t travelling = cabin.travellingHeld + cabin.travellingSold;
    if (!map->empty() && claimed != travelling)
        result.name(cabin.subject, std::to_string(travelling) + " passengers travel, but " + std::to_string(claimed) +
                                       " seats are claimed by name");
}

void checkCabins(const Books& books, std::int64_t above, std::int64_t upTo, SeatMaps& maps, InvariantResult& result)
{
    database::Session& session = books.session();
    std::map<std::pair<std::int64_t, std::string>, Cabin> cabins;
    const Rows onSale = session.query("SELECT flight_id, cabin, held, sold, seat_map, occupancy FROM "
                                      "reservation_cabins WHERE flight_id > ? AND flight_id <= ?",
                                      {above, upTo});
    for (std::size_t row = 0; row < onSale.size(); ++row) {
        Cabin& cabin = cabins[{onSale.integer(row, 0), onSale.text(row, 1)}];
        cabin.subject = filled("flight/{0} {1}", onSale, row);
        cabin.held = onSale.integer(row, 2);
        cabin.sold = onSale.integer(row, 3);
        cabin.notation = onSale.text(row, 4);
        cabin.occupancy = onSale.text(row, 5);
    }
    // Parties without named seats are counted together, so that a cabin sold by number alone is a row or two.
    const Rows travelling = session.query(
        "SELECT r.flight_id, r.cabin, CASE WHEN r.state = 'confirmed' THEN 1 ELSE 0 END, p.claimed_seat, "
        "COUNT(*), MIN(r.reservation_id) FROM reservation_reservations r "
        "JOIN reservation_passengers p ON p.reservation_id = r.reservation_id "
        "WHERE r.flight_id > ? AND r.flight_id <= ? AND p.cancellation = 0 "
        "AND r.state IN ('held', 'paying', 'payment_unknown', 'confirmed') "
        "GROUP BY r.flight_id, r.cabin, CASE WHEN r.state = 'confirmed' THEN 1 ELSE 0 END, p.claimed_seat",
        {above, upTo});
    for (std::size_t row = 0; row < travelling.size(); ++row) {
        const auto found = cabins.find({travelling.integer(row, 0), travelling.text(row, 1)});
        if (found == cabins.end()) continue; // named by a rule
        Cabin& cabin = found->second;
        const std::int64_t count = travelling.integer(row, 4);
        (travelling.integer(row, 2) != 0 ? cabin.travellingSold : cabin.travellingHeld) += count;
        if (travelling.isNull(row, 3)) continue;
        Cabin::Claim& claim = cabin.claims[travelling.text(row, 3)];
        claim.passengers += count;
        claim.reservation = travelling.integer(row, 5);
    }
    if (session.failure()) return;
    for (const auto& [key, cabin] : cabins) {
        compareNumbers(cabin, result);
        compareSeats(cabin, maps, result);
    }
    result.checked += static_cast<std::int64_t>(cabins.size());
}

/// Flights of which the two records may rightly differ: something about them is on its way between payment, the airline
/// and the seats on sale.
std::set<std::int64_t> unsettledFlights(const Books& books, const Backlog& backlog)
{
    std::set<std::int64_t> flights = backlog.flights;
    const auto add = [&](std::string_view statement) {
        const Rows rows = books.session().query(statement);
        for (std::size_t row = 0; row < rows.size(); ++row)
            flights.insert(rows.integer(row, 0));
    };
    add("SELECT DISTINCT r.flight_id FROM reservation_reservations r WHERE r.payment_open <> 0 AND EXISTS "
        "(SELECT 1 FROM payment_payments p WHERE p.reservation_id = r.reservation_id AND p.state = 'captured')");
    add("SELECT DISTINCT r.flight_id FROM reservation_cancellations c JOIN reservation_reservations r "
        "ON r.reservation_id = c.reservation_id LEFT JOIN payment_refunds f ON f.reservation_id = c.reservation_id "
        "AND f.cancellation = c.number AND f.state = 'done' WHERE r.payment_id IS NOT NULL AND f.refund_id IS NULL");
    return flights;
}

void compareWithAirline(const Books& books, const Backlog& backlog, InvariantResult& result)
{
    if (!books.has("reservation flight payment")) return noteElsewhere(result, "reservation flight payment");
    const std::set<std::int64_t> unsettled = unsettledFlights(books, backlog);
    constexpr Rule kAgrees{
        "reservation flight",
        "flight_seats",
        "flight_id",
        "SELECT s.flight_id, COALESCE(c.sold, 0), s.sold FROM flight_seats s "
        "LEFT JOIN (SELECT flight_id, SUM(sold) AS sold FROM reservation_cabins "
        "WHERE flight_id > ? AND flight_id <= ? GROUP BY flight_id) c ON c.flight_id = s.flight_id "
        "WHERE s.flight_id > ? AND s.flight_id <= ? AND s.sold <> COALESCE(c.sold, 0)",
        "flight/{0}",
        "{1} seats are sold, the airline's record counts {2}, and nothing is on its way between them"};
    apply(books, kAgrees, result,
          [&](const Rows& rows, std::size_t row) { return unsettled.contains(rows.integer(row, 0)); });
    constexpr Rule kFits{"reservation flight",
                         "flight_cabins",
                         "flight_id",
                         "SELECT f.flight_id, f.cabin, c.capacity, f.capacity FROM flight_cabins f "
                         "JOIN reservation_cabins c ON c.flight_id = f.flight_id AND c.cabin = f.cabin "
                         "WHERE f.flight_id > ? AND f.flight_id <= ? AND c.capacity > f.capacity",
                         "flight/{0} {1}",
                         "{2} seats are on sale, the airline has {3}"};
    apply(books, kFits, result,
          [&](const Rows& rows, std::size_t row) { return backlog.descriptions.contains(rows.integer(row, 0)); });
    if (!unsettled.empty())
        result.notes.push_back(std::to_string(unsettled.size()) +
                               " flights have payments or refunds on their way; there the airline's record may differ");
}

} // namespace

void checkSeats(const Books& books, const Backlog& backlog, InvariantResult& result)
{
    apply(books, kRules, result);
    compareWithAirline(books, backlog, result);
    if (!books.has("reservation")) return;
    SeatMaps maps;
    books.inSpans("reservation_cabins", "flight_id", kCabinsAtOnce,
                  [&](std::int64_t above, std::int64_t upTo) { checkCabins(books, above, upTo, maps, result); });
}

} // namespace narae::audit
