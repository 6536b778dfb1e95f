#pragma once

#include "server/view/application/flight_board.hpp"
#include "server/view/application/live_log.hpp"
#include "server/view/application/reports.hpp"
#include "server/view/application/view_state.hpp"

#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace narae::view {

struct HistoryPage {
    std::vector<Purchase> purchases; ///< newest first
    std::optional<HistoryCursor> next;
};

/// How far the view has come, and the fingerprint of its state there.
///
/// A fingerprint begins with the number of its format, `2:`, and goes on with 30 hex digits; those of format 1 were 32
/// hex digits alone. The number is raised whenever the state, or what is taken of it, changes: fingerprints of two
/// formats say nothing about each other.
struct Mark {
    Cursors cursors;
    std::string fingerprint;
};

/// Whether this is a fingerprint of another format than that of a Mark.
bool isOfOtherFormat(std::string_view fingerprint);

/// For /metrics.
struct ViewCounts {
    std::uint64_t events = 0;
    std::size_t flights = 0;
    std::size_t purchases = 0;
    std::size_t purchaseBytes = 0;
    Anomalies anomalies;
};

/// The read model: one thread folds events in, any number of threads read.
///
/// Flights are read from the board, whose records never change. Purchases are read under a lock that the fold takes for
/// some tens of microseconds at a time.
class View {
public:
    // The folding thread.

    /// Takes events in; readers of the board see them after publish().
    void take(std::span<const Occurrence> occurrences);
    /// Answers what changed; the first time, only the flights.
    Changes publish();

    // Any thread.

    const FlightBoard& board() const { return board_; }
    /// Looks at no more than kLookedAtMost purchases, some 5 ms: a page of a rare kind may be short, or even empty,
    /// and yet have a next one.
    HistoryPage history(const PurchaseQuery& query, const std::optional<HistoryCursor>& before,
                        std::size_t limit) const;
    static constexpr std::size_t kLookedAtMost = std::size_t{1} << 20U;
    std::optional<Purchase> purchase(std::int64_t reservationId) const;
    /// Where a reservation's events stand in the stream; empty for an unknown one.
    std::vector<EventPosition> trail(std::int64_t reservationId) const;
    /// Who sits where on a flight, cabin by cabin as in its status: seat and reservation.
    std::vector<std::vector<std::pair<SeatCode, std::int64_t>>> sitting(const FlightStatus& flight) const;
    /// How early the seats of these flights were booked that are sold now, longest before departure first. Goes through
    /// all purchases: some 20 ms for a million.
    std::vector<CurvePoint> bookingCurve(const std::vector<FlightBoard::Flight>& flights) const;
    Mark mark() const;
    ViewCounts counts() const;

private:
    mutable std::shared_mutex mutex_;
    ViewState state_;
    FlightBoard board_;
};

} // namespace narae::view
