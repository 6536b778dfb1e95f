#pragma once

#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/outbox.hpp"
#include "server/platform/commit/shelf.hpp"
#include "server/reservation/adapters/locator_stock.hpp"
#include "server/reservation/adapters/reservation_rows.hpp"
#include "server/reservation/adapters/seats_rows.hpp"
#include "server/reservation/application/books.hpp"

#include <map>
#include <set>
#include <vector>

namespace narae::reservation {

/// The books of this context on a database: this context's part of a batch. On the committer's thread only.
class ReservationShelf final : public ReservationBooks, public commit::Shelf {
public:
    ReservationShelf(commit::Outbox& outbox, commit::IdBlocks& ids, SeatMapCache& maps, Randomness& randomness);

    // The kinds of ids that it hands out, to be declared with the committer.
    static constexpr std::string_view kReservationIds = "reservation";
    static constexpr std::string_view kQuoteIds = "quote";

    void wantSeats(FlightId flight) override { seats_.map().want(flight); }
    void wantReservation(ReservationId reservation) override { reservations_.map().want(reservation); }
    void wantQuote(QuoteId quote) override { quotes_.want(quote); }
    void wantIntent(const IntentKey& key) override { intents_.want(key); }
    void wantLocator() override { locatorWanted_ = true; }
    void wantActiveOn(FlightId flight) override { activeOn_.want(flight); }

    const SeatsOnSale* seats(FlightId flight) const override { return seats_.map().find(flight); }
    SeatsOnSale* changeSeats(FlightId flight) override { return seats_.map().change(flight); }
    void add(SeatsOnSale seats) override;
    const Reservation* reservation(ReservationId reservation) const override
    {
        return reservations_.map().find(reservation);
    }
    Reservation* changeReservation(ReservationId reservation) override
    {
        return reservations_.map().change(reservation);
    }
    void add(Reservation reservation) override;
    std::vector<ReservationId> activeOn(FlightId flight) const override;
    const CancellationQuote* quote(QuoteId quote) const override { return quotes_.find(quote); }
    void add(CancellationQuote quote) override;
    const Intent* intent(const IntentKey& key) const override { return intents_.find(key); }
    void add(Intent intent) override;
    Locator nextLocator() override { return locators_.take(); }
    ReservationId nextReservationId() override { return ReservationId(ids_.next(kReservationIds)); }
    QuoteId nextQuoteId() override { return QuoteId(ids_.next(kQuoteIds)); }

    void tellPlaced(const Reservation& reservation) override;
    void tellConfirmed(const Reservation& reservation, bool seatsTakenAgain) override;
    void tellCancelled(const Reservation& reservation, const Cancellation& cancellation, bool seatsReturned) override;
    void tellPaymentUnknown(const Reservation& reservation, bool known) override;
    void tellExpired(const Reservation& reservation, const std::vector<std::string>& seats,
                     std::string_view reason) override;
    std::shared_ptr<const SeatMap> seatMap(const std::string& notation) override { return maps_.get(notation); }

    bool wantsMore() const override;
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override;
    void write(database::Session& session) override;
    void clear() override;
    void keep() override;

private:
    void forgetTheRest();
    void loadQuotes(database::Session& session);
    void loadIntents(database::Session& session);
    void loadActive(database::Session& session);
    template <class Event>
    void tell(const Event& event, const Reservation& reservation);

    commit::Outbox& outbox_;
    commit::IdBlocks& ids_;
    SeatMapCache& maps_;
    SeatsRows seats_;
    ReservationRows reservations_;
    commit::IdentityMap<QuoteId, CancellationQuote> quotes_;
    commit::IdentityMap<IntentKey, Intent> intents_;
    LocatorStock locators_;
    bool locatorWanted_ = false;
    commit::IdentityMap<FlightId, std::vector<ReservationId>> activeOn_;
};

} // namespace narae::reservation
