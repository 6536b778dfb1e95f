#include "server/payment/adapters/payment_shelf.hpp"

#include "common/api/events.hpp"
#include "server/payment/adapters/payment_rows.hpp"
#include "server/platform/database/bulk.hpp"

namespace narae::payment {

using database::Rows;
using database::Session;
using database::Value;

namespace {

api::events::Payment onTheWire(PaymentId payment, const Purchase& purchase)
{
    return {payment.value(),     purchase.reservation.value(),  purchase.flight.value(),
            purchase.passengers, purchase.amount.amountMinor(), std::string(purchase.amount.currency().code())};
}

template <class Event>
void append(commit::Outbox& outbox, const Event& event)
{
    outbox.append("payment", Event::kType, "payment/" + std::to_string(event.payment.payId), event.payment.flightId,
                  api::events::toText(event));
}

} // namespace

PaymentShelf::PaymentShelf(commit::IdBlocks& ids, commit::Outbox& outbox, std::function<void()> refundsOwed)
    : ids_(ids), outbox_(outbox), refundsOwed_(std::move(refundsOwed))
{
}

const Payment* PaymentShelf::findPayment(ReservationId reservation) const
{
    const StoredPayment* stored = payments_.find(reservation);
    return stored == nullptr ? nullptr : &stored->payment;
}

Payment* PaymentShelf::changePayment(ReservationId reservation)
{
    StoredPayment* stored = payments_.change(reservation);
    return stored == nullptr ? nullptr : &stored->payment;
}

void PaymentShelf::addPayment(Payment payment)
{
    const ReservationId reservation = payment.facts().purchase.reservation;
    payments_.add(reservation, {std::move(payment)});
}

void PaymentShelf::addRefund(Refund refund)
{
    const RefundKey key = refund.facts().key;
    refunds_.add(key, std::move(refund));
}

void PaymentShelf::addSuperfluous(SuperfluousCharge charge)
{
    const SuperfluousKey key = charge.facts().key;
    superfluous_.add(key, std::move(charge));
}

void PaymentShelf::publish(const PayApproved& event)
{
    append(outbox_, api::events::PayApproved{onTheWire(event.payment, event.purchase), event.purchase.cabin,
                                             event.purchase.locator});
}

void PaymentShelf::publish(const PayDeclined& event)
{
    append(outbox_, api::events::PayDeclined{onTheWire(event.payment, event.purchase), event.reason});
}

void PaymentShelf::publish(const PayCancelled& event)
{
    const Purchase given{event.reservation, event.flight, event.cabin, event.passengers, event.amount};
    append(outbox_, api::events::PayCancelled{onTheWire(event.payment, given), event.cabin, event.cancellation,
                                              event.refund.value()});
}

void PaymentShelf::load(Session& session)
{
    loadPayments(session);
    loadRefunds(session);
    loadSuperfluous(session);
}

void PaymentShelf::loadPayments(Session& session)
{
    std::vector<Value> keys;
    for (const ReservationId reservation : payments_.takeWanted())
        keys.emplace_back(reservation.value());
    if (keys.empty()) return;
    static const std::string kSelect =
        "SELECT " + std::string(rows::kPaymentColumns) + ", version FROM payment_payments WHERE reservation_id";
    database::selectIn(session, kSelect, keys, session.forUpdate(), [this](const Rows& found, std::size_t row) {
        PaymentFacts facts = rows::paymentFrom(found, row);
        const ReservationId reservation = facts.purchase.reservation;
        payments_.put(reservation, {Payment::restore(std::move(facts)), found.integer(row, rows::kPaymentVersion)});
    });
}

void PaymentShelf::loadRefunds(Session& session)
{
    std::vector<Value> keys;
    for (const RefundKey& key : refunds_.takeWanted()) {
        keys.emplace_back(key.reservation.value());
        keys.emplace_back(key.cancellation);
    }
    if (keys.empty()) return;
    static const std::string kSelect =
        "SELECT " + std::string(rows::kRefundColumns) + " FROM payment_refunds WHERE (reservation_id, cancellation)";
    database::selectInTuples(session, kSelect, keys, 2, session.forUpdate(),
                             [this](const Rows& found, std::size_t row) {
                                 RefundFacts facts = rows::refundFrom(found, row);
                                 const RefundKey key = facts.key;
                                 refunds_.put(key, Refund::restore(std::move(facts)));
                             });
}

void PaymentShelf::loadSuperfluous(Session& session)
{
    std::vector<Value> keys;
    for (const SuperfluousKey& key : superfluous_.takeWanted()) {
        keys.emplace_back(key.reservation.value());
        keys.emplace_back(key.reference);
    }
    if (keys.empty()) return;
    static const std::string kSelect = "SELECT " + std::string(rows::kSuperfluousColumns) +
                                       " FROM payment_superfluous_charges WHERE (reservation_id, gateway_reference)";
    database::selectInTuples(session, kSelect, keys, 2, session.forUpdate(),
                             [this](const Rows& found, std::size_t row) {
                                 SuperfluousFacts facts = rows::superfluousFrom(found, row);
                                 const SuperfluousKey key = facts.key;
                                 superfluous_.put(key, SuperfluousCharge::restore(std::move(facts)));
                             });
}

void PaymentShelf::mark()
{
    payments_.mark();
    refunds_.mark();
    superfluous_.mark();
}

void PaymentShelf::revert()
{
    payments_.revert();
    refunds_.revert();
    superfluous_.revert();
}

void PaymentShelf::write(Session& session)
{
    writePayments(session);
    writeRefunds(session);
    writeSuperfluous(session);
}

void PaymentShelf::writePayments(Session& session)
{
    static const std::string kColumns = std::string(rows::kPaymentColumns).append(", version");
    database::BulkInsert payments("payment_payments", kColumns);
    database::BulkInsert ledger("payment_ledger", rows::kLedgerColumns);
    const auto writeLedger = [&ledger](const Payment& payment) {
        for (const LedgerEntry& entry : payment.newEntries())
            ledger.add(rows::values(entry));
    };
    payments_.eachChanged(
        [&](ReservationId, const StoredPayment& stored) {
            // Guard: reservation_id is unique; two payments of one reservation cannot both be born.
            std::vector<Value> row = rows::values(stored.payment.facts());
            row.emplace_back(stored.version);
            payments.add(std::move(row));
            writeLedger(stored.payment);
        },
        [&](ReservationId, const StoredPayment& stored) {
            const PaymentFacts& facts = stored.payment.facts();
            // Guard: the version, under the row's lock. The schema refuses refunds above the amount once more.
            const std::int64_t found = session.execute(
                "UPDATE payment_payments SET method = ?, attempt = ?, state = ?, reason = ?, gateway_reference = ?, "
                "refunded_minor = ?, passengers_out = ?, ledger_entries = ?, changed_ms = ?, version = version + 1 "
                "WHERE payment_id = ? AND version = ?",
                {facts.method, facts.attempt, std::string(name(facts.state)), facts.reason, facts.gatewayReference,
                 facts.refunded.amountMinor(), facts.passengersOut, facts.ledgerEntries, toEpochMs(facts.changedAt),
                 facts.id.value(), stored.version});
            check(found == 1 || session.failure(), "nobody changes a payment that this batch has locked");
            writeLedger(stored.payment);
        });
    payments.send(session);
    // Guard: (payment, entry) is the key; a line is written once and never changed.
    ledger.send(session);
}

void PaymentShelf::writeRefunds(Session& session)
{
    database::BulkInsert refunds("payment_refunds", rows::kRefundColumns);
    refunds_.eachChanged(
        [&](const RefundKey&, const Refund& refund) {
            // Guard: (reservation_id, cancellation) is unique; one cancellation is refunded once.
            refunds.add(rows::values(refund.facts()));
            if (!refund.isDone()) owesMore_ = true;
        },
        [&](const RefundKey&, const Refund& refund) {
            const RefundFacts& facts = refund.facts();
            // Guard: the state; a refund that is done is never touched again.
            const std::int64_t found = session.execute(
                "UPDATE payment_refunds SET state = ?, attempts = ?, next_attempt_ms = ?, trouble = ?, "
                "gateway_reference = ?, done_ms = ? WHERE refund_id = ? AND state = 'pending'",
                {std::string(name(facts.state)), facts.attempts, toEpochMs(facts.nextAttemptAt), facts.trouble,
                 facts.gatewayReference, facts.doneAt ? Value(toEpochMs(*facts.doneAt)) : Value(), facts.id.value()});
            check(found == 1 || session.failure(), "nobody makes a refund that this batch has locked");
        });
    refunds.send(session);
}

void PaymentShelf::writeSuperfluous(Session& session)
{
    database::BulkInsert found("payment_superfluous_charges", rows::kSuperfluousColumns);
    superfluous_.eachChanged(
        [&](const SuperfluousKey&, const SuperfluousCharge& charge) {
            // Guard: (reservation_id, gateway_reference) is the key; a charge is found once.
            found.add(rows::values(charge.facts()));
            owesMore_ = true;
        },
        [&](const SuperfluousKey& key, const SuperfluousCharge& charge) {
            const SuperfluousFacts& facts = charge.facts();
            // Guard: the state; a charge that is given back is never touched again.
            const std::int64_t written = session.execute(
                "UPDATE payment_superfluous_charges SET state = ?, attempts = ?, next_attempt_ms = ?, trouble = ?, "
                "refund_reference = ?, given_back_ms = ? "
                "WHERE reservation_id = ? AND gateway_reference = ? AND state = 'waiting'",
                {std::string(name(facts.state)), facts.attempts, toEpochMs(facts.nextAttemptAt), facts.trouble,
                 facts.refundReference, facts.givenBackAt ? Value(toEpochMs(*facts.givenBackAt)) : Value(),
                 key.reservation.value(), key.reference});
            check(written == 1 || session.failure(), "nobody gives back a charge that this batch has locked");
        });
    found.send(session);
}

std::function<void()> PaymentShelf::whenDurable()
{
    return owesMore_ ? refundsOwed_ : nullptr;
}

void PaymentShelf::clear()
{
    payments_.clear();
    refunds_.clear();
    superfluous_.clear();
    owesMore_ = false;
}

} // namespace narae::payment
