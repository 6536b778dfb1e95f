#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/result.hpp"
#include "server/app/composition.hpp"
#include "server/flight/domain/flight.hpp"

#include <string>
#include <vector>

namespace narae::app {

/// One reservation of the demo.
struct DemoSale {
    enum class Ending { Kept, OneStaysAtHome, AllCancel, StaffRefund };

    std::string key; ///< of the intent: made once, however often the demo runs
    FlightId flight;
    std::string cabin;
    std::vector<std::string> names;
    std::string phone;
    std::string paymentMethod; ///< empty: a hold that is left to run out
    Ending ending = Ending::Kept;
    bool ofTheTraveller = false; ///< the demo's customer account; otherwise a guest's
};

/// Who would fly: some flights well sold, others by a party or two, a few cancelled, declined or only held; and the
/// trips of the demo's traveller. The same flights always make the same sales.
std::vector<DemoSale> demoSales(const std::vector<flight::Flight>& flights, Instant now);

struct DemoSold {
    int made = 0;
    int known = 0; ///< by an earlier run
};

/// Makes them by the real use cases and the sandbox gateway, and waits until the refunds are made and the airline has
/// its record. REQUIRES: startTrading().
Result<DemoSold> sell(Composition::Parts& parts, const std::vector<DemoSale>& sales, AccountId traveller);

} // namespace narae::app
