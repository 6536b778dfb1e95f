#pragma once

#include "client-customer/search/query_words.hpp"
#include "client-customer/search/served_routes.hpp"
#include "common/desktop/client/records.hpp"

#include <QHash>
#include <optional>

namespace narae::customer {

/// A place that was said: the airports it may mean (a city has several), and in how many words.
struct SaidPlace {
    QStringList airports;
    std::size_t words = 0;
};

/// The places by all their names in both languages: codes, cities, airports, and how people call them.
class PlaceNames {
public:
    PlaceNames(const std::vector<desktop::Airport>& airports, ServedRoutes served);

    std::optional<SaidPlace> saidAt(const std::vector<QueryWord>& words, std::size_t at) const;
    /// All airports of the same city, the given one among them.
    QStringList sameCity(const QString& airport) const;
    /// The likeliest pair: one that is served; within a country the airports of domestic traffic, else of
    /// international. The one that was chosen before wins where nothing else speaks.
    std::pair<QString, QString> pairOf(const QStringList& origins, const QStringList& destinations,
                                       const QString& originBefore, const QString& destinationBefore) const;
    /// The words of all names, for the lexicon.
    QStringList words() const { return words_; }

private:
    void add(const QString& name, const QString& airport);
    int traffic(const QString& airport, bool domestic) const;

    QHash<QString, QStringList> airportsByName_; ///< by a name without its spaces
    QHash<QString, QString> city_, country_;
    QStringList words_;
    ServedRoutes served_;
};

} // namespace narae::customer
