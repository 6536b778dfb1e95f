#pragma once

#include <QDate>
#include <QString>

namespace narae::customer {

/// What a traveller looks for: one way, on a day of the origin's calendar.
struct SearchQuery {
    QString origin, destination; ///< IATA; empty while not chosen
    QDate date;
    int travellers = 1;
    QString cabin = {}; ///< by the server's name; empty: any

    bool complete() const { return !origin.isEmpty() && !destination.isEmpty() && date.isValid() && travellers > 0; }
    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

} // namespace narae::customer
