#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace narae::api {

/// What became of one reservation's price, as GET /v1/payments lists it.
struct Payment {
    std::int64_t paymentId = 0;
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string cabin;
    int count = 0; ///< passengers paid for
    Money amount;
    std::string state;  ///< captured, declined, abandoned
    std::string reason; ///< why it was declined; else empty
    std::string method; ///< a token, never a card
    std::string gatewayReference;
    Money refunded;   ///< of all refunds begun, done or not
    int countOut = 0; ///< passengers whose cancellation is settled
    Instant recordedAt;
    Instant changedAt;
};

/// One line of a payment's ledger; never changed once written.
struct LedgerEntry {
    int entry = 0;    ///< from 1
    std::string kind; ///< authorise, capture, decline, void, refund
    Money amount;
    std::string gatewayReference;
    std::string detail;
    Instant at;
};

struct Refund {
    std::int64_t refundId = 0;
    int cancellation = 0; ///< the reservation's first, second ...
    int count = 0;        ///< passengers who are out
    Money amount;
    std::string state; ///< pending, done
    int attempts = 0;  ///< that did not get there
    std::optional<Instant> nextAttemptAt;
    std::string trouble; ///< why the last attempt did not get there
    std::string gatewayReference;
    Instant begunAt;
    std::optional<Instant> doneAt;
};

/// A charge that was one too many for its reservation, and goes back by itself.
struct SuperfluousCharge {
    std::string gatewayReference;
    int attempt = 0; ///< to pay, in which it was charged
    Money amount;
    std::string state; ///< waiting, given_back
    int attempts = 0;  ///< to give it back, that did not get there
    std::optional<Instant> nextAttemptAt;
    std::string trouble;         ///< why the last one did not get there
    std::string refundReference; ///< the gateway's name for its way back
    Instant foundAt;
    std::optional<Instant> givenBackAt;
};

/// A payment with everything that hangs on it, as GET /v1/payments/{paymentId} shows it.
struct PaymentDetail {
    Payment payment;
    std::vector<LedgerEntry> ledger;
    std::vector<Refund> refunds;
    std::vector<SuperfluousCharge> superfluousCharges; ///< in no ledger: never ours to keep
};

nlohmann::json toJson(const Payment& payment);
/// The payment's own fields, and `ledger`, `refunds` and `superfluousCharges` beside them.
nlohmann::json toJson(const PaymentDetail& detail);

} // namespace narae::api
