#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::payment {

/// The tables of payments, their ledger, their refunds, and charges that were made beside another.
database::Schema schema();

} // namespace narae::payment
