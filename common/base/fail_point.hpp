#pragma once

#include <array>
#include <string_view>

namespace narae {

/// Every place between two steps where the process can be made to die, in the order a booking passes them.
/// `NARAE_FAILPOINT=name:n` aborts at the n-th passage; the system tests walk all of them.
inline constexpr std::array kFailPoints = std::to_array<std::string_view>({
    "commit.before_commit",   // a batch is written, its COMMIT not sent
    "commit.after_commit",    // a batch is durable, nobody was told
    "book.before_place",      // a booking was accepted by HTTP, nothing is written
    "book.after_place",       // seats are taken, the payment not begun
    "pay.before_gateway",     // about to call the gateway: only the reservation says that a payment is under way
    "gateway.before_capture", // the sandbox gateway is about to capture
    "gateway.after_capture",  // the sandbox gateway captured, its answer not sent
    "pay.after_gateway",      // the gateway answered, our ledger does not know
    "pay.after_record",       // our ledger knows, the reservation does not
    "book.after_confirm",     // the reservation is confirmed, the client not told
    "cancel.before_commit",   // a cancellation was accepted by HTTP, nothing is written
    "cancel.after_commit",    // the seats are back, the client not told
    "refund.before_gateway",  // a refund is on record, the gateway not called
    "gateway.after_refund",   // the sandbox gateway refunded, its answer not sent
    "refund.after_gateway",   // the gateway refunded, our ledger does not know
    "expire.before_commit",   // a hold was found over, nothing is written
    "expire.after_commit",    // its seats are back
    "deliver.before_apply",   // an event was read, its effect not written
    "deliver.after_apply",    // its effect is durable
});

/// Passes the point; aborts the process when NARAE_FAILPOINT asks for this passage. Any thread.
/// REQUIRES: `name` is one of kFailPoints.
void failPoint(std::string_view name);

} // namespace narae
