#include "server/app/demo_sales.hpp"

#include "server/app/parts.hpp"
#include "server/platform/http/trace.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace narae::app {

namespace {

using reservation::Asker;
using reservation::CancelReservation;
using reservation::QuoteCancellation;

/// Parties that book at once: their commits travel together.
constexpr int kClerks = 32;

/// What one call over HTTP would have been known by, in each event that it caused.
std::string callOfItsOwn()
{
    return http::Trace::goOn(std::nullopt).traceId;
}

/// Waits for what follows by itself; false when it has not come in time, which harms nothing: a server goes on with it.
template <class Condition>
bool soon(Condition holds)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

bool takenIn(Composition::Parts& parts)
{
    const auto readers = parts.readers();
    return std::all_of(readers.begin(), readers.end(), [](events::Reader* reader) { return reader->lag() == 0; });
}

Result<void> cancel(Composition::Parts& parts, const reservation::Reservation& party, DemoSale::Ending ending)
{
    Asker airline;
    airline.staff = true;
    QuoteCancellation ask{party.id, airline, {}, ending == DemoSale::Ending::StaffRefund};
    if (ending == DemoSale::Ending::OneStaysAtHome) ask.passengers = {static_cast<int>(party.passengers.size())};
    const auto quote = parts.reservation->desk.carryOut(ask, callOfItsOwn());
    if (!quote) return quote.error();
    const std::string reason = ending == DemoSale::Ending::StaffRefund ? "일정 변경 보상 / goodwill" : "traveller";
    const auto done =
        parts.reservation->desk.carryOut(CancelReservation{party.id, airline, quote->id, reason}, callOfItsOwn());
    if (!done) return done.error();
    return {};
}

/// Answers whether the reservation is new.
Result<bool> make(Composition::Parts& parts, const DemoSale& sale, AccountId traveller)
{
    reservation::PlaceReservation order;
    order.intent = reservation::IntentKey{"demo", sale.key};
    order.fingerprint = "demo";
    order.flight = sale.flight;
    order.cabin = sale.cabin;
    for (const std::string& name : sale.names)
        order.travellers.push_back({name, std::nullopt});
    auto contact = reservation::makeContact(sale.phone, "");
    if (!contact) return contact.error();
    order.contact = *std::move(contact);
    if (sale.ofTheTraveller) order.customer = traveller;
    order.policy = parts.reservation->policy;
    const auto booked = parts.reservation->booking.book(std::move(order), sale.paymentMethod, callOfItsOwn());
    if (!booked) {
        // A declined card is part of the picture; a flight may have been sold out or cancelled by now.
        const std::string_view code = booked.error().code();
        if (code == "payment.declined" || code.starts_with("seat.") || code.starts_with("flight.")) return false;
        return booked.error();
    }
    if (booked->repeated) return false;
    if (sale.ending == DemoSale::Ending::Kept) return true;
    if (auto cancelled = cancel(parts, booked->reservation, sale.ending); !cancelled) return cancelled.error();
    return true;
}

} // namespace

Result<DemoSold> sell(Composition::Parts& parts, const std::vector<DemoSale>& sales, AccountId traveller)
{
    if (!soon([&] { return takenIn(parts); })) return refuse("server.busy").retryAfter(1);
    std::atomic<std::size_t> next = 0;
    std::atomic<int> made = 0;
    std::mutex mutex;
    std::optional<Refusal> trouble;
    std::vector<std::thread> clerks;
    for (int i = 0; i < kClerks; ++i)
        clerks.emplace_back([&] {
            for (std::size_t at = next++; at < sales.size(); at = next++) {
                const auto isNew = make(parts, sales[at], traveller);
                if (isNew && *isNew) ++made;
                if (isNew) continue;
                const std::lock_guard lock(mutex);
                trouble = isNew.error();
                return;
            }
        });
    for (std::thread& clerk : clerks)
        clerk.join();
    if (trouble) return *trouble;
    (void)soon([&] {
        const auto pending = parts.payment->queries.pendingRefunds();
        return pending && pending->count == 0 && takenIn(parts);
    });
    return DemoSold{made, static_cast<int>(sales.size()) - made};
}

} // namespace narae::app
