#include "server/reservation/domain/seats_on_sale.hpp"

#include <algorithm>

namespace narae::reservation {

namespace {

Result<std::vector<std::size_t>> choose(const CabinOnSale& cabin, int count, const std::vector<std::string>& wanted)
{
    const SeatMap& map = *cabin.seatMap;
    if (wanted.empty()) {
        auto found = findSeatsTogether(map, cabin.occupancy, static_cast<std::size_t>(count));
        check(found.size() == static_cast<std::size_t>(count), "as many seats are free as are left");
        return found;
    }
    std::vector<std::size_t> positions;
    for (const std::string& seat : wanted) {
        const int position = map.position(seat);
        if (position < 0) return refuse("seat.unknown").with("seat", seat);
        const auto place = static_cast<std::size_t>(position);
        if (std::find(positions.begin(), positions.end(), place) != positions.end())
            return refuse("seat.asked_twice").with("seat", seat);
        if (cabin.occupancy.taken(place)) return refuse("seat.taken").with("seat", seat);
        positions.push_back(place);
    }
    return positions;
}

void giveBackSeats(CabinOnSale& cabin, const std::vector<std::string>& seats)
{
    for (const std::string& seat : seats) {
        const int position = cabin.seatMap->position(seat);
        check(position >= 0 && cabin.occupancy.taken(static_cast<std::size_t>(position)),
              "a seat given back was taken");
        cabin.occupancy.giveBack(static_cast<std::size_t>(position));
    }
}

} // namespace

const CabinOnSale* SeatsOnSale::cabin(std::string_view name) const
{
    const auto found = std::find_if(cabins.begin(), cabins.end(), [name](const auto& c) { return c.cabin == name; });
    return found == cabins.end() ? nullptr : &*found;
}

CabinOnSale& SeatsOnSale::mustHave(std::string_view name)
{
    const auto found = std::find_if(cabins.begin(), cabins.end(), [name](const auto& c) { return c.cabin == name; });
    check(found != cabins.end(), "a reservation's cabin stays on its flight");
    return *found;
}

Result<std::vector<std::string>> SeatsOnSale::hold(std::string_view name, int count,
                                                   const std::vector<std::string>& wanted, Instant now)
{
    check(count >= 1 && (wanted.empty() || wanted.size() == static_cast<std::size_t>(count)), "a seat for everyone");
    if (cancelled) return refuse("flight.cancelled").with("flightNumber", flightNumber);
    if (now >= departsAt) return refuse("flight.departed").with("flightNumber", flightNumber);
    if (cabin(name) == nullptr) return refuse("flight.no_such_cabin").with("cabin", name);
    CabinOnSale& there = mustHave(name);
    if (there.left() < count) return refuse("seat.sold_out").with("left", there.left()).with("wanted", count);
    std::vector<std::string> seats;
    if (there.seatMap->empty()) {
        if (!wanted.empty()) return refuse("seat.unknown").with("seat", wanted.front());
    } else {
        const auto positions = choose(there, count, wanted);
        if (!positions) return positions.error();
        for (const std::size_t position : *positions) {
            there.occupancy.take(position);
            seats.push_back(there.seatMap->seats()[position]);
        }
    }
    there.held += count;
    return seats;
}

void SeatsOnSale::sell(std::string_view name, int count)
{
    CabinOnSale& there = mustHave(name);
    check(there.held >= count, "only held seats are sold");
    there.held -= count;
    there.sold += count;
}

void SeatsOnSale::giveBackHeld(std::string_view name, int count, const std::vector<std::string>& seats)
{
    CabinOnSale& there = mustHave(name);
    check(there.held >= count, "only held seats are given back");
    there.held -= count;
    giveBackSeats(there, seats);
}

void SeatsOnSale::giveBackSold(std::string_view name, int count, const std::vector<std::string>& seats)
{
    CabinOnSale& there = mustHave(name);
    check(there.sold >= count, "only sold seats are given back");
    there.sold -= count;
    giveBackSeats(there, seats);
}

Result<CabinOnSale> SeatsOnSale::fitted(const CabinOnSale& old, int capacity, Money price,
                                        std::shared_ptr<const SeatMap> seatMap)
{
    if (capacity < old.held + old.sold)
        return refuse("flight.capacity_below_sold").with("cabin", old.cabin).with("taken", old.held + old.sold);
    CabinOnSale fitted = old;
    fitted.capacity = capacity;
    fitted.price = price;
    fitted.occupancy = SeatOccupancy(seatMap->capacity());
    for (std::size_t position = 0; position < old.seatMap->seats().size(); ++position) {
        if (!old.occupancy.taken(position)) continue;
        const std::string& seat = old.seatMap->seats()[position];
        const int there = seatMap->position(seat);
        if (there < 0) return refuse("seat.still_taken").with("seat", seat);
        fitted.occupancy.take(static_cast<std::size_t>(there));
    }
    // A cabin sold by number cannot get a map once parties without seats travel in it.
    const auto named = static_cast<int>(fitted.occupancy.count());
    if (!seatMap->empty() && named != old.held + old.sold) return refuse("seat.still_taken").with("seat", old.cabin);
    fitted.seatMap = std::move(seatMap);
    return fitted;
}

Result<void> SeatsOnSale::redescribe(const std::vector<NewCabin>& newCabins)
{
    std::vector<CabinOnSale> next;
    for (const NewCabin& described : newCabins) {
        CabinOnSale fresh;
        fresh.cabin = described.cabin;
        const CabinOnSale* old = cabin(described.cabin);
        auto cabin = fitted(old != nullptr ? *old : fresh, described.capacity, described.price, described.seatMap);
        if (!cabin) return cabin.error();
        next.push_back(*std::move(cabin));
    }
    for (const CabinOnSale& old : cabins) {
        const bool stays = std::any_of(next.begin(), next.end(), [&](const auto& c) { return c.cabin == old.cabin; });
        if (!stays && old.held + old.sold > 0)
            return refuse("flight.capacity_below_sold").with("cabin", old.cabin).with("taken", old.held + old.sold);
        // An emptied cabin stays as one without seats: its row is history.
        if (!stays) next.push_back(*fitted(old, 0, old.price, std::make_shared<SeatMap>()));
    }
    cabins = std::move(next);
    return {};
}

Result<void> SeatsOnSale::narrow(std::string_view name, int capacity, std::shared_ptr<const SeatMap> seatMap)
{
    if (cabin(name) == nullptr) return refuse("flight.no_such_cabin").with("cabin", name);
    CabinOnSale& there = mustHave(name);
    auto narrowed = fitted(there, capacity, there.price, std::move(seatMap));
    if (!narrowed) return narrowed.error();
    there = *std::move(narrowed);
    return {};
}

} // namespace narae::reservation
