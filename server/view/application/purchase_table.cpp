#include "server/view/application/purchase_table.hpp"

#include "common/base/check.hpp"
#include "common/base/locator.hpp"

#include <algorithm>

namespace narae::view {

namespace {

constexpr auto kLetters = static_cast<std::uint32_t>(Locator::kAlphabet.size());
constexpr std::size_t kIndexStart = 1024;

std::size_t scatter(std::int64_t id)
{
    return static_cast<std::size_t>((static_cast<std::uint64_t>(id) * 0x9e3779b97f4a7c15U) >> 20U);
}

std::uint32_t packLetters(std::string_view letters)
{
    std::uint32_t packed = 0;
    for (const char letter : letters)
        packed = packed * kLetters + static_cast<std::uint32_t>(Locator::kAlphabet.find(letter));
    return packed;
}

std::string unpackLocator(std::uint32_t packed)
{
    if (packed == 0) return {};
    --packed;
    std::string text(Locator::kLength, ' ');
    for (std::size_t i = text.size(); i-- > 0; packed /= kLetters)
        text[i] = Locator::kAlphabet[packed % kLetters];
    return text;
}

} // namespace

PurchaseTable::PurchaseTable() : index_(kIndexStart) {}

std::size_t PurchaseTable::slotOf(std::int64_t reservationId) const
{
    const std::size_t mask = index_.size() - 1;
    std::size_t slot = scatter(reservationId) & mask;
    while (index_[slot] != 0 && at(index_[slot] - 1).reservationId != reservationId)
        slot = (slot + 1) & mask;
    return slot;
}

std::optional<PurchaseTable::Place> PurchaseTable::find(std::int64_t reservationId) const
{
    const std::uint32_t entry = index_[slotOf(reservationId)];
    if (entry == 0) return std::nullopt;
    return entry - 1;
}

PurchaseTable::Place PurchaseTable::findOrAdd(std::int64_t reservationId)
{
    std::size_t slot = slotOf(reservationId);
    if (index_[slot] != 0) return index_[slot] - 1;
    // Four fifths full is as far as probing stays short.
    if ((size_ + 1) * 5 > index_.size() * 4) {
        growIndex();
        slot = slotOf(reservationId);
    }
    if (size_ % kBlock == 0) blocks_.push_back(std::make_unique<PurchaseRecord[]>(kBlock));
    const auto place = static_cast<Place>(size_++);
    at(place).reservationId = reservationId;
    index_[slot] = place + 1;
    return place;
}

void PurchaseTable::growIndex()
{
    index_.assign(index_.size() * 2, 0);
    for (std::size_t place = 0; place < size_; ++place)
        index_[slotOf(at(static_cast<Place>(place)).reservationId)] = static_cast<std::uint32_t>(place) + 1;
}

/// Into its place from the end on: what comes is nearly always the newest.
void PurchaseTable::insert(std::vector<Place>& list, Place place) const
{
    auto at = list.end();
    while (at != list.begin() && isBefore(place, *std::prev(at)))
        --at;
    list.insert(at, place);
}

void PurchaseTable::addToHistory(Place place)
{
    insert(placed_, place);
    if (at(place).customerId != 0) insert(byCustomer_[at(place).customerId], place);
}

const std::vector<PurchaseTable::Place>& PurchaseTable::listOf(const std::optional<std::int64_t>& customerId) const
{
    static const std::vector<Place> kNone;
    if (!customerId) return placed_;
    const auto found = byCustomer_.find(*customerId);
    return found == byCustomer_.end() ? kNone : found->second;
}

std::size_t PurchaseTable::endBefore(const std::vector<Place>& list, const std::optional<HistoryCursor>& before) const
{
    if (!before) return list.size();
    const auto end =
        std::partition_point(list.begin(), list.end(), [&](Place place) { return cursorOf(place) < *before; });
    return static_cast<std::size_t>(end - list.begin());
}

void PurchaseTable::remember(Place place, std::uint16_t writer, std::int64_t seq)
{
    if (linkCount_ / kBlock == links_.size()) links_.push_back(std::make_unique<EventLink[]>(kBlock));
    EventLink& added = link(linkCount_);
    added.seqLow = static_cast<std::uint32_t>(seq);
    added.seqHigh = static_cast<std::uint16_t>(seq >> 32U);
    added.writer = writer;
    added.previous = at(place).lastEvent;
    at(place).lastEvent = linkCount_++;
}

std::uint32_t PurchaseTable::packLocator(std::string_view text)
{
    const auto locator = Locator::parse(text);
    return locator ? packLetters(locator->text()) + 1 : 0;
}

std::optional<LocatorRange> LocatorRange::startingWith(std::string_view prefix)
{
    if (prefix.size() > Locator::kLength) return std::nullopt;
    // The first and the last locator that begin so: their packed numbers are in the order of their texts.
    std::string first(prefix);
    std::string last(prefix);
    first.resize(Locator::kLength, Locator::kAlphabet.front());
    last.resize(Locator::kLength, Locator::kAlphabet.back());
    const LocatorRange range{PurchaseTable::packLocator(first), PurchaseTable::packLocator(last)};
    if (range.first == 0) return std::nullopt;
    return range;
}

Purchase PurchaseTable::purchase(Place place) const
{
    const PurchaseRecord& record = at(place);
    const auto money = [&](std::int64_t minor) {
        return Money::make(minor, names_[record.currency]).value_or(Money(minor, Currency::krw()));
    };
    Purchase purchase;
    purchase.reservationId = record.reservationId;
    purchase.customerId = record.customerId;
    purchase.flightId = record.flightId;
    purchase.locator = unpackLocator(record.locator);
    purchase.cabin = names_[record.cabin];
    purchase.count = record.count;
    purchase.cancelled = record.cancelled;
    for (const SeatCode seat : record.claim().seats)
        if (seat != 0) purchase.seats.push_back(toSeatName(seat));
    purchase.state = record.state();
    purchase.endReason = record.endReason();
    purchase.total = money(record.totalMinor);
    purchase.captured = money(record.capturedMinor);
    purchase.refunded = money(record.refundedMinor);
    purchase.placedAt = fromEpochMs(record.placedAtMs());
    return purchase;
}

std::vector<std::pair<std::uint16_t, std::int64_t>> PurchaseTable::events(Place place) const
{
    std::vector<std::pair<std::uint16_t, std::int64_t>> events;
    for (std::uint32_t number = at(place).lastEvent; number != 0; number = link(number).previous) {
        const EventLink& event = link(number);
        events.emplace_back(event.writer, static_cast<std::int64_t>(event.seqHigh) << 32U | event.seqLow);
    }
    return events;
}

Fingerprint PurchaseTable::fingerprint(Place place) const
{
    const PurchaseRecord& record = at(place);
    Digest digest("purchase");
    digest.add(record.reservationId).add(record.flightId).add(record.customerId);
    digest.add(record.totalMinor).add(record.capturedMinor).add(record.refundedMinor).add(record.placedAtMs());
    const std::int64_t flags = record.placed | record.paying << 1U | record.confirmed << 2U | record.expired << 3U |
                               record.returnReason << 4U | record.unknownAttempt << 7U | record.settledAttempt << 11U;
    digest.add(flags).add(record.locator).add(record.count).add(record.cancelled);
    digest.add(record.lastCancellation).add(static_cast<std::int64_t>(record.cancelReason));
    for (const SeatCode seat : record.seats)
        digest.add(seat);
    return digest.add(names_[record.cabin]).add(names_[record.currency]).fingerprint();
}

std::size_t PurchaseTable::bytes() const
{
    // A node of the map, with what malloc and its bucket add.
    constexpr std::size_t kCustomerBytes = sizeof(std::pair<std::int64_t, std::vector<Place>>) + 32;
    std::size_t bytes = blocks_.size() * kBlock * sizeof(PurchaseRecord) + index_.size() * sizeof(std::uint32_t) +
                        links_.size() * kBlock * sizeof(EventLink) + placed_.capacity() * sizeof(Place);
    for (const auto& [customer, own] : byCustomer_)
        bytes += kCustomerBytes + own.capacity() * sizeof(Place) + 16;
    return bytes;
}

} // namespace narae::view
