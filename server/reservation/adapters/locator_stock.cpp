#include "server/reservation/adapters/locator_stock.hpp"

#include "server/platform/database/bulk.hpp"

#include <set>

namespace narae::reservation {

void LocatorStock::topUp(database::Session& session)
{
    std::vector<Locator> drawn;
    while (drawn.size() + free_.size() < 3 * kBatch)
        drawn.push_back(Locator::draw(randomness_));
    std::vector<database::Value> keys;
    for (const Locator& locator : drawn)
        keys.emplace_back(locator.text());
    std::set<Locator> seen(free_.begin(), free_.end());
    database::selectIn(
        session, "SELECT locator FROM reservation_reservations WHERE locator", keys, "",
        [&seen](const database::Rows& rows, std::size_t row) { seen.insert(*Locator::parse(rows.text(row, 0))); });
    if (session.failure()) return;
    for (const Locator& locator : drawn)
        if (seen.insert(locator).second) free_.push_back(locator);
}

Locator LocatorStock::take()
{
    if (free_.empty()) return Locator::draw(randomness_);
    const Locator taken = free_.back();
    free_.pop_back();
    return taken;
}

} // namespace narae::reservation
