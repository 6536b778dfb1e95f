#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::payment {

/// The tables of payments, their ledger and their refunds.
database::Schema schema();

} // namespace narae::payment
