#pragma once

#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/client/airport_book.hpp"

#include <QByteArrayList>

namespace narae::admin {

/// The texts by which flights are found, in one block of memory, and what is looked for in them: each word typed must
/// be in a flight's number, airports, aircraft or date; a city's name in either language stands for its airports, and
/// "2026-12-01~2026-12-07" for the days from one to the other.
class FlightNeedles {
public:
    explicit FlightNeedles(const desktop::AirportBook& airports) : airports_(airports) {}

    void append(const FlightRecord& flight);
    /// It is found by other words now.
    void replace(int place, const FlightRecord& flight);
    void rebuild(const std::vector<FlightRecord>& flights);
    /// True when whatever fits now fitted before, too.
    bool look(const QString& typed);
    bool empty() const { return words_.empty() && spans_.empty(); }
    /// The days from one to the other, as it is typed.
    static QString span(const QDate& first, const QDate& last);
    bool fits(int place) const;

private:
    struct Needle {
        QByteArray text;
        qint32 day;
    };
    Needle needleOf(const FlightRecord& flight) const;
    int beginOf(int place) const { return place == 0 ? 0 : ends_[static_cast<std::size_t>(place) - 1]; }

    const desktop::AirportBook& airports_;
    QByteArray texts_;
    std::vector<int> ends_;
    QString typed_;
    std::vector<QByteArrayList> words_; ///< each with all it may stand for
    std::vector<qint32> days_;          ///< of each flight's departure at its origin, as Julian days
    struct Span {
        qint64 first, last;
    };
    std::vector<Span> spans_;
};

} // namespace narae::admin
