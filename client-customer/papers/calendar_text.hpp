#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <chrono>

namespace narae::customer {

/// A flight as an entry of a calendar: iCalendar (RFC 5545), UTC, with an alarm. Pure.
///
/// The uid is the reservation's for good: imported again after a change, the entry is replaced, not doubled.
struct CalendarText {
    QString uid;
    QString language; ///< of the words: "ko" or "en"
    QDateTime starts, ends, written;
    QString summary, location, description, alarmWords;
    std::chrono::minutes alarmBefore{180};
    bool cancelled = false;
    int sequence = 0; ///< grows with each change: cancelled passengers

    /// With CRLF, folded at 75 octets.
    QByteArray text() const;
};

} // namespace narae::customer
