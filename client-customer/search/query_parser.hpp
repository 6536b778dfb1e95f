#pragma once

#include "client-customer/search/query_places.hpp"
#include "client-customer/search/search_query.hpp"

namespace narae::customer {

/// Understands one line of a traveller: "서울 제주 내일 2명", "Jeju from Busan next Friday for two". In any order, in
/// Korean and English, with typos. It knows no clock and no widget. Any thread.
class QueryParser {
public:
    enum class Meaning { Unknown, Origin, Destination, Date, Travellers, Cabin, Filler };
    /// A piece of the line and what it was taken for.
    struct Piece {
        int at = 0;
        int length = 0;
        Meaning meaning = Meaning::Unknown;
        QString meant; ///< what a mistyped word was taken for, else empty
    };
    struct Reading {
        /// What was said; where a place or a day was not, what was known before.
        SearchQuery query;
        std::vector<Piece> pieces; ///< from left to right
        bool said(Meaning meaning) const;
        QStringList notUnderstood(const QString& line) const;
    };

    QueryParser(const std::vector<desktop::Airport>& airports, ServedRoutes served);

    /// `before` is what the fields say: it fills what the line leaves open.
    Reading read(const QString& line, QDate today, const SearchQuery& before = {}) const;

private:
    PlaceNames places_;
    Lexicon lexicon_;
};

} // namespace narae::customer
