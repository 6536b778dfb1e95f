#include "server/app/audit/backlog.hpp"

#include "common/api/events.hpp"

namespace narae::audit {

using api::events::fromText;
using database::Rows;

namespace {

constexpr std::int64_t kEventsAtOnce = 2000;

/// Who takes what in (the handlers of the three contexts).
constexpr std::string_view kAirline = "flight";
constexpr std::string_view kPayment = "payment";
constexpr std::string_view kSeatsOnSale = "reservation";

std::string waiting(std::string_view columns, std::string_view from)
{
    std::string statement = "SELECT ";
    statement.append(columns).append(" FROM ").append(from);
    statement += " WHERE e.writer = ? AND e.seq > ? AND ((e.seq > ? AND e.type IN ('PayApproved', 'PayCancelled')) OR "
                 "(e.seq > ? AND e.type = 'ReservationCancelled') OR "
                 "(e.seq > ? AND e.type IN ('FlightAdded', 'FlightChanged', 'FlightCancelled'))) "
                 "ORDER BY e.seq LIMIT ?";
    return statement;
}

} // namespace

Backlog::Backlog(const Books& books)
{
    if (!books.has("commit events")) return;
    database::Session& session = books.session();
    std::map<std::string, std::map<std::string, std::int64_t>> cursors; // by writer, by reader
    const Rows stored = session.query("SELECT reader, writer, seq FROM event_cursors");
    for (std::size_t row = 0; row < stored.size(); ++row)
        cursors[stored.text(row, 1)][stored.text(row, 0)] = stored.integer(row, 2);

    // One walk for all readers: each takes types of its own.
    static const std::string kWaiting = waiting("e.seq, e.type, e.flight_id, e.data", "event_outbox e");
    const Rows writers = session.query("SELECT writer FROM event_writers");
    for (std::size_t i = 0; i < writers.size(); ++i) {
        const std::string writer = writers.text(i, 0);
        auto& reached = cursors[writer];
        const std::int64_t airline = reached[std::string(kAirline)];
        const std::int64_t payment = reached[std::string(kPayment)];
        const std::int64_t seats = reached[std::string(kSeatsOnSale)];
        std::int64_t after = std::min({airline, payment, seats});
        for (bool more = true; more;) {
            const Rows rows = session.query(kWaiting, {writer, after, airline, payment, seats, kEventsAtOnce});
            for (std::size_t row = 0; row < rows.size(); ++row) {
                add(rows, row, writer, "");
                after = rows.integer(row, 0);
            }
            more = rows.size() == static_cast<std::size_t>(kEventsAtOnce);
        }
    }
    const Rows letters =
        session.query("SELECT e.seq, e.type, e.flight_id, e.data, d.writer, d.reason FROM event_dead_letters d "
                      "JOIN event_outbox e ON e.writer = d.writer AND e.seq = d.seq WHERE d.replayed_at_ms IS NULL");
    for (std::size_t row = 0; row < letters.size(); ++row)
        add(letters, row, letters.text(row, 4), letters.text(row, 5));
}

void Backlog::add(const Rows& rows, std::size_t row, const std::string& writer, const std::string& buried)
{
    const std::string type = rows.text(row, 1);
    const std::int64_t flight = rows.integer(row, 2);
    Untaken untaken{writer + "/" + rows.text(row, 0), buried};
    flights.insert(flight);
    const std::string payload = rows.text(row, 3);
    // A payload that cannot be read has no effect to wait for; its reader will bury it.
    if (type == api::events::PayApproved::kType) {
        const auto event = fromText<api::events::PayApproved>(payload);
        if (!event) return;
        untaken.reservation = event->payment.reservationId;
        approvals.insert_or_assign(event->payment.payId, std::move(untaken));
    } else if (type == api::events::PayCancelled::kType) {
        const auto event = fromText<api::events::PayCancelled>(payload);
        if (!event) return;
        untaken.reservation = event->payment.reservationId;
        refunds.insert_or_assign(Part{event->payment.reservationId, event->cancellation}, std::move(untaken));
    } else if (type == api::events::ReservationCancelled::kType) {
        const auto event = fromText<api::events::ReservationCancelled>(payload);
        if (!event) return;
        untaken.reservation = event->reservationId;
        cancellations.insert_or_assign(Part{event->reservationId, event->cancellation}, std::move(untaken));
    } else {
        descriptions.insert_or_assign(flight, std::move(untaken));
    }
}

} // namespace narae::audit
