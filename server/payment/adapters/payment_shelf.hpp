#pragma once

#include "server/payment/application/payment_books.hpp"
#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/outbox.hpp"
#include "server/platform/commit/shelf.hpp"

#include <functional>
#include <string_view>

namespace narae::payment {

/// The payments, refunds and superfluous charges of a batch. On the committer's thread only.
class PaymentShelf final : public PaymentBooks, public commit::Shelf {
public:
    // What the composition root declares to the committer's ids.
    static constexpr std::string_view kPaymentIds = "payment";
    static constexpr std::string_view kRefundIds = "refund";

    /// `refundsOwed` is called, on a thread of the committer's, when a batch that began refunds, or found superfluous
    /// charges, is durable. It must not wait.
    PaymentShelf(commit::IdBlocks& ids, commit::Outbox& outbox, std::function<void()> refundsOwed);

    void wantPayment(ReservationId reservation) override { payments_.want(reservation); }
    void wantRefund(RefundKey key) override { refunds_.want(key); }
    void wantSuperfluous(const SuperfluousKey& key) override { superfluous_.want(key); }
    const Payment* findPayment(ReservationId reservation) const override;
    Payment* changePayment(ReservationId reservation) override;
    void addPayment(Payment payment) override;
    const Refund* findRefund(RefundKey key) const override { return refunds_.find(key); }
    Refund* changeRefund(RefundKey key) override { return refunds_.change(key); }
    void addRefund(Refund refund) override;
    const SuperfluousCharge* findSuperfluous(const SuperfluousKey& key) const override
    {
        return superfluous_.find(key);
    }
    SuperfluousCharge* changeSuperfluous(const SuperfluousKey& key) override { return superfluous_.change(key); }
    void addSuperfluous(SuperfluousCharge charge) override;
    PaymentId nextPaymentId() override { return PaymentId(ids_.next(kPaymentIds)); }
    RefundId nextRefundId() override { return RefundId(ids_.next(kRefundIds)); }
    void publish(const PayApproved& event) override;
    void publish(const PayDeclined& event) override;
    void publish(const PayCancelled& event) override;

    bool wantsMore() const override
    {
        return payments_.wantsMore() || refunds_.wantsMore() || superfluous_.wantsMore();
    }
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override { return payments_.changed() || refunds_.changed() || superfluous_.changed(); }
    void write(database::Session& session) override;
    std::function<void()> whenDurable() override;
    void clear() override;

private:
    struct StoredPayment {
        Payment payment;
        std::int64_t version = 1; ///< of the row, as loaded
    };

    void loadPayments(database::Session& session);
    void loadRefunds(database::Session& session);
    void loadSuperfluous(database::Session& session);
    void writePayments(database::Session& session);
    void writeRefunds(database::Session& session);
    void writeSuperfluous(database::Session& session);

    commit::IdBlocks& ids_;
    commit::Outbox& outbox_;
    std::function<void()> refundsOwed_;
    commit::IdentityMap<ReservationId, StoredPayment> payments_;
    commit::IdentityMap<RefundKey, Refund> refunds_;
    commit::IdentityMap<SuperfluousKey, SuperfluousCharge> superfluous_;
    bool owesMore_ = false; ///< whether the batch begins to owe something
};

} // namespace narae::payment
