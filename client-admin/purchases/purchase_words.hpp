#pragma once

#include "common/desktop/client/records.hpp"
#include "common/desktop/widgets/chip.hpp"

#include <QString>

namespace narae::admin {

/// A purchase's state in a word, as the table and the panel say it.
QString stateText(const desktop::Purchase& purchase);
desktop::ChipLook stateLook(const desktop::Purchase& purchase);

/// One event of a reservation, in words.
struct Happening {
    enum class Mark { Fact, Good, End, Waiting, Failed };

    QString name;  ///< "Payment approved"
    QString fact;  ///< "₩118,400"
    QString event; ///< PayApproved
    QDateTime at;
    QString traceId;
    Mark mark = Mark::Fact;
};

/// Reads one item of GET /v1/purchases/{reservationId}/timeline. An event of a newer server is shown by its own name.
Happening happeningFrom(const QJsonObject& event);

} // namespace narae::admin
