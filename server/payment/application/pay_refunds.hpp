#pragma once

#include "common/base/clock.hpp"
#include "common/base/locator.hpp"
#include "common/base/result.hpp"
#include "server/payment/application/payment_desk.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_queries.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace narae::payment {

/// How long after its `attempts`-th failed attempt a refund is tried again: 1, 2, 4 ... 60 seconds, less up to half of
/// it at random, so that those which failed together do not come back together. REQUIRES: attempts >= 1.
std::chrono::milliseconds refundPause(int attempts, Randomness& randomness);

/// Pays what is owed, to who cancelled and to who was charged twice: asks the gateway to make each refund that is due,
/// and puts it on record. Tried until it is made;
/// the gateway's key sees to it that it is made once, even by two processes at once. Any thread, several at once.
class PayRefunds {
public:
    PayRefunds(PaymentDesk& desk, PaymentQueries& queries, PaymentGateway& gateway, const Clock& clock,
               Randomness& randomness)
        : desk_(desk), queries_(queries), gateway_(gateway), clock_(clock), randomness_(randomness)
    {
    }

    /// What is due now, the longest due first. Refuses `database.away`.
    Result<std::vector<DueRefund>> due(std::size_t max) { return queries_.dueRefunds(clock_.now(), max); }
    /// How long until something is due; nothing when no refund is pending. Refuses `database.away`.
    Result<std::optional<std::chrono::milliseconds>> untilNext();

    enum class Paid { Done, Postponed };
    /// Makes one attempt. Refuses `database.away` and `server.busy` when its outcome could not be put on record: it is
    /// still due then.
    Result<Paid> pay(const DueRefund& refund, const std::string& traceId);

private:
    Result<Paid> record(const RefundKey& key, const DueRefund& refund, const RefundAnswer& answer,
                        const std::string& traceId);
    Result<Paid> record(const SuperfluousKey& key, const DueRefund& refund, const RefundAnswer& answer,
                        const std::string& traceId);
    Instant nextAttempt(const DueRefund& refund) const;

    PaymentDesk& desk_;
    PaymentQueries& queries_;
    PaymentGateway& gateway_;
    const Clock& clock_;
    Randomness& randomness_;
};

} // namespace narae::payment
