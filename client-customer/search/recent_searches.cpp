#include "client-customer/search/recent_searches.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace narae::customer {

namespace {

const QString kPreference = "recent_searches";

} // namespace

std::vector<SearchQuery> RecentSearches::all() const
{
    std::vector<SearchQuery> searches;
    for (const QJsonValue& each : QJsonDocument::fromJson(preferences_.get(kPreference).toUtf8()).array())
        searches.push_back({each["origin"].toString(), each["destination"].toString(),
                            QDate::fromString(each["date"].toString(), Qt::ISODate), each["travellers"].toInt(),
                            each["cabin"].toString()});
    return searches;
}

std::vector<SearchQuery> RecentSearches::list(const QDate& today) const
{
    std::vector<SearchQuery> searches = all();
    std::erase_if(searches, [&today](const SearchQuery& each) { return !each.complete() || each.date < today; });
    return searches;
}

void RecentSearches::add(const SearchQuery& query)
{
    std::vector<SearchQuery> searches = all();
    std::erase(searches, query);
    searches.insert(searches.begin(), query);
    if (searches.size() > kKeptMost) searches.resize(kKeptMost);
    QJsonArray array;
    for (const SearchQuery& each : searches)
        array.append(QJsonObject{{"origin", each.origin},
                                 {"destination", each.destination},
                                 {"date", each.date.toString(Qt::ISODate)},
                                 {"travellers", each.travellers},
                                 {"cabin", each.cabin}});
    preferences_.set(kPreference, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

void RecentSearches::clear()
{
    preferences_.remove(kPreference);
}

} // namespace narae::customer
