#include "server/reservation/adapters/seats_rows.hpp"

#include "server/platform/database/bulk.hpp"
#include "server/platform/database/bulk_update.hpp"

#include <charconv>
#include <map>

namespace narae::reservation {

using database::Rows;
using database::Session;
using database::Value;

std::shared_ptr<const SeatMap> SeatMapCache::get(const std::string& notation)
{
    const std::lock_guard lock(mutex_);
    auto& map = maps_[notation];
    if (!map)
        map = notation.empty() ? std::make_shared<SeatMap>() : std::make_shared<SeatMap>(*SeatMap::parse(notation));
    return map;
}

std::string refundStepsText(const RefundRule& rule)
{
    std::string text;
    for (const auto& step : rule.steps())
        text += (text.empty() ? "" : ",") + std::to_string(step.daysBefore) + ":" + std::to_string(step.percent);
    return text;
}

RefundRule parseRefundSteps(const std::string& text)
{
    std::vector<RefundRule::Step> steps;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
        RefundRule::Step step;
        const auto days = std::from_chars(at, end, step.daysBefore);
        if (days.ec != std::errc() || days.ptr == end) break;
        const auto percent = std::from_chars(days.ptr + 1, end, step.percent);
        if (percent.ec != std::errc()) break;
        steps.push_back(step);
        at = percent.ptr == end ? end : percent.ptr + 1;
    }
    return RefundRule(std::move(steps));
}

void SeatsRows::load(Session& session)
{
    std::vector<Value> keys;
    for (const FlightId flight : map_.takeWanted())
        keys.emplace_back(flight.value());
    std::map<FlightId, SeatsOnSale> found;
    // Both tables in one question: a booking waits for each.
    database::selectIn(
        session,
        "SELECT f.flight_id, f.flight_number, f.origin, f.destination, f.departs_at_ms, f.arrives_at_ms, "
        "f.refund_steps, f.cancelled, f.version, c.cabin, c.capacity, c.held, c.sold, c.price_minor, c.currency, "
        "c.seat_map, c.occupancy FROM reservation_flights f LEFT JOIN reservation_cabins c "
        "ON c.flight_id = f.flight_id WHERE f.flight_id",
        keys, session.forUpdate(), [this, &found](const Rows& rows, std::size_t row) {
            const FlightId flight(rows.integer(row, 0));
            const auto [entry, isNew] = found.try_emplace(flight);
            SeatsOnSale& seats = entry->second;
            if (isNew) {
                seats.flight = flight;
                seats.flightNumber = rows.text(row, 1);
                seats.origin = rows.text(row, 2);
                seats.destination = rows.text(row, 3);
                seats.departsAt = fromEpochMs(rows.integer(row, 4));
                seats.arrivesAt = fromEpochMs(rows.integer(row, 5));
                seats.refundRule = parseRefundSteps(rows.text(row, 6));
                seats.cancelled = rows.integer(row, 7) != 0;
                seats.version = rows.integer(row, 8);
            }
            if (rows.isNull(row, 9)) return; // no cabin of it is on sale
            CabinOnSale cabin;
            cabin.cabin = rows.text(row, 9);
            // A list filled up with its last key answers that key's rows once only; still, be exact.
            if (seats.cabin(cabin.cabin) != nullptr) return;
            cabin.capacity = static_cast<int>(rows.integer(row, 10));
            cabin.held = static_cast<int>(rows.integer(row, 11));
            cabin.sold = static_cast<int>(rows.integer(row, 12));
            cabin.price = *Money::make(rows.integer(row, 13), rows.text(row, 14));
            cabin.seatMap = maps_.get(rows.text(row, 15));
            cabin.occupancy = *SeatOccupancy::parse(rows.text(row, 16), cabin.seatMap->capacity());
            seats.cabins.push_back(std::move(cabin));
        });
    if (session.failure()) return;
    for (auto& [flight, seats] : found)
        map_.put(flight, std::move(seats));
}

namespace {

std::vector<Value> flightRow(const SeatsOnSale& seats)
{
    return {seats.flightNumber,
            seats.origin,
            seats.destination,
            toEpochMs(seats.departsAt),
            toEpochMs(seats.arrivesAt),
            refundStepsText(seats.refundRule),
            std::int64_t(seats.cancelled),
            seats.version};
}

bool sameFlight(const SeatsOnSale& a, const SeatsOnSale& b)
{
    return a.version == b.version && a.cancelled == b.cancelled;
}

bool sameOffer(const CabinOnSale& a, const CabinOnSale& b)
{
    return a.capacity == b.capacity && a.price == b.price && a.seatMap == b.seatMap;
}

bool sameCabin(const CabinOnSale& a, const CabinOnSale& b)
{
    return sameOffer(a, b) && a.held == b.held && a.sold == b.sold && a.occupancy == b.occupancy;
}

} // namespace

void SeatsRows::write(Session& session) const
{
    constexpr std::string_view kFlightColumns = "flight_number, origin, destination, departs_at_ms, arrives_at_ms, "
                                                "refund_steps, cancelled, version";
    database::BulkInsert newFlights("reservation_flights",
                                    "flight_number, origin, destination, departs_at_ms, arrives_at_ms, refund_steps, "
                                    "cancelled, version, flight_id");
    database::BulkInsert newCabins("reservation_cabins", "capacity, held, sold, price_minor, currency, seat_map, "
                                                         "occupancy, flight_id, cabin");
    // Guard: the rows are locked since they were loaded (on SQLite, the whole file); CHECK refuses what the rules
    // would.
    database::BulkUpdate flights("reservation_flights", kFlightColumns, "flight_id");
    database::BulkUpdate cabins("reservation_cabins",
                                "capacity, held, sold, price_minor, currency, seat_map, occupancy", "flight_id, cabin");
    // What bookings change, which is nearly always all.
    database::BulkUpdate seatsTaken("reservation_cabins", "held, sold, occupancy", "flight_id, cabin");
    const auto writeCabins = [&](const SeatsOnSale& seats, const SeatsOnSale* before) {
        for (const CabinOnSale& cabin : seats.cabins) {
            const CabinOnSale* old = before == nullptr ? nullptr : before->cabin(cabin.cabin);
            if (old != nullptr && sameCabin(*old, cabin)) continue;
            if (old != nullptr && sameOffer(*old, cabin)) {
                seatsTaken.add({std::int64_t(cabin.held), std::int64_t(cabin.sold), cabin.occupancy.text(),
                                seats.flight.value(), cabin.cabin});
                continue;
            }
            std::vector<Value> row{std::int64_t(cabin.capacity),
                                   std::int64_t(cabin.held),
                                   std::int64_t(cabin.sold),
                                   cabin.price.amountMinor(),
                                   std::string(cabin.price.currency().code()),
                                   cabin.seatMap->notation(),
                                   cabin.occupancy.text(),
                                   seats.flight.value(),
                                   cabin.cabin};
            if (old == nullptr)
                newCabins.add(std::move(row));
            else
                cabins.add(std::move(row));
        }
    };
    map_.eachChanged(
        [&](FlightId flight, const SeatsOnSale& seats) {
            auto row = flightRow(seats);
            row.emplace_back(flight.value());
            newFlights.add(std::move(row));
            writeCabins(seats, nullptr);
        },
        [&](FlightId flight, const SeatsOnSale& seats) {
            const SeatsOnSale& before = map_.before(flight);
            if (!sameFlight(before, seats)) {
                auto row = flightRow(seats);
                row.emplace_back(flight.value());
                flights.add(std::move(row));
            }
            writeCabins(seats, &before);
        });
    newFlights.send(session);
    newCabins.send(session);
    flights.send(session);
    cabins.send(session);
    seatsTaken.send(session);
}

} // namespace narae::reservation
