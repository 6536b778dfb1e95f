#pragma once

#include "client-customer/search/search_query.hpp"
#include "common/desktop/keep/preferences.hpp"

#include <vector>

namespace narae::customer {

/// What was searched for lately, newest first, kept in the app's file. Days that are over are not offered. GUI thread.
class RecentSearches {
public:
    static constexpr int kKeptMost = 3;

    explicit RecentSearches(desktop::Preferences& preferences) : preferences_(preferences) {}

    std::vector<SearchQuery> list(const QDate& today) const;
    void add(const SearchQuery& query);
    void clear();

private:
    std::vector<SearchQuery> all() const;

    desktop::Preferences& preferences_;
};

} // namespace narae::customer
