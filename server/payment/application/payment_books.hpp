#pragma once

#include "server/payment/domain/payment.hpp"
#include "server/payment/domain/payment_events.hpp"
#include "server/payment/domain/refund.hpp"
#include "server/payment/domain/superfluous_charge.hpp"

namespace narae::payment {

/// Where payments and refunds are kept: a port. A use case names what it needs in want(), and changes it in decide();
/// both run on the one thread that writes.
class PaymentBooks {
public:
    virtual ~PaymentBooks() = default;

    virtual void wantPayment(ReservationId reservation) = 0;
    virtual void wantRefund(RefundKey key) = 0;
    virtual void wantSuperfluous(const SuperfluousKey& key) = 0;

    virtual const Payment* findPayment(ReservationId reservation) const = 0;
    virtual Payment* changePayment(ReservationId reservation) = 0;
    virtual void addPayment(Payment payment) = 0;
    virtual const Refund* findRefund(RefundKey key) const = 0;
    virtual Refund* changeRefund(RefundKey key) = 0;
    virtual void addRefund(Refund refund) = 0;
    virtual const SuperfluousCharge* findSuperfluous(const SuperfluousKey& key) const = 0;
    virtual SuperfluousCharge* changeSuperfluous(const SuperfluousKey& key) = 0;
    virtual void addSuperfluous(SuperfluousCharge charge) = 0;

    virtual PaymentId nextPaymentId() = 0;
    virtual RefundId nextRefundId() = 0;

    virtual void publish(const PayApproved& event) = 0;
    virtual void publish(const PayDeclined& event) = 0;
    virtual void publish(const PayCancelled& event) = 0;
};

} // namespace narae::payment
