#pragma once

#include "server/view/application/digest.hpp"
#include "server/view/application/names.hpp"
#include "server/view/application/purchase.hpp"
#include "server/view/application/purchase_query.hpp"
#include "server/view/application/purchase_record.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace narae::view {

/// Where a page of a history goes on: before this purchase, in the order newest first.
struct HistoryCursor {
    std::int64_t placedAtMs = 0;
    std::int64_t reservationId = 0;

    auto operator<=>(const HistoryCursor&) const = default;
};

/// All reservations, found by their id and by customer, in about 160 bytes each with their events' places in the
/// stream. One thread changes it while nobody reads (View sees to that); a record's place never changes.
class PurchaseTable {
public:
    using Place = std::uint32_t;

    PurchaseTable();

    std::size_t size() const { return size_; }
    /// The record of this id, or a new stub.
    Place findOrAdd(std::int64_t reservationId);
    std::optional<Place> find(std::int64_t reservationId) const;
    PurchaseRecord& at(Place place) { return blocks_[place / kBlock][place % kBlock]; }
    const PurchaseRecord& at(Place place) const { return blocks_[place / kBlock][place % kBlock]; }

    /// Puts a placed record into the list of all and into its customer's history. REQUIRES: called once for it.
    void addToHistory(Place place);
    /// Keeps the place of an event of this reservation.
    void remember(Place place, std::uint16_t writer, std::int64_t seq);

    std::uint8_t nameNumber(std::string_view name) { return names_.numberOf(name); }
    const std::string& name(std::uint8_t number) const { return names_[number]; }
    static std::uint32_t packLocator(std::string_view text);

    /// As people read it.
    Purchase purchase(Place place) const;
    /// Visits purchases of a customer (or of everybody), newest first, older than `before`, at most `most` of them and
    /// only while `visit` says so. Answers the last one visited; nothing when there was none.
    template <class Visit>
    std::optional<HistoryCursor> walk(const std::optional<std::int64_t>& customerId,
                                      const std::optional<HistoryCursor>& before, std::size_t most, Visit visit) const
    {
        const std::vector<Place>& list = listOf(customerId);
        std::optional<HistoryCursor> last;
        for (std::size_t end = endBefore(list, before); end > 0 && most > 0; --most) {
            const Place place = list[--end];
            last = cursorOf(place);
            if (!visit(place)) break;
        }
        return last;
    }
    /// The events of one reservation as (writer's number, seq), latest taken first.
    std::vector<std::pair<std::uint16_t, std::int64_t>> events(Place place) const;

    /// Independent of the order in which records came.
    Fingerprint fingerprint(Place place) const;

    /// What is allocated here, customers' histories included.
    std::size_t bytes() const;

private:
    static constexpr std::size_t kBlock = 4096;

    struct EventLink {
        std::uint32_t seqLow = 0;
        std::uint16_t seqHigh = 0;
        std::uint16_t writer = 0;
        std::uint32_t previous = 0; ///< the same reservation's event before; 0 is none
    };
    static_assert(sizeof(EventLink) == 12);

    HistoryCursor cursorOf(Place place) const { return {at(place).placedAtMs(), at(place).reservationId}; }
    bool isBefore(Place a, Place b) const { return cursorOf(a) < cursorOf(b); }
    void insert(std::vector<Place>& list, Place place) const;
    const std::vector<Place>& listOf(const std::optional<std::int64_t>& customerId) const;
    std::size_t endBefore(const std::vector<Place>& list, const std::optional<HistoryCursor>& before) const;
    void growIndex();
    std::size_t slotOf(std::int64_t reservationId) const;
    EventLink& link(std::uint32_t number) { return links_[number / kBlock][number % kBlock]; }
    const EventLink& link(std::uint32_t number) const { return links_[number / kBlock][number % kBlock]; }

    std::vector<std::unique_ptr<PurchaseRecord[]>> blocks_;
    std::size_t size_ = 0;
    std::vector<std::uint32_t> index_; ///< open addressing by reservation id: place + 1, 0 is free
    std::vector<std::unique_ptr<EventLink[]>> links_;
    std::uint32_t linkCount_ = 1;                                     ///< number 0 means none
    std::vector<Place> placed_;                                       ///< all that any list shows, oldest first
    std::unordered_map<std::int64_t, std::vector<Place>> byCustomer_; ///< oldest first
    Names names_;
};

} // namespace narae::view
