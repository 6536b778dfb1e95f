#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::reservation {

/// The tables of this context. `reservation_cabins` and the unique `claimed_seat` are the database's own word that
/// nothing is oversold, beneath the rules of SeatsOnSale.
database::Schema schema();

} // namespace narae::reservation
