#pragma once

#include "common/desktop/client/airport_book.hpp"
#include "common/desktop/client/records.hpp"

#include <QByteArray>
#include <optional>

namespace narae::customer {

/// What a receipt says of one purchase.
struct ReceiptFacts {
    desktop::Purchase purchase;
    /// With the passengers and each cancellation, where it could be had.
    std::optional<desktop::Reservation> reservation;
    QString customer; ///< whom it is for: name and e-mail
    QDateTime issuedAt;
};

/// A receipt as a PDF: what was paid, what came back and why, what remains.
QByteArray receiptAsPdf(const ReceiptFacts& facts, const desktop::AirportBook& airports);

/// "Cancelled by you", in the app's language, from a cancellation's reason.
QString cancellationReason(const QString& reason);

} // namespace narae::customer
