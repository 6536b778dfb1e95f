#include "tests/bench/filled_house.hpp"

#include "common/base/check.hpp"
#include "tests/store/audit_bulk.hpp"

namespace narae::bench {

void fill(House& house, std::int64_t reservations, std::int64_t flights)
{
    // The first start makes the tables, and the gateway's beside them.
    house.open(1);
    testing::ServerProcess& server = house.airline.server;
    check(server.stop() == 0, "the server stops");
    const std::int64_t customer = house.airline.figure("SELECT id FROM identity_accounts WHERE role = 'customer'");
    database::Address address;
    address.path = server.folder().path() / "data" / "sandbox-gateway.sqlite";
    const auto gateway = database::open(address, "");
    const auto ours = server.database().open();
    testing::fillInBulk(*ours, *gateway->open(), {reservations, flights, customer});
}

} // namespace narae::bench
