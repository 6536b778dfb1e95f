#include "server/view/application/view_state.hpp"

#include <algorithm>

namespace narae::view {

bool ViewState::apply(const Occurrence& occurrence)
{
    std::int64_t& cursor = cursors_[occurrence.writer];
    if (occurrence.seq <= cursor) return false;
    if (occurrence.seq > cursor + 1) ++anomalies_.gaps;
    cursor = occurrence.seq;
    ++events_;
    advance(occurrence);
    std::visit([this](const auto& happening) { on(happening); }, occurrence.what);
    return true;
}

void ViewState::advance(const Occurrence& occurrence)
{
    if (writers_.empty() || writers_[writer_].name != occurrence.writer) {
        const auto known = std::find_if(writers_.begin(), writers_.end(),
                                        [&](const Writer& writer) { return writer.name == occurrence.writer; });
        writer_ = static_cast<std::uint16_t>(known - writers_.begin());
        if (known == writers_.end())
            writers_.push_back({occurrence.writer, Digest("writer").add(occurrence.writer).fingerprint().high});
    }
    now_ = {toEpochMs(occurrence.time), occurrence.seq, writers_[writer_].digest};
}

Fingerprint ViewState::fingerprint() const
{
    Fingerprint all = settled_;
    for (const std::int64_t flightId : changed_)
        all += flights_.at(flightId).status->fingerprint();
    return all;
}

std::vector<std::shared_ptr<const FlightStatus>> ViewState::takeChanged()
{
    std::vector<std::shared_ptr<const FlightStatus>> changed;
    changed.reserve(changed_.size());
    for (const std::int64_t flightId : changed_) {
        Slot& slot = flights_.at(flightId);
        slot.changed = false;
        slot.status->tag = slot.status->fingerprint();
        settled_ += slot.status->tag;
        if (slot.status->facts) changed.push_back(slot.status);
    }
    changed_.clear();
    return changed;
}

std::vector<std::int64_t> ViewState::takeChangedPurchases()
{
    return std::exchange(changedPurchases_, std::vector<std::int64_t>()).value_or(std::vector<std::int64_t>());
}

std::vector<EventPosition> ViewState::trail(std::int64_t reservationId) const
{
    std::vector<EventPosition> positions;
    const auto place = purchases_.find(reservationId);
    if (!place) return positions;
    for (const auto& [writer, seq] : purchases_.events(*place))
        positions.push_back({writers_[writer].name, seq});
    return positions;
}

/// The flight's status, to be changed: a copy of the published one.
FlightStatus& ViewState::edit(std::int64_t flightId)
{
    Slot& slot = flights_[flightId];
    if (slot.changed) return *slot.status;
    if (slot.status) {
        settled_ -= slot.status->tag;
        slot.status = std::make_shared<FlightStatus>(*slot.status);
    } else {
        slot.status = std::make_shared<FlightStatus>();
        slot.status->flightId = flightId;
    }
    slot.changed = true;
    changed_.push_back(flightId);
    return *slot.status;
}

/// The same, for an event that is about the flight and not its description.
FlightStatus& ViewState::hearOf(std::int64_t flightId)
{
    FlightStatus& flight = edit(flightId);
    if (flight.events == 0) ++anomalies_.earlyFlights;
    ++flight.events;
    return flight;
}

void ViewState::setMood(FlightStatus& flight, Mood mood) const
{
    if (now_ < flight.moodAt) return;
    flight.mood = mood;
    flight.moodAt = now_;
}

CabinUse& ViewState::useOf(FlightStatus& flight, std::string_view cabin)
{
    const auto known = std::find_if(flight.cabins.begin(), flight.cabins.end(),
                                    [&](const CabinUse& use) { return use.cabin == cabin; });
    if (known != flight.cabins.end()) return *known;
    const auto offered = static_cast<std::ptrdiff_t>(flight.facts ? flight.facts->cabins.size() : 0);
    const auto at = std::find_if(flight.cabins.begin() + offered, flight.cabins.end(),
                                 [&](const CabinUse& use) { return use.cabin > cabin; });
    CabinUse added;
    added.cabin = cabin;
    return *flight.cabins.insert(at, std::move(added));
}

/// Brings the cabins into the order of new facts; what was sold in a cabin that is no longer offered stays behind them.
void ViewState::arrangeCabins(FlightStatus& flight)
{
    std::vector<CabinUse> before = std::move(flight.cabins);
    flight.cabins.clear();
    for (const CabinFacts& offer : flight.facts->cabins) {
        CabinUse use;
        use.cabin = offer.cabin;
        const auto known =
            std::find_if(before.begin(), before.end(), [&](const CabinUse& old) { return old.cabin == offer.cabin; });
        if (known != before.end()) {
            use = std::move(*known);
            before.erase(known);
        }
        flight.cabins.push_back(std::move(use));
    }
    std::sort(before.begin(), before.end(), [](const CabinUse& a, const CabinUse& b) { return a.cabin < b.cabin; });
    for (CabinUse& use : before)
        if (!use.isEmpty()) flight.cabins.push_back(std::move(use));
}

std::shared_ptr<const SeatMap> ViewState::seatMapOf(const std::string& notation)
{
    if (notation.empty()) return nullptr;
    std::weak_ptr<const SeatMap>& kept = seatMaps_[notation];
    std::shared_ptr<const SeatMap> map = kept.lock();
    if (map) return map;
    auto parsed = SeatMap::parse(notation);
    if (!parsed) {
        ++anomalies_.contradictions;
        return nullptr;
    }
    map = std::make_shared<const SeatMap>(*std::move(parsed));
    kept = map;
    return map;
}

std::shared_ptr<const FlightFacts> ViewState::factsOf(const FlightDescribed& happening)
{
    auto facts = std::make_shared<FlightFacts>();
    facts->flightId = happening.flightId;
    facts->version = happening.version;
    facts->number = happening.number;
    facts->origin = happening.origin;
    facts->destination = happening.destination;
    facts->destinationIsAirport = happening.destinationIsAirport;
    facts->departsAt = happening.departsAt;
    facts->arrivesAt = happening.arrivesAt;
    facts->aircraft = happening.aircraft;
    Digest digest("facts");
    digest.add(happening.flightId).add(happening.version).add(happening.number).add(happening.origin);
    digest.add(happening.destination).add(happening.destinationIsAirport).add(happening.aircraft);
    digest.add(toEpochMs(happening.departsAt)).add(toEpochMs(happening.arrivesAt));
    for (const OfferedCabin& offer : happening.cabins) {
        facts->cabins.push_back({offer.cabin, offer.capacity, offer.price, seatMapOf(offer.seatMap)});
        digest.add(offer.cabin).add(offer.capacity).add(offer.seatMap);
        digest.add(offer.price.amountMinor()).add(offer.price.currency().code());
    }
    facts->fingerprint = digest.fingerprint();
    return facts;
}

void ViewState::on(const Unknown&)
{
    ++anomalies_.unknownTypes;
}

void ViewState::on(const Unreadable&)
{
    ++anomalies_.unreadable;
}

void ViewState::on(const FlightDescribed& happening)
{
    FlightStatus& flight = edit(happening.flightId);
    ++flight.events;
    if (happening.isNew) setMood(flight, Mood::NewFlight);
    if (flight.facts && flight.facts->version >= happening.version) return;
    flight.facts = factsOf(happening);
    arrangeCabins(flight);
}

void ViewState::on(const FlightWithdrawn& happening)
{
    FlightStatus& flight = hearOf(happening.flightId);
    if (flight.cancelled && flight.cancelledVersion >= happening.version) return;
    flight.cancelled = true;
    flight.cancelledVersion = happening.version;
    flight.cancelReason = happening.reason;
}

void ViewState::addTo(std::int64_t& sum, std::int64_t amount)
{
    if (__builtin_add_overflow(sum, amount, &sum)) ++anomalies_.contradictions;
}

std::uint8_t ViewState::counted(int count)
{
    if (count >= 0 && count <= UINT8_MAX) return static_cast<std::uint8_t>(count);
    ++anomalies_.contradictions;
    return 0;
}

} // namespace narae::view
