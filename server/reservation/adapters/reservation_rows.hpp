#pragma once

#include "server/platform/commit/identity_map.hpp"
#include "server/platform/database/session.hpp"
#include "server/reservation/domain/reservation.hpp"

#include <string>
#include <vector>

namespace narae::reservation {

/// The columns of `reservation_reservations`, in the order that readReservation() takes them from column `first` on.
extern const std::string kReservationColumns;
inline constexpr std::size_t kReservationColumnCount = 21;
Reservation readReservation(const database::Rows& rows, std::size_t row, std::size_t first = 0);
/// Fills in passengers and cancellations. REQUIRES: the vector is not changed by others meanwhile.
void readParties(database::Session& session, const std::vector<Reservation*>& reservations);

/// Reservations between memory and their three tables. On the committer's thread only.
class ReservationRows {
public:
    commit::IdentityMap<ReservationId, Reservation>& map() { return map_; }
    const commit::IdentityMap<ReservationId, Reservation>& map() const { return map_; }
    void load(database::Session& session);
    void write(database::Session& session) const;

private:
    commit::IdentityMap<ReservationId, Reservation> map_;
};

/// `1,3`: passenger numbers in one column.
std::string numbersText(const std::vector<int>& numbers);
std::vector<int> parseNumbers(const std::string& text);

} // namespace narae::reservation
